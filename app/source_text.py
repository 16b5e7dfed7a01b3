"""A document's passages as HTML in reading order: headings as headings, lists as lists, the cited units marked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.links import ANCHOR
from app.markup import Markup, join, tag
from ingest.passages import Form, Passage, Unit

PROSE = frozenset({Form.SENTENCE, Form.LEAD})
DEEPEST = 6


@dataclass(frozen=True)
class _Shown:
    """A unit of a passage, whether it is cited, and whether it is the first that is."""

    unit: Unit
    cited: bool = False
    first: bool = False

    def html(self) -> str:
        if not self.cited:
            return self.unit.text
        return tag("mark", self.unit.text, id=ANCHOR if self.first else None)


def document_html(passages: Iterable[Passage], cited: str, units: frozenset[int], footnote: str) -> Markup:
    """The passages with headings between them; of the one with id `cited` the units with those numbers are marked."""
    parts: list[str] = []
    path: tuple[str, ...] = ()
    before: Passage | None = None
    for passage in passages:
        parts += _headings(path, passage.section)
        here = passage.id == cited
        shown = [_Shown(u, here and n in units, here and n == min(units)) for n, u in enumerate(passage.units, 1)]
        if before and not here and _repeats_lead(before, passage):
            shown = shown[1:]
        parts.append(tag("div", *_blocks(shown, footnote), class_="passage cited" if here else "passage"))
        path, before = passage.section, passage
    return join(parts)


def _headings(before: tuple[str, ...], now: tuple[str, ...]) -> list[Markup]:
    """The headings that are new since the passage before; the outermost is of the second level."""
    shared = 0
    while shared < min(len(before), len(now)) and before[shared] == now[shared]:
        shared += 1
    return [tag(f"h{min(level + 2, DEEPEST)}", now[level]) for level in range(shared, len(now))]


def _repeats_lead(before: Passage, passage: Passage) -> bool:
    """Whether a long list's lead-in is said again because the list was cut into two passages."""
    first = passage.units[0] if passage.units else None
    return first is not None and first.form is Form.LEAD and before.section == passage.section and first in before.units


def _blocks(shown: Sequence[_Shown], footnote: str) -> Iterator[Markup]:
    for (_, prose, form), group in groupby(shown, key=_kind):
        members = list(group)
        if prose:
            yield tag("p", join((m.html() for m in members), " "))
        elif form is Form.ITEM:
            yield _list(members)
        elif form is Form.ROW:
            yield tag("ul", *(tag("li", m.html()) for m in members), class_="rows")
        else:
            for member in members:
                yield tag("p", f"{footnote} {member.unit.marker}: ", member.html(), class_="footnote")


def _kind(shown: _Shown) -> tuple[int, bool, Form]:
    """What stands together: sentences of a paragraph, points of a list."""
    prose = shown.unit.form in PROSE
    return shown.unit.paragraph, prose, Form.SENTENCE if prose else shown.unit.form


def _list(members: list[_Shown]) -> Markup:
    """A list; points that the document numbered keep their own numbers."""
    if not any(m.unit.marker for m in members):
        return tag("ul", *(tag("li", m.html()) for m in members))
    points = (tag("li", tag("span", m.unit.marker or "–", class_="marker"), " ", m.html()) for m in members)
    return tag("ul", *points, class_="marked", role="list")
