"""Advisories that can be checked by eye: by the words of the case, and by what was told."""

from app.advice_text import fact_value
from corpus.advice import AdviceSet, Phase
from retrieval.advisory import (
    AdviceVerdict,
    Advisory,
    Case,
    CaseFacts,
    Fact,
    FactSource,
    Ladder,
    Match,
    Quoted,
    Reason,
    Step,
    Task,
    VerdictKind,
)
from retrieval.answer import AnswerStatus, Citation, Notice, Provenance

THIN_CHARS = 60
LADDER_TEXTS = (
    "På trinn 1 deler enhetene informasjon.",
    "På trinn 2 samler enhetene seg om en felles problemforståelse.",
    "På trinn 3 endrer enhetene egne planer for ikke å svekke andres måloppnåelse.",
    "På trinn 4 utvikler enhetene strategier, planer og tiltak i fellesskap.",
)
TITLES = (
    "Bli enige om felles prinsipper",
    "Søk en felles forståelse av problemer, interesser og muligheter",
    "Søk felles forståelse av omfanget av, og ambisjonene for samarbeidet",
    "Etabler forankring på politisk og administrativt nivå",
    "Gi virksomhetene frihet",
    "Bruk som hovedregel de ordinære styringsstrukturene",
)


def advisory_of(text: str, told: CaseFacts, citations: tuple[Citation, ...], hostile: str) -> Advisory:
    """What the fake says: «dikt» is refused, «feil» fails, a short case is thin, «ond» holds hostile text."""
    case = _case(text, told)
    if "dikt" in text.lower():
        return _advisory(AnswerStatus.REFUSED, case)
    if "feil" in text.lower():
        return _advisory(AnswerStatus.FAILED, case, error="indeksen er borte")
    if len(text) < THIN_CHARS:
        thin = [_verdict(n, VerdictKind.UNKNOWN, 0.3, Reason.THIN) for n in range(1, 7)]
        ladder = _ladder(case.facts.step, case.facts.ambition).model_copy(update={"next_takes": ()})
        return _advisory(
            AnswerStatus.ANSWERED, case, thin=True, verdicts=tuple(thin), ladder=ladder, citations=citations
        )
    wicked = hostile if "ond" in text.lower() else ""
    return _answered(case, citations, wicked)


def _answered(case: Case, citations: tuple[Citation, ...], wicked: str) -> Advisory:
    under_way = case.facts.phase is Phase.GJENNOMFORING
    fourth = (
        _verdict(4, VerdictKind.PARTLY, 0.5, Reason.LATER)
        if under_way
        else _verdict(4, VerdictKind.APPLIES, 0.9, Reason.SIGNALS, matches=_matches(0, 2), title=wicked, full=True)
    )
    verdicts = (
        fourth,
        _verdict(3, VerdictKind.PARTLY, 0.6, Reason.FACTS, facts=(Fact.MONEY,), matches=_matches(1), full=True),
        _verdict(2, VerdictKind.UNKNOWN, 0.4, Reason.THIN),
        *(_verdict(n, VerdictKind.NOT, 0.1, Reason.NOTHING) for n in (1, 5, 6)),
    )
    other = _verdict(2, VerdictKind.APPLIES, 0.7, Reason.SIGNALS, matches=_matches(1), set_=AdviceSet.SKATE, full=True)
    return _advisory(
        AnswerStatus.ANSWERED,
        case,
        advice=(3,) if under_way else (4, 3),
        verdicts=verdicts,
        others=(other,),
        ladder=_ladder(case.facts.step or 1, case.facts.ambition or 3),
        checklist=_tasks(wicked),
        citations=citations,
        notices=(Notice(code="draft", citation=3),),
    )


def _case(text: str, told: CaseFacts) -> Case:
    sentences = tuple(f"{part.strip().rstrip('.')}." for part in text.split(". ") if part.strip())
    read = CaseFacts(departments=3, money=False) if len(sentences) > 1 else CaseFacts()
    on_two = next((n for n, sentence in enumerate(sentences) if "trinn to" in sentence), None)
    read = read if on_two is None else read.model_copy(update={"step": 2})
    given = {fact.value: fact_value(told, fact) for fact in Fact if fact_value(told, fact) is not None}
    sources = [FactSource(fact=Fact.DEPARTMENTS, sentence=0), FactSource(fact=Fact.MONEY, sentence=1)]
    sources += [] if on_two is None else [FactSource(fact=Fact.STEP, sentence=on_two)]
    return Case(
        text=text,
        language="nb",
        sentences=sentences,
        read=min(len(sentences), 200),
        facts=read.model_copy(update=given),
        sources=tuple(s for s in sources if len(sentences) > 1 and s.fact.value not in given),
    )


def _matches(*sentences: int) -> tuple[Match, ...]:
    return tuple(Match(sentence=n, signal="Vi stoler ikke på hverandre.", strength=0.8) for n in sentences)


def _verdict(
    number: int,
    verdict: VerdictKind,
    strength: float,
    reason: Reason,
    *,
    set_: AdviceSet = AdviceSet.DFO_DIFI,
    facts: tuple[Fact, ...] = (),
    matches: tuple[Match, ...] = (),
    title: str = "",
    full: bool = False,
) -> AdviceVerdict:
    actions = (
        Quoted(text="Ett departement bør ha ansvaret for fellesoppgaven.", citation=1),
        Quoted(
            text="Departementene bør holde tre møter:",
            citation=2,
            items=("et oppstartsmøte", "et møte midt i året", "et sluttmøte"),
        ),
    )
    return AdviceVerdict(
        id=f"{set_}-{number}",
        set=set_,
        number=number,
        title=title or TITLES[number - 1],
        summary=f"Departementene må ta stilling til det råd {number} handler om.",
        phase=(Phase.FORBEREDENDE,),
        verdict=verdict,
        strength=strength,
        reason=reason,
        facts=facts,
        matches=matches,
        actions=actions if full else (),
        examples=(Quoted(text="Fellestiltak bør finansieres felles.", citation=3),) if full else (),
        questions=(f"Hvem har ansvaret for det råd {number} handler om?", "Er alle enige om det?"),
        citation=1,
    )


def _ladder(current: int | None, needed: int | None) -> Ladder:
    steps = tuple(Step(number=n, text=text, citation=1) for n, text in enumerate(LADDER_TEXTS, 1))
    takes = (Quoted(text="Departementet samler de andre før året begynner.", citation=1),)
    return Ladder(steps=steps, current=current, needed=needed, next_takes=takes)


def _tasks(wicked: str) -> tuple[Task, ...]:
    return (
        Task(
            id="utpek",
            text=wicked or "Utpek ett departement som har ansvaret for fellesoppgaven.",
            phase=Phase.FORBEREDENDE,
            advice=("dfo-difi-4", "dfo-difi-3"),
            citation=1,
        ),
        Task(id="avklar", text="Hva skal være oppnådd?", phase=Phase.FORBEREDENDE, advice=("dfo-difi-3",)),
        Task(id="mote", text="Hold et sluttmøte.", phase=Phase.GJENNOMFORING, advice=("dfo-difi-4",), citation=2),
    )


def _advisory(status: AnswerStatus, case: Case, **given: object) -> Advisory:
    made = Provenance(corpus="korpus 1", model="fake", generator="rules", settings="0")
    return Advisory.model_validate({"status": status, "case": case, "provenance": made} | given)
