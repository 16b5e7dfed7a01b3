from html.parser import HTMLParser

from eval_fakes import GOLD, OTHER, case, cited, places, question, ranked, silent_question

from evals.figures import BaselineResult, Figure
from evals.gold import Case
from evals.markup import bar, interval, milliseconds, number
from evals.metrics import MEASURES, measure_all, score_retrieval
from evals.misses import Miss, hit, misses
from evals.report import LABELS, MISS_LABELS, report_html

EVIL = "<script>alert(1)</script><img src=https://example.org/x onerror=y>"
VOID = {"meta", "rect", "line"}


class Checker(HTMLParser):
    """Collects elements, and sees to it that they are closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def checked(text: str) -> list[tuple[str, dict[str, str | None]]]:
    checker = Checker()
    checker.feed(text)
    assert checker.open == []
    return checker.elements


def report(*cases: Case, baselines: tuple[BaselineResult, ...] = ()) -> str:
    return report_html(measure_all(cases, 0), cases, {"modell": "e5 <liten>"}, baselines)


def test_a_miss_shows_question_gold_what_was_found_and_the_answer() -> None:
    asked = question("bom", keyfacts=(("desember", "jul"), ("frist",)), history=("hva med brevet",))
    missed = case(asked, answer="En frist.", retrieved=places(*"abcdef"), citations=[cited("a")])
    text = report(missed, case(question("treff"), retrieved=places(GOLD), citations=[cited(GOLD)]))
    for shown in ("bom", "hva med brevet", "står i tildelingsbrevet", "desember eller jul", "En frist."):
        assert shown in text
    assert text.count('<pre class="soft">') == 5  # the first five of six
    assert MISS_LABELS[Miss.NOT_FOUND] in text
    assert "1 av dem med minst én feil" in text
    assert "<strong>treff</strong>" not in text
    checked(text)


def test_everything_is_escaped_and_nothing_is_loaded() -> None:
    asked = question(EVIL, type=EVIL, lang=EVIL, question=EVIL, history=(EVIL,), quotes=(EVIL,), docs=(EVIL,))
    bad = case(asked, answer=EVIL, retrieved=places(EVIL), citations=[cited(EVIL, EVIL, EVIL)])
    own = BaselineResult(name=EVIL, scores=score_retrieval([bad], 0))
    elements = checked(report_html(measure_all([bad], 0), [bad], {EVIL: EVIL}, [own]))
    tags = {tag for tag, _ in elements}
    assert not tags & {"script", "img", "link", "iframe", "a", "object"}
    assert all(not {"src", "href"} & set(attributes) for _, attributes in elements)
    assert not any(name.startswith("on") for _, attributes in elements for name in attributes)


def test_every_figure_and_baseline_is_shown() -> None:
    own = BaselineResult(name="BM25", scores=score_retrieval([ranked(2)], 0))
    text = report(ranked(1), baselines=(own,))
    assert set(LABELS) == set(MEASURES)
    for label in (
        *LABELS.values(),
        "BM25",
        "Samråd og enkle oppskrifter",
        "e5 &lt;liten&gt;",
        "median 10,0 ms",
    ):
        assert label in text
    assert "Samråd og enkle oppskrifter" not in report(ranked(1))


def test_parity_is_shown_where_stems_have_all_languages() -> None:
    text = report(*(ranked(1, question(f"x-{lang}", lang=lang)) for lang in ("nb", "nn", "en")))
    assert "Samme spørsmål på tre språk (1 spørsmål)" in text
    checked(text)


def test_a_run_of_nothing_has_a_report() -> None:
    checked(report())


def test_misses() -> None:
    facts = question(keyfacts=(("x",),), forbidden=("y",), type="which-advice", råd=(1,))
    wrong = case(facts, answer="y", retrieved=places(OTHER), citations=[cited("nei")], advice=(2,))
    assert misses(wrong) == (
        Miss.NOT_FOUND,
        Miss.FACTS,
        Miss.FORBIDDEN,
        Miss.CITATION,
        Miss.QUOTE,
        Miss.ADVICE,
    )
    assert misses(case(facts, "failed")) == (Miss.FAILED,)
    assert misses(case(facts, "refused")) == (Miss.SILENT, Miss.NOT_FOUND)
    assert misses(case(silent_question(), "refused")) == ()
    assert misses(case(silent_question(), "answered")) == (Miss.NOT_SILENT,)
    assert misses(case(retrieved=places(GOLD), citations=[cited(GOLD)])) == ()


def test_hit_is_unknown_without_gold() -> None:
    assert (hit(ranked(5)), hit(ranked(6)), hit(case(silent_question()))) == (True, False, None)


def test_figures_in_words_and_bars() -> None:
    shown = Figure(value=0.5, low=0.25, high=0.75, n=4, left_out=0)
    none = Figure(value=None, low=None, high=None, n=0, left_out=4)
    assert (number(0.5), number(None)) == ("0,500", "–")
    assert (interval(shown), interval(none)) == ("0,250–0,750", "–")
    assert (milliseconds(41.26), milliseconds(None)) == ("41,3 ms", "–")
    assert 'width="80.0"' in bar(shown)  # half of 160
    assert 'x1="40.0" x2="120.0"' in bar(shown)
    assert bar(none) == ""
