"""Signals become one order: a weighted sum of z-scores."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ingest.passages import Passage
from ingest.store import Index
from retrieval.signals import Signals

# The plain sum, for a corpus that no questions are known to be answered by. The public Norwegian set gave 0.7 dense
# and 0.3 BM25 (nDCG@10 0.875); the dense part is shared by passage and sentence.
WEIGHTS: Mapping[str, float] = {
    "passage": 0.4,
    "unit": 0.3,
    "words": 0.35,
    "heading": 0.05,
    "title": 0.1,
    "advice": 0.1,
}
# With hints: step by step to where most right passages come among the first, on the development questions and those of
# evals/training/tuning.jsonl, on both corpora; a plateau. Without: by logistic regression on pairs of a right passage
# and a wrong one near it, for the development questions and those training questions that the model was not trained on.
WITH_HINTS: Mapping[str, float] = {
    "passage": 0.45,
    "unit": 0.6,
    "words": 0.45,
    "title": 0.07,
    "hint": 0.4,
    "hint words": 0.4,
    "advice": 0.06,
    "case": 0.1,
    "counsel": 0.08,
    "case counsel": 0.4,
}
WITHOUT_HINTS: Mapping[str, float] = {
    "passage": 0.44,
    "unit": 0.48,
    "words": 0.28,
    "heading": 0.05,
    "title": 0.05,
    "advice": 0.1,
    "case": 0.1,
    "counsel": 0.1,
    "case counsel": 0.4,
}


@dataclass(frozen=True)
class Hit:
    """A passage with its score and what the score is made of."""

    row: int
    passage: Passage
    score: float
    parts: Mapping[str, float]  # the raw signals
    units: tuple[float, ...]  # the similarity of each of its units to the question …
    asked: tuple[float, ...]  # … and to the nearest question that the unit is known to answer, 0 for none


def weights_of(index: Index) -> Mapping[str, float]:
    """How much each signal weighs in an index."""
    if index.hints:
        return WITH_HINTS
    return WITHOUT_HINTS if index.knowledge.known.answered else WEIGHTS


def rank(index: Index, signals: Signals, count: int, weights: Mapping[str, float] = WEIGHTS) -> tuple[Hit, ...]:
    """The best passages, best first; equal scores in the order of the index."""
    scaled = signals.scaled()
    total = np.zeros(len(signals.rows), dtype=np.float64)
    for name, values in scaled.items():
        total += weights.get(name, 0.0) * values
    order = np.argsort(-total, kind="stable")[:count]
    return tuple(_hit(index, signals, int(i), float(total[i])) for i in order)


def _hit(index: Index, signals: Signals, i: int, score: float) -> Hit:
    row = int(signals.rows[i])
    span = slice(index.unit_start[row], index.unit_start[row + 1])
    parts = {name: float(values[i]) for name, values in signals.values.items()}
    units, asked = (tuple(float(v) for v in values[span]) for values in (signals.units, signals.asked))
    return Hit(row, index.passages[row], score, parts, units, asked)
