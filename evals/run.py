"""One run of a question set: settings first, then a line a question, then the figures and the report."""

import hashlib
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from evals.advised import ADVISING
from evals.advising import AdvisingRun
from evals.compare import compare
from evals.figures import Ablation, BaselineResult, Metrics, PublicSet
from evals.gold import Case, judge
from evals.metrics import measure_all
from evals.outcome import RESULTS, Outcome, failed_outcome, outcome_of
from evals.questions import EvalQuestion
from evals.report import report_html
from retrieval.answer import Answer, AnswerStatus

SETTINGS, METRICS, BASELINES, COMPARISON, REPORT, FAILURES = (
    "settings.json",
    "metrics.json",
    "baselines.json",
    "comparison.json",
    "report.html",
    "failures.log",
)
SEED = 2017

Ask = Callable[[str, Sequence[str]], Answer]  # a question and the earlier ones, oldest first
Clock = Callable[[], float]  # seconds, as of time.perf_counter
Progress = Callable[[int, int, str], None]  # done, of how many, the id of the last one

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Beside:
    """What was measured besides the questions, and the folder of an earlier run to hold this one against."""

    baselines: Sequence[BaselineResult] = ()
    ablations: tuple[Ablation, ...] = ()
    public: tuple[PublicSet, ...] = ()
    against: Path | None = None
    advising: AdvisingRun | None = None


NOTHING = Beside()


def evaluate(
    questions: Sequence[EvalQuestion],
    ask: Ask,
    out: Path,
    settings: Mapping[str, object],
    clock: Clock,
    *,
    progress: Progress | None = None,
    beside: Beside = NOTHING,
    seed: int = SEED,
) -> Metrics:
    """Ask every question and write the run's folder; what an earlier run left there is replaced.

    A question that raises, or whose answer says that something broke, is recorded as failed, told of in
    `failures.log`, and the run goes on. Warm up first, or the first time tells of loading.
    """
    _begin(out, questions, settings, seed)
    cases: list[Case] = []
    with (
        (out / RESULTS).open("w", encoding="utf-8") as results,
        (out / FAILURES).open("w", encoding="utf-8") as failures,
    ):
        for number, question in enumerate(questions, 1):
            outcome = _ask(question, ask, clock, failures)
            results.write(outcome.model_dump_json() + "\n")
            results.flush()  # a run that is cut short keeps what it has
            cases.append(judge(question, outcome))
            if progress:
                progress(number, len(questions), question.id)
        _tell_of_cases(failures, beside.advising)
    advising = beside.advising.figures if beside.advising else None
    measured = {"ablations": beside.ablations, "public": beside.public, "advising": advising}
    metrics = measure_all(cases, seed).model_copy(update=measured)
    _write_figures(out, metrics, cases, settings, beside)
    return metrics


def _write_figures(
    out: Path, metrics: Metrics, cases: Sequence[Case], settings: Mapping[str, object], beside: Beside
) -> None:
    _write_json(out / METRICS, metrics.model_dump())
    if beside.baselines:
        _write_json(out / BASELINES, [baseline.model_dump() for baseline in beside.baselines])
    if beside.advising:
        rows = [case.outcome.model_dump_json() for case in beside.advising.cases]
        (out / ADVISING).write_text("\n".join(rows) + "\n", encoding="utf-8")
    comparison = compare([case.question for case in cases], beside.against, out) if beside.against else None
    if comparison:
        _write_json(out / COMPARISON, comparison.model_dump())
    report = report_html(metrics, cases, settings, beside.baselines, comparison, beside.advising)
    (out / REPORT).write_text(report, encoding="utf-8")


def _begin(out: Path, questions: Sequence[EvalQuestion], settings: Mapping[str, object], seed: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name in (METRICS, BASELINES, COMPARISON, REPORT, FAILURES, RESULTS, ADVISING):
        (out / name).unlink(missing_ok=True)  # figures of an earlier run beside these results would mislead
    asked = "\n".join(question.model_dump_json(by_alias=True) for question in questions)
    facts = {
        "questions": len(questions),
        "questions_sha256": hashlib.sha256(asked.encode()).hexdigest(),
        "bootstrap_seed": seed,
    }
    _write_json(out / SETTINGS, {**settings, **facts})


def _ask(question: EvalQuestion, ask: Ask, clock: Clock, failures: TextIO) -> Outcome:
    began = clock()
    try:
        answer = ask(question.question, question.history)
    except Exception as error:  # whatever breaks on one question, the others are still asked
        logger.exception("The question %s failed", question.id)
        _tell(failures, question.id, f"{type(error).__name__}: {error}")
        return failed_outcome(question.id, (clock() - began) * 1000)
    ms = (clock() - began) * 1000
    if answer.status is AnswerStatus.FAILED:
        logger.error("The question %s failed: %s", question.id, answer.error)
        _tell(failures, question.id, answer.error or "no reason given")
    return outcome_of(question.id, answer, ms)


def _tell_of_cases(failures: TextIO, advising: AdvisingRun | None) -> None:
    for case in advising.cases if advising else ():
        if case.outcome.status is AnswerStatus.FAILED:
            _tell(failures, f"{case.question.id} (råd)", case.outcome.error or "no reason given")


def _tell(failures: TextIO, identifier: str, reason: str) -> None:
    failures.write(f"{identifier}\t{' '.join(reason.split())}\n")
    failures.flush()


def _write_json(path: Path, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=2, default=str)
    path.write_text(text + "\n", encoding="utf-8")
