import json
import logging
from io import StringIO
from itertools import count
from pathlib import Path

import pytest
from advising_fakes import APPLIES, CASES, advisory, asked, ruled, situation, verdict_of
from eval_fakes import gold_answer, question
from rich.console import Console

from evals.advised import Advised, AdvisedCase
from evals.advising import measure_advising, run_advising
from evals.figures import Metrics
from evals.floor import Floor, raised, read_floors, write_floors
from evals.gate import check, print_gate, shortfalls
from evals.metrics import measure_all
from evals.run import Beside, evaluate
from retrieval.advisory import Advisory
from retrieval.answer import AnswerStatus

SEED = 1


QUESTIONS = (
    asked("rett", "which-advice", 4),
    asked("knekk", "which-advice", 4),
    asked("meldt", "which-advice", 4),
    asked("vag", "case-vague"),
    asked("vev", "off-topic"),
    question("fakta"),
)


def advise(text: str) -> Advisory:
    if "knekk" in text:
        raise ValueError("gikk i\nstykker")
    if "meldt" in text:
        return advisory(text, status=AnswerStatus.FAILED, error="indeksen er borte")
    if "vev" in text:
        return advisory(text, status=AnswerStatus.REFUSED)
    return advisory(text, thin=True) if "vag" in text else advisory(text, advice=(4,), verdicts=(verdict_of(),))


def test_the_cases_are_asked_and_what_breaks_is_passed_over(caplog: pytest.LogCaptureFixture) -> None:
    told: list[tuple[int, int]] = []
    with caplog.at_level(logging.ERROR):
        run = run_advising(QUESTIONS, advise, lambda _: (4, 1), step=lambda done, total: told.append((done, total)))
    assert run is not None
    assert [case.question.id for case in run.cases] == ["rett", "knekk", "meldt", "vag", "vev"]
    assert [case.nearest for case in run.cases] == [(4, 1)] * 3 + [()] * 2
    assert told[-1] == (5, 5)
    assert run.figures.scores.failed.value == 0.4
    assert run.figures.scores.first.value == round(1 / 3, 4)  # what failed is wrong
    assert (run.figures.scores.thin.value, run.figures.scores.refused.value) == (1.0, 1.0)
    assert run_advising([question("fakta")], advise) is None


def test_the_folder_holds_figures_cases_and_report(tmp_path: Path) -> None:
    (tmp_path / "advising.jsonl").write_text("fra før", encoding="utf-8")
    ticks = count()

    def run(run_of: Beside) -> Metrics:
        return evaluate(QUESTIONS, lambda text, _: gold_answer(text), tmp_path, {}, lambda: next(ticks), beside=run_of)

    assert run(Beside()).advising is None
    assert not (tmp_path / "advising.jsonl").exists()
    advising = run_advising(QUESTIONS, advise)
    metrics = run(Beside(advising=advising))
    stored = json.loads((tmp_path / "metrics.json").read_text(encoding="utf-8"))
    assert stored["advising"]["scores"]["first"]["value"] == round(1 / 3, 4)
    assert stored["advising"]["by_language"]["nb"]["cases"] == 5
    assert len(stored["advising"]["bins"]) == 10
    assert Metrics.model_validate(stored) == metrics
    lines = (tmp_path / "advising.jsonl").read_text(encoding="utf-8").splitlines()
    assert [Advised.model_validate_json(line).id for line in lines] == ["rett", "knekk", "meldt", "vag", "vev"]
    assert (tmp_path / "failures.log").read_text(encoding="utf-8").splitlines() == [
        "knekk (råd)\tValueError: gikk i stykker",
        "meldt (råd)\tindeksen er borte",
    ]
    assert "Hvilke råd gjelder (5 saker)" in (tmp_path / "report.html").read_text(encoding="utf-8")


def gated(*cases: AdvisedCase) -> Metrics:
    return measure_all([], SEED).model_copy(update={"advising": measure_advising(cases, SEED) if cases else None})


def test_the_gate_holds_the_figures_against_their_floor() -> None:
    floor = Floor(least={"advising_first": 0.5, "advising_top2": 0.6, "advising_f1": 0.75, "advising_grounded": 1.0})
    assert [(fall.name, fall.reached) for fall in shortfalls(gated(*CASES), floor)] == [("advising_first", 0.3333)]
    assert [fall.reached for fall in shortfalls(gated(), floor)] == [None] * 4  # not measured falls short


def test_a_floor_without_the_figures_is_accepted_until_they_are_raised(tmp_path: Path) -> None:
    path = tmp_path / "gulv.toml"
    write_floors({"shipped": Floor(least={"questions": 0})}, path)
    assert check(gated(*CASES), "shipped", path) == ()
    floor = raised(gated(*CASES), read_floors(path)["shipped"])
    assert {"advising_first", "advising_top2", "advising_f1"} <= set(floor.least)
    assert floor.least["advising_grounded"] == 1.0
    write_floors({"shipped": floor}, path)
    assert read_floors(path) == {"shipped": floor}
    assert "advising_first" not in raised(gated(), None).least


def test_a_verdict_that_rests_on_nothing_is_never_the_floor() -> None:
    bare = situation((1,), {}, verdicts=(ruled(1, APPLIES, grounded=False),), advice=(1,))
    assert raised(gated(bare), None, lower=True).least["advising_grounded"] == 1.0


def test_the_gate_says_which_figure_it_is(tmp_path: Path) -> None:
    shown = StringIO()
    short = shortfalls(gated(*CASES), Floor(least={"advising_first": 0.5}))
    print_gate("shipped", short, Console(file=shown, width=200))
    assert "Hvilke råd gjelder: Viktigste råd står først" in shown.getvalue()
