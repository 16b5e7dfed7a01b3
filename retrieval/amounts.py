"""The numbers of a text: counts, percentages, dates, ordinals, codes and labels such as «Råd 4», in one notation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

MONTHS = {
    name: number
    for number, names in enumerate(
        """januar january jan|februar february feb|mars march|april apr|mai may|juni june jun|juli july jul|august aug
        |september sept sep|oktober october okt oct|november nov|desember december des dec""".split("|"),
        1,
    )
    for name in names.split()
}
NAMES = sorted((m for m in MONTHS if len(m) > 3 or m in {"mai", "may"}), key=len, reverse=True)
MONTH = rf"(?:{'|'.join(NAMES)})\b\.?"
BARE_MONTH = rf"(?:{'|'.join(n for n in NAMES if n not in {'march', 'may'})})\b"
NUMBER = re.compile(
    rf"""(?<![\w])(?:
    (?P<iso>\d{{4}}-\d\d-\d\d)(?![\d-])
    |(?P<dotted>\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}})(?!\d)
    |(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s(?:of\s)?(?P<month>{MONTH})(?:,?\s(?P<year>\d{{4}}))?
    |(?P<month2>{MONTH})\s(?:(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s)?(?P<year2>\d{{4}})(?!\d)
    |(?P<month3>{BARE_MONTH})
    |(?P<grouped>[1-9]\d{{0,2}}(?:[\s.,]\d{{3}})+)(?![\d/])
    |(?P<decimal>\d+[.,]\d+)(?![\d./-]\d)
    |(?P<code>v?\d+(?:(?:[./:]|-(?=\d+-))\d+)+(?:-\d+)*)
    |(?P<plain>\d+)(?P<th>st|nd|rd|th|\.(?=\s[a-zæøå]))?
    )""",
    re.I | re.X,
)
AFTER = re.compile(
    r"\s?(?P<scale>mill(?:\.|ioner|ion|ionar|ions)?\b|m(?:illia)?rd(?:er|ar|s)?\b\.?|billions?\b|tusen\b|thousand\b)?"
    r"\s?(?P<percent>%|prosent\w{0,8}|pst\b|per\s?cent\b)?",
    re.I,
)
SCALES = (("milliard", 10**9), ("mill", 10**6), ("mrd", 10**9), ("bill", 10**9), ("tusen", 1000), ("thou", 1000))
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
NOUN_WITHIN = 60  # letters behind a number in which stands what is counted
NORSE = "en to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten".split()
ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
NORSE_TENS = "tjue tretti førti femti seksti sytti åtti nitti".split()
ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NORSE_ORDINALS = "tredje fjerde femte sjette sjuende åttende niende tiende".split()
ENGLISH_ORDINALS = "third fourth fifth sixth seventh eighth ninth tenth".split()
LABELS = {
    word: words.split()[0]
    for words in (
        "råd rådet rådene rådets råda advice recommendation recommendations",
        "kapittel kapitlet kap chapter",
        "vedlegg vedlegget appendix annex",
        "trinn trinnet steg step level nivå",
        "figur figuren figure",
        "tabell tabellen table",
        "punkt punktet point",
        "fase fasen phase",
    )
    for word in words.split()
}
LABEL = re.compile(
    rf"\b({'|'.join(sorted(LABELS, key=len, reverse=True))})\s(?:nr\.?\s|no\.?\s|nummer\s|number\s)?"
    r"(\d{1,2}|[a-zæøå]{2,5})\b(?:,?\s?(?:,|og|and|eller|or|–|-)\s?(\d{1,2}))?(?:,?\s?(?:,|og|and|–|-)\s?(\d{1,2})\b)?",
    re.I,
)


def _number_words(ones: list[str], tens: list[str], joint: str) -> dict[str, int]:
    """One to ninety-nine in words."""
    found = dict(zip(ones, range(1, 20), strict=True)) | dict(zip(tens, range(20, 100, 10), strict=True))
    pairs = [(10 * t + o, ten, one) for t, ten in enumerate(tens, 2) for o, one in enumerate(ones[:9], 1)]
    return found | {f"{ten}{joint}{one}": number for number, ten, one in pairs}


WORDS_NORSE = _number_words(NORSE, NORSE_TENS, "") | {
    "syv": 7,
    "tyve": 20,
    "tredve": 30,
    "hundre": 100,
    "tusen": 1000,
}
WORDS_NORSE |= {"begge": 2, "én": 1, "ett": 1, "éin": 1, "eitt": 1, "sytten": 17}
WORDS_ENGLISH = _number_words(ENGLISH, ENGLISH_TENS, "-") | {"both": 2, "hundred": 100, "thousand": 1000}
ARTICLES = frozenset("en et ett én ei ein eit eitt éin a an one".split())
ORDINALS = {w: n for n, w in chain(enumerate(NORSE_ORDINALS, 3), enumerate(ENGLISH_ORDINALS, 3))}
ORDINALS |= {"sjuande": 7, "åttande": 8, "niande": 9, "tiande": 10, "syvende": 7}
NO_COUNTS = frozenset({"en"})


@dataclass(frozen=True)
class Amount:
    """A number: of what kind, its value in one notation, how it is written, and the words behind it."""

    kind: str  # plain, percent, ordinal, code, date, or a label's own word
    value: str
    written: str
    behind: str = ""


def amounts(text: str, english: bool) -> tuple[Amount, ...]:
    """The numbers of a text; `english` tells «to» and «fire» from number words."""
    found: list[Amount] = []
    for match in LABEL.finditer(text):
        found += _labelled(match, english)
    rest = LABEL.sub(lambda m: " " * len(m.group()) if _labelled(m, english) else m.group(), text)
    for match in NUMBER.finditer(rest):
        found += _amount(match, rest)
    return (*found, *_worded(rest, english))


def _labelled(match: re.Match[str], english: bool) -> list[Amount]:
    kind = LABELS[match.group(1).lower()]
    words = WORDS_ENGLISH if english else WORDS_NORSE
    numbers = [g if g.isdigit() else str(words.get(g.lower(), "")) for g in match.groups()[1:] if g]
    return [Amount(kind, number, match.group()) for number in numbers if number] if numbers[0] else []


def _amount(match: re.Match[str], text: str) -> Iterator[Amount]:
    part, written = match.groupdict(), match.group()
    if date := _date(part):
        yield Amount("date", date, written)
        if not date.startswith("?"):
            yield Amount("plain", date[:4], written)
        return
    if part["code"]:
        yield Amount("code", part["code"].lower(), written)
        return
    value = Decimal(re.sub(r"[\s.,]", "", part["grouped"])) if part["grouped"] else None
    value = value if value is not None else Decimal((part["decimal"] or part["plain"]).replace(",", "."))
    if part["th"]:
        yield Amount("ordinal", str(value), written)
        if part["th"] != ".":
            return
    yield _scaled(value, written, text, match.end())


def _scaled(value: Decimal, written: str, text: str, end: int) -> Amount:
    after = AFTER.match(text, end)
    scale, percent = (after.group("scale") or "", after.group("percent")) if after else ("", None)
    value *= next((factor for name, factor in SCALES if scale.lower().startswith(name)), 1)
    end = after.end() if after else end
    number = format(value.normalize(), "f")
    return Amount("percent" if percent else "plain", number, written, text[end : end + NOUN_WITHIN])


def _date(part: dict[str, str | None]) -> str:
    """A date as year-month-day, with «?» for what is not said; empty where there is none."""
    if part["iso"]:
        return part["iso"]
    if part["dotted"]:
        day, month, year = re.split(r"\.\s?", part["dotted"])
        return f"{year}-{int(month):02}-{int(day):02}"
    name = part["month"] or part["month2"] or part["month3"]
    if not name:
        return ""
    day = part["day"] or part["day2"] or ""
    year = part["year"] or part["year2"] or "?"
    return (
        f"{year}-{MONTHS[name.lower().rstrip('.')]:02}-{int(day):02}"
        if day
        else f"{year}-{MONTHS[name.lower().rstrip('.')]:02}-?"
    )


def _worded(text: str, english: bool) -> Iterator[Amount]:
    words = WORDS_ENGLISH if english else WORDS_NORSE
    for match in WORD.finditer(text):
        word = match.group().lower()
        if word in ORDINALS:
            yield Amount("ordinal", str(ORDINALS[word]), match.group())
        elif word in words and word not in NO_COUNTS and not (word == "one" and english):
            yield _scaled(Decimal(words[word]), match.group(), text, match.end())


def same(one: Amount, other: Amount) -> bool:
    """Whether a source's number bears a written one out."""
    if one.kind == "date" and other.kind == "date":
        pairs = zip(one.value.split("-"), other.value.split("-"), strict=True)
        return all(said in {"?", held} for said, held in pairs)
    if one.kind == "ordinal":
        return one.value == other.value and other.kind in {"ordinal", *LABELS.values()}
    return one.kind == other.kind and one.value == other.value
