import json
import logging
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import pytest
from eval_fakes import GOLD, answer, gold_answer, question, silent_question

from evals.figures import Ablation, BaselineResult, Metrics, PublicSet
from evals.metrics import score_retrieval
from evals.outcome import RunError, read_outcomes
from evals.run import Beside, evaluate
from retrieval.answer import Answer, AnswerStatus

QUESTIONS = (
    question("rett", keyfacts=(("frister",),)),
    question("feil", question="knekk", history=("før",)),
    silent_question("taus", question="ukjent"),
    question("meldt", question="meldt feil"),
)


class Ticking:
    """A clock that goes a quarter of a second each time it is read."""

    def __init__(self) -> None:
        self._ticks = count()

    def __call__(self) -> float:
        return next(self._ticks) / 4


def ask(text: str, history: Sequence[str]) -> Answer:
    if text == "knekk":
        raise ValueError(f"gikk i stykker\netter {list(history)}")
    if text == "meldt feil":
        return answer(text, AnswerStatus.FAILED, error="basen svarer ikke")
    return answer(text, AnswerStatus.ABSTAINED) if text == "ukjent" else gold_answer(text)


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_results_are_written_as_the_contract_says(tmp_path: Path) -> None:
    evaluate(QUESTIONS, ask, tmp_path, {}, Ticking())
    first, second, third, fourth = lines(tmp_path / "results.jsonl")
    assert first == {
        "id": "rett",
        "status": "answered",
        "answer": "Frister:\n- ett\n- to",
        "ms": 250.0,
        "citations": [{"document": "brev", "section": "Styring / Frister", "page": 3, "quote": GOLD}],
        "retrieved": [{"document": "brev", "section": "Styring / Frister", "text": GOLD, "score": 0.9}],
        "advice": [6],
    }
    assert list(first) == ["id", "status", "answer", "ms", "citations", "retrieved", "advice"]
    assert (second["id"], second["status"], second["answer"]) == ("feil", "failed", "")
    assert (third["id"], third["status"]) == ("taus", "abstained")
    assert (fourth["id"], fourth["status"]) == ("meldt", "failed")


def test_a_failure_is_recorded_logged_and_passed_over(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        metrics = evaluate(QUESTIONS, ask, tmp_path, {}, Ticking())
    assert metrics.scores.failed.value == 0.5  # two of four
    assert (tmp_path / "failures.log").read_text(encoding="utf-8").splitlines() == [
        "feil\tValueError: gikk i stykker etter ['før']",
        "meldt\tbasen svarer ikke",
    ]
    assert [record.getMessage() for record in caplog.records] == [
        "The question feil failed",
        "The question meldt failed: basen svarer ikke",
    ]


def test_settings_are_there_before_the_first_question(tmp_path: Path) -> None:
    seen: list[dict[str, object]] = []

    def looking(text: str, history: Sequence[str]) -> Answer:
        seen.append(json.loads((tmp_path / "settings.json").read_text(encoding="utf-8")))
        return ask(text, history)

    evaluate(QUESTIONS[:1], looking, tmp_path, {"model": "e5", "data": Path("data")}, Ticking())
    assert (seen[0]["model"], seen[0]["data"], seen[0]["questions"]) == ("e5", "data", 1)


def test_metrics_and_report_stand_beside(tmp_path: Path) -> None:
    metrics = evaluate(QUESTIONS, ask, tmp_path / "ny" / "mappe", {}, Ticking())
    stored = json.loads((tmp_path / "ny" / "mappe" / "metrics.json").read_text(encoding="utf-8"))
    # three have gold, one was found: 1/3; the silent one was met with silence
    assert stored["scores"]["hit_1"]["value"] == metrics.scores.hit_1.value == round(1 / 3, 4)
    assert stored["scores"]["silence_f1"]["value"] == 1.0
    assert "<title>Samråd: evaluering" in (tmp_path / "ny" / "mappe" / "report.html").read_text("utf-8")


def test_what_was_measured_beside_stands_in_the_metrics_and_the_report(tmp_path: Path) -> None:
    scores = score_retrieval([], 0)
    beside = Beside(
        ablations=(Ablation(without=("hint", "hint words"), scores=scores, gain=scores.mrr),),
        public=(PublicSet(name="NorQuAD", questions=3, passages=9, model="e5", results=()),),
    )
    metrics = evaluate(QUESTIONS, ask, tmp_path, {}, Ticking(), beside=beside)
    stored = Metrics.model_validate_json((tmp_path / "metrics.json").read_text(encoding="utf-8"))
    assert stored == metrics
    assert (stored.ablations, stored.public) == (beside.ablations, beside.public)
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Uten hintenes mening og hintenes ord" in report
    assert "NorQuAD: 3 spørsmål, 9 utdrag" in report


def test_a_comparison_stands_in_the_folder_and_the_report(tmp_path: Path) -> None:
    evaluate(QUESTIONS, ask, tmp_path / "før", {}, Ticking())

    def worse(text: str, history: Sequence[str]) -> Answer:
        return answer(text, AnswerStatus.ABSTAINED) if text == "Hvor finner jeg frister?" else ask(text, history)

    evaluate(QUESTIONS, worse, tmp_path / "nå", {}, Ticking(), beside=Beside(against=tmp_path / "før"))
    stored = json.loads((tmp_path / "nå" / "comparison.json").read_text(encoding="utf-8"))
    assert [change["id"] for change in stored["changes"]] == ["rett"]
    report = (tmp_path / "nå" / "report.html").read_text(encoding="utf-8")
    assert "Endret siden forrige kjøring (1 av 4)" in report
    assert "<strong>rett</strong> (verre)" in report


def test_progress_is_told_after_each(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    evaluate(QUESTIONS[:2], ask, tmp_path, {}, Ticking(), progress=lambda *given: told.append(given))
    assert told == [(1, 2, "rett"), (2, 2, "feil")]


def test_an_earlier_run_leaves_nothing_behind(tmp_path: Path) -> None:
    plain = BaselineResult(name="BM25", scores=score_retrieval([], 0))
    evaluate(QUESTIONS, ask, tmp_path, {}, Ticking(), beside=Beside(baselines=[plain]))
    assert lines_of_baselines(tmp_path) == ["BM25"]

    def broken(done: int, total: int, identifier: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        evaluate(QUESTIONS, ask, tmp_path, {}, Ticking(), progress=broken)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["failures.log", "results.jsonl", "settings.json"]
    assert len(read_outcomes(tmp_path)) == 1  # what was done is kept


def lines_of_baselines(folder: Path) -> list[str]:
    return [entry["name"] for entry in json.loads((folder / "baselines.json").read_text(encoding="utf-8"))]


def test_stored_outcomes_are_read_back(tmp_path: Path) -> None:
    evaluate(QUESTIONS, ask, tmp_path, {}, Ticking())
    assert [o.status for o in read_outcomes(tmp_path)] == ["answered", "failed", "abstained", "failed"]


def test_a_folder_without_a_run_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"results\.jsonl"):
        read_outcomes(tmp_path)
    (tmp_path / "results.jsonl").write_text('{"id": 1}\n', encoding="utf-8")
    with pytest.raises(RunError, match="samrad eval"):
        read_outcomes(tmp_path)
