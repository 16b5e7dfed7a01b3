"""Whether the corpus holds an answer, or the honest answer is that it is silent."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.store import Index
from retrieval.advising.learnt import Learnt, fitted
from retrieval.candidates import Asked, cover
from retrieval.names import missing
from retrieval.ranking import Hit
from retrieval.remembered import remembered
from retrieval.signals import Scores
from retrieval.wording import Wording

TOP, NAMED = 5, 3  # passages
PENALTY = 10.0  # of the logistic regression over the known questions
SHORT, LONG = 8, 20  # terms of a question


@dataclass(frozen=True)
class Evidence:
    """What speaks for an answer being there, or against it; each between about 0 and 1, or log odds."""

    passage: float  # the nearest passage's cosine
    unit: float  # the nearest sentence's cosine
    cover_top: float  # the share of the question's weight in the best passage and its headings
    unknown: float  # how much nearer the question lies to one known not to be answered than to one that is …
    unknown_three: float  # … and to the three nearest of each
    learnt: float  # log odds that it is of the kind of question that is not answered, as all known ones teach …
    worded: float  # … and as their words do
    unnamed: float  # the share of what the question names that stands in none of the best passages
    length: float  # of the question, 0 to eight terms, 1 from twenty: a situation told at length is seldom outside

    def values(self) -> dict[str, float]:
        """The features by name."""
        return {name: float(getattr(self, name)) for name in self.__dataclass_fields__}


def weigh(index: Index, hits: Sequence[Hit], wanted: Asked, text: str, vector: Scores) -> Evidence:
    """The evidence that the hits of a question, and its likeness to known questions, give."""
    best = hits[0].passage.embedded if hits else ""
    answered, unanswered = index.answered_vectors @ vector, index.unanswered_vectors @ vector
    return Evidence(
        passage=max((h.parts["passage"] for h in hits[:TOP]), default=0.0),
        unit=max((max(h.units, default=0.0) for h in hits[:TOP]), default=0.0),
        cover_top=cover(index.words.analyzer, best, wanted.weights),
        unknown=_nearest(unanswered, 1) - _nearest(answered, 1),
        unknown_three=_nearest(unanswered, 3) - _nearest(answered, 3),
        learnt=_learnt(index, vector),
        worded=_worded(index, text),
        unnamed=missing(wanted.names, " ".join(h.passage.embedded for h in hits[:NAMED])),
        length=min(1.0, max(0.0, (len(wanted.weights) - SHORT) / (LONG - SHORT))),
    )


@remembered
def learn_silence(index: Index) -> Learnt | None:
    """What the questions known to be answered and not to be teach, 0 and 1; None where either kind is lacking."""
    vectors = np.concatenate([index.answered_vectors, index.unanswered_vectors])
    return fitted(vectors, [0] * index.meta.answered + [1] * index.meta.unanswered, PENALTY)


@remembered
def learn_words(index: Index) -> Wording | None:
    """What the words of the known questions teach, 0 and 1 as above; None where either kind is lacking."""
    known = index.knowledge.known
    if not (known.answered and known.unanswered):
        return None
    return Wording((*known.answered, *known.unanswered), [0] * len(known.answered) + [1] * len(known.unanswered))


def _learnt(index: Index, vector: Scores) -> float:
    """The log odds that a question is not answered; 0 where nothing is known."""
    learnt = learn_silence(index)
    return _log_odds(*learnt.shares(vector[None, :])[0]) if learnt else 0.0


def _worded(index: Index, text: str) -> float:
    """The same by its words."""
    learnt = learn_words(index)
    return _log_odds(*learnt.shares(text).values()) if learnt else 0.0


def _log_odds(answered: float, unanswered: float) -> float:
    """From -7 to 7, so that neither outvotes all the rest."""
    return math.log((unanswered + 1e-3) / (answered + 1e-3))


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


# Logistic regressions (L2, classes weighed alike) over the known questions, each without its own likeness to itself,
# the development questions and those of evals/training/tuning.jsonl, on both corpora; then moved to where on the latter
# two few questions that the sources answer (3 of 100) are met with silence.
KNOWN = Threshold(
    weights={
        "unknown": -12.9,
        "unknown_three": -16.4,
        "learnt": -0.29,
        "worded": -0.5,
        "unit": 9.66,
        "cover_top": 1.0,
        "unnamed": -1.42,
        "length": 2.15,
    },
    bias=-6.77,
)
PLAIN = Threshold(weights={"passage": 14.7, "unit": 6.7, "length": 2.45}, bias=-14.3)


def threshold_of(index: Index) -> Threshold:
    """The decision for an index; questions known to be answered, and not to be, tell more than nearness alone."""
    return KNOWN if index.meta.unanswered and index.meta.answered else PLAIN
