"""Footnotes are taken out of the running text and put back beside the sentence that points to them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Block, Kind
from ingest.lines import Raw

DIGITS = "¹²³⁴⁵⁶⁷⁸⁹⁰"
NOTE = re.compile(rf"^[{DIGITS}]+\s*(?=\S)")
MARK = re.compile(rf"(?<!\bm)(?<!\bkm)(?<!\bcm)[{DIGITS}]+")  # m² is a unit, not a footnote
ORDINARY = str.maketrans(DIGITS, "1234567890")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, and how many paragraphs of text stood before it where it was printed."""

    number: str
    text: str
    after: int
    page: int | None


def take_out(raws: Sequence[Raw]) -> tuple[list[Raw], list[Note]]:
    """The running text, and the footnotes that stood between its paragraphs."""
    text: list[Raw] = []
    notes: list[Note] = []
    for raw in raws:
        begin = NOTE.match(raw.text)
        if begin:
            number = begin.group().strip().translate(ORDINARY)
            notes.append(Note(number, raw.text[begin.end() :].lstrip(" ,"), len(text), raw.page))
        else:
            text.append(raw)
    return text, notes


def without_marks(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without footnote marks, and the numbers of the marks."""
    bare, refs, _ = lift_marks(text)
    return bare, refs


def lift_marks(text: str) -> tuple[str, tuple[str, ...], tuple[int, ...]]:
    """The text without footnote marks, the marks' numbers, and how many characters stood before each."""
    parts, refs, places, length, start = [], [], [], 0, 0
    for mark in MARK.finditer(text):
        part = text[start : mark.start()]
        if re.match(r"[.,;:\s]", text[mark.end() : mark.end() + 1]):
            part = part.rstrip()  # «oppgave ¹.» had a space for the mark's sake
        parts.append(part)
        length += len(part)
        refs.append(mark.group().translate(ORDINARY))
        places.append(length)
        start = mark.end()
    return "".join([*parts, text[start:]]), tuple(refs), tuple(places)


def put_beside(blocks: Sequence[Block], notes: Sequence[Note]) -> list[Block]:
    """Each footnote after the nearest block that points to it; where none does, after the place it was printed."""
    places: dict[int, list[Block]] = {}
    for note in notes:
        pointing = [i for i, block in enumerate(blocks) if note.number in block.refs]
        at = min(pointing, key=lambda i: abs(i - note.after)) if pointing else min(note.after, len(blocks)) - 1
        block = Block(Kind.FOOTNOTE, note.text, page=note.page, marker=note.number)
        places.setdefault(at, []).append(block)
    result = list(places.get(-1, []))
    for i, block in enumerate(blocks):
        result += [block, *places.get(i, [])]
    return result
