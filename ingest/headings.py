"""Which paragraphs of a text without mark-up are headings."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.footnotes import without_marks
from ingest.lines import MONTHS, UNENDED, Raw
from ingest.lists import lost_lists
from ingest.ranks import SECTION_NUMBER, SERIES, Rank, chapters, in_contents, is_fixed, norm, ranks

MAX_WORDS, MAX_CHARS = 30, 220
SENTENCE_WORDS = 20  # a line of so many words that has a verb is a sentence without its full stop
VALUE = re.compile(r"^[\w-]+\.?(?:\s\w+)?: .*\d|^\S+, .*\b(?:19|20)\d\d$|^\d{1,2}\. \w+\.? \d{4}$|@|www\.")
DATED = re.compile(rf"\b\d{{1,2}}\. (?:{MONTHS})\b", re.IGNORECASE)
SOURCE_LINE = re.compile(
    r"^(?:Utdrag fra|Kilde|Foto|Figur|Tabell|Fra venstre|ISBN|Tlf|E-post|©)\b|^©|^v\d", re.IGNORECASE
)
NAME = re.compile(r"^(?:[A-ZÆØÅ][\w-]+ ){1,3}[A-ZÆØÅ][\w-]+, [a-zæøå]")
ANNOUNCES = re.compile(r"^(?:Dette|Disse|Her|Følgende|Nedenfor|Under)\b.*\b(?:er|følger|gir|ser|finner)\b")
# A line with a colon and one of these is the beginning of a sentence or a list, no name of what follows.
VERB = r"er|var|har|kan|vil|skal|må|bør|sier|uttaler|heter|står|foreslår|viser|anbefaler|disse|følgende"
CLAUSE = re.compile(rf"\b(?:her|hele|og|å|at|for|om):?$|\b(?:{VERB})\b", re.IGNORECASE)
LABEL_MAX_WORDS = 4  # a label with a colon in a text whose headings are known by their type size


@dataclass(frozen=True, slots=True)
class Marked:
    """A raw paragraph, and its rank where it is a heading."""

    raw: Raw
    rank: Rank | None = None


def mark(raws: Sequence[Raw], contents: Sequence[str]) -> list[Marked]:
    """Find the headings; `contents` are the titles of the contents list, in order."""
    known = chapters(contents)
    raws = _with_whole_titles(_without_labels(raws), known)
    is_heading = [_is_heading(raws, i, known) for i in range(len(raws))]
    _only_marked(raws, is_heading, known)
    raws = lost_lists(raws, is_heading, [is_fixed(r, known) or r.level > 0 for r in raws])
    found = ranks(raws, is_heading, known)
    return [Marked(raw, rank) for raw, rank in zip(raws, found, strict=True)]


def _without_labels(raws: Sequence[Raw]) -> list[Raw]:
    """Where «Name:» also begins paragraphs («Name: the text»), one alone on its line is joined to its text."""
    labels = {r.text for r in raws if r.text.endswith(":") and not r.marker and not r.level}
    run_in = {a for a in labels if any(r.text.startswith(a + " ") for r in raws)}
    result: list[Raw] = []
    for raw in raws:
        if result and result[-1].text in run_in and not raw.marker and not raw.level and raw.words >= SENTENCE_WORDS:
            result[-1] = replace(result[-1], text=f"{result[-1].text} {raw.text}")
        else:
            result.append(raw)
    return result


def _with_whole_titles(raws: Sequence[Raw], known: Mapping[str, Rank]) -> list[Raw]:
    """«Vedlegg 1» above «Oversikt over …» are one heading where the contents list has them as one."""
    result: list[Raw] = []
    for raw in raws:
        last = result[-1] if result else None
        if last and SERIES.fullmatch(last.text) and norm(f"{last.text} {raw.text}") in known:
            result[-1] = replace(last, text=f"{last.text}: {raw.text}")
        else:
            result.append(raw)
    return result


def _only_marked(raws: Sequence[Raw], is_heading: list[bool], known: Mapping[str, Rank]) -> None:
    """Where the headings have mark-up of their own, a short line without it is none."""
    given = any(raw.level for raw in raws)
    if given:
        for i, raw in enumerate(raws):
            is_heading[i] = is_heading[i] and (not raw.marker or bool(in_contents(raw, known)))
    plain = [i for i, h in enumerate(is_heading) if h and not raws[i].marker]
    bold = [i for i in plain if raws[i].strong == raws[i].text]
    if not given and not (len(bold) >= 3 and len(bold) >= len(plain) / 2):
        return
    for i in plain:
        raw = raws[i]
        label = raw.text.endswith(":") and raw.words <= LABEL_MAX_WORDS
        marked = raw.level if given else i in bold
        is_heading[i] = bool(marked) or label or bool(in_contents(raw, known) or SECTION_NUMBER.match(raw.text))


def _is_heading(raws: Sequence[Raw], i: int, known: Mapping[str, Rank]) -> bool:
    raw = raws[i]
    if raw.level:
        return True
    text = without_marks(raw.text)[0]
    if raw.words > MAX_WORDS or len(text) > MAX_CHARS or "\t" in text or i + 1 >= len(raws):
        return False
    following = raws[i + 1]
    if raw.marker:
        return _numbered_heading(raw, following, known)
    if in_contents(raw, known) and not text.endswith("."):
        return True
    if text[:1].islower() or text[:1] in "([" or UNENDED.search(text) or _is_byline(raw) or _is_value(text):
        return False
    if text.endswith(":"):
        return not following.marker and raw.words <= 20 and not CLAUSE.search(text)
    if (following.marker and ANNOUNCES.match(text)) or _is_sentence(raw):
        return False
    return text[-1] not in ".;,…»”" or ((text.startswith("«") and text[-1] in "«»") and raw.words <= 14)


def _is_value(text: str) -> bool:
    """A date, an address, a source: what a label leads to."""
    return bool(SOURCE_LINE.match(text) or VALUE.search(text) or DATED.search(text)) or "Kilde:" in text


def _is_sentence(raw: Raw) -> bool:
    return raw.words >= SENTENCE_WORDS and not raw.text.endswith("?") and bool(re.search(rf"\b(?:{VERB})\b", raw.text))


def _is_byline(raw: Raw) -> bool:
    """A name with an office, or lines printed together: a signature, an address."""
    together = raw.lines > 1 and (len(raw.text) < 60 or raw.words > 14 or re.search(r"\d", raw.text) is not None)
    return bool(NAME.match(raw.text)) or together


def _numbered_heading(raw: Raw, following: Raw, known: Mapping[str, Rank]) -> bool:
    """«1. Strategi mot …» above text is a heading; between other numbers it is a point of a list."""
    if not re.match(r"^\d+\.$", raw.marker):
        return False
    if in_contents(raw, known):
        return True
    if raw.text.endswith((".", ";", ",", "?", ":")):
        return False
    alone = raw.gap > 0 and following.gap > 0
    return alone and not following.marker and raw.words <= 14 and not raw.strong
