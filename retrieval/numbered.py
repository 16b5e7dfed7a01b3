"""Which of the six pieces of advice bear on a question: by its likeness to their signals, and by what was found."""

from collections.abc import Sequence

from retrieval.bearing import Bearing, number_of
from retrieval.ranking import Hit

FOUND = 0.35  # how much the found passages weigh against the signals
SHARE = 0.55  # of the first one's weight that a further one must have


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
