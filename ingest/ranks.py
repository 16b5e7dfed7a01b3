"""How deep a heading of a text without mark-up lies."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import IntEnum

from ingest.lines import Raw
from ingest.tidy import AFTER_LINKS

LONG = 20  # words of a paragraph that a headline stands above
SLIDE_GAP = 3  # so many empty lines set a slide or a page apart
SERIES = re.compile(r"^(råd|vedlegg|kapittel|del|målområde|appendix|chapter|part)\s+\d+\b", re.IGNORECASE)
SECTION_NUMBER = re.compile(r"^\d+(\.\d+)+\.?\s+\S")
COUNTED = re.compile(r"^[A-ZÆØÅ]\w+ \d+: ")  # «Panelsamtale 2: …»
ASKED = re.compile(r"\b(?:du|dere|deg|din|ditt|dine|deres)\b.*\?$", re.IGNORECASE)  # what an interviewer asks


class Rank(IntEnum):
    """How deep a heading lies; a heading ends all sections of its own rank and deeper."""

    GIVEN = 0  # mark-up or type size tells its level, which is added
    CHAPTER = 10
    PART = 20
    SUBPART = 22
    ABOVE = 25  # a label above repeated headings
    REPEATED = 30  # «Begrunnelse», «Utdypning», «Eksempler»: the same under each part
    GROUP = 35  # a heading directly above another one
    SUBGROUP = 36  # one directly above another and directly below a third
    DECIMAL = 37  # «1.2 …»
    PLAIN = 40
    NUMBERED = 50
    COLON = 60


def norm(text: str) -> str:
    """The text in lower case without punctuation, to compare titles by."""
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


def chapters(contents: Sequence[str]) -> dict[str, Rank]:
    """The contents list's titles with their ranks: numbered ones are chapters, what stands below them parts."""
    ranks: dict[str, Rank] = {}
    numbered = any(re.match(r"^\d+\.?\s", title) for title in contents)
    below = False
    for title in contents:
        series = SERIES.match(title)
        top = bool(re.match(r"^\d+\.?\s", title)) or bool(series and series.group(1).lower() == "vedlegg")
        below = below or (top and numbered)
        deep = Rank.SUBPART if re.match(r"^\d+\.\d+\.\d", title) else Rank.PART
        ranks[norm(title)] = Rank.CHAPTER if top or not below or not numbered else deep
    return ranks


def in_contents(raw: Raw, known: Mapping[str, Rank]) -> Rank | None:
    """The rank that the contents list gives: the same title, or the same number of the same series."""
    name = norm(f"{raw.marker} {raw.text}")
    if name in known:
        return known[name]
    series = SERIES.match(raw.text)
    label = norm(series.group()) if series else ""
    return next((r for t, r in known.items() if label and (t + " ").startswith(label + " ")), None)


def is_fixed(raw: Raw, known: Mapping[str, Rank]) -> bool:
    """Whether a heading's rank does not depend on the headings beside it."""
    return bool(raw.marker or raw.text.endswith(":") or SERIES.match(raw.text) or in_contents(raw, known))


def ranks(raws: Sequence[Raw], is_heading: Sequence[bool], known: Mapping[str, Rank]) -> list[Rank | None]:
    """The rank of each raw paragraph that is a heading."""
    titles = Counter(norm(r.text) for r, h in zip(raws, is_heading, strict=True) if h and not r.marker)
    found = [_rank(raws, is_heading, i, known, titles) if h else None for i, h in enumerate(is_heading)]
    for i in range(1, len(found)):
        if found[i] is Rank.GROUP and found[i - 1] in {Rank.GROUP, Rank.SUBGROUP}:
            found[i] = Rank.SUBGROUP
    return found


def opens_slide(raw: Raw, rank: Rank) -> bool:
    """Whether a heading is set apart by empty space, so that it lies below nothing that came before."""
    return SLIDE_GAP <= raw.gap < AFTER_LINKS and rank in {Rank.GROUP, Rank.PLAIN}


def _rank(
    raws: Sequence[Raw], is_heading: Sequence[bool], i: int, known: Mapping[str, Rank], titles: Counter[str]
) -> Rank:
    raw = raws[i]
    if raw.level:
        return Rank.GIVEN
    listed = in_contents(raw, known)
    if listed:
        return listed
    if SECTION_NUMBER.match(raw.text):
        return Rank.DECIMAL
    if raw.marker:
        return Rank.NUMBERED
    if SERIES.match(raw.text):
        return Rank.PART
    if COUNTED.match(raw.text):
        return Rank.PLAIN
    if raw.text.endswith(":"):
        return Rank.ABOVE if is_heading[i + 1] and not raws[i + 1].text.endswith(":") else Rank.COLON
    if titles[norm(raw.text)] >= 3:
        return Rank.REPEATED
    if not known and _is_headline(raw, raws[i + 1]):
        return Rank.PART
    followed = is_heading[i + 1] and not is_fixed(raws[i + 1], known)
    return Rank.GROUP if followed else Rank.PLAIN


def _is_headline(raw: Raw, following: Raw) -> bool:
    """The headline of an article: long, or with an exclamation mark or a dash, above a paragraph of text."""
    if following.words < LONG or raw.text.startswith("«") or ASKED.search(raw.text):
        return False
    if raw.text.endswith("?") and " – " not in raw.text:
        return False
    if raw.words >= 7 or raw.gap >= AFTER_LINKS:
        return True
    return raw.words >= 4 and (raw.text.endswith(("!", "?")) or " – " in raw.text or ": " in raw.text)
