"""Which of the six pieces of advice bear on a question: by what it tells, and by what was found."""

from collections.abc import Sequence

from retrieval.advising.bearing import Bearing
from retrieval.advising.counsel import number_of
from retrieval.ranking import Hit

FOUND = 0.35  # how much the found passages weigh for a plain question
SHARE = 0.6  # of the first one's weight that a further one must have


def relevant(bears: Bearing, hits: Sequence[Hit], told: float = 0.0) -> tuple[int, ...]:
    """The numbers of the advice, most relevant first; none where the passages point to none.

    The more of a case is told, the less the found passages weigh against it.
    """
    found: dict[int, float] = {}
    for place, hit in enumerate(hits):
        number = number_of(hit.passage.section)
        if number:
            found[number] = found.get(number, 0.0) + 1.0 / (place + 1.5)
    if not found:
        return ()
    total = sum(found.values())
    numbers = set(found) | set(bears.shares)
    share = FOUND * (1 - told)
    weights = {n: share * found.get(n, 0.0) / total + (1 - share) * bears.shares.get(n, 0.0) for n in numbers}
    ranked = sorted(weights, key=lambda n: (-weights[n], n))
    return tuple(n for n in ranked if weights[n] >= SHARE * weights[ranked[0]])
