import pytest
from advisories import (
    AMBITION,
    ANCHORING,
    CASE,
    FAILED,
    FULL,
    LADDER,
    LATER,
    NOTHING,
    OTHER,
    REFUSED,
    THIN,
    UNKNOWN,
    long_advisory,
    verdict,
)

from app.advice_text import (
    advice_name,
    fact_clause,
    fact_line,
    known_facts,
    ladder_line,
    ladder_questions,
    matched,
    phase_name,
    reading_line,
    summary,
    verdict_name,
    why,
)
from app.texts import load_texts
from corpus.advice import AdviceSet, Phase
from retrieval.advisory import Fact, Ladder, Reason, VerdictKind
from retrieval.question import Language

NB = load_texts(Language.BOKMAAL)
EVERY = [load_texts(language) for language in Language]


def test_signals_are_counted_and_the_facts_come_after() -> None:
    assert why(ANCHORING, CASE, NB) == (
        "To setninger i saken beskriver noe rådet er ment for, og det teller med at det ikke er utpekt noe "
        "koordinerende departement, tre departementer er med og at det ikke går fram om politisk ledelse og "
        "topplederne står bak oppgaven."
    )


def test_one_signal_stands_in_the_singular() -> None:
    assert why(OTHER, CASE, NB) == "Én setning i saken beskriver noe rådet er ment for."


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (AMBITION, "Rådet er aktuelt fordi det ikke er satt av penger og folk."),
        (UNKNOWN, "Saken sier for lite til å avgjøre om rådet gjelder."),
        (LATER, "Rådet berører saken, men hører til gjennomføringen, som ikke har begynt."),
        (NOTHING, "Ingenting i saken taler for rådet."),
    ],
)
def test_each_reason_has_its_sentence(said, expected) -> None:
    assert why(said, CASE, NB) == expected


def test_a_phase_that_has_passed_is_said_to_have() -> None:
    later = CASE.model_copy(update={"facts": CASE.facts.model_copy(update={"phase": Phase.GJENNOMFORING})})
    early = LATER.model_copy(update={"phase": (Phase.FORBEREDENDE,)})
    assert "passert" in why(early, later, NB)


@pytest.mark.parametrize("texts", EVERY)
@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("kind", list(VerdictKind))
@pytest.mark.parametrize("facts", [(), tuple(Fact)])
def test_why_is_one_sentence_whatever_the_verdict(texts, reason, kind, facts) -> None:
    said = why(verdict(1, "Tittel", kind, reason, facts=facts), CASE, texts)
    assert said[0].isupper()
    assert said.endswith(".")
    assert said.count(". ") == 0
    assert "{" not in said


@pytest.mark.parametrize(
    ("fact", "value", "line", "clause"),
    [
        (
            Fact.LEAD_DEPARTMENT,
            False,
            "Koordinerende departement: ikke utpekt",
            "det ikke er utpekt noe koordinerende departement",
        ),
        (Fact.DEADLINE, True, "Frist: satt", "det er satt en frist"),
        (Fact.DEPARTMENTS, 1, "Departementer: 1", "bare ett departement er med"),
        (Fact.AGENCIES, 14, "Virksomheter: 14", "14 virksomheter er med"),
        (Fact.PHASE, Phase.FORBEREDENDE, "Fase: forberedende fase", "virksomhetene ikke har fått oppgaven ennå"),
        (Fact.STEP, 2, "Trinn på samordningsstigen i dag: 2", "samarbeidet er på trinn 2 av samordningsstigen"),
        (Fact.MONEY, None, "Penger og folk: går ikke fram", "det ikke går fram om det er satt av penger og folk"),
    ],
)
def test_a_fact_as_a_line_and_as_a_clause(fact, value, line, clause) -> None:
    assert fact_line(fact, value, NB) == line
    assert fact_clause(fact, value, NB) == clause


def test_what_is_known_says_whether_it_was_read_or_told() -> None:
    lines = known_facts(CASE, NB)
    assert lines[0] == "Fase: forberedende fase (oppgitt)"
    assert "Departementer: 3 (lest i saken)" in lines
    assert len(lines) == 8


def test_names() -> None:
    assert verdict_name(VerdictKind.PARTLY, NB) == "Gjelder delvis"
    assert phase_name(Phase.GJENNOMFORING, NB) == "Gjennomføringsfase"
    assert (advice_name(ANCHORING, NB), advice_name(OTHER, NB)) == ("Råd 4", "Skates råd 2")


@pytest.mark.parametrize("texts", EVERY)
def test_every_kind_phase_set_has_a_name_of_its_own(texts) -> None:
    assert len({verdict_name(kind, texts) for kind in VerdictKind}) == len(VerdictKind)
    assert len({phase_name(phase, texts) for phase in Phase}) == len(Phase)
    named = {advice_name(ANCHORING.model_copy(update={"set": own}), texts) for own in AdviceSet}
    assert len(named) == len(AdviceSet)


def test_the_summary_says_what_applies_or_why_nothing_is_said() -> None:
    assert summary(FULL, NB) == "Råd 4 gjelder. Råd 3 gjelder delvis. For råd 2 mangler det opplysninger."
    assert summary(THIN, NB) == NB.reasons.summary_thin
    assert summary(REFUSED, NB) == NB.answer.refused
    assert summary(FAILED, NB) == NB.answer.failed
    none = FULL.model_copy(update={"verdicts": (LATER, NOTHING)})
    assert summary(none, NB) == NB.reasons.summary_none


def test_the_ladder_says_what_is_known() -> None:
    assert ladder_line(LADDER, NB) == "Samarbeidet er på trinn 1 av samordningsstigen. Oppgaven krever trinn 3."
    assert ladder_line(Ladder(steps=()), NB) == "Saken viser ikke hvor på samordningsstigen samarbeidet er."


@pytest.mark.parametrize(
    ("current", "needed", "asked"),
    [
        (None, None, (NB.ladder.same_view, NB.ladder.plans, NB.ladder.goal)),
        (None, 3, (NB.ladder.same_view, NB.ladder.plans)),
        (1, None, (NB.ladder.goal,)),
        (1, 3, ()),
    ],
)
def test_the_ladder_asks_for_what_is_not_known(current, needed, asked) -> None:
    assert ladder_questions(Ladder(steps=(), current=current, needed=needed), NB) == asked


def read(language: Language, total: int, weighed: int) -> str:
    case = CASE.model_copy(update={"sentences": ("Vi deler.",) * total, "read": weighed})
    return reading_line(case, load_texts(language))


@pytest.mark.parametrize(
    ("total", "bokmaal", "nynorsk", "english"),
    [
        (
            1,
            "Den ene setningen i saken er vurdert.",
            "Den eine setninga i saka er vurdert.",
            "The one sentence in the case has been considered.",
        ),
        (
            2,
            "Begge setningene i saken er vurdert.",
            "Begge setningane i saka er vurderte.",
            "Both sentences in the case have been considered.",
        ),
        (
            6,
            "Alle de seks setningene i saken er vurdert.",
            "Alle dei seks setningane i saka er vurderte.",
            "All six sentences in the case have been considered.",
        ),
        (
            13,
            "Alle de 13 setningene i saken er vurdert.",
            "Alle dei 13 setningane i saka er vurderte.",
            "All 13 sentences in the case have been considered.",
        ),
    ],
)
def test_sentences_are_counted_as_people_do(total, bokmaal, nynorsk, english) -> None:
    said = [read(language, total, total) for language in (Language.BOKMAAL, Language.NYNORSK, Language.ENGLISH)]
    assert said == [bokmaal, nynorsk, english]


def test_how_much_was_read_is_said() -> None:
    assert read(Language.BOKMAAL, 0, 0) == ""
    assert read(Language.BOKMAAL, 9, 7) == "Saken har ni setninger. Vurderingen bygger på de sju som sier mest."
    said = reading_line(long_advisory().case, NB)
    assert said == "Saken har 1000 setninger. Vurderingen bygger på de 200 som sier mest."


def test_matched_sentences_come_once_each() -> None:
    twice = ANCHORING.model_copy(update={"matches": (*ANCHORING.matches, *ANCHORING.matches)})
    assert matched(twice, CASE) == (CASE.sentences[1], CASE.sentences[2])
