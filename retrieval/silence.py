"""Whether the corpus holds an answer, or the honest answer is that it is silent."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.store import Index
from retrieval.candidates import Asked, cover
from retrieval.ranking import Hit
from retrieval.signals import Scores

TOP = 5
SHORT, LONG = 8, 20  # terms of a question


@dataclass(frozen=True)
class Evidence:
    """What speaks for an answer being there; each between about 0 and 1."""

    passage: float  # the nearest passage's cosine
    unit: float  # the nearest sentence's cosine
    cover_top: float  # the share of the question's weight in the best passage and its headings
    unknown: float  # how much nearer the question lies to one known not to be answered than to one that is …
    unknown_three: float  # … and to the three nearest of each
    length: float  # of the question, 0 to eight terms, 1 from twenty: a situation told at length is seldom outside

    def values(self) -> dict[str, float]:
        """The features by name."""
        return {name: float(getattr(self, name)) for name in self.__dataclass_fields__}


def weigh(index: Index, hits: Sequence[Hit], wanted: Asked, vector: Scores) -> Evidence:
    """The evidence that the hits of a question, and its likeness to known questions, give."""
    best = hits[0].passage.embedded if hits else ""
    answered, unanswered = index.answered_vectors @ vector, index.unanswered_vectors @ vector
    return Evidence(
        passage=max((h.parts["passage"] for h in hits[:TOP]), default=0.0),
        unit=max((max(h.units, default=0.0) for h in hits[:TOP]), default=0.0),
        cover_top=cover(index.words.analyzer, best, wanted.weights),
        unknown=_nearest(unanswered, 1) - _nearest(answered, 1),
        unknown_three=_nearest(unanswered, 3) - _nearest(answered, 3),
        length=min(1.0, max(0.0, (len(wanted.weights) - SHORT) / (LONG - SHORT))),
    )


def _nearest(similar: Scores, count: int) -> float:
    """The mean of the highest few; 0 where there are none."""
    return float(np.sort(similar)[::-1][:count].mean()) if len(similar) else 0.0


@dataclass(frozen=True)
class Threshold:
    """A logistic decision over the evidence."""

    weights: Mapping[str, float]
    bias: float
    limit: float = 0.5

    def likelihood(self, evidence: Evidence) -> float:
        """How likely it is that the corpus holds an answer."""
        total = self.bias + sum(self.weights.get(k, 0.0) * v for k, v in evidence.values().items())
        return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, total))))

    def silent(self, evidence: Evidence) -> bool:
        """Whether to say that the corpus is silent."""
        return self.likelihood(evidence) < self.limit


# Logistic regressions (L2, classes weighed alike) over training questions, each without its own likeness to itself, and
# the development questions three times, on both corpora; then moved to where on the development half few questions
# that the sources answer (3 of 100) are met with silence.
KNOWN = Threshold(
    weights={
        "unknown": -3.15,
        "unknown_three": -26.9,
        "passage": 13.2,
        "unit": 4.3,
        "cover_top": 0.27,
        "length": 2.14,
    },
    bias=-12.9,
)
PLAIN = Threshold(weights={"passage": 14.7, "unit": 6.7, "length": 2.45}, bias=-14.3)


def threshold_of(index: Index) -> Threshold:
    """The decision for an index; questions known to be answered, and not to be, tell more than nearness alone."""
    return KNOWN if index.meta.unanswered and index.meta.answered else PLAIN
