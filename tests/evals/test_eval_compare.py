from io import StringIO
from pathlib import Path

import pytest
from eval_fakes import GOLD, OTHER, cited, outcome, places, question, silent_question
from rich.console import Console

from evals.compare import Change, Standing, compare, print_comparison
from evals.misses import Miss
from evals.outcome import Outcome, RunError
from evals.questions import EvalQuestion
from retrieval.answer import AnswerStatus

QUESTIONS = (
    question("a", keyfacts=(("x",), ("y",))),
    question("b"),
    silent_question("c"),
    question("ny"),
    question("borte"),
)


def store(folder: Path, *outcomes: Outcome) -> Path:
    folder.mkdir()
    text = "".join(o.model_dump_json() + "\n" for o in outcomes)
    (folder / "results.jsonl").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def before(tmp_path: Path) -> Path:
    return store(
        tmp_path / "før",
        outcome("a", answer="x", retrieved=places(OTHER)),
        outcome("b", retrieved=places(GOLD)),
        outcome("c", answer="noe"),
        outcome("borte"),
    )


@pytest.fixture
def after(tmp_path: Path) -> Path:
    return store(
        tmp_path / "nå",
        outcome("a", answer="x y", retrieved=places(GOLD)),
        outcome("b", retrieved=places(GOLD), ms=99.0),
        outcome("c", "abstained"),
        outcome("ny", retrieved=places(GOLD)),
    )


def test_every_question_that_changed(before: Path, after: Path) -> None:
    comparison = compare(QUESTIONS, before, after)
    assert comparison.compared == 3
    assert (comparison.added, comparison.removed) == (("ny",), ("borte",))
    first, second = comparison.changes  # b took longer, which is no change
    answered, abstained = AnswerStatus.ANSWERED, AnswerStatus.ABSTAINED
    assert (first.id, second.id) == ("a", "c")
    wrong = (Miss.NOT_FOUND, Miss.FACTS, Miss.CITATION)
    assert first.before == Standing(status=answered, hit=False, facts=0.5, misses=wrong)
    assert first.after == Standing(status=answered, hit=True, facts=1.0, misses=(Miss.CITATION,))
    assert second.before == Standing(status=answered, hit=None, facts=None, misses=(Miss.NOT_SILENT,))
    assert second.after == Standing(status=abstained, hit=None, facts=None)
    assert (first.verdict, second.verdict) == ("bedre", "bedre")


def changed(folder: Path, asked: EvalQuestion, before: dict[str, object], after: dict[str, object]) -> Change | None:
    """What a comparison says of one question that came out in those two ways."""
    runs = [store(folder / name, outcome("q1", **fields)) for name, fields in (("a", before), ("b", after))]  # type: ignore[arg-type]
    return next(iter(compare([asked], *runs).changes), None)


def test_advice_that_changed_is_a_change_even_where_both_are_wrong(tmp_path: Path) -> None:
    asked = question(type="which-advice", råd=(1,))
    found = changed(tmp_path, asked, {"advice": (2, 3)}, {"advice": (3, 2)})
    assert found is not None
    assert (found.before.advice, found.after.advice, found.verdict) == ((2, 3), (3, 2), "annerledes")


def test_advice_is_compared_on_situations_alone(tmp_path: Path) -> None:
    assert changed(tmp_path, question(), {"advice": (2,)}, {"advice": (3,)}) is None


def test_silence_citations_and_quotes_that_changed_are_changes(tmp_path: Path) -> None:
    good: dict[str, object] = {"retrieved": places(GOLD), "citations": [cited(GOLD)]}
    for number, (after, miss) in enumerate(
        (
            ({"retrieved": places(GOLD), "citations": []}, Miss.CITATION),
            ({**good, "citations": [cited(GOLD), cited("finnes ikke")]}, Miss.QUOTE),
            ({**good, "status": "abstained"}, Miss.SILENT),
        )
    ):
        (tmp_path / str(number)).mkdir()
        found = changed(tmp_path / str(number), question(), good, after)
        assert found is not None
        assert (found.before.misses, found.after.misses, found.verdict) == ((), (miss,), "verre")


def test_figures_on_the_questions_that_both_asked(before: Path, after: Path) -> None:
    differences = {d.name: (d.before, d.after) for d in compare(QUESTIONS, before, after).differences}
    assert differences["hit_5"] == (0.5, 1.0)  # of a and b
    assert differences["facts"] == (0.5, 1.0)  # of a
    assert differences["silence_recall"] == (0.0, 1.0)  # of c
    assert differences["silence_precision"] == (None, 1.0)  # nothing was silent before
    assert "failed" not in differences


def test_a_run_held_against_itself_differs_in_nothing(before: Path) -> None:
    comparison = compare(QUESTIONS, before, before)
    assert (comparison.changes, comparison.differences) == ((), ())


def test_a_missing_run_is_an_error(before: Path, tmp_path: Path) -> None:
    with pytest.raises(RunError, match="mangler"):
        compare(QUESTIONS, tmp_path / "mangler", before)


def test_it_is_printed(before: Path, after: Path) -> None:
    printed = StringIO()
    print_comparison(compare(QUESTIONS, before, after), Console(file=printed, width=120))
    for text in ("3 spørsmål er med", "(hit_5)", "bedre", "0,500", "svar, ikke funnet, fakta 0,500", "Borte: borte"):
        assert text in printed.getvalue()
