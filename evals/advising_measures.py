"""The measures of «which advice applies»: as in `measures`, a share of one case, or None where it does not apply.

Whether the right advice is named is asked of the situations alone. One that was refused, found too thin or failed
has named nothing, and counts as wrong.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evals.advised import AdvisedCase
from evals.figures import Figure
from evals.measures import SITUATION, VAGUE, Share
from evals.resampled import Numbers, figure_of
from retrieval.advisory import VerdictKind
from retrieval.answer import AnswerStatus

OFF_TOPIC = "off-topic"  # the type of question that is no case at all
TYPES = frozenset({SITUATION, VAGUE, OFF_TOPIC})

AdvisedMeasure = Callable[[AdvisedCase], Share | None]


@dataclass(frozen=True, slots=True)
class Naming:
    """The advice that was named for a situation, beside what is right."""

    gold: tuple[int, ...]  # the most relevant first
    ranked: tuple[int, ...]
    named: frozenset[int]

    def among(self, k: int) -> Share:
        """Whether the most relevant advice stands among the first k."""
        return float(self.gold[0] in self.ranked[:k]), 1.0

    def f1(self) -> Share:
        """2 × those named that are right, over those named + those that are right."""
        return 2.0 * len(set(self.gold) & self.named), float(len(set(self.gold)) + len(self.named))


def is_situation(case: AdvisedCase) -> bool:
    """Whether it is known which advice applies."""
    return case.question.type == SITUATION and bool(case.question.advice)


def own_naming(case: AdvisedCase) -> Naming:
    """What the adviser named."""
    return Naming(case.question.advice, case.outcome.advice, case.outcome.named)


def nearest_naming(case: AdvisedCase, count: int) -> Naming:
    """What the baseline names when it names that many."""
    return Naming(case.question.advice, case.nearest, frozenset(case.nearest[:count]))


def macro_f1(namings: Sequence[Naming], left_out: int, seed: int) -> Figure:
    """The mean over the pieces of advice that are right or named somewhere, of each one's own F1."""
    numbers = sorted({number for n in namings for number in (*n.gold, *n.named)})
    counts = [[_of_one(naming, number) for number in numbers] for naming in namings]
    rows = np.array(counts, dtype=np.float64).reshape(len(namings), len(numbers), 2)
    return figure_of(rows, _mean_f1, left_out, seed)


def _of_one(naming: Naming, number: int) -> Share:
    right, named = number in naming.gold, number in naming.named
    return 2.0 * (right and named), float(right) + float(named)


def _mean_f1(sums: Numbers) -> Numbers:
    """One that is neither right nor named in a resample is left out of its mean."""
    right, total = sums[..., 0], sums[..., 1]
    known = total > 0
    shares = np.divide(right, total, out=np.zeros_like(right), where=known)
    return np.asarray(shares.sum(axis=-1) / known.sum(axis=-1))


def thin(case: AdvisedCase) -> Share | None:
    """Whether a case that says too little was met with «mangler opplysninger»."""
    met = case.outcome.thin and case.outcome.status is AnswerStatus.ANSWERED
    return (float(met), 1.0) if case.question.type == VAGUE else None


def refused(case: AdvisedCase) -> Share | None:
    """Whether what is no case at all was refused."""
    met = case.outcome.status is AnswerStatus.REFUSED
    return (float(met), 1.0) if case.question.type == OFF_TOPIC else None


def turned_away(case: AdvisedCase) -> Share | None:
    """Whether a situation was refused or found too thin; lower is better."""
    met = case.outcome.thin or case.outcome.status in {AnswerStatus.REFUSED, AnswerStatus.ABSTAINED}
    return (float(met), 1.0) if is_situation(case) else None


def grounded(case: AdvisedCase) -> Share | None:
    """The verdicts «gjelder» that rest on a sentence of the case and a quoted passage; out of all of them.

    Those on the catalogue's further advice count too: the reader is shown them.
    """
    ruled = (*case.outcome.verdicts, *case.outcome.others)
    standing = [verdict.grounded for verdict in ruled if verdict.verdict is VerdictKind.APPLIES]
    return (float(sum(standing)), float(len(standing))) if standing else None


def failed(case: AdvisedCase) -> Share | None:
    """Whether something broke; lower is better."""
    return float(case.outcome.status is AnswerStatus.FAILED), 1.0


ADVISED_MEASURES: Mapping[str, AdvisedMeasure] = {
    "thin": thin,
    "refused": refused,
    "turned_away": turned_away,
    "grounded": grounded,
    "failed": failed,
}
