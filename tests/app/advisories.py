"""Advisories made by hand, to be checked by eye: a full one, a thin one, a long one and a hostile one."""

import datetime as dt
from pathlib import Path

from corpus.advice import AdviceSet, Phase
from corpus.manifest import Corpus, Document, Status
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

TODAY = dt.date(2021, 9, 28)
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> ![x](http://ond.example/x.png) [a](javascript:alert(3)) "
    "<http://ond.example> www.ond.example sjef@ond.example | celle | **fet** `kode` &copy; \x00\x08\u202esnudd"
)
HOSTILE_CASE = (
    f"# Overskrift\n\n{HOSTILE}\n\n    kode\n\n- punkt\n+ punkt\n1. punkt\n=====\n---\n> sitat\n"
    "| a | b |\n|---|---|\n| c | d |\n~~~\nkode\n~~~\n[x]: http://ond.example\n::: fare\x0c\u2028ny linje\r\nslutt"
)
NOTE = Document(
    id="notat",
    file="notat.md",
    title="Departementers styring av samarbeidsoppgaver som gis til underliggende virksomheter",
    publisher="DFØ og Difi",
    date=dt.date(2017, 1, 1),
    date_text="januar 2017",
    status=Status.VEILEDENDE,
)
SKATE = Document(
    id="skate",
    file="skate.md",
    title="Sak 17/2021 Tverrsektoriell styring",
    publisher="Skate",
    date=TODAY,
    status=Status.UTKAST,
)
CORPUS = Corpus(folder=Path("korpus"), documents=(NOTE, SKATE))
PROVENANCE = Provenance(corpus="korpus 1", model="multilingual-e5-small", generator="extract", settings="0")
SENTENCES = (
    "Tre departementer skal få ned sykefraværet i helse- og omsorgssektoren, og fire virksomheter skal gjøre jobben.",
    "Ingen av departementene vil ta ledertrøya.",
    "De fire tildelingsbrevene sier ulike ting om den samme oppgaven.",
    "Fristen er satt til 1. juli, men det er ikke satt av penger.",
    "Noen vil ha et felles program, andre vil bare møtes og utveksle nytt.",
)
FACTS = CaseFacts(
    phase=Phase.FORBEREDENDE,
    departments=3,
    agencies=4,
    lead_department=False,
    money=False,
    deadline=True,
    step=1,
    ambition=3,
)
READ = tuple(
    FactSource(fact=fact, sentence=sentence)
    for fact, sentence in (
        (Fact.DEPARTMENTS, 0),
        (Fact.AGENCIES, 0),
        (Fact.LEAD_DEPARTMENT, 1),
        (Fact.MONEY, 3),
        (Fact.DEADLINE, 3),
        (Fact.PHASE, None),
        (Fact.STEP, None),
        (Fact.AMBITION, None),
    )
)
CASE = Case(text=" ".join(SENTENCES), language="nb", sentences=SENTENCES, read=5, facts=FACTS, sources=READ)


def citation(number: int, document: Document, section: tuple[str, ...], quote: str) -> Citation:
    return Citation.of(
        document, number=number, section=section, page=12 if number == 1 else None, quote=quote, passage=f"p-{number}"
    )


CITATIONS = (
    citation(
        1,
        NOTE,
        ("2. Rådene til departementene", "Råd 4: Etabler forankring på politisk og administrativt nivå"),
        "Departementene bør utpeke et koordinerende departement.\n- Rollen bør skrives ned.\n- Alle bør kjenne den.",
    ),
    citation(
        2,
        NOTE,
        ("1. Innledning og bakgrunn", "Figur: Samordningsstigen"),
        "På trinn 1 deler enhetene informasjon.",
    ),
    citation(3, SKATE, ("Rådene",), "Prøv ut finansieringsmekanismer som bidrar til samarbeid på tvers."),
)


def verdict(number: int, title: str, kind: VerdictKind, reason: Reason, **given: object) -> AdviceVerdict:
    data: dict[str, object] = {
        "id": f"dfo-difi-{number}",
        "set": AdviceSet.DFO_DIFI,
        "number": number,
        "title": title,
        "summary": f"Departementene må ta stilling til det råd {number} handler om, og skrive ned hva de kom fram til.",
        "phase": (Phase.FORBEREDENDE,),
        "verdict": kind,
        "strength": 0.5,
        "reason": reason,
    }
    return AdviceVerdict.model_validate(data | given)


ANCHORING = verdict(
    4,
    "Etabler forankring på politisk og administrativt nivå som gir eierskap over tid",
    VerdictKind.APPLIES,
    Reason.SIGNALS,
    strength=0.9,
    facts=(Fact.LEAD_DEPARTMENT, Fact.DEPARTMENTS, Fact.ANCHORED),
    matches=(
        Match(sentence=1, signal="Ingen av departementene vil ta ledertrøya.", strength=0.95),
        Match(sentence=2, signal="Ordlyden spriker.", strength=0.8),
    ),
    actions=(
        Quoted(text="Departementene bør utpeke et koordinerende departement.", citation=1),
        Quoted(
            text="For rollen gjelder dette:",
            citation=1,
            items=("Rollen bør skrives ned.", "Alle bør kjenne den."),
        ),
    ),
    examples=(Quoted(text="Fem departementer sto bak «Bolig for velferd».", citation=1),),
    questions=("Hvilket departement koordinerer, og hva omfatter rollen?", "Hvem undertegner, og på hvilket nivå?"),
    citation=1,
)
AMBITION = verdict(
    3,
    "Søk felles forståelse av omfanget av, og ambisjonene for samarbeidet",
    VerdictKind.PARTLY,
    Reason.FACTS,
    facts=(Fact.MONEY,),
    questions=("Hvilke penger og årsverk er satt av?",),
)
UNKNOWN = verdict(2, "Søk å få en felles forståelse av problemer", VerdictKind.UNKNOWN, Reason.THIN)
LATER = verdict(
    6,
    "Følg opp samarbeidet gjennom styringsdialogen",
    VerdictKind.NOT,
    Reason.LATER,
    phase=(Phase.GJENNOMFORING,),
)
NOTHING = verdict(1, "Bli enige om felles prinsipper og verdier", VerdictKind.NOT, Reason.NOTHING)
OTHER = verdict(
    2,
    "Prøv ut finansieringsmekanismer som bidrar til samarbeid på tvers",
    VerdictKind.PARTLY,
    Reason.SIGNALS,
    id="skate-2",
    set=AdviceSet.SKATE,
    matches=(Match(sentence=3, signal="Regningen havner hos oss.", strength=0.6),),
    actions=(Quoted(text="Prøv ut finansieringsmekanismer som bidrar til samarbeid på tvers.", citation=3),),
    citation=3,
)
LADDER = Ladder(
    steps=(
        Step(number=1, text="På trinn 1 deler enhetene informasjon.", citation=2),
        Step(number=2, text="På trinn 2 utvikler enhetene en felles problemforståelse.", citation=2),
        Step(number=3, text="På trinn 3 endrer enhetene egne planer.", citation=2),
        Step(number=4, text="På trinn 4 utvikler enhetene strategier, planer og tiltak i fellesskap.", citation=2),
    ),
    current=1,
    needed=3,
    next_takes=(Quoted(text="Trinn 2 er nødvendig for å komme videre til trinn 3 eller 4.", citation=2),),
    questions=("Er alle enige om hvilket trinn som trengs?",),
)
TASKS = (
    Task(
        id="t-1",
        text="Departementene bør utpeke et koordinerende departement.",
        phase=Phase.FORBEREDENDE,
        advice=("dfo-difi-4",),
        citation=1,
    ),
    Task(
        id="t-2",
        text="Hvilke penger og årsverk er satt av?",
        phase=Phase.FORBEREDENDE,
        advice=("dfo-difi-3", "dfo-difi-4"),
    ),
    Task(
        id="t-3",
        text="Prøv ut finansieringsmekanismer som bidrar til samarbeid på tvers.",
        phase=Phase.GJENNOMFORING,
        advice=("skate-2",),
        citation=3,
    ),
)
FULL = Advisory(
    status=AnswerStatus.ANSWERED,
    case=CASE,
    advice=(4, 3),
    verdicts=(ANCHORING, AMBITION, UNKNOWN, LATER, NOTHING),
    others=(OTHER,),
    ladder=LADDER,
    checklist=TASKS,
    citations=CITATIONS,
    notices=(Notice(code="draft", citation=3),),
    provenance=PROVENANCE,
)
THIN_CASE = Case(text="Vi skal samarbeide. Hva gjør vi?", language="nb", sentences=("Vi skal samarbeide.",), read=1)
THIN = Advisory(
    status=AnswerStatus.ANSWERED,
    case=THIN_CASE,
    thin=True,
    verdicts=(UNKNOWN.model_copy(update={"questions": ("Hva er problemet?",)}),),
    provenance=PROVENANCE,
)
REFUSED = Advisory(
    status=AnswerStatus.REFUSED,
    case=Case(text="Skriv et dikt.", language="nb", sentences=("Skriv et dikt.",), read=1),
    provenance=PROVENANCE,
)
FAILED = REFUSED.model_copy(update={"status": AnswerStatus.FAILED, "error": "indeksen er borte"})


def long_advisory(words: int = 10_000) -> Advisory:
    """The full one with a case of that many words, of which a part was weighed."""
    count = words // 10
    sentences = tuple(f"Setning {n} sier at direktoratet og etaten skal samordne tiltakene." for n in range(count))
    text = "\n\n".join(" ".join(sentences[n : n + 8]) for n in range(0, count, 8))
    case = Case(text=text, language="nb", sentences=sentences, read=200, facts=FACTS, sources=READ)
    return FULL.model_copy(update={"case": case})


def hostile_advisory() -> Advisory:
    """One where the case, the advice, the tasks and the sources all try to be more than text."""
    case = Case(text=HOSTILE_CASE, language="nb", sentences=(HOSTILE,), read=1, facts=FACTS, sources=READ)
    bad = ANCHORING.model_copy(
        update={
            "title": HOSTILE,
            "summary": HOSTILE,
            "matches": (Match(sentence=0, signal=HOSTILE, strength=1.0),),
            "actions": (Quoted(text=HOSTILE, citation=1, items=(HOSTILE,)),),
            "questions": (HOSTILE,),
        }
    )
    cited = CITATIONS[0].model_copy(update={"title": HOSTILE, "quote": HOSTILE_CASE, "section": (HOSTILE,)})
    task = TASKS[0].model_copy(update={"text": HOSTILE})
    return FULL.model_copy(
        update={"case": case, "verdicts": (bad,), "citations": (cited, *CITATIONS[1:]), "checklist": (task,)}
    )
