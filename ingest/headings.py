"""Which paragraphs of a text without mark-up are headings, and how deep each lies."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from ingest.footnotes import without_marks
from ingest.lines import MONTHS, Raw
from ingest.tidy import AFTER_LINKS

MAX_WORDS, MAX_CHARS = 30, 220
LONG = 20  # words of a paragraph that a headline stands above
RUN = 4  # so many short lines in a row are a heading and a list whose marks were lost
SERIES = re.compile(r"^(råd|vedlegg|kapittel|del|målområde|appendix|chapter|part)\s+\d+\b", re.IGNORECASE)
SECTION_NUMBER = re.compile(r"^\d+(\.\d+)+\.?\s+\S")
VALUE = re.compile(r"^[\w-]+\.?(?:\s\w+)?: .*\d|^\S+, .*\b(?:19|20)\d\d$|^\d{1,2}\. \w+\.? \d{4}$|@|www\.")
DATED = re.compile(rf"\b\d{{1,2}}\. (?:{MONTHS})\b", re.IGNORECASE)
SOURCE_LINE = re.compile(r"^(?:Utdrag fra|Kilde|Foto|Figur|Tabell|Fra venstre|ISBN|Tlf|E-post|©)\b|^©|^v\d", re.IGNORECASE)
NAME = re.compile(r"^(?:[A-ZÆØÅ][\w-]+ ){1,3}[A-ZÆØÅ][\w-]+, [a-zæøå]")
COUNTED = re.compile(r"^[A-ZÆØÅ]\w+ \d+: ")  # «Panelsamtale 2: …»
# A line that ends like this goes on below; it names nothing.
UNENDED = re.compile(r"\b(?:at|å|om|for|av|til|og|eller|som|i|på|den|det|de|en|et|er)$", re.IGNORECASE)
# A line with a colon and one of these is the beginning of a sentence or a list, no name of what follows.
CLAUSE = re.compile(
    r"\b(?:er|var|har|kan|vil|skal|må|bør|følgende|sier|uttaler|heter|står|her|hele|foreslår|viser|og|å|at|for|om|disse):?$"
    r"|\b(?:er|var|har|kan|vil|skal|må|bør|sier|uttaler|heter|står|foreslår|viser|anbefaler|disse|følgende)\b",
    re.IGNORECASE,
)


class Rank(IntEnum):
    """How deep a heading lies; a heading ends all sections of its own rank and deeper."""

    CHAPTER = 10
    PART = 20
    ABOVE = 25  # a label above repeated headings
    REPEATED = 30  # «Begrunnelse», «Utdypning», «Eksempler»: the same under each part
    GROUP = 35  # a heading directly above another one
    DECIMAL = 37  # «1.2 …»
    PLAIN = 40
    NUMBERED = 50
    QUESTION = 55
    COLON = 60


@dataclass(frozen=True, slots=True)
class Marked:
    """A raw paragraph, and its rank where it is a heading."""

    raw: Raw
    rank: Rank | None = None


def mark(raws: Sequence[Raw], contents: Sequence[str]) -> list[Marked]:
    """Find the headings; `contents` are the titles of the contents list, in order."""
    chapters = _chapters(contents)
    is_heading = [_is_heading(raws, i, chapters) for i in range(len(raws))]
    raws = list(raws)
    _lost_lists(raws, is_heading, chapters)
    titles = Counter(_norm(r.text) for r, h in zip(raws, is_heading, strict=True) if h and not r.marker)
    return [
        Marked(raw, _rank(raws, is_heading, i, chapters, titles) if is_heading[i] else None)
        for i, raw in enumerate(raws)
    ]


def _norm(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


def _chapters(contents: Sequence[str]) -> dict[str, Rank]:
    """The contents list's titles with their ranks: numbered ones are chapters, what stands below them parts."""
    ranks: dict[str, Rank] = {}
    numbered = any(re.match(r"^\d+\.\s", title) for title in contents)
    below = False
    for title in contents:
        series = SERIES.match(title)
        top = bool(re.match(r"^\d+\.\s", title)) or bool(series and series.group(1).lower() == "vedlegg")
        below = below or (top and numbered)
        ranks[_norm(title)] = Rank.CHAPTER if top or not below or not numbered else Rank.PART
    return ranks


def _in_contents(raw: Raw, chapters: dict[str, Rank]) -> Rank | None:
    """The rank that the contents list gives: the same title, or the same number of the same series."""
    name = _norm(f"{raw.marker} {raw.text}")
    if name in chapters:
        return chapters[name]
    series = SERIES.match(raw.text)
    label = _norm(series.group()) if series else ""
    return next((r for t, r in chapters.items() if label and (t + " ").startswith(label + " ")), None)


def _is_heading(raws: Sequence[Raw], i: int, chapters: dict[str, Rank]) -> bool:
    raw = raws[i]
    text = without_marks(raw.text)[0]
    if raw.words > MAX_WORDS or len(text) > MAX_CHARS or "\t" in text or i + 1 >= len(raws):
        return False
    following = raws[i + 1]
    if raw.marker:
        return _numbered_heading(raw, following, chapters)
    if _in_contents(raw, chapters) and not text.endswith("."):
        return True
    if text[:1].islower() or text[:1] in "([" or UNENDED.search(text) or _is_byline(raw) or SOURCE_LINE.match(text) or VALUE.search(text) or DATED.search(text) or "Kilde:" in text:
        return False
    if text.endswith(":"):
        return not following.marker and raw.words <= 20 and not CLAUSE.search(text)
    return text[-1] not in ".;,…»”" or (text.startswith("«") and text[-1] in "«»") and raw.words <= 14


def _is_byline(raw: Raw) -> bool:
    """A name with an office, or lines printed together: a signature, an address."""
    together = raw.lines > 1 and (len(raw.text) < 60 or raw.words > 14 or re.search(r"\d", raw.text) is not None)
    return bool(NAME.match(raw.text)) or together


def _numbered_heading(raw: Raw, following: Raw, chapters: dict[str, Rank]) -> bool:
    """«1. Strategi mot …» above text is a heading; between other numbers it is a point of a list."""
    if not re.match(r"^\d+\.$", raw.marker):
        return False
    if _in_contents(raw, chapters):
        return True
    if raw.text.endswith((".", ";", ",", "?", ":")):
        return False
    alone = raw.gap > 0 and following.gap > 0
    return alone and not following.marker and raw.words <= 14 and not raw.strong


def _lost_lists(raws: list[Raw], is_heading: list[bool], chapters: dict[str, Rank]) -> None:
    """A run of short lines: the first is a heading, the others are points whose marks were lost."""
    i = 0
    while i < len(raws):
        j = i
        while j < len(raws) and is_heading[j] and (j == i or raws[j].gap < 2) and not _fixed(raws[j], chapters):
            j += 1
        if j - i >= RUN:
            end = j if j >= len(raws) or raws[j].gap >= 2 or raws[j].words < LONG else j - 1
            for k in range(i + 1, end):
                is_heading[k], raws[k] = False, replace(raws[k], marker="-")
        i = max(j, i + 1)


def _fixed(raw: Raw, chapters: dict[str, Rank]) -> bool:
    return bool(raw.marker or raw.text.endswith(":") or SERIES.match(raw.text) or _in_contents(raw, chapters))


def _rank(
    raws: Sequence[Raw], is_heading: Sequence[bool], i: int, chapters: dict[str, Rank], titles: Counter[str]
) -> Rank:
    raw = raws[i]
    known = _in_contents(raw, chapters)
    if known:
        return known
    if SECTION_NUMBER.match(raw.text):
        return Rank.DECIMAL
    if raw.marker:
        return Rank.NUMBERED
    if SERIES.match(raw.text):
        return Rank.PART
    if COUNTED.match(raw.text):
        return Rank.GROUP
    if raw.text.endswith(":"):
        return Rank.ABOVE if is_heading[i + 1] and not raws[i + 1].text.endswith(":") else Rank.COLON
    if titles[_norm(raw.text)] >= 3:
        return Rank.REPEATED
    if not chapters and _is_headline(raw, raws[i + 1]):
        return Rank.PART
    if raw.text.endswith("?") and not chapters:
        return Rank.QUESTION
    followed = is_heading[i + 1] and not _fixed(raws[i + 1], chapters)
    return Rank.GROUP if followed else Rank.PLAIN


def _is_headline(raw: Raw, following: Raw) -> bool:
    """The headline of an article: long, or with an exclamation mark or a dash, above a paragraph of text."""
    if following.words < LONG or raw.text.startswith("«"):
        return False
    question = raw.text.endswith("?") and " – " not in raw.text
    if question:
        return False
    if raw.words >= 7 or raw.gap >= AFTER_LINKS:
        return True
    return raw.words >= 4 and (raw.text.endswith(("!", "?")) or " – " in raw.text or ": " in raw.text)
