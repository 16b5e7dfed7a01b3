"""The word index: BM25 over stems and compound parts, by bm25s, saved beside the vectors."""

import json
import logging
import math
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from ingest.words import Analyzer, vocabulary

VOCABULARY = "vocabulary.json"


class WordIndex:
    """BM25 scores of all texts for a question."""

    def __init__(self, bm25: bm25s.BM25, analyzer: Analyzer, size: int) -> None:
        self._bm25 = bm25
        self.analyzer = analyzer
        self.size = size

    @classmethod
    def build(cls, texts: Sequence[str]) -> "WordIndex":
        """Index the texts; their order gives the rows of `scores`."""
        analyzer = Analyzer(vocabulary(texts))
        bm25 = _quiet_bm25()
        bm25.index([analyzer.terms(text) or ["∅"] for text in texts], show_progress=False)
        return cls(bm25, analyzer, len(texts))

    def save(self, folder: Path) -> None:
        """Write the index into a folder of its own."""
        self._bm25.save(str(folder), show_progress=False)
        data = {"size": self.size, "vocabulary": sorted(self.analyzer.vocabulary)}
        (folder / VOCABULARY).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "WordIndex":
        """Read an index that `save` wrote."""
        data = json.loads((folder / VOCABULARY).read_text(encoding="utf-8"))
        bm25 = bm25s.BM25.load(str(folder), show_progress=False)
        return cls(bm25, Analyzer(data["vocabulary"]), int(data["size"]))

    def weight(self, term: str) -> float:
        """How much a term tells (its inverse document frequency); one that no text has tells the most."""
        return math.log(1.0 + (self.size + 0.5) / (self._frequency.get(term, 0) + 0.5))

    def weights(self, text: str) -> dict[str, float]:
        """The terms of a text, each with how much it tells."""
        return {term: self.weight(term) for term in self.analyzer.terms(text)}

    @cached_property
    def _frequency(self) -> dict[str, int]:
        counts = np.diff(self._bm25.scores["indptr"])
        return {term: int(counts[i]) for term, i in self._bm25.vocab_dict.items() if i < len(counts)}

    def scores(self, question: str) -> NDArray[np.float32]:
        """One score a text, 0 where no word is shared."""
        known = [t for t in self.analyzer.terms(question) if t in self._bm25.vocab_dict]
        if not known:
            return np.zeros(self.size, dtype=np.float32)
        return np.asarray(self._bm25.get_scores(known), dtype=np.float32)


def covered(weights: Mapping[str, float], terms: Collection[str]) -> float:
    """The share of the weight of some terms that others cover, 0 to 1."""
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in terms) / total if total else 0.0


def _quiet_bm25() -> bm25s.BM25:
    """bm25s logs at DEBUG through a logger it sets up itself; numpy is its back end that needs no compiler."""
    logging.getLogger("bm25s").setLevel(logging.WARNING)
    return bm25s.BM25(method="lucene", k1=1.2, b=0.6)
