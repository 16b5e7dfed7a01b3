import pytest
from advising_fakes import APPLIES, CASES, NOT, PARTLY, advisory, asked, other, ruled, situation, verdict_of
from eval_fakes import CountingEncoder, gold_answer

from corpus.advice import Advice, AdviceSet
from evals.advised import Advised, AdvisedCase, advised_of
from evals.advising import measure_advising
from evals.calibration import calibration_bins, calibration_error
from evals.figures import AdvisingScores
from evals.nearest_advice import NearestAdvice
from retrieval.advisory import Match, Quoted, VerdictKind

SEED = 1


def scores(*cases: AdvisedCase) -> AdvisingScores:
    return measure_advising(cases, SEED).scores


def test_the_most_relevant_advice_first_and_among_two() -> None:
    figures = scores(*CASES)
    assert (figures.first.value, figures.first.n) == (round(1 / 3, 4), 3)
    assert figures.top2.value == round(2 / 3, 4)
    third = situation((4,), {1: APPLIES, 2: APPLIES, 4: PARTLY})
    assert scores(third).top2.value == 0.0


def test_f1_counts_named_against_gold_and_macro_takes_each_advice_alike() -> None:
    figures = scores(*CASES)
    # micro: right 2 + 1 + 0; named 2 + 2 + 0; gold 2 + 1 + 1
    assert figures.f1.value == round(2 * 3 / (4 + 4), 4)
    # 2: 1; 3: 0; 4: right once, named twice, gold once: 2/3; 5: 1
    assert figures.macro_f1.value == round((1 + 0 + 2 / 3 + 1) / 4, 4)
    assert figures.macro_f1.low is not None
    assert figures.macro_f1.low < figures.macro_f1.value < (figures.macro_f1.high or 0)


def test_what_is_not_a_situation_is_left_out_of_naming() -> None:
    figures = scores(*CASES, other("case-vague", thin=True), other("off-topic"))
    assert (figures.first.n, figures.first.left_out) == (3, 2)
    assert (figures.macro_f1.n, figures.macro_f1.left_out) == (3, 2)


def test_thin_refused_and_turned_away() -> None:
    thin_one = situation((1,), {1: VerdictKind.UNKNOWN}, thin=True, advice=())
    figures = scores(
        *(other("case-vague", thin=True), other("case-vague"), other("case-vague", "refused", thin=True)),
        *(other("off-topic", "refused"), other("off-topic", thin=True)),
        *(*CASES, thin_one),
    )
    assert (figures.thin.value, figures.thin.n) == (round(1 / 3, 4), 3)
    assert (figures.refused.value, figures.refused.n) == (0.5, 2)
    assert (figures.turned_away.value, figures.turned_away.n) == (0.5, 4)  # one refused, one thin


def test_calibration_is_the_distance_of_strength_and_truth_by_bin() -> None:
    def told(gold: int, *strengths: float) -> AdvisedCase:
        verdicts = tuple(ruled(number, NOT, strength) for number, strength in enumerate(strengths, 1))
        return AdvisedCase(asked("s", "which-advice", gold), Advised(id="s", status="answered", verdicts=verdicts))

    cases = [told(1, 0.8, 0.1), told(2, 0.9, 0.1), other("case-vague", thin=True)]
    # [0.1, 0.2): 0.1 wrong, 0.1 right; [0.8, 0.9): 0.8 right; [0.9, 1]: 0.9 wrong
    bins = calibration_bins(cases, SEED)
    assert [b.pairs for b in bins] == [0, 2, 0, 0, 0, 0, 0, 0, 1, 1]
    assert (bins[1].strength, bins[1].share.value) == (0.1, 0.5)
    assert (bins[0].strength, bins[0].share.value) == (None, None)
    assert (bins[9].low, bins[9].high) == (0.9, 1.0)
    error = calibration_error(cases, SEED)
    assert error.value == pytest.approx((abs(0.2 - 1) + abs(0.8 - 1) + abs(0.9 - 0)) / 4)
    assert (error.n, error.left_out) == (2, 1)
    assert calibration_bins([told(1, 1.0)], SEED)[9].pairs == 1  # 1.0 belongs to the last bin


def test_a_verdict_without_sentence_or_quote_is_not_grounded() -> None:
    bare, unquoted = ruled(2, APPLIES, grounded=False), ruled(3, APPLIES).model_copy(update={"quotes": ()})
    verdicts = (ruled(1, APPLIES), ruled(4, PARTLY, grounded=False), ruled(5, NOT, grounded=False))
    assert scores(situation((1,), {}, verdicts=verdicts)).grounded.value == 1.0  # «gjelder» alone is judged
    assert scores(situation((1,), {}, verdicts=(*verdicts, bare, unquoted))).grounded.value == round(1 / 3, 4)
    assert scores(situation((1,), {}, verdicts=verdicts, others=(bare,))).grounded.value == 0.5


def test_only_what_can_be_followed_up_is_stored() -> None:
    cited = gold_answer("").citations  # number 1
    verdict = verdict_of(
        matches=(Match(sentence=0, signal="s", strength=0.5), Match(sentence=7, signal="borte", strength=0.5)),
        actions=(Quoted(text="Gjør det.", citation=1), Quoted(text="Uten kilde.", citation=2)),
        examples=(Quoted(text="Slik gikk det.", citation=1),),
    )
    stored = advised_of("q", advisory("Saken.", verdicts=(verdict,), advice=(4,), citations=cited))
    assert [heard.sentence for heard in stored.verdicts[0].heard] == ["Saken."]
    assert stored.verdicts[0].quotes == ("Gjør det.", "Slik gikk det.")
    assert stored.named == {4}
    assert not advised_of("q", advisory("Saken.", verdicts=(verdict,))).verdicts[0].grounded  # no citations


def test_the_baseline_ranks_by_the_advices_own_texts() -> None:
    def advice(number: int, title: str, summary: str) -> Advice:
        rest: dict[str, object] = {"document": "d", "sections": (("A",),), "phase": ("overordnet",)}
        told = {"addressee": ("alle",), "summary": summary, "signals": ("mål mål",), "questions": ("?",)}
        own = {"id": f"r{number}", "set": AdviceSet.DFO_DIFI, "number": number, "title": title}
        return Advice.model_validate({**own, **rest, **told})

    catalogue = (advice(3, "penger", "x"), advice(1, "x", "mål mål"), advice(6, "mål", "penger"))
    nearest = NearestAdvice(catalogue, CountingEncoder("penger", "mål"))
    assert nearest.rank("Hvilke mål?") == (1, 6, 3)  # by title and summary; signals are not read
    assert nearest.rank("penger") == (3, 6, 1)
    assert NearestAdvice((), CountingEncoder("a")).rank("a") == ()


def test_the_baseline_stands_beside_on_the_same_cases() -> None:
    one, two = measure_advising(CASES, SEED).baselines
    assert (one.scores.first.value, one.scores.first.n) == (round(2 / 3, 4), 3)
    assert (one.scores.top2.value, two.scores.top2.value) == (1.0, 1.0)
    assert one.scores.f1.value == round(2 * 2 / (3 + 4), 4)  # names 1, 5, 3; gold 4+2, 5, 3
    assert two.scores.f1.value == round(2 * 3 / (6 + 4), 4)  # names 1+4, 5+1, 3+1
    assert one.gain.value == round((1 - 1 - 1) / 3, 4)
    assert measure_advising(CASES[:0], SEED).baselines == ()


def test_every_figure_stands_by_language_too() -> None:
    figures = measure_advising([*CASES, situation((1,), {1: APPLIES}, nearest=(1,), lang="en")], SEED)
    assert list(figures.by_language) == ["nb", "nn", "en"]
    assert [group.cases for group in figures.by_language.values()] == [2, 1, 1]
    norwegian = figures.by_language["nn"]
    assert (norwegian.scores.first.value, norwegian.scores.top2.value) == (0.0, 1.0)
    assert norwegian.baselines[0].scores.first.value == 1.0
    assert sum(b.pairs for b in norwegian.bins) == 2
