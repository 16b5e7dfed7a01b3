import re
from html.parser import HTMLParser

import pytest
from eval_fakes import GOLD, case, places, question, ranked, silent_question

from evals.charts import CHART_STYLE, bars, curve, gains, histogram, signed, stacked
from evals.figures import Ablation, BaselineResult, Figure, Metrics, PublicSet
from evals.gold import Case
from evals.metrics import measure_all, score_retrieval
from evals.plots import latency_chart, plots, silence_rows

HALF = Figure(value=0.5, low=0.25, high=0.75, n=4, left_out=0)
NONE = Figure(value=None, low=None, high=None, n=0, left_out=4)
SEED = 1


class Ids(HTMLParser):
    """Every id, and every id that something points to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.wanted: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"]] if given.get("id") else []
        self.wanted += (given.get("aria-labelledby") or "").split()


def full() -> tuple[Metrics, list[Case], tuple[BaselineResult, ...]]:
    """A run with something for every chart."""
    cases = [
        ranked(1, question("x-nb", keyfacts=(("a",),))),
        ranked(2, question("x-nn", lang="nn")),
        ranked(None, question("x-en", lang="en")),
        case(silent_question(), "abstained", ms=80.0),
        case(question("r", type="which-advice", råd=(1,)), advice=(1,), retrieved=places(GOLD)),
    ]
    plain = BaselineResult(name="BM25", scores=score_retrieval(cases[:3], SEED))
    own = score_retrieval(cases[:3], SEED)
    metrics = measure_all(cases, SEED).model_copy(
        update={
            "ablations": (
                Ablation(without=(), scores=own, gain=HALF),
                Ablation(without=("words",), scores=own, gain=Figure(value=-0.1, low=-0.2, high=0.0, n=3, left_out=0)),
            ),
            "public": (PublicSet(name="NorQuAD", questions=9, passages=20, model="e5", results=(plain,)),),
        }
    )
    return metrics, cases, (plain,)


def test_bars_have_place_width_interval_and_words() -> None:
    text = bars("b", "Tall", [("Treff", [("Samråd", HALF), ("BM25", NONE)]), ("Ingen", [("", NONE)])])
    # the bars lie between 164 and 312: half of 148 is 74, and the interval goes from 164 + 37 to 164 + 111
    assert 'class="s0" x="164.0" y="19.0" width="74.0"' in text
    assert 'x1="201.0" x2="275.0"' in text
    assert "<desc" in text
    assert "Treff, Samråd: 0,500 (0,250–0,750)" in text
    assert "BM25" not in text
    assert "Ingen" not in text
    assert bars("b", "Tall", [("Ingen", [("", NONE)])]) == ""


def test_gains_lie_on_both_sides_of_zero() -> None:
    loss = Figure(value=-0.1, low=-0.2, high=0.0, n=3, left_out=0)
    text = gains("g", "Gevinst", [("Uten ord", loss)])
    # zero is at 154 and −0.2 at 0, so that −0.1 begins at 77
    assert 'x="77.0" y="19.0" width="77.0"' in text
    assert "−0,100" in text
    assert (signed(0.012), signed(None)) == ("+0,012", "–")
    assert gains("g", "Gevinst", [("Uten", NONE)]) == ""


def test_a_curve_goes_up_where_shares_do() -> None:
    text = curve("k", "Kurve", {"Samråd": [(1, 0.0), (10, 1.0)], "Tom": []})
    assert 'points="40.0,190.0 350.0,10.0"' in text
    assert "Samråd: 0,000 ved 1, 1,000 ved 10" in text
    assert "Tom" not in text


def test_a_histogram_has_bars_by_count_and_marks_by_place() -> None:
    text = histogram("h", "Tid", [("0 ms", 1), ("10 ms", 2)], {"median 10 ms": 1.0})
    assert re.findall(r'class="s0" x="[\d.]+" y="[\d.]+" width="178.0" height="([\d.]+)"', text) == ["74.0", "148.0"]
    assert 'x1="180.0" x2="180.0"' in text
    assert histogram("h", "Tid", [("0 ms", 0)], {}) == ""


def test_the_parts_of_a_whole_fill_the_row() -> None:
    text = stacked("s", "Deler", [("Alle", [("rett", 3), ("feil", 1)]), ("Ingen", [("rett", 0)])])
    assert re.findall(r'class="s\d" x="([\d.]+)" y="19.0" width="([\d.]+)"', text) == [
        ("0.0", "269.0"),
        ("270.0", "89.0"),
    ]
    assert "Alle (4): rett 3, feil 1" in text
    assert "Ingen" not in text


def test_every_chart_is_there_and_has_words_for_those_who_cannot_see_it() -> None:
    text = plots(*full())
    for title in (
        "Gjenfinning mot enkle oppskrifter",
        "Andel med riktig sted blant de k første",
        "Svar og henvisninger",
        "Taushet og råd",
        "Hva som skjedde med spørsmålene",
        "Samme 1 spørsmål på tre språk",
        "Hva signalene gir i nDCG@10",
        "NorQuAD: 9 spørsmål, 20 utdrag",
        "Tid per spørsmål",
    ):
        assert text.count(f">{title}</figcaption>") == 1
    assert text.count("<svg") == text.count("<desc") == text.count('role="img"') == 9
    found = Ids(text)
    assert len(found.ids) == len(set(found.ids))
    assert set(found.wanted) <= set(found.ids)


def test_charts_run_nothing_and_load_nothing() -> None:
    text = plots(*full()) + CHART_STYLE
    assert not re.search(r"<script|href|src=|url\(|https?:|@import", text)


def test_a_run_of_nothing_has_no_charts() -> None:
    assert plots(measure_all([], SEED), [], ()) == ""


def test_what_became_of_questions_by_whether_the_sources_answer() -> None:
    cases = [
        case(question("a")),
        case(question("b"), "abstained"),
        case(question("c"), "failed"),
        case(question("v", type="case-vague"), "abstained"),  # too thin to judge: tells nothing of silence
        case(silent_question("d"), "refused"),
        case(silent_question("e"), "answered"),
        case(silent_question("o", type="off-topic"), "abstained"),
    ]
    first, second = silence_rows(cases)
    assert first == ("Kildene svarer", [("fikk svar", 1), ("møtt med taushet", 1), ("feilet", 1)])
    assert second == ("Kildene er tause", [("møtt med taushet", 2), ("fikk svar", 1), ("feilet", 0)])


def test_the_slowest_are_counted_in_the_last_bin() -> None:
    # 200 of 12 ms and one of 9 s: the 99th percentile is 12 ms, so that a bin is 1 ms and both fall in the last
    text = latency_chart([*(case(ms=12.0) for _ in range(200)), case(ms=9000.0), case(status="failed", ms=1.0)])
    assert "fra 11 ms: 201" in text
    assert "median 12,0 ms" in text
    assert latency_chart([case(status="failed")]) == ""


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_both_schemes_have_every_colour(colours: str) -> None:
    light, dark = CHART_STYLE.split("@media")
    part = light if colours == "light" else dark
    assert all(f"--s{i}:" in part for i in range(6))
