"""Sections are cut into passages: between sentences, 60 to 180 words, a list with its lead-in."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.blocks import Block, Kind, Section
from ingest.passages import Form, Passage, Unit
from ingest.sentences import split_sentences

MIN_WORDS, MAX_WORDS = 60, 180
TARGET_WORDS = 140


@dataclass
class _Piece:
    """Units that stay together: a paragraph, a list with its lead-in, a footnote."""

    units: list[Unit] = field(default_factory=list)
    page: int | None = None

    @property
    def words(self) -> int:
        return sum(len(unit.text.split()) for unit in self.units)


def cut(document: str, sections: Iterable[Section]) -> list[Passage]:
    """The passages of a document's sections, in order."""
    passages: list[Passage] = []
    seen: dict[str, int] = {}
    for section in sections:
        for piece in _pack([part for p in _pieces(section.blocks) for part in _split(p)]):
            passages.append(_passage(document, section.path, piece, seen))
    return passages


def _pieces(blocks: Sequence[Block]) -> list[_Piece]:
    pieces: list[_Piece] = []
    for number, block in enumerate(blocks):
        if block.kind is Kind.PARAGRAPH:
            pieces.append(_paragraph(block, number, leads=_leads(blocks, number)))
        elif block.kind is Kind.FOOTNOTE:
            unit = Unit(form=Form.FOOTNOTE, text=block.text, paragraph=number, marker=block.marker)
            _attach(pieces, [unit], block.page)
        else:
            form = Form.ITEM if block.kind is Kind.ITEM else Form.ROW
            unit = Unit(form=form, text=block.text, paragraph=_list_number(pieces, number), marker=block.marker)
            _attach(pieces, [unit], block.page, after_text=_ends_open(pieces))
    return pieces


def _leads(blocks: Sequence[Block], number: int) -> bool:
    """Whether a paragraph's last sentence leads into a list."""
    following = next((b for b in blocks[number + 1 :] if b.kind is not Kind.FOOTNOTE), None)
    return following is not None and following.kind in {Kind.ITEM, Kind.ROW}


def _paragraph(block: Block, number: int, *, leads: bool) -> _Piece:
    texts = split_sentences(block.text)
    forms = [Form.SENTENCE] * len(texts)
    if leads and forms:
        forms[-1] = Form.LEAD
    units = [Unit(form=f, text=t, paragraph=number) for f, t in zip(forms, texts, strict=True)]
    return _Piece(units, block.page)


def _ends_open(pieces: list[_Piece]) -> bool:
    """Whether the last piece ends with a lead-in or an item, so that an item belongs to it."""
    forms = [u.form for u in pieces[-1].units if u.form is not Form.FOOTNOTE] if pieces else []
    return bool(forms) and forms[-1] in {Form.LEAD, Form.ITEM, Form.ROW}


def _list_number(pieces: list[_Piece], number: int) -> int:
    """The number that the points of one list share: that of the first."""
    if _ends_open(pieces):
        last = [u for u in pieces[-1].units if u.form in {Form.ITEM, Form.ROW}]
        if last:
            return last[-1].paragraph
    return number


def _attach(pieces: list[_Piece], units: list[Unit], page: int | None, *, after_text: bool = True) -> None:
    if pieces and after_text:
        pieces[-1].units += units
    else:
        pieces.append(_Piece(units, page))


def _split(piece: _Piece) -> list[_Piece]:
    """A piece over the limit is cut between its units; a list's lead-in is repeated above each part."""
    if piece.words <= MAX_WORDS:
        return [piece]
    parts, part, lead = [], _Piece(page=piece.page), None
    share = piece.words / -(-piece.words // TARGET_WORDS)
    for unit in piece.units:
        room = MAX_WORDS - part.words - (len(lead.text.split()) if lead else 0)
        full = part.words >= share or len(unit.text.split()) > room
        if full and part.units and unit.form is not Form.FOOTNOTE:
            parts.append(part)
            repeat = lead if lead and unit.form in {Form.ITEM, Form.ROW} and lead is not part.units[-1] else None
            part = _Piece([repeat] if repeat else [], piece.page)
        lead = unit if unit.form is Form.LEAD else lead if unit.form is not Form.SENTENCE else None
        part.units.append(unit)
    return [*parts, part]


def _pack(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Short neighbours go together until they reach the target; a short last one joins the one before."""
    packed: list[_Piece] = []
    for piece in pieces:
        last = packed[-1] if packed else None
        joined = (last.words + piece.words) if last else 0
        if last and joined <= MAX_WORDS and (min(last.words, piece.words) < MIN_WORDS or joined <= TARGET_WORDS):
            packed[-1] = _Piece([*last.units, *piece.units], last.page)
        else:
            packed.append(_Piece(list(piece.units), piece.page))
    return packed


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


def _passage(document: str, path: tuple[str, ...], piece: _Piece, seen: dict[str, int]) -> Passage:
    text = render(piece.units)
    key = hashlib.sha256("\x1f".join([document, *path, text]).encode()).hexdigest()[:12]
    seen[key] = seen.get(key, 0) + 1
    identifier = f"{document}-{key}" if seen[key] == 1 else f"{document}-{key}-{seen[key]}"
    return Passage(
        id=identifier, document=document, section=path, page=piece.page, text=text, units=tuple(piece.units)
    )
