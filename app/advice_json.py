"""An advisory as JSON: what `samrad advise --json` prints."""

from pydantic import BaseModel, ConfigDict

from app.advice_text import ladder_questions, matched, why
from app.texts import Texts
from retrieval.advisory import AdviceVerdict, Advisory, CaseFacts, FactSource, Ladder, Task
from retrieval.answer import AnswerStatus, Citation, Notice, Provenance


class ToldVerdict(AdviceVerdict):
    """A verdict with why in words, the case's sentences it rests on, and its citations."""

    why: str
    sentences: tuple[str, ...]
    citations: tuple[Citation, ...]


class ToldCase(BaseModel):
    """A case in its sentences, and how many of them were weighed."""

    model_config = ConfigDict(frozen=True)

    language: str
    sentences: tuple[str, ...]
    read: int


class ToldAdvisory(BaseModel):
    """The object that is printed."""

    model_config = ConfigDict(frozen=True)

    status: AnswerStatus
    thin: bool
    advice: tuple[int, ...]
    verdicts: tuple[ToldVerdict, ...]
    others: tuple[ToldVerdict, ...]
    ladder: Ladder | None
    checklist: tuple[Task, ...]
    facts: CaseFacts
    fact_sources: tuple[FactSource, ...]
    case: ToldCase
    citations: tuple[Citation, ...]
    notices: tuple[Notice, ...]
    provenance: Provenance
    error: str | None


def advisory_json(advisory: Advisory, texts: Texts) -> str:
    """The advisory as indented JSON."""
    case = advisory.case
    told = ToldAdvisory(
        status=advisory.status,
        thin=advisory.thin,
        advice=advisory.advice,
        verdicts=tuple(_verdict(v, advisory, texts) for v in advisory.verdicts),
        others=tuple(_verdict(v, advisory, texts) for v in advisory.others),
        ladder=_ladder(advisory.ladder, texts),
        checklist=advisory.checklist,
        facts=case.facts,
        fact_sources=case.sources,
        case=ToldCase(language=case.language, sentences=case.sentences, read=case.read),
        citations=advisory.citations,
        notices=advisory.notices,
        provenance=advisory.provenance,
        error=advisory.error,
    )
    return told.model_dump_json(indent=2)


def _ladder(ladder: Ladder | None, texts: Texts) -> Ladder | None:
    """The ladder with the questions that the app asks about it."""
    return ladder.model_copy(update={"questions": ladder_questions(ladder, texts)}) if ladder else None


def _verdict(verdict: AdviceVerdict, advisory: Advisory, texts: Texts) -> ToldVerdict:
    quoted = (*verdict.actions, *verdict.examples)
    numbers = {quote.citation for quote in quoted} | {verdict.citation}
    return ToldVerdict(
        **{name: getattr(verdict, name) for name in AdviceVerdict.model_fields},
        why=why(verdict, advisory.case, texts),
        sentences=matched(verdict, advisory.case),
        citations=tuple(citation for citation in advisory.citations if citation.number in numbers),
    )
