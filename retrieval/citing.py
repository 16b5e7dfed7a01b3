"""Passages as an answer shows them: cited with their document's age and standing, or as what was looked at."""

from collections.abc import Sequence

from ingest.passages import Passage
from ingest.store import Index
from retrieval.answer import Citation, Retrieved


def citation(index: Index, identifier: str, number: int, units: Sequence[int]) -> Citation:
    """The citation of some units of a passage; the first of them is the quote."""
    passage = index.passages[index.rows[identifier]]
    return Citation.of(
        index.document(passage.document),
        number=number,
        section=passage.section,
        page=passage.page,
        quote=passage.units[units[0]].text,
        passage=passage.id,
        units=tuple(sorted(units)),
    )


def retrieved(passage: Passage, score: float) -> Retrieved:
    """A passage that was looked at."""
    return Retrieved(
        passage=passage.id,
        document=passage.document,
        section=passage.section,
        text=passage.text,
        score=score,
    )


class Citations:
    """Gives passages their numbers in the order of their first use, and remembers what was used of each."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._used: dict[str, list[int]] = {}

    def cite(self, identifier: str, units: Sequence[int]) -> int:
        """The number of a passage, some units of which are used."""
        used = self._used.setdefault(identifier, [])
        used += [unit for unit in units if unit not in used]
        return list(self._used).index(identifier) + 1

    def all(self) -> tuple[Citation, ...]:
        """The citations of everything that was used, by number."""
        return tuple(citation(self._index, p, n, units) for n, (p, units) in enumerate(self._used.items(), 1))
