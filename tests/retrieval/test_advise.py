"""A case becomes an advisory: verdicts with their grounds, the checklist, citations, and silence where it belongs."""

import datetime as dt

import pytest
from advice_corpus import advice_table, build_advice_index
from encoders import WordEncoder

from corpus.advice import AdviceSet, Phase
from ingest.store import Index
from retrieval.advising.advise import READ, Adviser, checklist
from retrieval.advising.bearing import Bearing
from retrieval.advising.told import LONG, blend
from retrieval.advisory import AdviceVerdict, Advisory, CaseFacts, Fact, Quoted, Reason, VerdictKind
from retrieval.answer import AnswerStatus
from retrieval.question import Language

TODAY = dt.date(2026, 11, 21)
MONEY = "Budsjettet mangler kroner til oppgaven. Oppgaven fikk null bevilgning."
LEAD = "Etatene krangler om hvem som styrer. Uklart hvilken etat som styrer arbeidet."
CASES = (MONEY, LEAD, "Partene stoler ikke på hverandre. Lederne snakker aldri sammen.", f"{MONEY} {LEAD}")
IDLE = "Prosjektet rusler videre som planlagt nå."
SUNSHINE = "Sola skinner over Lofoten denne uka."
PARTS = {VerdictKind.APPLIES, VerdictKind.PARTLY}


@pytest.fixture(scope="module")
def adviser(advice_index: Index) -> Adviser:
    return Adviser(advice_index, WordEncoder(), lambda: TODAY)


def of(advisory: Advisory, number: int) -> AdviceVerdict:
    return next(v for v in advisory.verdicts if v.number == number)


@pytest.mark.parametrize(("text", "number"), [(MONEY, 3), (LEAD, 5)])
def test_the_advice_that_a_case_calls_for_comes_first(adviser: Adviser, text: str, number: int) -> None:
    advisory = adviser.advise(text)
    assert advisory.status is AnswerStatus.ANSWERED
    assert advisory.advice[0] == advisory.verdicts[0].number == number
    assert advisory.verdicts[0].verdict is VerdictKind.APPLIES


def test_every_one_of_the_six_gets_a_verdict_and_those_that_apply_are_listed(adviser: Adviser) -> None:
    for text in CASES:
        advisory = adviser.advise(text)
        assert {v.number for v in advisory.verdicts} == {1, 3, 5}
        assert advisory.advice == tuple(v.number for v in advisory.verdicts if v.verdict in PARTS)


@pytest.mark.parametrize("text", CASES)
def test_advice_that_applies_has_a_sentence_of_the_case_and_one_of_the_corpus(
    adviser: Adviser, advice_index: Index, text: str
) -> None:
    advisory = adviser.advise(text)
    catalogue = {advice.id: advice for advice in advice_index.knowledge.advice}
    applying = [v for v in (*advisory.verdicts, *advisory.others) if v.verdict is VerdictKind.APPLIES]
    assert applying
    for verdict in applying:
        assert verdict.matches
        assert verdict.citation is not None
        for match in verdict.matches:
            assert match.sentence in range(len(advisory.case.sentences))
            assert match.signal in catalogue[verdict.id].signals
        quoted = [Quoted(text=advisory.citation(verdict.citation).quote, citation=verdict.citation)]
        for quote in (*quoted, *verdict.actions, *verdict.examples):
            passage = advice_index.passages[advice_index.rows[advisory.citation(quote.citation).passage]]
            assert quote.text
            assert all(part in passage.text for part in (quote.text, *quote.items))


def test_advice_that_does_not_apply_is_told_without_grounds_and_tasks(
    adviser: Adviser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrieval.advising.verdicts.PARTLY", 1.0)
    rest = [v for v in adviser.advise(MONEY).verdicts if v.verdict is VerdictKind.NOT]
    assert rest
    assert all((v.matches, v.actions, v.examples, v.questions) == ((), (), (), ()) for v in rest)


@pytest.mark.parametrize("text", [*CASES, "Hei, kan dere hjelpe?"])
def test_citations_are_numbered_from_one_without_gaps_and_all_used(adviser: Adviser, text: str) -> None:
    advisory = adviser.advise(text)
    numbers = [c.number for c in advisory.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len({c.passage for c in advisory.citations}) == len(numbers)
    assert _used(advisory) == set(numbers)


def _used(advisory: Advisory) -> set[int]:
    verdicts = (*advisory.verdicts, *advisory.others)
    used = {v.citation for v in verdicts} | {t.citation for t in advisory.checklist}
    used |= {q.citation for v in verdicts for q in (*v.actions, *v.examples)}
    if advisory.ladder:
        used |= {step.citation for step in advisory.ladder.steps}
        used |= {quoted.citation for quoted in advisory.ladder.next_takes}
    return {number for number in used if number is not None}


def test_the_checklist_holds_the_actions_of_the_advice_that_applies(adviser: Adviser) -> None:
    advisory = adviser.advise(f"{MONEY} {LEAD}")
    acted = {action.text for v in advisory.verdicts for action in v.actions}
    assert {task.text.splitlines()[0] for task in advisory.checklist} == acted
    applying = {v.id for v in advisory.verdicts if v.verdict in PARTS}
    assert all(set(task.advice) <= applying for task in advisory.checklist)


def test_a_thin_case_gets_questions_instead_of_verdicts(adviser: Adviser) -> None:
    advisory = adviser.advise("Hei, kan dere hjelpe oss litt?")
    assert advisory.thin
    assert (advisory.status, advisory.advice) == (AnswerStatus.ANSWERED, ())
    assert (advisory.others, advisory.checklist) == ((), ())
    assert {(v.verdict, v.reason) for v in advisory.verdicts} == {(VerdictKind.UNKNOWN, Reason.THIN)}
    assert all(v.questions and not v.actions for v in advisory.verdicts)


@pytest.mark.parametrize("text", ["", "   \n", "?!", "Hei!", "Skriv et dikt om skogen. Det skal ha fire vers."])
def test_what_is_no_case_is_refused(adviser: Adviser, text: str) -> None:
    advisory = adviser.advise(text)
    assert advisory.status is AnswerStatus.REFUSED
    assert (advisory.verdicts, advisory.citations, advisory.ladder) == ((), (), None)


def test_a_case_that_is_about_something_else_is_refused(adviser: Adviser) -> None:
    assert adviser.advise(SUNSHINE).status is AnswerStatus.REFUSED
    assert adviser.advise(MONEY).status is AnswerStatus.ANSWERED


def test_a_word_that_sounds_off_topic_does_not_refuse_a_whole_case(adviser: Adviser) -> None:
    advisory = adviser.advise(f"Norsk fotball skal bli grønnere. {MONEY}")
    assert (advisory.status, advisory.advice[:1]) == (AnswerStatus.ANSWERED, (3,))


def test_of_a_very_long_case_the_telling_sentences_are_weighed(advice_index: Index) -> None:
    encoder = WordEncoder()
    text = " ".join([IDLE] * 1_000 + [MONEY] + [IDLE] * 700)
    assert len(text.split()) >= 10_000
    advisory = Adviser(advice_index, encoder, lambda: TODAY).advise(text)
    assert advisory.case.read == READ < len(advisory.case.sentences)
    assert len(encoder.encoded) == READ + 1
    matched = [advisory.case.sentences[m.sentence] for m in of(advisory, 3).matches]
    assert matched
    assert set(matched) <= {"Budsjettet mangler kroner til oppgaven.", "Oppgaven fikk null bevilgning."}


def test_a_fact_that_the_reader_tells_changes_a_verdict(adviser: Adviser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrieval.advising.verdicts.PARTLY", 1.0)  # so that nothing but the fact speaks for it
    before, after = adviser.advise(MONEY), adviser.advise(MONEY, CaseFacts(mandate=False))
    assert of(before, 5).verdict is VerdictKind.NOT
    assert (of(after, 5).verdict, of(after, 5).reason) == (VerdictKind.PARTLY, Reason.FACTS)
    assert of(after, 5).facts == (Fact.MANDATE,)
    assert 5 in after.advice
    assert of(adviser.advise(MONEY, CaseFacts(mandate=True)), 5).verdict is VerdictKind.NOT


def test_the_step_that_the_reader_tells_is_where_the_case_is_on_the_ladder(adviser: Adviser) -> None:
    ladder = adviser.advise(MONEY, CaseFacts(step=2, ambition=4)).ladder
    assert ladder is not None
    assert (ladder.current, ladder.needed) == (2, 4)
    assert "Departementene må sette en frist." in [quoted.text for quoted in ladder.next_takes]


def test_further_advice_is_told_of_where_the_case_sounds_like_it(adviser: Adviser) -> None:
    (other,) = adviser.advise(f"{MONEY} Suppa er kald og deltakerne sultne.").others
    assert (other.set, other.verdict) == (AdviceSet.SEMINAR, VerdictKind.APPLIES)
    assert [match.sentence for match in other.matches] == [2]
    assert [action.text for action in other.actions] == ["Kokken bør servere varm suppe til møtet."]


def test_the_age_and_language_of_the_sources_are_told(adviser: Adviser) -> None:
    advisory = adviser.advise(MONEY)
    assert {n.citation for n in advisory.notices if n.code == "historic"} == {c.number for c in advisory.citations}
    assert "other-language" not in {n.code for n in advisory.notices}
    assert "other-language" in {n.code for n in adviser.advise(MONEY, language=Language.ENGLISH).notices}


def test_the_advisory_tells_what_it_was_made_with(adviser: Adviser, advice_index: Index) -> None:
    provenance = adviser.advise(MONEY).provenance
    assert (provenance.corpus, provenance.model) == (advice_index.meta.version, "words-1")


def test_the_same_case_gets_the_same_advisory(adviser: Adviser) -> None:
    assert adviser.advise(MONEY) == adviser.advise(MONEY)


def test_advice_that_the_documents_do_not_tell_of_gets_no_verdict(tmp_path) -> None:
    note = "# Veileder\n\n## Råd 5: Pek ut en koordinator\n\nDepartementet bør peke ut en leder.\n"
    index = build_advice_index(tmp_path, WordEncoder(), veileder=note, hints="")
    advisory = Adviser(index, WordEncoder(), lambda: TODAY).advise(f"{MONEY} Suppa er kald og deltakerne sultne.")
    assert {v.number for v in advisory.verdicts} == {5}
    assert advisory.others == ()


def test_documents_without_any_advice_are_silent_about_a_case(tmp_path) -> None:
    index = build_advice_index(tmp_path, WordEncoder(), veileder="# Suppe\n\nKokken koker suppe.\n", hints="")
    advisory = Adviser(index, WordEncoder(), lambda: TODAY).advise(MONEY)
    assert (advisory.status, advisory.verdicts) == (AnswerStatus.ABSTAINED, ())


def test_a_catalogue_without_the_six_gives_its_other_advice(tmp_path) -> None:
    table = advice_table(1, "Matpause", "overordnet", ["Suppa er kald.", "Kokken er borte."], [], which="seminar")
    index = build_advice_index(tmp_path, WordEncoder(), advice=table, situations="")
    advisory = Adviser(index, WordEncoder(), lambda: TODAY).advise("Suppa er kald. Ingen vil vente.")
    assert (advisory.verdicts, advisory.advice, advisory.thin) == ((), (), False)
    assert [v.id for v in advisory.others] == ["seminar-1"]


def test_the_whole_and_its_most_telling_sentences_share_the_weight() -> None:
    whole = Bearing({1: 0.7, 3: 0.3}, 0.2, 0.1)
    assert blend(whole, []) is whole
    found = blend(whole, [Bearing({1: 0.0, 3: 1.0}, 0.9, 0.8)])
    assert 0.0 < found.shares[1] < 0.7
    assert sum(found.shares.values()) == pytest.approx(1.0)
    assert (found.thin, found.foreign) == (0.2, 0.1)


def test_sentences_that_tell_little_do_not_drown_those_that_tell() -> None:
    whole, idle, telling = Bearing({1: 0.5, 3: 0.5}), Bearing({1: 0.5, 3: 0.5}, 0.5), Bearing({1: 0.0, 3: 1.0})
    few, many = (blend(whole, [telling] * 4 + [idle] * times) for times in (0, 50))
    assert many.shares[3] > many.shares[1]
    assert few.shares[3] > few.shares[1]
    assert sum(many.shares.values()) == pytest.approx(1.0)


def test_a_long_case_is_as_thin_as_its_most_telling_sentence() -> None:
    whole, thin, telling = Bearing({1: 1.0}, 0.9), Bearing({1: 1.0}, 0.8), Bearing({1: 1.0}, 0.1)
    assert blend(whole, [thin, telling]).thin == 0.9
    assert blend(whole, [thin] * LONG + [telling]).thin == 0.1


def verdict(number: int, phase: tuple[Phase, ...], *actions: Quoted) -> AdviceVerdict:
    return AdviceVerdict(
        id=f"dfo-difi-{number}",
        set=AdviceSet.DFO_DIFI,
        number=number,
        title="Råd",
        summary="Kort.",
        phase=phase,
        verdict=VerdictKind.APPLIES,
        strength=0.5,
        reason=Reason.SIGNALS,
        actions=actions,
    )


BEFORE, DURING, ALWAYS = Phase.FORBEREDENDE, Phase.GJENNOMFORING, Phase.OVERORDNET


def test_tasks_stand_in_the_order_of_the_phases() -> None:
    found = checklist(
        [
            verdict(1, (ALWAYS,), Quoted(text="c", citation=1)),
            verdict(2, (DURING,), Quoted(text="b", citation=2)),
            verdict(3, (DURING, BEFORE), Quoted(text="a", citation=3)),
        ],
        None,
    )
    assert [(task.text, task.phase) for task in found] == [("a", BEFORE), ("b", DURING), ("c", ALWAYS)]


def test_advice_of_the_case_s_phase_is_done_in_it() -> None:
    found = checklist([verdict(1, (BEFORE, DURING), Quoted(text="a", citation=1))], DURING)
    assert found[0].phase is DURING
    assert checklist([verdict(1, (BEFORE,), Quoted(text="a", citation=1))], DURING)[0].phase is BEFORE


def test_the_same_task_stands_once_for_all_its_advice_with_its_first_citation() -> None:
    (task,) = checklist(
        [verdict(1, (BEFORE,), Quoted(text="a", citation=1)), verdict(5, (DURING,), Quoted(text="a", citation=2))], None
    )
    assert task.advice == ("dfo-difi-1", "dfo-difi-5")
    assert (task.phase, task.citation) == (BEFORE, 1)


def test_a_list_is_one_task_and_its_id_is_that_of_its_text() -> None:
    listed = Quoted(text="Alle skal:", citation=1, items=("rydde", "svare"))
    (one,) = checklist([verdict(1, (BEFORE,), listed)], None)
    (other,) = checklist([verdict(5, (DURING,), listed)], None)
    (plain,) = checklist([verdict(1, (BEFORE,), Quoted(text="Alle skal:", citation=1))], None)
    assert one.text == "Alle skal:\n- rydde\n- svare"
    assert one.id == other.id != plain.id
    assert checklist([], None) == ()


def test_a_sentence_that_is_said_twice_is_shown_once(advice_index: Index) -> None:
    case = "Partene stoler ikke på hverandre. Lederne snakker aldri sammen. Partene stoler ikke på hverandre."
    adviser = Adviser(advice_index, WordEncoder(), lambda: dt.date(2026, 11, 21))
    advisory = adviser.advise(case)
    shown = [advisory.case.sentences[match.sentence] for match in advisory.verdicts[0].matches]
    assert shown
    assert len(shown) == len(set(shown))
