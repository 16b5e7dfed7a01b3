"""What went wrong with a case that was put to the adviser, as codes that the report puts into words."""

from enum import StrEnum

from evals.advised import AdvisedCase
from evals.advising_measures import is_situation, refused, thin
from evals.measures import SITUATION, VAGUE
from retrieval.answer import AnswerStatus


class Fault(StrEnum):
    """One thing that went wrong."""

    FAILED = "failed"
    REFUSED = "refused"  # a case, or one that says too little, taken for something else
    THIN = "thin"  # a situation that was found to say too little
    FIRST = "first"  # another advice than the most relevant one stands first
    NOT_THIN = "not-thin"  # a verdict on a case that says too little
    NOT_REFUSED = "not-refused"  # a verdict on what is no case
    LACKS = "lacks"  # a right advice that was not named
    MORE = "more"  # an advice that was named and is not right


LESSER = frozenset({Fault.LACKS, Fault.MORE})  # the right one stands first all the same


def faults(case: AdvisedCase) -> tuple[Fault, ...]:
    """What went wrong with a case, if anything."""
    if case.outcome.status is AnswerStatus.FAILED:
        return (Fault.FAILED,)
    if case.question.type in {SITUATION, VAGUE} and case.outcome.status is not AnswerStatus.ANSWERED:
        return (Fault.REFUSED,)
    if is_situation(case):
        return _of_situation(case)
    checks = {Fault.NOT_THIN: thin(case), Fault.NOT_REFUSED: refused(case)}
    return tuple(fault for fault, share in checks.items() if share and share[0] < share[1])


def _of_situation(case: AdvisedCase) -> tuple[Fault, ...]:
    if case.outcome.thin:
        return (Fault.THIN,)
    gold, named = set(case.question.advice), case.outcome.named
    checks = {
        Fault.FIRST: case.outcome.advice[:1] != case.question.advice[:1],
        Fault.LACKS: bool(gold - named),
        Fault.MORE: bool(named - gold),
    }
    return tuple(fault for fault, wrong in checks.items() if wrong)
