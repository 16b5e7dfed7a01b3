"""Whether the strength of a verdict is what it says: of the advice with strength 0.3, is 3 of 10 right?

A pair is one of the six in one situation, with its strength and whether it is among the right ones. Pairs are
put in ten bins of equal width by strength. The expected calibration error is the distance between mean strength
and share of right ones in each bin, weighted by the bin's share of the pairs. A situation without verdicts has none.
"""

from collections.abc import Sequence

import numpy as np

from evals.advised import AdvisedCase
from evals.advising_measures import is_situation
from evals.figures import CalibrationBin, Figure
from evals.metrics import figure
from evals.resampled import Numbers, figure_of

BINS = 10


def calibration_error(cases: Sequence[AdvisedCase], seed: int) -> Figure:
    """The expected calibration error; lower is better."""
    rows = _rows(cases)
    return figure_of(rows, _error, len(cases) - len(rows), seed)


def calibration_bins(cases: Sequence[AdvisedCase], seed: int) -> tuple[CalibrationBin, ...]:
    """The ten bins; those without pairs have neither strength nor share."""
    rows = _rows(cases)
    return tuple(_bin(rows[:, place], place, seed) for place in range(BINS))


def _bin(rows: Numbers, place: int, seed: int) -> CalibrationBin:
    pairs, strength, _ = rows.sum(axis=0)
    return CalibrationBin(
        low=place / BINS,
        high=(place + 1) / BINS,
        pairs=int(pairs),
        strength=round(float(strength / pairs), 4) if pairs else None,
        share=figure([(float(right), float(n)) if n else None for n, _, right in rows], seed),
    )


def _rows(cases: Sequence[AdvisedCase]) -> Numbers:
    """A case each: by bin, the pairs, the sum of their strengths, and how many are right."""
    told = [case for case in cases if is_situation(case) and case.outcome.verdicts]
    rows = np.zeros((len(told), BINS, 3))
    for row, case in zip(rows, told, strict=True):
        for ruled in case.outcome.verdicts:
            place = min(BINS - 1, int(ruled.strength * BINS))
            row[place] += (1.0, ruled.strength, float(ruled.number in case.question.advice))
    return rows


def _error(sums: Numbers) -> Numbers:
    distances = np.abs(sums[..., 1] - sums[..., 2]).sum(axis=-1)
    return np.asarray(distances / sums[..., 0].sum(axis=-1))
