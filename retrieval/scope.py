"""What the assistant is not for: small talk, orders to it, and texts to be written. Told from the text alone."""

import re

ORDERS = re.compile(
    r"\bignor(?:er|e|ér)\b.{0,40}\b(?:instruks|instruction|regl|rules|kilde|source|tidligere|previous|over|above)"
    r"|\b(?:glem|forget|disregard|se bort fra|overse)\b.{0,40}\b(?:instruks|instruction|regl|rules|alt|everything|kilde)"
    r"|\b(?:system ?(?:prompt|instruks|melding)|systemprompt|skjulte? instruks|developer mode|jailbreak|prompten din)\b"
    r"|\b(?:your|dine|dei|the) (?:hidden |secret |skjulte |hemmelege |hemmelige )?(?:instructions|instruksjon\w*|instruks\w*)\b"
    r"|\bdu er nå\b|\byou are now\b|\blat som (?:om )?(?:du|at du)\b|\bpretend (?:to be|you)\b|\bact as\b|\bsvar som om\b"
    r"|\butgi deg for\b|\brollespill\b|\b(?:repeat|gjenta|skriv ut) (?:alt|everything|the text|teksten) (?:over|above)\b",
    re.IGNORECASE,
)
ERRANDS = re.compile(
    r"\b(?:skriv|lag|dikt|write|compose|generate|programmer|kod)\b.{0,30}\b(?:dikt|sang|vits|vers|kode|skript|script|program|python"
    r"|javascript|sql|poem|song|joke|code|essay|eventyr|historie|oppskrift|limerick|haiku|rap)\b"
    r"|\b(?:fortell|tell me|si)\b.{0,15}\b(?:vits|joke|eventyr)\b|\b(?:været|vêret|weather|værmelding|oppskrift|fotball|aksje\w*|lottotall)\b"
    r"|\b(?:oversett|translate|omset)\b.{0,40}\b(?:til|to)\b",
    re.IGNORECASE,
)
SMALL_TALK = re.compile(
    r"^\s*(?:hei+|hallo|hello|hi|heisann|god (?:dag|morgen|kveld)|takk(?: skal du ha)?|tusen takk|thanks?(?: you)?|ha det|bye|test"
    r"|hvordan (?:har|går) (?:du det|det)(?: i dag)?|korleis har du det|how are you|hvem er du|kven er du|who are you"
    r"|er du (?:en |ein )?(?:robot|menneske|kunstig intelligens|ki|ai)|hva heter du|kva heiter du)[\s,!.?]*(?:samråd)?[\s!.?]*$",
    re.IGNORECASE,
)


def outside(text: str) -> bool:
    """Whether a text is small talk, an order to the assistant or an errand, rather than a question to the corpus."""
    return bool(SMALL_TALK.match(text) or ORDERS.search(text) or ERRANDS.search(text)) or not re.search(r"\w{2}", text)
