"""A follow-up is understood from the conversation: «og hvem gjør det hos oss?» gets its subject back."""

import re

from ingest.words import STOPWORDS, words

# What shows that a question leans on the one before it.
OPENERS = re.compile(
    r"^\s*(?:og|men|enn|ok(?:ei|ay)?|ja|nei|so|and|but|then)\b|^\s*(?:hva|kva) med\b|^\s*(?:what|how) about\b"
    r"|^\s*(?:hvorfor|kvifor|why)(?: (?:det|ikke|ikkje|not|that))?\s*\?*$",
    re.IGNORECASE,
)
# What only a question that goes on says: «…, da?», «det siste?», «slike krav».
GOES_ON = re.compile(
    r",? (?:da|då|then)\s*\?*$|\b(?:det|den|de|dei) (?:siste|første|fyrste)\s*\?*$"
    r"|\bthe (?:last|first|latter)(?: one)?\s*\?*$|\b(?:slike|slikt|sånne|such)\b(?! (?:som|as|that|an?)\b)",
    re.IGNORECASE,
)
SEVERAL = re.compile(r"[.?!;–] ")  # sentences, of which one may lean on the other
PRONOUNS = (
    "det|dette|den|denne|de|disse|dei|desse|dem|deres|deira|ham|han|hun|ho|it|its|this|these|they|them|their|he|she"
)
POINTERS = re.compile(
    rf"\b(?:{PRONOUNS}|slik[te]?|sånn|dit|der|that|those|førstnevnte|sistnevnte|samme|same)\b", re.IGNORECASE
)
# A pointer that is only the sentence's formal subject points to nothing: «er det lurt å …», «hva er det som …».
EXPLETIVE = re.compile(
    r"\b(?:er|var|blir|finnes|finst|gjelder|kan|må|bør|skal|har|hadde|hvis|om|når|at|is|was) (?:det|there|it)\b"
    r"|\bdet (?:er|var|blir|finnes|finst|må|bør|kan|skal)\b|\b(?:de|dei|the) (?:\w+e|\w+a)\b|\bden \w+(?:e|en|a)\b"
    r"|\bde[it]? (?:to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|\d+|\w+este?)\b|\bit (?:is|was)\b",
    re.IGNORECASE,
)
# A person or body that a question goes on about; a name that follows is another's: «Did they also want a CIO?»
PERSONS = re.compile(r"\b(?:they|them|their|he|she|han|hun|ho|dei|dem)\b", re.IGNORECASE)
# What can only point, if nothing that it may point to stands before it in the same question.
BACK = re.compile(rf"\b(?:{PRONOUNS})\b", re.IGNORECASE)
NAMED = re.compile(r"(?<=[\w,;] )(?!I\b)[«\"]?[A-ZÆØÅ]")  # a capital that does not open the question
SHORT = 3  # content words: a question with fewer leans on the conversation if it points at all


def resolve(text: str, history: tuple[str, ...]) -> str:
    """The question as it would be asked alone: with the subject of the earlier one where it leans on it."""
    if not history or not leans(text):
        return text
    before = resolve(history[-1], history[:-1])
    return f"{text} ({before})"


def leans(text: str) -> bool:
    """Whether a question cannot be understood without the one before it."""
    content = [w for w in words(text) if w not in STOPWORDS and len(w) > 2]
    if OPENERS.search(text):
        return len(content) <= SHORT * 2 or bool(BACK.search(text))
    if GOES_ON.search(text) and not SEVERAL.search(text.strip()):
        return True
    pointing = POINTERS.search(EXPLETIVE.sub(" ", text))
    return points_back(text) or (len(content) < SHORT and (bool(pointing) or len(content) <= 1))


def points_back(text: str) -> bool:
    """Whether a question names nothing, and speaks of «de» or «det» before it has said anything of its own."""
    plain = EXPLETIVE.sub(" ", text)
    pointer = BACK.search(plain)
    if not pointer:
        return False
    person = PERSONS.search(text) if PERSONS.fullmatch(pointer.group()) else None
    if NAMED.search(text[: person.start()] if person else text):
        return False
    return sum(w not in STOPWORDS and len(w) > 2 for w in words(plain[: pointer.start()])) <= 1
