"""How near a text lies to what practice sounds like where each of the six pieces of advice applies."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.advice import AdviceSet
from ingest.store import Index

NUMBER = re.compile(r"^Råd ([1-9])\b")
NEAREST = 3  # signals of each piece of advice that count
SHARPNESS = 12.5  # of the share that the nearest one takes; a difference of 0.08 in centred cosine is 2.7 to 1


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
    weights = {n: float(np.exp(SHARPNESS * (value - top))) for n, value in nearness.items()}
    total = sum(weights.values())
    return Bearing({n: weight / total for n, weight in weights.items()})


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def number_of(section: Sequence[str]) -> int | None:
    """The number of the advice whose section this is; None outside them."""
    found = next((m for heading in section if (m := NUMBER.match(heading))), None)
    return int(found.group(1)) if found else None
