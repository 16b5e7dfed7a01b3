"""Which advice applies to a case: the verdicts, what they rest on, the ladder and the checklist."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from corpus.advice import AdviceSet, Phase
from retrieval.answer import AnswerStatus, Citation, Notice, Provenance


class VerdictKind(StrEnum):
    """Whether a piece of advice applies to a case."""

    APPLIES = "gjelder"
    PARTLY = "gjelder delvis"
    NOT = "gjelder ikke"
    UNKNOWN = "mangler opplysninger"


class Fact(StrEnum):
    """What can be read out of a case, or be told outright."""

    PHASE = "phase"  # the task is being prepared, or carried out
    DEPARTMENTS = "departments"  # how many ministries
    AGENCIES = "agencies"  # how many agencies
    LEAD_DEPARTMENT = "lead_department"  # a koordinerende departement is named
    LEAD_AGENCY = "lead_agency"  # a koordinerende virksomhet is named
    MANDATE = "mandate"  # there is one joint mandate
    MONEY = "money"  # funds and people have been set aside
    DEADLINE = "deadline"
    ANCHORED = "anchored"  # politicians and top leaders stand behind it
    OUTSIDE_LINE = "outside_line"  # steered on a special track beside the ordinary line
    STEP = "step"  # of the ladder, where the cooperation is
    AMBITION = "ambition"  # of the ladder, where it is meant to be


class CaseFacts(BaseModel):
    """What is known about a case; None where nothing is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    phase: Phase | None = None
    departments: int | None = None
    agencies: int | None = None
    lead_department: bool | None = None
    lead_agency: bool | None = None
    mandate: bool | None = None
    money: bool | None = None
    deadline: bool | None = None
    anchored: bool | None = None
    outside_line: bool | None = None
    step: int | None = None
    ambition: int | None = None


class FactSource(BaseModel):
    """Where a fact was read; `sentence` is None where the reader told it outright."""

    model_config = ConfigDict(frozen=True)

    fact: Fact
    sentence: int | None = None


class Case(BaseModel):
    """A case in its sentences, with what was read out of it."""

    model_config = ConfigDict(frozen=True)

    text: str
    language: str
    sentences: tuple[str, ...]
    read: int  # how many of the sentences were weighed: all, or in a very long case the most telling
    facts: CaseFacts = CaseFacts()
    sources: tuple[FactSource, ...] = ()


class Match(BaseModel):
    """A sentence of the case that sounds like what practice says where the advice applies."""

    model_config = ConfigDict(frozen=True)

    sentence: int  # in Case.sentences
    signal: str  # of the catalogue
    strength: float  # 0 to 1


class Reason(StrEnum):
    """Why a verdict is what it is; the app has a sentence for each."""

    SIGNALS = "signals"  # sentences of the case are what the advice is for
    FACTS = "facts"  # what is lacking in the case is what the advice asks for
    BESIDE = "beside"  # it bears on the case, but something else does more
    LATER = "later"  # it bears on the case, but belongs to a phase that has passed or has not come
    FOLLOWED = "followed"  # the case tells that it is followed already
    NOTHING = "nothing"  # nothing in the case speaks for it
    THIN = "thin"  # the case says too little


class Quoted(BaseModel):
    """A sentence or list that stands verbatim in the corpus, with its citation's number."""

    model_config = ConfigDict(frozen=True)

    text: str
    citation: int
    items: tuple[str, ...] = ()  # the points of a list; `text` is then its lead-in


class AdviceVerdict(BaseModel):
    """Whether one piece of advice applies, and on what grounds."""

    model_config = ConfigDict(frozen=True)

    id: str
    set: AdviceSet
    number: int
    title: str
    summary: str  # of the catalogue, with the source's own force
    phase: tuple[Phase, ...]
    verdict: VerdictKind
    strength: float  # 0 to 1: how likely it is that the advice bears on the case; outside the six, how like it sounds
    reason: Reason
    facts: tuple[Fact, ...] = ()  # that the verdict rests on
    matches: tuple[Match, ...] = ()
    actions: tuple[Quoted, ...] = ()  # what to do
    examples: tuple[Quoted, ...] = ()  # what the corpus tells of cases that resemble it
    questions: tuple[str, ...] = ()  # to be cleared up first
    citation: int | None = None  # the passage that tells what the advice is


class Step(BaseModel):
    """A step of samordningsstigen, in the words of the corpus."""

    model_config = ConfigDict(frozen=True)

    number: int
    text: str
    citation: int


class Ladder(BaseModel):
    """Where the cooperation is on the ladder, and where it needs to be; None where the case does not tell."""

    model_config = ConfigDict(frozen=True)

    steps: tuple[Step, ...]
    current: int | None = None
    needed: int | None = None
    next_takes: tuple[Quoted, ...] = ()  # what the step after the current one takes
    questions: tuple[str, ...] = ()  # that would tell where it is and needs to be


class Task(BaseModel):
    """A point of the checklist."""

    model_config = ConfigDict(frozen=True)

    id: str  # stable for the same text
    text: str
    phase: Phase
    advice: tuple[str, ...]  # ids
    citation: int | None = None  # None where the catalogue's own question is the point


class Advisory(BaseModel):
    """What a case was answered with, or why it was not."""

    model_config = ConfigDict(frozen=True)

    status: AnswerStatus
    case: Case
    thin: bool = False  # the case says too little for a verdict
    advice: tuple[int, ...] = ()  # of the six, those that apply, the most relevant first
    verdicts: tuple[AdviceVerdict, ...] = ()  # of the six, the strongest first
    others: tuple[AdviceVerdict, ...] = ()  # further advice of the catalogue that applies
    ladder: Ladder | None = None
    checklist: tuple[Task, ...] = ()
    citations: tuple[Citation, ...] = ()
    notices: tuple[Notice, ...] = ()
    provenance: Provenance
    error: str | None = None

    def citation(self, number: int) -> Citation:
        """The citation with that number."""
        return next(c for c in self.citations if c.number == number)
