"""Which of the six pieces of advice bear on a question: those whose sections the best passages stand in."""

import re
from collections.abc import Sequence

from retrieval.ranking import Hit

NUMBER = re.compile(r"^Råd ([1-6])\b")
SHARE = 0.45  # of the first one's weight that a further one must have


def bearing(hits: Sequence[Hit]) -> tuple[int, ...]:
    """The numbers of the advice, most relevant first; a passage weighs less the further down it stands."""
    weights: dict[int, float] = {}
    for place, hit in enumerate(hits):
        number = number_of(hit.passage.section)
        if number:
            weights[number] = weights.get(number, 0.0) + 1.0 / (place + 1.5)
    if not weights:
        return ()
    ranked = sorted(weights, key=lambda n: (-weights[n], n))
    return tuple(n for n in ranked if weights[n] >= SHARE * weights[ranked[0]])


def number_of(section: Sequence[str]) -> int | None:
    """The number of the advice whose section this is; None outside them."""
    found = next((m for heading in section if (m := NUMBER.match(heading))), None)
    return int(found.group(1)) if found else None
