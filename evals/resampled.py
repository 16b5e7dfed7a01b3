"""Intervals of figures that are more than one sum over another: cases are drawn anew, and the figure is made again."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from evals.figures import Figure
from evals.metrics import RESAMPLES

Numbers = NDArray[np.float64]


def figure_of(rows: Numbers, value: Callable[[Numbers], Numbers], left_out: int, seed: int) -> Figure:
    """What `value` makes of the sum of the rows, with its 95 % interval.

    `rows` has a case in each row, of any further shape; `value` takes sums with one axis before that shape.
    """
    n = len(rows)
    if not n:
        return Figure(value=None, low=None, high=None, n=0, left_out=left_out)
    times_drawn = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=RESAMPLES)
    drawn = value(np.tensordot(times_drawn.astype(np.float64), rows, axes=1))
    low, high = np.percentile(drawn, [2.5, 97.5])
    whole = value(rows.sum(axis=0)[None])[0]
    rounded = [round(float(number), 4) for number in (whole, low, high)]
    return Figure(value=rounded[0], low=rounded[1], high=rounded[2], n=n, left_out=left_out)
