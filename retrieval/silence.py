"""Whether the corpus holds an answer, or the honest answer is that it is silent."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.store import Index
from retrieval.candidates import Asked, Candidate, cover
from retrieval.ranking import Hit

TOP = 5
SHORT, LONG = 8, 20  # terms of a question


@dataclass(frozen=True)
class Evidence:
    """What speaks for an answer being there; each between about 0 and 1."""

    passage: float  # the nearest passage's cosine
    unit: float  # the nearest sentence's cosine
    hint: float  # the nearest hint's cosine, 0 where the corpus has none
    cover_top: float  # the share of the question's weight in the best passage and its headings
    cover_five: float  # the same over the best five together
    cover_best: float  # the best statement's own
    margin: float  # how far the best passage stands out
    length: float  # of the question, 0 to eight terms, 1 from twenty: a situation told at length is seldom outside

    def values(self) -> dict[str, float]:
        """The features by name."""
        return {name: float(getattr(self, name)) for name in self.__dataclass_fields__}


def weigh(index: Index, hits: Sequence[Hit], found: Sequence[Candidate], wanted: Asked) -> Evidence:
    """The evidence that the hits give."""
    analyzer = index.words.analyzer
    texts = [hit.passage.embedded for hit in hits[:TOP]]
    best = max(found, key=lambda c: c.score, default=None)
    return Evidence(
        passage=max((h.parts["passage"] for h in hits[:TOP]), default=0.0),
        unit=max((max(h.units, default=0.0) for h in hits[:TOP]), default=0.0),
        hint=max((h.parts.get("hint", 0.0) for h in hits[:TOP]), default=0.0),
        cover_top=cover(analyzer, texts[0], wanted.weights) if texts else 0.0,
        cover_five=cover(analyzer, "\n".join(texts), wanted.weights) if texts else 0.0,
        cover_best=best.coverage if best else 0.0,
        length=min(1.0, max(0.0, (len(wanted.weights) - SHORT) / (LONG - SHORT))),
        margin=float(np.tanh((hits[0].score - hits[TOP - 1].score) / 2)) if len(hits) >= TOP else 0.0,
    )


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


# Fitted on the dev half (L2 logistic regression, classes weighed alike), then moved so that 5 of 100 dev questions
# that the sources answer are met with silence. On the test half that is 5 of 121 with hints and 2 without; of the 19
# that only sound as if the sources answered them, 7 are caught either way. Nearness tells little between the two
# kinds: the nearest sentence's median cosine is 0.79 and 0.76.
WITH_HINTS = Threshold(weights={"unit": 7.2, "hint": 14.0, "cover_top": 2.35, "length": 4.0}, bias=-17.31)
WITHOUT_HINTS = Threshold(weights={"unit": 11.4, "cover_top": 1.95, "length": 2.0}, bias=-8.99)


def threshold_of(index: Index) -> Threshold:
    """The decision for an index: hints, where it has them, tell more than its sentences alone."""
    return WITH_HINTS if index.hints else WITHOUT_HINTS
