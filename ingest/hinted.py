"""Where the questions of the hints lead: to the passages of their section, or of the source that it renders."""

from collections.abc import Mapping, Sequence

from corpus import SHIPPED
from corpus.hints import HINTS, Hint, carried_hints, load_hints
from corpus.manifest import Corpus, CorpusError, load_corpus
from ingest.gather import Limits, read_all
from ingest.lexical import WordIndex
from ingest.passages import Passage, Place
from ingest.store import HintRow

Sections = Mapping[tuple[str, tuple[str, ...]], Sequence[int]]

# A rendered sentence stands in the passage that shares most of its words, then of its neighbours', then its headings.
NEIGHBOURS, HEADINGS = 0.5, 0.2
LEAST = 0.25  # the share of a sentence's weight that its source must hold


def hint_rows(corpus: Corpus, passages: Sequence[Passage]) -> list[HintRow]:
    """Each hint's question with the rows of the passages that it leads to; a hint without a section is an error."""
    own = load_hints(corpus.folder)
    if own:
        return _rows(own, sections_of(passages))
    hints = carried_hints(corpus)
    return _carried(hints, passages) if hints else []


def sections_of(passages: Sequence[Passage]) -> Sections:
    """The rows of the passages of each section."""
    found: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for row, passage in enumerate(passages):
        for place in (Place(document=passage.document, section=passage.section), *passage.also):
            found.setdefault((place.document, place.section), []).append(row)
    return found


def _rows(hints: Sequence[Hint], sections: Sections) -> list[HintRow]:
    rows = []
    for hint in hints:
        found = sections.get((hint.document, hint.path))
        if found is None:
            raise CorpusError(
                f"{HINTS}: ingen seksjon «{' / '.join(hint.path)}» i {hint.document}. Rett path, eller fjern den."
            )
        rows += [HintRow(question=question, passages=tuple(found)) for question in hint.questions]
    return rows


def _carried(hints: Sequence[Hint], passages: Sequence[Passage]) -> list[HintRow]:
    """The hints of the shipped renderings, for a folder that holds the documents themselves."""
    renderings = read_all(load_corpus(SHIPPED), Limits(), lambda *_: None).passages
    sources = Sources(passages)
    wanted = {hint.document for hint in hints}
    standing = [sources.of(rendering) if rendering.document in wanted else set() for rendering in renderings]
    rows = []
    for row in _rows(hints, sections_of(renderings)):
        found = sorted(set().union(*(standing[rendering] for rendering in row.passages)))
        if found:
            rows.append(HintRow(question=row.question, passages=tuple(found)))
    return rows


class Sources:
    """Passages of documents, to find those that a rendering in other words has its sentences from."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._words = WordIndex.build([passage.embedded for passage in passages])
        self._terms = [frozenset(self._words.analyzer.terms(passage.embedded)) for passage in passages]

    def of(self, rendering: Passage) -> set[int]:
        """The rows of the passages, of the document with the same id, that hold the rendering's sentences."""
        rows = [row for row, passage in enumerate(self._passages) if passage.document == rendering.document]
        around = {row: self._around(rendering, row) for row in rows}
        found = set()
        for unit in rendering.units:
            shares = {row: self._share(unit.text, row) for row in rows}
            best = max(rows, key=lambda row: shares[row] + around[row], default=None)
            if best is not None and shares[best] >= LEAST:
                found.add(best)
        return found

    def _around(self, rendering: Passage, row: int) -> float:
        """How much speaks for a passage besides the sentence itself."""
        headings = self._passages[row].section
        shared = len(set(headings) & set(rendering.section)) / max(1, len(headings))
        return NEIGHBOURS * self._share(rendering.text, row) + HEADINGS * shared

    def _share(self, text: str, row: int) -> float:
        return self._words.share(text, self._terms[row])
