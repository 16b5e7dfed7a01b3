from math import log2

import pytest
from eval_fakes import GOLD, OTHER, case, cited, places, question, ranked, silent_question

from evals import measures
from evals.metrics import (
    MEASURES,
    figure,
    latency,
    measure_all,
    parity,
    percentile,
    score,
    score_ranks,
    score_retrieval,
)
from evals.misses import misses

SEED = 1


def test_hit_at_k() -> None:
    # gold third: not among the first 1, among the first 3
    assert measures.hit_at(1)(ranked(3)) == (0.0, 1.0)
    assert measures.hit_at(3)(ranked(3)) == (1.0, 1.0)
    assert measures.hit_at(10)(ranked(None)) == (0.0, 1.0)
    assert measures.hit_at(1)(case(silent_question())) is None


def test_reciprocal_rank() -> None:
    assert measures.reciprocal_rank(ranked(4)) == (0.25, 1.0)
    assert measures.reciprocal_rank(ranked(11)) == (0.0, 1.0)  # below the depth of ten
    assert measures.reciprocal_rank(case(silent_question())) is None


def test_ndcg() -> None:
    # one relevant place: the ideal is 1 / log2(2) = 1; at rank 3, 1 / log2(4) = 0.5
    assert measures.ndcg(ranked(1)) == (1.0, 1.0)
    assert measures.ndcg(ranked(3)) == (0.5, 1.0)
    assert measures.ndcg(ranked(10)) == (1 / log2(11), 1.0)
    assert measures.ndcg(ranked(11)) == (0.0, 1.0)
    # a second gold passage changes nothing
    assert measures.ndcg(case(retrieved=places(GOLD, OTHER, GOLD))) == (1.0, 1.0)


def test_facts_by_any_alternative_in_lower_case() -> None:
    asked = question(keyfacts=(("tillit",), ("22", "tjueto"), ("åpenhet",), ("brev til alle",)))
    # «tillit» inside a word, «tjueto» for 22, «brev til alle» over a line's end; no «åpenhet»: 3 of 4
    some = case(asked, answer="Tilliten er stor.\n- Tjueto brev til\n  alle")
    assert measures.facts_present(some) == (True, True, False, True)
    assert measures.facts(some) == (0.75, 1.0)
    assert measures.facts_all(some) == (0.0, 1.0)
    assert measures.facts_all(case(asked, answer="tillit, 22, åpenhet, brev til alle")) == (1.0, 1.0)


def test_facts_of_silence_are_none_found_and_without_facts_left_out() -> None:
    assert measures.facts(case(question(keyfacts=(("tillit",),)), "abstained")) == (0.0, 1.0)
    assert measures.facts(case()) is None
    assert measures.facts_all(case()) is None


def test_forbidden() -> None:
    asked = question(forbidden=("2018", "2019"))
    assert measures.forbidden(case(asked, answer="Fristen var i 2018.")) == (1.0, 1.0)
    assert measures.forbidden(case(asked, answer="Fristen er ute.")) == (0.0, 1.0)
    assert measures.forbidden(case()) is None


def test_citation_verbatim_counts_quotes_character_for_character() -> None:
    # two of three: the last differs by case
    citations = [cited("står i"), cited(GOLD), cited("STÅR I")]
    shares = measures.citation_verbatim(case(retrieved=places(OTHER, GOLD), citations=citations))
    assert shares == (2.0, 3.0)
    assert measures.citation_verbatim(case()) is None


def test_citation_precision_and_recall() -> None:
    # one of two citations leads to gold
    mixed = case(retrieved=places(GOLD, OTHER), citations=[cited(GOLD), cited(OTHER)])
    assert measures.citation_precision(mixed) == (1.0, 2.0)
    assert measures.citation_recall(mixed) == (1.0, 1.0)
    assert measures.citation_precision(case()) is None  # nothing was cited
    assert measures.citation_recall(case()) == (0.0, 1.0)  # though there was something to cite
    assert measures.citation_recall(case(silent_question(), citations=[cited(GOLD)])) is None


def test_citations_by_document() -> None:
    asked = question(docs=("brev", "notat"))
    # brev twice and annet once: two of three citations, one of two documents
    citations = [cited(OTHER, document="brev"), cited(OTHER, "Annet", "brev"), cited(OTHER)]
    some = case(asked, retrieved=places(OTHER), citations=citations)
    assert measures.citation_document_precision(some) == (2.0, 3.0)
    assert measures.citation_document_recall(some) == (1.0, 2.0)
    # gold printed in another document stands for one of them
    elsewhere = case(asked, retrieved=places(GOLD), citations=[cited(GOLD)])
    assert measures.citation_document_precision(elsewhere) == (1.0, 1.0)
    assert measures.citation_document_recall(elsewhere) == (1.0, 2.0)
    assert measures.citation_document_precision(case()) is None  # nothing was cited
    assert measures.citation_document_recall(case()) == (0.0, 1.0)
    for measure in (measures.citation_document_precision, measures.citation_document_recall):
        assert measure(case(silent_question(), citations=[cited(GOLD)])) is None


def test_recall_of_sections_by_snippet() -> None:
    asked = question(quotes=("står i tildelingsbrevet", "noe helt annet", "finnes ikke"))
    # two of three snippets stand in passages that are cited; the third passage is cited by nothing
    both = case(asked, retrieved=places(GOLD, OTHER), citations=[cited(GOLD), cited(OTHER)])
    assert measures.citation_section_recall(both) == (2.0, 3.0)
    assert measures.citation_section_recall(case(asked, retrieved=places(GOLD, OTHER))) == (0.0, 3.0)
    assert measures.citation_section_recall(case(silent_question())) is None


def test_recall_of_sections_by_heading() -> None:
    advice, other = "Råd 6 Bruk de faste møtene", "Råd 5 Noe annet"
    asked = question(quotes=(), locators=(advice, other, "Begrunnelse", "Eksempler"))
    # the places are the two sections, below either piece of advice; one is cited, once below each
    sections = [f"{advice} / Begrunnelse", f"{other} / Begrunnelse"]
    found = case(asked, citations=[cited("x", section, "brev") for section in sections])
    assert measures.citation_section_recall(found) == (1.0, 2.0)
    # where nothing but advice is named, each piece is a place
    only = question(quotes=(), locators=(advice, other))
    found = case(only, citations=[cited("x", f"{advice} / Begrunnelse", "brev")])
    assert measures.citation_section_recall(found) == (1.0, 2.0)


def test_a_case_too_thin_to_judge_tells_nothing_of_silence_or_advice() -> None:
    vague = question("v", type="case-vague", docs=(), locators=(), quotes=(), råd=())
    for status in ("answered", "abstained"):
        thin = case(vague, status, advice=(3,))
        for name in set(MEASURES) - {"failed"}:
            assert MEASURES[name](thin) is None, name
    assert misses(case(vague, "abstained")) == misses(case(vague)) == ()
    thin = case(silent_question("t", type="case-vague"), "answered")
    assert measures.silence_recall(thin) is None
    assert misses(thin) == ()


def test_what_is_off_topic_is_met_with_silence() -> None:
    off = silent_question("o", type="off-topic")
    assert measures.silence_recall(case(off, "refused")) == (1.0, 1.0)
    assert measures.silence_recall(case(off, "answered", advice=(1,))) == (0.0, 1.0)
    assert measures.advice_f1(case(off, "answered", advice=(1,))) is None


def test_figures_of_ranks_are_those_of_cases() -> None:
    asked = [ranked(rank) for rank in (1, 3, 7, None)]
    assert score_ranks([1, 3, 7, None], SEED) == score_retrieval(asked, SEED)
    assert score_ranks([1, 3, 7, None], SEED).hit_5.value == 0.5


def test_silence() -> None:
    # Should be silent: abstained, refused, answered, failed. Should answer: abstained, answered.
    cases = [
        case(silent_question("a"), "abstained"),
        case(silent_question("b"), "refused"),
        case(silent_question("c"), "answered"),
        case(silent_question("d"), "failed"),  # a failure is not silence
        case(question("e"), "abstained"),
        case(question("f"), "answered"),
    ]
    scores = score(cases, SEED)
    # true 2, false 1, missing 2: precision 2/3, recall 2/4, F1 = 4 / (4 + 1 + 2) = 4/7
    assert scores.silence_precision.value == round(2 / 3, 4)
    assert scores.silence_recall.value == 0.5
    assert scores.silence_f1.value == round(4 / 7, 4)
    assert (scores.silence_precision.n, scores.silence_recall.n, scores.silence_f1.n) == (3, 4, 5)
    assert scores.failed.value == round(1 / 6, 4)


def test_advice() -> None:
    asked = question(type="which-advice", råd=(6, 5))
    second = case(asked, advice=(5, 6, 1))
    assert measures.advice_first(second) == (0.0, 1.0)
    assert measures.advice_top2(second) == (1.0, 1.0)
    assert measures.advice_f1(second) == (4.0, 5.0)  # 2 · 2 in common, of 2 + 3
    assert measures.advice_first(case(asked, advice=(6,))) == (1.0, 1.0)
    assert measures.advice_f1(case(asked)) == (0.0, 2.0)


def test_advice_is_measured_on_situations_alone() -> None:
    for asked in (question(type="advice", råd=(6,)), question(type="which-advice")):
        for measure in (measures.advice_first, measures.advice_top2, measures.advice_f1):
            assert measure(case(asked, advice=(6,))) is None


def test_figure_is_the_sum_over_the_sum() -> None:
    # (1 + 2) / (1 + 3) = 0.75, one left out
    shown = figure([(1.0, 1.0), None, (2.0, 3.0)], SEED)
    assert (shown.value, shown.n, shown.left_out) == (0.75, 2, 1)
    # drawn with replacement there are only 2/3, 3/4 and 1
    assert (shown.low, shown.high) == (round(2 / 3, 4), 1.0)


def test_figure_without_cases_is_none() -> None:
    shown = figure([None, None], SEED)
    assert (shown.value, shown.low, shown.high, shown.n, shown.left_out) == (None, None, None, 0, 2)


def test_interval_is_fixed_by_the_seed_and_near_the_normal_one() -> None:
    shares = [(1.0, 1.0)] * 80 + [(0.0, 1.0)] * 20
    shown = figure(shares, SEED)
    assert shown == figure(shares, SEED)
    # 0.8 ± 1.96 · sqrt(0.8 · 0.2 / 100) = 0.8 ± 0.078
    assert shown.low == pytest.approx(0.722, abs=0.02)
    assert shown.high == pytest.approx(0.878, abs=0.02)


def test_parity_over_whole_stems_with_gold() -> None:
    texts = [f"nr. {number}" for number in range(5)]
    cases = [
        case(question("x-nb"), retrieved=places(GOLD, *texts[:4])),
        case(question("x-nn"), retrieved=places(GOLD, *texts[:4])),
        case(question("x-en"), retrieved=places(*texts)),  # shares 4 of nb's 5, and lacks gold
        case(question("y-nb"), retrieved=places(GOLD)),  # no other versions
        case(question("z"), retrieved=places(GOLD)),
    ]
    found = parity(cases)
    assert found.stems == 1
    assert found.hit_5 == {"nb": 1.0, "nn": 1.0, "en": 0.0}
    assert found.shared == {"nn": 1.0, "en": 0.8}
    assert {lang: scores.mrr.value for lang, scores in found.scores.items()} == {"nb": 1.0, "nn": 1.0, "en": 0.0}
    assert {scores.mrr.n for scores in found.scores.values()} == {1}
    assert parity([]).stems == 0


def test_percentile_by_nearest_rank() -> None:
    # of 20 values, the 10th and the 19th
    values = [float(number) for number in range(20, 0, -1)]
    assert percentile(values, 50) == 10.0
    assert percentile(values, 95) == 19.0
    assert percentile([7.0], 95) == 7.0
    assert percentile([], 50) is None


def test_latency_leaves_out_what_failed() -> None:
    shown = latency([case(ms=5.0), case(ms=9.0), case(status="failed", ms=9000.0)])
    assert (shown.p50_ms, shown.p95_ms, shown.n) == (5.0, 9.0, 2)


def test_all_figures_are_grouped() -> None:
    cases = [ranked(1, question("a")), ranked(None, question("b", type="list", lang="nn"))]
    metrics = measure_all(cases, SEED)
    assert metrics.questions == 2
    assert metrics.scores.hit_5.value == 0.5
    assert {name: s.hit_5.value for name, s in metrics.by_type.items()} == {"fact": 1.0, "list": 0.0}
    assert {name: s.hit_5.value for name, s in metrics.by_language.items()} == {"nb": 1.0, "nn": 0.0}
    assert sum(s.failed.n for s in metrics.by_half.values()) == 2


def test_a_run_of_nothing_has_figures_too() -> None:
    assert measure_all([], SEED).scores.mrr.value is None
    assert set(MEASURES) == set(type(score([], SEED)).model_fields)
