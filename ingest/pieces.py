"""The blocks of a section become pieces: units that belong together where a section is cut."""

from bisect import bisect_left
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
    number = 0
    while number < len(blocks):
        block = blocks[number]
        end = number + 1
        while end < len(blocks) and blocks[end].kind is Kind.FOOTNOTE:
            end += 1
        if block.kind is Kind.PARAGRAPH:
            units = _paragraph(block, number, leads=end < len(blocks) and blocks[end].kind in {Kind.ITEM, Kind.ROW})
            _add(result, units, joins=bool(result) and result[-1].announces)
        elif block.kind is Kind.FOOTNOTE:  # no text stands before it
            result.append(Piece([_note(block, number)]))
        else:
            form = Form.ITEM if block.kind is Kind.ITEM else Form.ROW
            unit = Unit(form=form, text=block.text, paragraph=_list_number(result, number), marker=block.marker)
            _add(result, [placed(unit, block.page)], joins=bool(result) and result[-1].ends_open)
        _add_notes(result[-1].units, block, number, [_note(blocks[i], i) for i in range(number + 1, end)])
        number = end
    return result


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


def _note(block: Block, number: int) -> Placed:
    return placed(Unit(form=Form.FOOTNOTE, text=block.text, paragraph=number, marker=block.marker), block.page)


def _add_notes(units: list[Placed], block: Block, number: int, notes: Sequence[Placed]) -> None:
    """Each footnote goes behind the sentence that points to it, or the last unit where that is not known."""
    if not notes:
        return
    places = dict(zip(block.refs, block.ref_places, strict=False))
    ends = _sentence_ends(units, block, number)
    letters = [end for end, _ in ends]
    behind: dict[int, list[Placed]] = {}
    for note in notes:
        place = places.get(note.unit.marker)
        at = bisect_left(letters, place) if place is not None else len(ends)
        behind.setdefault(ends[at][1] if at < len(ends) else len(units) - 1, []).append(note)
    units[:] = [one for i, unit in enumerate(units) for one in (unit, *behind.get(i, ()))]


def _sentence_ends(units: Sequence[Placed], block: Block, number: int) -> list[tuple[int, int]]:
    """Of each sentence of a block, how many characters it and those before it have, and its index in the piece."""
    if block.kind is not Kind.PARAGRAPH:
        return []
    ends, read = [], 0
    for i, one in enumerate(units):
        if one.unit.paragraph == number and one.unit.form in PROSE:
            read = block.text.find(one.unit.text, read) + len(one.unit.text)
            ends.append((read, i))
    return ends


def _list_number(pieces: list[Piece], number: int) -> int:
    """The number that the points of one list share: that of the first."""
    units = reversed(pieces[-1].units) if pieces and pieces[-1].ends_open else iter(())
    last = next((p.unit for p in units if p.unit.form is not Form.FOOTNOTE), None)
    return last.paragraph if last and last.form in {Form.ITEM, Form.ROW} else number
