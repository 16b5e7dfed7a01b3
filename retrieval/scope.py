"""What the assistant is not for: small talk, orders to it, texts to be made up. Told from the text alone."""

import re

ORDERS = (
    r"\bignor\w*\b.{0,40}\b(?:instru|regl|rules|kilde|source|tidligere|previous|over|above)",
    r"\b(?:glem|forget|disregard|se bort fra|overse)\b.{0,40}\b(?:instru|regl|rules|alt|everything|kilde)",
    r"\bsystem ?(?:prompt|instruks|melding)\w*|\bskjulte? instruks|\bdeveloper mode\b|\bjailbreak|\bprompten\b",
    r"\b(?:your|dine|dei|the) (?:hidden |secret |skjulte |hemmelege? )?instru(?:ctions|ks)",
    r"\b(?:du er nå|you are now|act as|pretend (?:to be|you)|svar som om|utgi deg for|rollespill)\b",
    r"\blat som (?:om )?(?:du|at du|det)\b",
    r"\b(?:repeat|gjenta|skriv ut) (?:alt|everything|the text|teksten) (?:over|above)\b",
)
ERRANDS = (
    r"\b(?:skriv|lag|dikt|write|compose|generate|programmer|kod)\b.{0,30}\b(?:dikt|sang|vits|vers|kode|skript|script"
    r"|program|python|javascript|sql|poem|song|joke|code|essay|eventyr|historie|oppskrift|limerick|haiku|rap)\b",
    r"\b(?:finn på|dikt opp|make up|invent|fabriker|forfalsk)\b",
    r"\b(?:fortell|tell me|si)\b.{0,15}\b(?:vits|joke|eventyr)\b",
    r"\b(?:været|vêret|weather|værmelding|oppskrift|fotball\w*|lottotall)\b",
    r"\b(?:oversett|translate|omset)\b.{0,40}\b(?:til|to)\b",
)
SMALL_TALK = (
    r"hei+|hallo|hello|hi|heisann|god (?:dag|morgen|kveld)|takk(?: skal du ha)?|tusen takk|thanks?(?: you)?|ha det|bye",
    r"test|hvordan (?:har|går) (?:du det|det)(?: i dag)?|korleis har du det|how are you|hva heter du|kva heiter du",
    r"(?:hvem|kven) er du|who are you|er du (?:en |ein )?(?:robot|menneske|kunstig intelligens|ki|ai)",
)
OUTSIDE = re.compile("|".join((*ORDERS, *ERRANDS)), re.IGNORECASE)
GREETING = re.compile(rf"^\s*(?:{'|'.join(SMALL_TALK)})[\s,!.?]*(?:samråd)?[\s!.?]*$", re.IGNORECASE)
SUBJECT = re.compile(r"\w{2}")


def outside(text: str) -> bool:
    """Whether a text is small talk, an order to the assistant or an errand, rather than a question to the corpus."""
    return bool(GREETING.match(text) or OUTSIDE.search(text)) or not SUBJECT.search(text)
