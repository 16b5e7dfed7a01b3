"""What was printed beside the text is taken away: contents lists, running heads, captions, image names, links."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.footnotes import Note, take_out
from ingest.lines import MONTHS, SENTENCE_END, Raw

CONTENTS_LINE = re.compile(r"^(?P<title>.*?\S)\s*(?:\t|\.{3,}|…+|\s\.)\s*[.…\s]*(?P<page>\d{1,4})$")
CONTENTS_HEADING = re.compile(r"^(innhold|innholdsfortegnelse|contents|innhald)$", re.IGNORECASE)
CAPTION = re.compile(
    r"^(?:An?|The|Two|Three|Several|Close-up)\b.{0,160}\b(?:photo(?:graph)?s?|image|picture|illustration|logo|icon)\b"
    r"|^(?:Illustrasjons)?bilde (?:av|fra|med)\b|^Illustrasjon\b|^skjermbilde$|^Illustrasjonsfoto\b",
    re.IGNORECASE,
)
IMAGE_NAME = re.compile(r"^_?[a-zæøå0-9]+(?:[-_][a-zæøå0-9]+)+$|^\S+\.(?:jpe?g|png|gif|svg|webp|tiff?)$", re.IGNORECASE)
POINTER = re.compile(
    r"^(?:Se (?:sendingen|video|opptak)|Les (?:mer|hele|også)|Hvis du vil (?:lese|se|vite)|Lenker til|Klikk her)\b", re.I
)
PAGE_NUMBER = re.compile(r"^(?:side\s+)?[–-]?\s*\d{1,4}\s*[–-]?(?:\s*(?:av|/)\s*\d{1,4})?$", re.IGNORECASE)
GO_ON = re.compile(r"^[a-zæøå(]|^[«“\"\[]")
DATE = re.compile(rf"^\d{{1,2}}\. ?(?:{MONTHS}|[a-z]{{3}}\.)", re.IGNORECASE)
POINTER_MAX_WORDS = 40
LONG = 20  # words: a paragraph, no link's name
AFTER_LINKS = 9  # the gap given to the first line after a list of links


@dataclass(frozen=True)
class Tidied:
    """The text that is left, and the titles that the contents list named, in order."""

    raws: tuple[Raw, ...]
    contents: tuple[str, ...]
    notes: tuple[Note, ...]


def tidy(raws: Sequence[Raw]) -> Tidied:
    """Take away all that is not text, and join what page ends broke."""
    heads = _running_heads(raws)
    body, contents = _without_contents([r for r in raws if _key(r.text) not in heads])
    text, notes = take_out([r for r in _without_links(body) if not is_noise(r)])
    return Tidied(tuple(_mend(text)), tuple(contents), tuple(notes))


def is_noise(raw: Raw) -> bool:
    """Whether a raw paragraph is a caption, an image's name, a page number or a link that leads nowhere."""
    text = raw.text
    if raw.marker and PAGE_NUMBER.match(text) is None:
        return False
    if CAPTION.match(text) or IMAGE_NAME.match(text) or PAGE_NUMBER.match(text):
        return True
    return bool(POINTER.match(text)) and raw.words <= POINTER_MAX_WORDS and not text.endswith(":")


def _running_heads(raws: Sequence[Raw]) -> set[str]:
    """Lines that stand first or last on three pages or more, digits aside; only paged texts have them."""
    edges: Counter[str] = Counter()
    pages: dict[int, list[Raw]] = {}
    for raw in raws:
        if raw.page is not None:
            pages.setdefault(raw.page, []).append(raw)
    for found in pages.values():
        edges.update({_key(r.text) for r in (*found[:2], *found[-2:]) if r.words <= 14})
    return {key for key, count in edges.items() if count >= 3 and count >= len(pages) / 4}


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", text).strip().lower()


def _without_contents(raws: list[Raw]) -> tuple[list[Raw], list[str]]:
    """Drop runs of three contents lines or more, the heading above them, and keep their titles."""
    matches = [CONTENTS_LINE.match(r.text) for r in raws]
    drop: set[int] = set()
    titles: list[str] = []
    start = None
    for i, match in enumerate([*matches, None]):
        if match and start is None:
            start = i
        elif not match and start is not None:
            after_heading = start > 0 and bool(CONTENTS_HEADING.match(raws[start - 1].text))
            if i - start >= 3 or after_heading:
                drop |= set(range(start - after_heading, i))
                found = [matches[j] for j in range(start, i)]
                marks = [raws[j].marker for j in range(start, i)]
                titles += [f"{k} {m['title']}".strip() for k, m in zip(marks, found, strict=True) if m]
            start = None
    return [r for i, r in enumerate(raws) if i not in drop], titles


def _without_links(raws: Sequence[Raw]) -> list[Raw]:
    """Drop «Les mer her:» with the names of the links below it, up to the heading of the next text."""
    result: list[Raw] = []
    i = 0
    while i < len(raws):
        raw = raws[i]
        if not (POINTER.match(raw.text) and raw.text.endswith(":")):
            result.append(raw)
            i += 1
            continue
        j = i + 1
        while j < len(raws) and raws[j].words < LONG and not raws[j].text.endswith(".") and raws[j].gap < AFTER_LINKS:
            j += 1
        heading = j - 1 if j < len(raws) and j - 1 > i else j
        if heading < len(raws):
            result.append(replace(raws[heading], gap=AFTER_LINKS))
        i = heading + 1
    return result


def _mend(raws: Sequence[Raw]) -> list[Raw]:
    """Join a sentence that a page end or a footnote broke to its rest, and a short answer to its lead-in."""
    result: list[Raw] = []
    for raw in raws:
        if result and (_is_rest(result[-1], raw) or _is_value(result[-1], raw)):
            result[-1] = replace(result[-1], text=f"{result[-1].text} {raw.text}")
        else:
            result.append(raw)
    return result


def _is_rest(last: Raw, raw: Raw) -> bool:
    """Whether a paragraph is the rest of the one before: that one has no end, this one no beginning."""
    if raw.marker or "\t" in raw.text or "\t" in last.text or SENTENCE_END.search(last.text):
        return False
    return last.words >= 8 and bool(GO_ON.match(raw.text))


def _is_value(last: Raw, raw: Raw) -> bool:
    """Whether a short line is the date that the line before leads into («Søknadsfristen …:»)."""
    return last.text.endswith(":") and not raw.marker and raw.words <= 8 and bool(DATE.match(raw.text))
