"""The blocks of a section become pieces: units that belong together where a section is cut."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.blocks import Block, Kind
from ingest.passages import Form, Unit
from ingest.sentences import split_sentences

PROSE = frozenset({Form.SENTENCE, Form.LEAD})


EXTRA = {Form.ITEM: 1, Form.FOOTNOTE: 2}  # words that the passage's text has before a unit: «-», «Fotnote 3:»


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit, the page that it stands on, and how many words its line in the passage has."""

    unit: Unit
    page: int | None
    words: int


def placed(unit: Unit, page: int | None) -> Placed:
    """A unit on its page, with its words counted."""
    return Placed(unit, page, len(unit.text.split()) + EXTRA.get(unit.form, 0))


@dataclass
class Piece:
    """A paragraph with its footnotes, or a list with its lead-in; a paragraph that ends in a colon takes the next."""

    units: list[Placed] = field(default_factory=list)

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(one.words for one in self.units)

    @property
    def ends_open(self) -> bool:
        """Whether it ends with a lead-in or a point, so that a point belongs to it."""
        last = self._last()
        return last is not None and last.form in {Form.LEAD, Form.ITEM, Form.ROW}

    @property
    def announces(self) -> bool:
        """Whether it is a short paragraph that ends in a colon, and what it announces comes next."""
        last = self._last()
        return last is not None and last.form is Form.SENTENCE and last.text.endswith(":")

    def _last(self) -> Unit | None:
        return next((p.unit for p in reversed(self.units) if p.unit.form is not Form.FOOTNOTE), None)


def pieces(blocks: Sequence[Block]) -> list[Piece]:
    """The pieces of a section's blocks, in order."""
    result: list[Piece] = []
    for number, block in enumerate(blocks):
        if block.kind is Kind.PARAGRAPH:
            units = _paragraph(block, number, leads=_leads(blocks, number))
            _add(result, units, joins=bool(result) and result[-1].announces)
        elif block.kind is Kind.FOOTNOTE:
            _add_note(result, blocks, number)
        else:
            form = Form.ITEM if block.kind is Kind.ITEM else Form.ROW
            unit = Unit(form=form, text=block.text, paragraph=_list_number(result, number), marker=block.marker)
            _add(result, [placed(unit, block.page)], joins=bool(result) and result[-1].ends_open)
    return result


def _leads(blocks: Sequence[Block], number: int) -> bool:
    """Whether a paragraph's last sentence leads into a list."""
    later = (blocks[i] for i in range(number + 1, len(blocks)))
    following = next((b for b in later if b.kind is not Kind.FOOTNOTE), None)
    return following is not None and following.kind in {Kind.ITEM, Kind.ROW}


def _paragraph(block: Block, number: int, *, leads: bool) -> list[Placed]:
    texts = split_sentences(block.text)
    forms = [Form.SENTENCE] * len(texts)
    if leads and forms:
        forms[-1] = Form.LEAD
    units = [Unit(form=f, text=t, paragraph=number) for f, t in zip(forms, texts, strict=True)]
    return [placed(unit, block.page) for unit in units]


def _add(pieces: list[Piece], units: list[Placed], *, joins: bool) -> None:
    if joins:
        pieces[-1].units += units
    else:
        pieces.append(Piece(list(units)))


def _add_note(pieces: list[Piece], blocks: Sequence[Block], number: int) -> None:
    """A footnote goes behind the sentence that points to it, or the last unit where that is not known."""
    note = blocks[number]
    unit = Unit(form=Form.FOOTNOTE, text=note.text, paragraph=number, marker=note.marker)
    if not pieces:
        pieces.append(Piece([placed(unit, note.page)]))
        return
    units = pieces[-1].units
    units.insert(_behind(units, blocks, number), placed(unit, note.page))


def _behind(units: Sequence[Placed], blocks: Sequence[Block], number: int) -> int:
    """The index in a piece's units behind the sentence that points to a footnote."""
    at = next((i for i in range(number - 1, -1, -1) if blocks[i].kind is not Kind.FOOTNOTE), None)
    block = blocks[at] if at is not None else None
    if block is None or block.kind is not Kind.PARAGRAPH or len(block.ref_places) != len(block.refs):
        return len(units)
    places = dict(zip(block.refs, block.ref_places, strict=True))
    place, read = places.get(blocks[number].marker), 0
    if place is None:
        return len(units)
    for i, one in enumerate(units):
        if one.unit.paragraph != at or one.unit.form not in PROSE:
            continue
        read = block.text.find(one.unit.text, read) + len(one.unit.text)
        if read >= place:
            behind = i + 1
            while behind < len(units) and units[behind].unit.form is Form.FOOTNOTE:
                behind += 1
            return behind
    return len(units)


def _list_number(pieces: list[Piece], number: int) -> int:
    """The number that the points of one list share: that of the first."""
    units = reversed(pieces[-1].units) if pieces and pieces[-1].ends_open else iter(())
    last = next((p.unit for p in units if p.unit.form is not Form.FOOTNOTE), None)
    return last.paragraph if last and last.form in {Form.ITEM, Form.ROW} else number
