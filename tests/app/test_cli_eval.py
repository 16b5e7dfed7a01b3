import json
from io import StringIO
from pathlib import Path

import pytest
import typer
from corpora import write_corpus
from encoders import WordEncoder
from rich.console import Console
from test_cli import QUESTIONS

from app.assistant import Assistant
from app.cli_eval import RETRIEVAL_SHOWN, SHOWN, Run, run_eval
from app.settings import Settings
from evals.floor import Floor, FloorError, read_floors, write_floors
from evals.metrics import MEASURES
from evals.outcome import RunError
from evals.questions import half


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("eval")
    settings = Settings(data=folder / "data", corpus=write_corpus(folder / "korpus"), embedding_model="ord")
    ready = Assistant(settings, encoder=WordEncoder)
    ready.ingest(lambda *_: None)
    ready.load()
    return ready


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """Four questions: two in each half, one with gold and one that is refused."""
    lines = []
    for wanted in ("dev", "test"):
        for line in QUESTIONS.splitlines():
            row = json.loads(line)
            names = (f"{row['id']}-{n}" for n in range(100))
            lines.append(json.dumps({**row, "id": next(n for n in names if half(n) == wanted)}, ensure_ascii=False))
    path = tmp_path / "spm.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def run(assistant: Assistant, questions: Path, **given: object) -> str:
    """Run it, and give what was printed."""
    shown = StringIO()
    out = questions.parent / "ut"
    chosen = {"only": None, "against": None, "baselines": False, **given}
    run_eval(Console(file=shown, width=200), assistant, Run((questions,), out, **chosen))  # type: ignore[arg-type]
    return shown.getvalue()


def stored(questions: Path) -> dict[str, object]:
    metrics: dict[str, object] = json.loads((questions.parent / "ut" / "metrics.json").read_text(encoding="utf-8"))
    return metrics


def test_ablations_stand_in_the_metrics_and_are_printed(assistant: Assistant, questions: Path) -> None:
    shown = run(assistant, questions, ablations=True)
    found = stored(questions)["ablations"]
    assert isinstance(found, list)
    assert found[0]["without"] == []
    scores = stored(questions)["scores"]
    assert isinstance(scores, dict)
    whole, asked = found[0]["scores"]["ndcg_10"], scores["ndcg_10"]
    assert (whole["value"], whole["n"]) == (asked["value"], asked["n"])  # the whole is what was run
    assert "Uten felles ord (BM25)" in shown


def test_without_being_asked_for_nothing_is_measured_beside(assistant: Assistant, questions: Path) -> None:
    shown = run(assistant, questions)
    assert (stored(questions)["ablations"], stored(questions)["public"]) == ([], [])
    assert "Uten felles ord" not in shown


def test_the_cases_are_put_to_the_adviser(assistant: Assistant, tmp_path: Path) -> None:
    situation = {"type": "which-advice", "lang": "nb", "expect": "answer", "question": "Ingen vil eie oppgaven."}
    rows = [{**situation, "id": "e-1", "råd": [4]}, {**situation, "id": "e-2", "type": "case-vague"}]
    path = tmp_path / "spm.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    shown = run(assistant, path)
    advising = stored(path)["advising"]
    assert isinstance(advising, dict)
    assert (advising["cases"], advising["scores"]["first"]["n"], advising["scores"]["thin"]["n"]) == (2, 1, 1)
    assert advising["scores"]["failed"]["value"] == 0.0
    assert [baseline["scores"]["top2"]["n"] for baseline in advising["baselines"]] == [1, 1]
    assert "Hvilke råd gjelder (2 saker)" in shown


def test_norquad_is_measured_and_its_vectors_are_kept(assistant: Assistant, questions: Path, tmp_path: Path) -> None:
    folder = tmp_path / "norquad"
    folder.mkdir()
    document = {"id": "d", "split": "eval", "text": "Ferja går hver time.\n"}
    asked = {"id": "q", "split": "eval", "document": "d", "question": "Når går ferja?", "answer_start": 0}
    (folder / "documents.jsonl").write_text(json.dumps(document), encoding="utf-8")
    (folder / "questions.jsonl").write_text(json.dumps(asked), encoding="utf-8")
    shown = run(assistant, questions, norquad=folder)
    (public,) = stored(questions)["public"]  # type: ignore[misc]
    assert (public["name"], public["questions"], public["passages"]) == ("NorQuAD", 1, 1)
    assert "NorQuAD, 1 utdrag" in shown
    assert len(list((assistant.settings.data / "evals").glob("*.npz"))) == 1


def test_the_gate_asks_the_test_half_and_ends_with_1_below_the_floor(
    assistant: Assistant, questions: Path, tmp_path: Path
) -> None:
    floor = tmp_path / "gulv.toml"
    write_floors({"korpus": Floor(least={"hit_5": 0.5})}, floor)
    assert "Gulvet holder (korpus)" in run(assistant, questions, gate=True, floor=floor)
    assert stored(questions)["questions"] == 2
    write_floors({"korpus": Floor(least={"questions": 3})}, floor)
    with pytest.raises(typer.Exit) as ended:
        run(assistant, questions, floor=floor)  # a floor alone means the gate
    assert ended.value.exit_code == 1
    assert (tmp_path / "ut" / "report.html").exists()  # what fell short can be looked at


def test_the_floor_is_raised_and_lowered_only_when_told_to(
    assistant: Assistant, questions: Path, tmp_path: Path
) -> None:
    floor = tmp_path / "gulv.toml"
    write_floors({"korpus": Floor(least={"questions": 9})}, floor)
    shown = run(assistant, questions, raise_floor=True, floor=floor)
    assert "Gulvet for korpus er satt" in shown
    assert read_floors(floor)["korpus"].least["questions"] == 9
    assert read_floors(floor)["korpus"].least["hit_10"] == 1.0
    run(assistant, questions, raise_floor=True, lower=True, floor=floor)
    assert read_floors(floor)["korpus"].least["questions"] == 2


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"gate": True, "only": "dev"}, FloorError, "--half dev"),
        ({"lower": True}, FloorError, "--raise-floor"),
        ({"against": Path("borte")}, RunError, "borte"),
        ({"norquad": Path("borte")}, RunError, "borte"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_asked(
    assistant: Assistant, questions: Path, given: dict[str, object], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        run(assistant, questions, **given)
    assert not (questions.parent / "ut").exists()


def test_what_is_printed_is_measured() -> None:
    assert set(RETRIEVAL_SHOWN) <= set(SHOWN) <= set(MEASURES)
