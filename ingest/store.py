"""How an index lies on disk, and reading it: passages, vectors in Chroma, the word index."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from corpus.knowledge import Knowledge
from corpus.manifest import Document
from ingest.lead_rows import HintRow, Leads
from ingest.lexical import WordIndex
from ingest.passages import Passage

FORMAT = 5  # raise it when an older index must not be read by this code
COLLECTION = "passages"
META, PASSAGES, KNOWLEDGE = "meta.json", "passages.jsonl", "knowledge.json"
LEADS = "leads.json"
VECTORS, KEYS = "vectors.npy", "keys.json"
CHROMA, WORDS = "chroma", "words"


class IndexFault(Exception):
    """An index that cannot be used; the message says what, where and what to do."""


class LeftOut(BaseModel):
    """A file, or a part of one, that is not in the index, and why."""

    model_config = ConfigDict(frozen=True)

    file: str
    reason: str


class IndexedDocument(BaseModel):
    """A document as it was indexed."""

    model_config = ConfigDict(frozen=True)

    document: Document
    sha256: str
    sections: int
    passages: int


class Meta(BaseModel):
    """What an index was made of."""

    model_config = ConfigDict(frozen=True)

    format: int
    version: str
    corpus_folder: str
    corpus_hash: str
    model: str
    model_fingerprint: str
    documents: tuple[IndexedDocument, ...]
    passages: int
    units: int
    hints: int
    signals: int
    counter_signals: int
    situations: int
    answered: int
    unanswered: int
    left_out: tuple[LeftOut, ...] = ()
    seconds: float = 0.0

    @property
    def row_counts(self) -> tuple[int, ...]:
        """How many rows of the vectors each kind of text has, in their order."""
        catalogue = (self.signals, self.counter_signals, self.situations)
        return (self.passages, self.units, self.hints, *catalogue, self.answered, self.unanswered)


@dataclass(frozen=True, eq=False)
class Index:
    """An index that is open for reading. Rows of `vectors`: passages, their units, hints, signals of the advice and
    what speaks against it, situations, questions known to be answered, and known not to be."""

    folder: Path
    meta: Meta
    passages: tuple[Passage, ...]
    leads: Leads
    knowledge: Knowledge
    vectors: NDArray[np.float32]
    words: WordIndex

    @cached_property
    def collection(self) -> chromadb.Collection:
        """The Chroma collection of the passages."""
        return open_chroma(self.folder).get_collection(COLLECTION, embedding_function=None)

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of each passage id."""
        return {passage.id: row for row, passage in enumerate(self.passages)}

    @cached_property
    def unit_start(self) -> NDArray[np.int64]:
        """For each passage, the row of its first unit among the units."""
        return np.concatenate([[0], np.cumsum([len(p.units) for p in self.passages])]).astype(np.int64)

    @cached_property
    def heading_terms(self) -> tuple[frozenset[str], ...]:
        """For each passage the index terms of its headings."""
        return tuple(frozenset(self.words.analyzer.terms(" ".join(p.section))) for p in self.passages)

    @cached_property
    def title_terms(self) -> tuple[frozenset[str], ...]:
        """For each passage the index terms of its innermost heading."""
        return tuple(frozenset(self.words.analyzer.terms(p.section[-1] if p.section else "")) for p in self.passages)

    @property
    def hints(self) -> tuple[HintRow, ...]:
        """The hints' questions, and where they lead."""
        return self.leads.hints

    @cached_property
    def hint_links(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Pairs of (hint, passage): the hint's question leads to the passage."""
        return _pairs([hint.passages for hint in self.hints])

    @cached_property
    def hint_answers(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Pairs of (hint, unit): the unit answers the hint's question."""
        return _pairs([hint.units for hint in self.hints])

    @cached_property
    def case_answers(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Pairs of (situation, unit): the unit answers the situation."""
        return _pairs(self.leads.answers)

    @cached_property
    def hint_words(self) -> WordIndex | None:
        """The word index of the hints' questions; None where there are no hints."""
        return WordIndex.build([hint.question for hint in self.hints]) if self.hints else None

    @property
    def unit_vectors(self) -> NDArray[np.float32]:
        """One row a unit, normalised."""
        return self._part(1)

    @property
    def hint_vectors(self) -> NDArray[np.float32]:
        """One row a hint, normalised."""
        return self._part(2)

    @property
    def signal_vectors(self) -> NDArray[np.float32]:
        """One row a signal of the catalogue, in its order, normalised."""
        return self._part(3)

    @property
    def counter_vectors(self) -> NDArray[np.float32]:
        """One row a counter signal of the catalogue, in its order, normalised."""
        return self._part(4)

    @property
    def situation_vectors(self) -> NDArray[np.float32]:
        """One row a situation, normalised."""
        return self._part(5)

    @property
    def answered_vectors(self) -> NDArray[np.float32]:
        """One row a question that the corpus is known to answer, normalised."""
        return self._part(6)

    @property
    def unanswered_vectors(self) -> NDArray[np.float32]:
        """One row a question that the corpus is known not to answer, normalised."""
        return self._part(7)

    def _part(self, number: int) -> NDArray[np.float32]:
        ends = np.cumsum(self.meta.row_counts)
        return self.vectors[ends[number - 1] : ends[number]]

    def passage(self, identifier: str) -> Passage | None:
        """The passage with that id."""
        row = self.rows.get(identifier)
        return None if row is None else self.passages[row]

    def document(self, identifier: str) -> Document:
        """The document with that id; KeyError when there is none."""
        return next(d.document for d in self.meta.documents if d.document.id == identifier)

    def dense(self, vector: NDArray[np.float32], count: int) -> dict[int, float]:
        """The rows of the passages nearest to a vector, with their cosine."""
        found = self.collection.query(
            query_embeddings=[vector.tolist()],
            n_results=min(count, len(self.passages)),
            include=["distances"],
        )
        ids, distances = found["ids"][0], (found["distances"] or [[]])[0]
        return {self.rows[i]: 1.0 - float(d) for i, d in zip(ids, distances, strict=True)}


def _pairs(rows: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    pairs = [(number, row) for number, some in enumerate(rows) for row in some]
    array = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return array[:, 0], array[:, 1]


def read_meta(folder: Path) -> Meta:
    """What an index was made of; IndexFault where that cannot be read, or is of another format."""
    try:
        data = json.loads((folder / META).read_text(encoding="utf-8"))
        if data.get("format") != FORMAT:
            raise IndexFault(f"Indeksen i {folder} er laget av en annen versjon. Kjør «samrad ingest» på nytt.")
        return Meta.model_validate(data)
    except (OSError, ValueError, AttributeError) as error:
        raise IndexFault(f"Indeksen i {folder} er skadet. Kjør «samrad ingest» på nytt.") from error


def read_vectors(folder: Path) -> tuple[list[str], NDArray[np.float32]]:
    """The keys of an index' texts and their vectors, row by row."""
    keys = json.loads((folder / KEYS).read_text(encoding="utf-8"))
    return keys, np.load(folder / VECTORS)


def open_chroma(folder: Path) -> "chromadb.ClientAPI":
    """A client of the index folder's own Chroma, with telemetry off."""
    settings = ChromaSettings(anonymized_telemetry=False, is_persistent=True)
    return chromadb.PersistentClient(path=str(folder / CHROMA), settings=settings)


def open_index(folder: Path) -> Index:
    """Open an index folder; IndexFault where it is incomplete or of another format."""
    try:
        meta = read_meta(folder)
        lines = (folder / PASSAGES).read_text(encoding="utf-8").splitlines()
        passages = tuple(Passage.model_validate_json(line) for line in lines)
        leads = Leads.model_validate_json((folder / LEADS).read_text(encoding="utf-8"))
        knowledge = Knowledge.model_validate_json((folder / KNOWLEDGE).read_text(encoding="utf-8"))
        vectors = np.load(folder / VECTORS, mmap_mode="r")
        words = WordIndex.load(folder / WORDS)
    except (OSError, ValueError, KeyError, EOFError) as error:
        raise IndexFault(f"Indeksen i {folder} er skadet. Kjør «samrad ingest» på nytt.") from error
    if len(passages) != meta.passages or len(vectors) != sum(meta.row_counts):
        raise IndexFault(f"Indeksen i {folder} er ufullstendig. Kjør «samrad ingest» på nytt.")
    return Index(folder, meta, passages, leads, knowledge, np.asarray(vectors), words)


def write_index(
    folder: Path,
    meta: Meta,
    passages: Sequence[Passage],
    leads: Leads,
    knowledge: Knowledge,
    vectors: NDArray[np.float32],
    keys: Sequence[str],
) -> None:
    """Write all parts of an index; meta.json goes last, so that a folder without it is known to be incomplete."""
    lines = [passage.model_dump_json() for passage in passages]
    (folder / PASSAGES).write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / LEADS).write_text(leads.model_dump_json(), encoding="utf-8")
    (folder / KNOWLEDGE).write_text(knowledge.model_dump_json(), encoding="utf-8")
    (folder / KEYS).write_text(json.dumps(list(keys)), encoding="utf-8")
    np.save(folder / VECTORS, vectors)
    WordIndex.build([passage.embedded for passage in passages]).save(folder / WORDS)
    _write_chroma(folder, passages, vectors)
    (folder / META).write_text(meta.model_dump_json(indent=1), encoding="utf-8")


def _write_chroma(folder: Path, passages: Sequence[Passage], vectors: NDArray[np.float32], batch: int = 1000) -> None:
    client = open_chroma(folder)
    collection = client.create_collection(
        COLLECTION, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
    )
    for start in range(0, len(passages), batch):
        part = passages[start : start + batch]
        collection.add(
            ids=[p.id for p in part],
            embeddings=vectors[start : start + len(part)],
            documents=[p.text for p in part],
            metadatas=[{"document": p.document, "section": " / ".join(p.section), "page": p.page or 0} for p in part],
        )
    client.close()
