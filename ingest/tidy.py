"""What was printed beside the text is taken away: contents lists, running heads, captions, image names, links."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.contents import without_contents
from ingest.footnotes import Note, take_out
from ingest.lines import MONTHS, SENTENCE_END, UNENDED, Raw, join_lines

CAPTION = re.compile(
    r"^(?:An?|The|Two|Three|Several|Close-up)\b.{0,160}\b(?:photo(?:graph)?s?|image|picture|illustration|logo|icon)\b"
    r"|^(?:Illustrasjons)?bilde (?:av|fra|med)\b|^Illustrasjon\b|^skjermbilde$|^Illustrasjonsfoto\b"
    r"|^(?:Foto|Photo)(?:graf)?:(?:\s+\S+){1,6}$|^Fra venstre:",
    re.IGNORECASE,
)
IMAGE_NAME = re.compile(r"^_?[a-zæøå0-9]+(?:[-_][a-zæøå0-9]+)+$|^\S+\.(?:jpe?g|png|gif|svg|webp|tiff?)$", re.IGNORECASE)
POINTER = re.compile(
    r"^(?:Se (?:sendingen|video|opptak)|Les (?:mer|hele|også)|Hvis du vil (?:lese|se|vite)|Lenker til|Klikk her)\b"
    r"|\b(?:video|film|opptak|sending)(?:en|et)?:$",
    re.IGNORECASE,
)
PLAYER = re.compile(r"^(?:[Nn]ett-?[Tt][Vv]|[Vv]ideo|[Pp]odkast)(?=[A-ZÆØÅ:])")  # the label of a film or sound clip
LINK_NAME = re.compile(r"\b(?:Se video|Se opptak|Les mer|klikk her)\b", re.IGNORECASE)
PAGE_NUMBER = re.compile(r"^(?:side\s+)?[–-]?\s*\d{1,4}\s*[–-]?(?:\s*(?:av|/)\s*\d{1,4})?$", re.IGNORECASE)
ELLIPSIS = re.compile(r"^(?:[(\[](?:\.{2,3}|…)[)\]]|\[\w)")  # «[...]», «[Difi og DFØ] skal»: the begin of a quotation
QUOTATION = re.compile(r"^«[^»]*».?[¹²³⁴⁵⁶⁷⁸⁹⁰]*$")
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
    body, contents = without_contents([r for r in raws if _key(r.text) not in heads])
    text, notes = take_out([r for r in _without_links(body) if not is_noise(r)])
    mended, places = _mend(text)
    notes = [replace(note, after=places[note.after]) for note in notes]
    return Tidied(tuple(mended), tuple(contents), tuple(notes))


def is_noise(raw: Raw) -> bool:
    """Whether a raw paragraph is a caption, an image's name, a page number or a link that leads nowhere."""
    text = raw.text
    if raw.marker and PAGE_NUMBER.match(text) is None:
        return False
    if CAPTION.match(text) or IMAGE_NAME.match(text) or PAGE_NUMBER.match(text) or PLAYER.match(text):
        return True
    return bool(POINTER.search(text)) and raw.words <= POINTER_MAX_WORDS


def _running_heads(raws: Sequence[Raw]) -> set[str]:
    """Lines that stand first or last on most of few pages or on a quarter of many, digits aside."""
    edges: Counter[str] = Counter()
    pages: dict[int, list[Raw]] = {}
    for raw in raws:
        if raw.page is not None:
            pages.setdefault(raw.page, []).append(raw)
    for found in pages.values():
        edges.update({_key(r.text) for r in (*found[:2], *found[-2:]) if _may_be_head(r)})
    least = max(2, min(3, len(pages)), len(pages) / 4)
    return {key for key, count in edges.items() if count >= least}


def _may_be_head(raw: Raw) -> bool:
    sentence = raw.words >= 6 and raw.text.endswith((".", "?", "!"))
    return raw.words <= 14 and not raw.level and not sentence


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", text).strip().lower()


def _without_links(raws: Sequence[Raw]) -> list[Raw]:
    """Drop «Les mer her:» with the names of the links below it, up to the heading of the next text."""
    result: list[Raw] = []
    i = 0
    while i < len(raws):
        raw = raws[i]
        if not _leads_to_links(raws, i):
            result.append(raw)
            i += 1
            continue
        j = i + 1
        while j < len(raws) and _is_link(raws[j]) and raws[j].gap < AFTER_LINKS:
            j += 1
        titled = j < len(raws) and j - 1 > i and not re.search(r"[.)]$", raws[j - 1].text)
        i = j - 1 if titled else j
        if i < len(raws):
            result.append(replace(raws[i], gap=AFTER_LINKS))
        i += 1
    return result


def _leads_to_links(raws: Sequence[Raw], i: int) -> bool:
    raw = raws[i]
    pointer = POINTER.search(raw.text) and raw.text.endswith(":") and not raw.marker and not raw.level
    return bool(pointer) and not (i + 1 < len(raws) and raws[i + 1].marker)


def _is_link(raw: Raw) -> bool:
    """Whether a line below «Les mer:» may be a link's name: short, no point of a list, no sentence."""
    if raw.marker or raw.level or "\t" in raw.text:
        return False
    named = raw.words < LONG and not raw.text.endswith((".", ":"))
    return named or (raw.words <= POINTER_MAX_WORDS and bool(LINK_NAME.search(raw.text)))


def _mend(raws: Sequence[Raw]) -> tuple[list[Raw], list[int]]:
    """Join a sentence that a page end or a footnote broke to its rest, and a short answer to its lead-in.

    The numbers tell how many paragraphs the first 0, 1, 2 … of the old ones have become.
    """
    result: list[Raw] = []
    places = [0]
    for raw in raws:
        if result and (_is_rest(result[-1], raw) or _is_value(result[-1], raw)):
            result[-1] = replace(result[-1], text=join_lines(result[-1].text, raw.text))
        else:
            result.append(raw)
        places.append(len(result))
    return result, places


def _is_rest(last: Raw, raw: Raw) -> bool:
    """Whether a paragraph is the rest of the one before: that one has no end, this one no beginning."""
    if raw.marker or raw.level or last.level or "\t" in raw.text + last.text:
        return False
    if last.text.endswith(":"):  # what is quoted after it
        return bool(ELLIPSIS.match(raw.text) or QUOTATION.match(raw.text)) and not last.marker
    if SENTENCE_END.search(last.text):
        return False
    if last.text.endswith("-") and last.words >= 4 and raw.text[:1].islower():
        return True
    if last.words >= 8 and raw.words >= 8 and UNENDED.search(last.text):
        return True
    return (last.words >= 8 or bool(UNENDED.search(last.text))) and bool(GO_ON.match(raw.text))


def _is_value(last: Raw, raw: Raw) -> bool:
    """Whether a short line is the date that the line before leads into («Søknadsfristen …:»)."""
    return last.text.endswith(":") and not raw.marker and raw.words <= 8 and bool(DATE.match(raw.text))
