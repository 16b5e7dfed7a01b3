"""How much each of the six pieces of advice bears on a text: learnt from situations and signals of the catalogue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.advice import Advice, AdviceSet
from ingest.store import Index
from retrieval.advising.counsel import by_advice
from retrieval.advising.learnt import Learnt, Rows, fitted, unit
from retrieval.remembered import remembered

THIN, FOREIGN = 0, -1  # the classes of cases that are too thin to tell, and of texts about something else
PENALTY = 3.0  # of the logistic regression; 1 and 10 do as well
COUNSEL = 0.5  # how much the sections that a text calls for weigh
LEAST = 1e-4  # so that no advice is ruled out by them alone
NEAREST = 3  # signals of each piece of advice that count, where the catalogue has no situations
SHARPNESS = 12.5  # of the share that the nearest one takes; a difference of 0.08 in centred cosine is 2.7 to 1


@dataclass(frozen=True)
class Bearing:
    """The share of each of the six pieces of advice, which sum to 1."""

    shares: Mapping[int, float]
    thin: float = 0.0  # how likely it is that the case is too thin to tell …
    foreign: float = 0.0  # … or about something else


def bearing(index: Index, vector: Rows) -> Bearing:
    """How much each of the six bears on one text."""
    return bearings(index, vector[None, :])[0]


def bearings(index: Index, vectors: Rows) -> list[Bearing]:
    """How much each of the six bears on each text."""
    if not six(index):
        return [Bearing({}) for _ in vectors]
    learnt = learn(index)
    if learnt is None:
        return [_by_signals(index, vector) for vector in vectors]
    called = by_advice(index, vectors)
    return [
        _named(learnt.classes, row, {number: float(shares[place]) for number, shares in called.items()})
        for place, row in enumerate(learnt.shares(vectors))
    ]


def _named(classes: Sequence[int], row: NDArray[np.float64], called: Mapping[int, float]) -> Bearing:
    """The shares of a text, in which the sections that it calls for have their say: both must agree."""
    shares = {number: float(share) for number, share in zip(classes, row, strict=True)}
    thin, foreign = shares.pop(THIN, 0.0), shares.pop(FOREIGN, 0.0)
    if called:
        shares = {n: s ** (1 - COUNSEL) * (called.get(n, 0.0) + LEAST) ** COUNSEL for n, s in shares.items()}
    total = sum(shares.values()) or 1.0
    return Bearing({number: share / total for number, share in shares.items()}, thin, foreign)


@remembered
def learn(index: Index) -> Learnt | None:
    """What the situations and signals of an index teach; None where it has no situations."""
    labels = _labels(index)
    kept = [row for row, number in enumerate(labels) if number is not None]
    if len({labels[row] for row in kept}) < 2:
        return None
    signals, owners = signals_of_six(index)
    vectors = np.concatenate([index.situation_vectors[kept], signals])
    return fitted(vectors, [n for n in labels if n is not None] + owners, PENALTY)


def _labels(index: Index) -> list[int | None]:
    """For each situation the number of the advice it calls for first, THIN or FOREIGN; None for that of other sets."""
    numbers = {advice.id: advice.number for advice in six(index)}
    none = {True: FOREIGN, False: THIN}
    return [numbers.get(s.advice[0]) if s.advice else none[s.foreign] for s in index.knowledge.situations]


def examples_of_six(index: Index) -> tuple[list[str], list[int]]:
    """The situations and signals of the six as texts, and the class of each."""
    told = [(s.text, n) for s, n in zip(index.knowledge.situations, _labels(index), strict=True) if n is not None]
    told += [(signal, advice.number) for advice in six(index) for signal in advice.signals]
    return [text for text, _ in told], [number for _, number in told]


def six(index: Index) -> tuple[Advice, ...]:
    """The six pieces of advice of DFØ and Difi, where the catalogue has them."""
    return tuple(advice for advice in index.knowledge.advice if advice.set is AdviceSet.DFO_DIFI)


def signals_of_six(index: Index) -> tuple[Rows, list[int]]:
    """The vectors of the six's signals, and the number that each belongs to."""
    catalogue = index.knowledge.advice
    owners = [advice for advice in catalogue for _ in advice.signals]
    rows = [row for row, advice in enumerate(owners) if advice.set is AdviceSet.DFO_DIFI]
    return index.signal_vectors[rows], [owners[row].number for row in rows]


def _by_signals(index: Index, vector: Rows) -> Bearing:
    """By the nearest signals alone, with what all signals share taken away."""
    signals, owners = signals_of_six(index)
    centre = signals.mean(axis=0)
    similar = unit(signals - centre) @ unit((vector - centre)[None, :])[0]
    of = {n: np.sort(similar[[o == n for o in owners]])[::-1] for n in dict.fromkeys(owners)}
    nearness = {n: float(values[:NEAREST].mean()) for n, values in of.items()}
    top = max(nearness.values())
    weights = {n: float(np.exp(SHARPNESS * (value - top))) for n, value in nearness.items()}
    total = sum(weights.values())
    return Bearing({n: weight / total for n, weight in weights.items()})
