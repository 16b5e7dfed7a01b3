"""Which of the numbered pieces of advice bear on a text: by what practice sounds like, and by what was found."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.advice import AdviceSet
from ingest.store import Index
from retrieval.ranking import Hit

NUMBER = re.compile(r"^Råd ([1-9])\b")
NEAREST = 3  # signals of each piece of advice that count
SHARPNESS = 25.0  # of the share that the nearest one takes; a difference of 0.04 in cosine is 2.7 to 1
FOUND = 0.35  # how much the found passages weigh against the signals
SHARE = 0.55  # of the first one's weight that a further one must have


@dataclass(frozen=True)
class Bearing:
    """The share of each of the six pieces of advice, by its signals; the shares sum to 1."""

    shares: Mapping[int, float]


def bearing(index: Index, vector: NDArray[np.float32]) -> Bearing:
    """How near a text lies to the signals of each piece of advice, with what all signals share taken away."""
    catalogue = index.knowledge.advice
    owner = np.repeat(np.arange(len(catalogue)), [len(advice.signals) for advice in catalogue])
    rows = {a.number: np.flatnonzero(owner == i) for i, a in enumerate(catalogue) if a.set is AdviceSet.DFO_DIFI}
    if not rows:
        return Bearing({})
    centre = index.signal_vectors[np.concatenate(list(rows.values()))].mean(axis=0)
    similar = _unit(index.signal_vectors - centre) @ _unit((vector - centre)[None, :])[0]
    nearness = {n: float(np.sort(similar[r])[::-1][:NEAREST].mean()) for n, r in rows.items()}
    top = max(nearness.values())
    weights = {n: float(np.exp(SHARPNESS * (value - top) / 2)) for n, value in nearness.items()}
    total = sum(weights.values())
    return Bearing({n: weight / total for n, weight in weights.items()})


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def relevant(by_signals: Bearing, hits: Sequence[Hit]) -> tuple[int, ...]:
    """The numbers of the advice, most relevant first; none where neither signals nor passages point to any."""
    found: dict[int, float] = {}
    for place, hit in enumerate(hits):
        number = number_of(hit.passage.section)
        if number:
            found[number] = found.get(number, 0.0) + 1.0 / (place + 1.5)
    if not found:
        return ()
    total = sum(found.values())
    numbers = set(found) | set(by_signals.shares)
    weights = {n: FOUND * found.get(n, 0.0) / total + (1 - FOUND) * by_signals.shares.get(n, 0.0) for n in numbers}
    ranked = sorted(weights, key=lambda n: (-weights[n], n))
    return tuple(n for n in ranked if weights[n] >= SHARE * weights[ranked[0]])


def number_of(section: Sequence[str]) -> int | None:
    """The number of the advice whose section this is; None outside them."""
    found = next((m for heading in section if (m := NUMBER.match(heading))), None)
    return int(found.group(1)) if found else None
