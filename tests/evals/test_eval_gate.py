import json
from io import StringIO
from pathlib import Path

import pytest
from eval_fakes import GOLD, case, cited, places, question, ranked, silent_question
from rich.console import Console

from corpus import SHIPPED
from evals.figures import Metrics
from evals.floor import ADVISING, FLOOR, Floor, FloorError, raise_floor, raised, read_floors, write_floors
from evals.gate import check, corpus_name, main, shortfalls
from evals.metrics import MEASURES, measure_all

SEED = 1


def run_of(found: int, missed: int) -> Metrics:
    """A run of that many questions with gold first, and that many without any."""
    hits = [ranked(1, question(f"f{n}")) for n in range(found)]
    return measure_all([*hits, *(ranked(None, question(f"m{n}")) for n in range(missed))], SEED)


def store(folder: Path, metrics: Metrics, corpus: Path = SHIPPED, half: str = "test") -> Path:
    folder.mkdir()
    (folder / "metrics.json").write_text(metrics.model_dump_json(), encoding="utf-8")
    (folder / "settings.json").write_text(json.dumps({"corpus": str(corpus), "half": half}), encoding="utf-8")
    return folder


def test_a_figure_below_its_floor_falls_short_by_the_difference() -> None:
    floor = Floor(least={"hit_5": 0.9, "hit_1": 0.75, "mrr": 0.5})
    (fall,) = shortfalls(run_of(3, 1), floor)  # 3 of 4: at the floor of hit_1, below that of hit_5
    assert (fall.name, fall.floor, fall.reached) == ("hit_5", 0.9, 0.75)
    assert fall.by == pytest.approx(0.15)


def test_what_should_be_low_falls_short_above() -> None:
    broke = measure_all([case(), case(question("q2"), "failed")], SEED)
    (fall,) = shortfalls(broke, Floor(most={"failed": 0.0}))
    assert (fall.name, fall.reached, fall.by) == ("failed", 0.5, 0.5)
    assert shortfalls(broke, Floor(most={"failed": 0.5})) == ()


def test_what_could_not_be_measured_falls_short() -> None:
    (fall,) = shortfalls(run_of(1, 0), Floor(least={"silence_f1": 0.1}))
    assert (fall.reached, fall.by) == (None, None)
    assert len(shortfalls(run_of(1, 0), Floor(most={"forbidden": 0.5}))) == 1


def test_fewer_questions_than_the_floor_was_set_on_fall_short() -> None:
    assert raised(run_of(4, 0), None).least["questions"] == 4
    floor = Floor(least={"questions": 4, "hit_5": 0.5})
    assert [fall.name for fall in shortfalls(run_of(3, 0), floor)] == ["questions"]
    assert shortfalls(run_of(5, 0), floor) == ()


def test_the_floor_is_what_was_reached_less_half_the_interval() -> None:
    metrics = run_of(80, 20)
    figure = metrics.scores.hit_5
    assert figure.low is not None
    assert figure.high is not None
    expected = 0.8 - (figure.high - figure.low) / 2
    set_to = raised(metrics, None).least["hit_5"]
    assert expected - 0.001 <= set_to <= expected  # three decimals, on the lenient side
    assert "silence_f1" not in raised(metrics, None).least  # nothing was measured


def test_a_floor_is_raised_but_never_lowered_unless_told_to() -> None:
    high, low = Floor(least={"hit_5": 0.95}, most={"forbidden": 0.01}), Floor(least={"hit_5": 0.1})
    metrics = run_of(80, 20)
    assert raised(metrics, high).least["hit_5"] == 0.95
    assert raised(metrics, high).most["forbidden"] == 0.01  # not measured this time; the old one stands
    assert raised(metrics, low).least["hit_5"] > 0.7
    assert raised(metrics, high, lower=True).least["hit_5"] < 0.8


def test_what_must_always_hold_is_kept() -> None:
    bad = case(question(), "answered", retrieved=places(GOLD), citations=[cited("står ikke der")])
    floor = raised(measure_all([bad, case(question("q2"), "failed")], SEED), None, lower=True)
    assert floor.least["citation_verbatim"] == 1.0
    assert floor.most["failed"] == 0.0


def test_floors_are_written_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "gulv.toml"
    floors = {
        "shipped": Floor(least={"hit_5": 0.847, "questions": 144.0}, most={"failed": 0.0}),
        "mine kilder/ærlig": Floor(least={"mrr": 1.0}),
    }
    write_floors(floors, path)
    assert read_floors(path) == floors
    assert path.read_text(encoding="utf-8").index("questions = 144") < path.read_text(encoding="utf-8").index("hit_5")


def test_raising_one_corpus_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "gulv.toml"
    write_floors({"originals": Floor(least={"hit_5": 0.5})}, path)
    raise_floor(run_of(9, 1), "shipped", path)
    floors = read_floors(path)
    assert floors["originals"] == Floor(least={"hit_5": 0.5})
    assert floors["shipped"].least["hit_5"] > 0.5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[shipped.least]\nhit_7 = 1", "hit_7"),
        ("[shipped.least]\nhit_5 = 'høy'", "gulv.toml"),
        ("[shipped.minst]\nhit_5 = 1", "gulv.toml"),
        ("[[", "gulv.toml"),
        ("[shipped.least]\np50_ms = 60", "p50_ms"),  # speed is in no floor
    ],
)
def test_a_floor_that_cannot_be_used_is_told_of(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "gulv.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FloorError, match=said):
        check(run_of(1, 0), "shipped", path)


def test_a_corpus_without_a_floor_does_not_pass(tmp_path: Path) -> None:
    write_floors({"shipped": Floor()}, tmp_path / "gulv.toml")
    with pytest.raises(FloorError, match="andre"):
        check(run_of(1, 0), "andre", tmp_path / "gulv.toml")


def test_corpora_by_name(tmp_path: Path) -> None:
    assert corpus_name(SHIPPED) == "shipped"
    assert corpus_name(tmp_path / "originals") == "originals"


def test_runs_as_a_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floor, shown = tmp_path / "gulv.toml", StringIO()
    good = measure_all([case(question(), retrieved=places(GOLD), citations=[cited(GOLD)])], SEED)
    first, second = store(tmp_path / "1", good), store(tmp_path / "2", run_of(0, 1))
    assert main([str(first), "--floor", str(floor), "--raise-floor"], Console(file=shown)) == 0
    assert main([str(first), "--floor", str(floor)], Console(file=shown)) == 0
    assert "Gulvet holder (shipped)" in shown.getvalue()
    assert main([str(first), str(second), "--floor", str(floor)], Console(file=shown, width=120)) == 1
    for text in ("Under gulvet (shipped)", "Riktig sted først", "1,000", "0,000"):
        assert text in shown.getvalue()
    dev = store(tmp_path / "3", good, half="dev")
    assert main([str(dev), "--floor", str(floor)]) == 1
    assert "--half test" in capsys.readouterr().err
    assert main([str(tmp_path / "borte")]) == 1
    with pytest.raises(SystemExit, match="2"):
        main([str(first), "--lower"])


def test_the_floor_that_ships_holds_known_measures_for_both_corpora() -> None:
    floors = read_floors(FLOOR)
    assert {"shipped", "originals"} <= set(floors)
    for floor in floors.values():
        assert floor.least["citation_verbatim"] == 1.0
        assert floor.most["failed"] == 0.0
        assert {"hit_5", "silence_f1", "advice_first", "questions"} <= set(floor.least)
        assert set(floor.least) | set(floor.most) <= {*MEASURES, *ADVISING, "questions"}


def test_silent_questions_have_a_floor_too() -> None:
    metrics = measure_all([case(silent_question(f"s{n}"), "abstained") for n in range(3)], SEED)
    assert raised(metrics, None).least["silence_f1"] == 1.0
