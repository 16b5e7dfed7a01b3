"""«Which advice applies»: the question set's situations are put to the adviser, and its verdicts are judged.

Asked are the situations (`which-advice`), the cases that say too little (`case-vague`) and what is no case
(`off-topic`). The baseline ranks the six by how near their own texts lie to the situation.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.ablations import Step
from evals.advised import Advised, AdvisedCase, advised_of, failed_case
from evals.advising_measures import (
    ADVISED_MEASURES,
    TYPES,
    Naming,
    is_situation,
    macro_f1,
    nearest_naming,
    own_naming,
)
from evals.calibration import calibration_bins, calibration_error
from evals.figures import Advising, AdvisingBaseline, AdvisingGroup, AdvisingScores, NamingScores
from evals.metrics import LANGUAGES, figure
from evals.questions import EvalQuestion
from retrieval.advisory import Advisory

SEED = 2017
BASELINES = {1: "Nærmeste råd", 2: "De to nærmeste"}  # by how many it names; that weighs in F1 alone

Advise = Callable[[str], Advisory]
Rank = Callable[[str], tuple[int, ...]]  # a case to the six's numbers, the likeliest first

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class AdvisingRun:
    """The cases that were put to the adviser, and the figures of them."""

    cases: tuple[AdvisedCase, ...]
    figures: Advising


def run_advising(
    questions: Sequence[EvalQuestion],
    advise: Advise,
    nearest: Rank | None = None,
    *,
    step: Step | None = None,
    seed: int = SEED,
) -> AdvisingRun | None:
    """Put the set's cases to the adviser, and the situations to the baseline; None where the set has no cases."""
    asked = [question for question in questions if question.type in TYPES]
    cases: list[AdvisedCase] = []
    for question in asked:
        case = AdvisedCase(question, _put(question, advise))
        ranked = nearest(question.question) if nearest and is_situation(case) else ()
        cases.append(AdvisedCase(question, case.outcome, ranked))
        if step:
            step(len(cases), len(asked))
    return AdvisingRun(tuple(cases), measure_advising(cases, seed)) if cases else None


def _put(question: EvalQuestion, advise: Advise) -> Advised:
    try:
        return advised_of(question.id, advise(question.question))
    except Exception as error:  # whatever breaks on one case, the others are still asked
        logger.exception("The case %s failed", question.id)
        return failed_case(question.id, f"{type(error).__name__}: {error}")


def measure_advising(cases: Sequence[AdvisedCase], seed: int) -> Advising:
    """Every figure, over all cases and by language; `seed` fixes the resampling of the intervals."""
    told = {case.question.lang for case in cases}
    ordered = [*(lang for lang in LANGUAGES if lang in told), *sorted(told - set(LANGUAGES))]
    groups = {lang: _group([case for case in cases if case.question.lang == lang], seed) for lang in ordered}
    return Advising(**dict(_group(cases, seed)), by_language=groups)


def _group(cases: Sequence[AdvisedCase], seed: int) -> AdvisingGroup:
    return AdvisingGroup(
        cases=len(cases),
        scores=_scores(cases, seed),
        bins=calibration_bins(cases, seed),
        baselines=tuple(_baseline(cases, count, seed) for count in BASELINES) if _was_ranked(cases) else (),
    )


def _scores(cases: Sequence[AdvisedCase], seed: int) -> AdvisingScores:
    named = _naming_scores(cases, own_naming, seed)
    shares = {name: figure(map(measure, cases), seed) for name, measure in ADVISED_MEASURES.items()}
    return AdvisingScores(**dict(named), calibration_error=calibration_error(cases, seed), **shares)


def _naming_scores(cases: Sequence[AdvisedCase], of: Callable[[AdvisedCase], Naming], seed: int) -> NamingScores:
    namings = [of(case) if is_situation(case) else None for case in cases]
    asked = [naming for naming in namings if naming]
    return NamingScores(
        first=figure([n.among(1) if n else None for n in namings], seed),
        top2=figure([n.among(2) if n else None for n in namings], seed),
        f1=figure([n.f1() if n else None for n in namings], seed),
        macro_f1=macro_f1(asked, len(cases) - len(asked), seed),
    )


def _baseline(cases: Sequence[AdvisedCase], count: int, seed: int) -> AdvisingBaseline:
    def gained(case: AdvisedCase) -> tuple[float, float] | None:
        if not is_situation(case):
            return None
        return own_naming(case).among(1)[0] - nearest_naming(case, count).among(1)[0], 1.0

    return AdvisingBaseline(
        name=BASELINES[count],
        scores=_naming_scores(cases, lambda case: nearest_naming(case, count), seed),
        gain=figure(map(gained, cases), seed),
    )


def _was_ranked(cases: Sequence[AdvisedCase]) -> bool:
    return any(case.nearest for case in cases)
