"""Where questions and cases lead: to the passages of a section, or of the source that a shipped section renders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus import SHIPPED
from corpus.advice import ADVICE
from corpus.hints import HINTS, carried_hints, load_hints
from corpus.knowledge import Knowledge
from corpus.manifest import Corpus, CorpusError, load_corpus
from corpus.situations import SITUATIONS
from ingest.gather import Limits, read_all
from ingest.lexical import WordIndex
from ingest.passages import Passage, Place
from ingest.store import HintRow

Section = tuple[str, tuple[str, ...]]  # the document's id and the path
Sections = Mapping[Section, Sequence[int]]

# A rendered sentence stands in the passage that shares most of its words, then of its neighbours', then its headings.
NEIGHBOURS, HEADINGS = 0.5, 0.2
LEAST = 0.25  # the share of a sentence's weight that its source must hold


@dataclass(frozen=True)
class Leads:
    """What leads to passages: the questions of the hints, and the sections that situations call for, in their order."""

    hints: tuple[HintRow, ...]
    counsel: tuple[tuple[int, ...], ...]


def leads(corpus: Corpus, knowledge: Knowledge, passages: Sequence[Passage]) -> Leads:
    """The passages that hints and situations lead to; a folder without its own has those that come with Samråd."""
    own = sections_of(passages)
    hints = load_hints(corpus.folder)
    catalogued = (corpus.folder / ADVICE).is_file()
    carried = {} if hints and catalogued else carried_sections(corpus, passages)
    led = [
        HintRow(question=question, passages=tuple(rows))
        for hint in hints or carried_hints(corpus)
        if (rows := _rows(own if hints else carried, (hint.document, hint.path), HINTS if hints else None))
        for question in hint.questions
    ]
    told = own if catalogued else carried
    where = SITUATIONS if catalogued else None
    return Leads(tuple(led), tuple(tuple(_rows(told, (c.document, c.path), where)) for c in knowledge.counsel))


def _rows(sections: Sections, section: Section, file: str | None) -> Sequence[int]:
    """The rows of a section; where it is not there, an error that names the file, if there is one to mend."""
    found = sections.get(section, ())
    if not found and file:
        document, path = section
        raise CorpusError(f"{file}: ingen seksjon «{' / '.join(path)}» i {document}. Rett path, eller fjern den.")
    return found


def sections_of(passages: Sequence[Passage]) -> Sections:
    """The rows of the passages of each section."""
    found: dict[Section, list[int]] = {}
    for row, passage in enumerate(passages):
        for place in (Place(document=passage.document, section=passage.section), *passage.also):
            found.setdefault((place.document, place.section), []).append(row)
    return found


def carried_sections(corpus: Corpus, passages: Sequence[Passage]) -> Sections:
    """For each shipped section the rows of the passages, in a folder with the documents themselves, that it renders."""
    ids = {document.id for document in corpus.documents}
    shipped = load_corpus(SHIPPED)
    if not ids & {document.id for document in shipped.documents}:
        return {}
    renderings = read_all(shipped, Limits(), lambda *_: None).passages
    sources = Sources(passages)
    standing = [sources.of(rendering) if rendering.document in ids else set() for rendering in renderings]
    sections = sections_of(renderings).items()
    return {name: sorted(set().union(*(standing[row] for row in rows))) for name, rows in sections}


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
