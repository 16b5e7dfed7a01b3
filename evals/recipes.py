"""Plain recipes over the project's own passages: BM25, vectors, and the reciprocal-rank fusion of the two."""

import logging
import re
from collections.abc import Sequence
from typing import Protocol

import bm25s
import numpy as np
import snowballstemmer
from numpy.typing import NDArray

from ingest.passages import Passage
from retrieval.answer import Retrieved
from retrieval.citing import retrieved

WORD = re.compile(r"\w+")
RRF_K = 60  # Cormack, Clarke and Büttcher 2009
FUSED_DEPTH = 100

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Texts to vectors: one row a text, float32, of length 1."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """The vectors of questions."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of passages."""
        ...


class Remembering:
    """An encoder that encodes a question once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._rows: dict[str, Vectors] = {}

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """The vectors of questions, from memory where they were asked for before."""
        new = [text for text in dict.fromkeys(texts) if text not in self._rows]
        if new:
            self._rows |= dict(zip(new, self._encoder.encode_queries(new), strict=True))
        return np.array([self._rows[text] for text in texts], dtype=np.float32)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of passages."""
        return self._encoder.encode_passages(texts)


class BM25:
    """Stemmed words and nothing else."""

    name = "BM25"

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = tuple(passages)
        self._stemmer = snowballstemmer.stemmer("norwegian")
        logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets its own logger to DEBUG
        self._index = bm25s.BM25()
        self._index.index([self._words(p.embedded) for p in self._passages], show_progress=False)

    def find(self, question: str, k: int = 10) -> Sequence[Retrieved]:
        """The k passages that share the most telling words; those that share none are not given."""
        known = [word for word in self._words(question) if word in self._index.vocab_dict]
        if not known:
            return ()
        scores = np.asarray(self._index.get_scores(known))
        return tuple(r for r in best(self._passages, scores, k) if r.score > 0)

    def _words(self, text: str) -> list[str]:
        stemmed: list[str] = self._stemmer.stemWords(WORD.findall(text.lower()))
        return stemmed


class Dense:
    """Cosine of vectors and nothing else."""

    name = "Vektorer"

    def __init__(self, passages: Sequence[Passage], encoder: Encoder) -> None:
        self._passages = tuple(passages)
        self._encoder = encoder
        self._vectors = encoder.encode_passages([p.embedded for p in self._passages])

    def find(self, question: str, k: int = 10) -> Sequence[Retrieved]:
        """The k passages whose vectors lie nearest the question's."""
        return best(self._passages, self._vectors @ self._encoder.encode_queries([question])[0], k)


class Fusion:
    """Reciprocal-rank fusion: each list gives 1 / (60 + rank) to each passage of its first hundred."""

    name = "RRF av BM25 og vektorer"

    def __init__(self, *parts: BM25 | Dense) -> None:
        self._parts = parts

    def find(self, question: str, k: int = 10) -> Sequence[Retrieved]:
        """The k passages with the highest sums; of equal sums, the one that the first list put first."""
        scores: dict[str, float] = {}
        places: dict[str, Retrieved] = {}
        for part in self._parts:
            for rank, place in enumerate(part.find(question, FUSED_DEPTH), 1):
                scores[place.passage] = scores.get(place.passage, 0.0) + 1 / (RRF_K + rank)
                places.setdefault(place.passage, place)
        ranked = sorted(scores, key=lambda passage: -scores[passage])[:k]
        return tuple(places[passage].model_copy(update={"score": scores[passage]}) for passage in ranked)


def best(passages: Sequence[Passage], scores: NDArray[np.floating], k: int) -> tuple[Retrieved, ...]:
    """The k passages with the highest scores; of equal scores, the one that comes first."""
    order = np.argsort(-scores, kind="stable")[:k]
    return tuple(retrieved(passages[i], float(scores[i])) for i in order)
