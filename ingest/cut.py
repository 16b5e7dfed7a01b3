"""Sections are cut into passages: between sentences, 60 to 180 words, a list with its lead-in."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.blocks import Section
from ingest.passages import Form, Passage, Unit
from ingest.pieces import Piece, Placed, pieces

MIN_WORDS, MAX_WORDS = 60, 180
TARGET_WORDS = 140


def cut(document: str, sections: Iterable[Section]) -> list[Passage]:
    """The passages of a document's sections, in order."""
    passages: list[Passage] = []
    seen: dict[str, int] = {}
    for section in sections:
        packed = _pack([part for p in pieces(section.blocks) for part in _split(p)])
        passages += [_passage(document, section.path, piece, seen) for piece in _balance(packed)]
    return passages


def _split(piece: Piece) -> list[Piece]:
    """A piece over the limit is cut between its units; a list's lead-in is repeated above each part."""
    if piece.words <= MAX_WORDS:
        return [piece]
    parts: list[Piece] = []
    part: list[Placed] = []
    lead: Placed | None = None
    share, words = piece.words / -(-piece.words // TARGET_WORDS), 0
    for held in _with_notes(piece):
        first, more = held[0].unit, sum(p.words for p in held)
        full = words >= share or words + more > MAX_WORDS
        if full and part and part != [lead]:
            repeated = [replace(lead, page=held[0].page)] if lead and first.form in {Form.ITEM, Form.ROW} else []
            announcing = _announcing(part)
            parts.append(Piece(part[: len(part) - len(announcing)]))
            part = repeated or announcing
            words = sum(p.words for p in part)
        if first.form is Form.LEAD:
            lead = held[0]
        elif first.form is Form.SENTENCE:
            lead = None
        part, words = [*part, *held], words + more
    return [*parts, Piece(part)]


def _announcing(part: list[Placed]) -> list[Placed]:
    """A last sentence that ends in a colon, for it goes with what it announces."""
    last = part[-1].unit
    announces = last.form is Form.SENTENCE and last.text.endswith(":") and len(part) > 1
    return part[-1:] if announces else []


def _with_notes(piece: Piece) -> list[list[Placed]]:
    """The units of a piece, each with the footnotes that stand beside it."""
    held: list[list[Placed]] = []
    for placed in piece.units:
        if placed.unit.form is Form.FOOTNOTE and held:
            held[-1].append(placed)
        else:
            held.append([placed])
    return held


def _pack(pieces: Sequence[Piece]) -> list[Piece]:
    """Short neighbours go together until they reach the target; a short last one joins the one before."""
    packed: list[Piece] = []
    for piece in pieces:
        last = packed[-1] if packed else None
        joined = (last.words + piece.words) if last else 0
        if last and joined <= MAX_WORDS and (min(last.words, piece.words) < MIN_WORDS or joined <= TARGET_WORDS):
            packed[-1] = Piece([*last.units, *piece.units])
        else:
            packed.append(Piece(list(piece.units)))
    return packed


def _balance(packed: Sequence[Piece]) -> list[Piece]:
    """A short piece that fitted nowhere shares the words of its neighbour."""
    balanced: list[Piece] = []
    for piece in packed:
        last = balanced[-1] if balanced else None
        if last and min(last.words, piece.words) < MIN_WORDS:
            again = piece.units[0] if piece.units[0].unit.form is Form.LEAD else None
            repeated = again is not None and any(p.unit is again.unit for p in last.units)
            balanced[-1:] = _split(Piece([*last.units, *piece.units[repeated:]]))
        else:
            balanced.append(piece)
    return balanced


def render(units: Sequence[Unit]) -> str:
    """The passage's text: sentences of a paragraph on one line, each point, row and footnote on its own."""
    lines: list[str] = []
    last: Unit | None = None
    for unit in units:
        prose = unit.form in {Form.SENTENCE, Form.LEAD}
        if prose and last and last.form is Form.SENTENCE and last.paragraph == unit.paragraph:
            lines[-1] += f" {unit.text}"
        elif unit.form is Form.ITEM:
            lines.append(f"{unit.marker or '-'} {unit.text}")
        elif unit.form is Form.FOOTNOTE:
            lines.append(f"Fotnote {unit.marker}: {unit.text}")
        else:
            lines.append(unit.text)
        last = unit
    return "\n".join(lines)


def _in_order(units: Sequence[Unit]) -> list[Unit]:
    """Footnotes go below the paragraph or list in which they stand, so that it stays whole."""
    result: list[Unit] = []
    notes: list[Unit] = []
    for unit in units:
        if unit.form is Form.FOOTNOTE:
            notes.append(unit)
            continue
        if notes and not (result and _goes_on(result[-1], unit)):
            result += notes
            notes = []
        result.append(unit)
    return [*result, *notes]


def _goes_on(last: Unit, unit: Unit) -> bool:
    if unit.form in {Form.ITEM, Form.ROW}:
        return last.form in {Form.LEAD, Form.ITEM, Form.ROW}
    return last.paragraph == unit.paragraph


def _passage(document: str, path: tuple[str, ...], piece: Piece, seen: dict[str, int]) -> Passage:
    units = tuple(_in_order([placed.unit for placed in piece.units]))
    text = render(units)
    key = hashlib.sha256("\x1f".join([document, *path, text]).encode()).hexdigest()[:12]
    seen[key] = seen.get(key, 0) + 1
    identifier = f"{document}-{key}" if seen[key] == 1 else f"{document}-{key}-{seen[key]}"
    page = piece.units[0].page
    return Passage(id=identifier, document=document, section=path, page=page, text=text, units=units)
