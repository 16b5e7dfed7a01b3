"""Sections and sentences by name, as rows of an index: a corpus' own, or those of the sources that they render."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Protocol

from ingest.lexical import WordIndex, covered
from ingest.passages import Passage, Place

Weights = Mapping[str, float]  # terms, each with how much it tells
Section = tuple[str, tuple[str, ...]]  # the document's id and the path

# A rendered sentence stands in the passage that shares most of its words, then of its neighbours', then its headings.
NEIGHBOURS, HEADINGS = 0.5, 0.2
BACK = 0.3  # how much it weighs that a sentence says no more than its rendering
LEAST = 0.25  # the share of a sentence's weight that its source must hold


class Places(Protocol):
    """Rows of an index by the names of places."""

    def passages(self, section: Section) -> tuple[int, ...]:
        """The rows of the section's passages; none where it is not there."""

    def units(self, section: Section, begins: str) -> tuple[int, ...]:
        """The rows of the section's sentences and list items that begin so."""


class Sections:
    """The places of the passages themselves."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.texts = passages
        self.starts = [0, *accumulate(len(passage.units) for passage in passages)]
        self._rows: dict[Section, list[int]] = {}
        for row, passage in enumerate(passages):
            for place in (Place(document=passage.document, section=passage.section), *passage.also):
                self._rows.setdefault((place.document, place.section), []).append(row)

    def passages(self, section: Section) -> tuple[int, ...]:
        """The rows of the section's passages; none where it is not there."""
        return tuple(self._rows.get(section, ()))

    def units(self, section: Section, begins: str) -> tuple[int, ...]:
        """The rows of the section's sentences and list items that begin so."""
        return tuple(
            self.starts[row] + number
            for row in self.passages(section)
            for number, unit in enumerate(self.texts[row].units)
            if unit.text.startswith(begins)
        )


class Carried:
    """The places of renderings, as rows of the documents that they render, which have the same ids."""

    def __init__(self, renderings: Sequence[Passage], sources: Sequence[Passage]) -> None:
        self._renderings = Sections(renderings)
        self._sources = Sections(sources)
        words = WordIndex.build([passage.embedded for passage in sources])
        self._weights = words.weights
        self._terms = [words.weights(passage.embedded) for passage in sources]
        self._said = [[words.weights(p.said(number)) for number in range(len(p.units))] for p in sources]
        self._standing = cache(self._find)

    def passages(self, section: Section) -> tuple[int, ...]:
        """The rows of the passages that hold the section's sentences."""
        rows = self._renderings.passages(section)
        return tuple(sorted({found[0] for row in rows for found in self._standing(row) if found}))

    def units(self, section: Section, begins: str) -> tuple[int, ...]:
        """The rows of the sentences that the section's sentences which begin so are made of."""
        found = [self._source_of(unit) for unit in self._renderings.units(section, begins)]
        return tuple(sorted({one[1] for one in found if one}))

    def _source_of(self, unit: int) -> tuple[int, int] | None:
        row = bisect_right(self._renderings.starts, unit) - 1
        return self._standing(row)[unit - self._renderings.starts[row]]

    def _find(self, row: int) -> list[tuple[int, int] | None]:
        """For each unit of a rendering, the passage and the unit that it is made of; None where there is none."""
        rendering = self._renderings.texts[row]
        same = [r for r, passage in enumerate(self._sources.texts) if passage.document == rendering.document]
        whole = self._weights(rendering.text)
        near = {r: NEIGHBOURS * covered(whole, self._terms[r]) + self._headings(rendering, r) for r in same}
        said = [self._weights(rendering.said(number)) for number in range(len(rendering.units))]
        return [self._made_of(weights, near) for weights in said]

    def _made_of(self, rendered: Weights, near: Mapping[int, float]) -> tuple[int, int] | None:
        shares = {row: covered(rendered, self._terms[row]) for row in near}
        best = max(near, key=lambda row: shares[row] + near[row], default=None)
        if best is None or shares[best] < LEAST:
            return None
        alike = [covered(rendered, said) + BACK * covered(said, rendered) for said in self._said[best]]
        return best, self._sources.starts[best] + alike.index(max(alike))

    def _headings(self, rendering: Passage, row: int) -> float:
        """How much the headings speak for a passage."""
        headings = self._sources.texts[row].section
        return HEADINGS * len(set(headings) & set(rendering.section)) / max(1, len(headings))
