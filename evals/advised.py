"""What came of a case that was put to the adviser: a line of `advising.jsonl`, which figures and report read."""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from corpus.advice import AdviceSet
from evals.questions import EvalQuestion
from retrieval.advisory import AdviceVerdict, Advisory, Reason, VerdictKind
from retrieval.answer import AnswerStatus

ADVISING = "advising.jsonl"
NAMED = frozenset({VerdictKind.APPLIES, VerdictKind.PARTLY})


class Heard(BaseModel):
    """A sentence of the case that speaks for the advice, and the signal that it sounds like."""

    model_config = ConfigDict(frozen=True)

    sentence: str
    signal: str
    strength: float


class Ruled(BaseModel):
    """A verdict as it is stored."""

    model_config = ConfigDict(frozen=True)

    set: AdviceSet
    number: int
    title: str
    verdict: VerdictKind
    strength: float
    reason: Reason
    heard: tuple[Heard, ...] = ()
    quotes: tuple[str, ...] = ()  # of what to do and of examples, each with a citation that is there

    @property
    def grounded(self) -> bool:
        """Whether it rests on a sentence of the case and on a quoted passage."""
        return bool(self.heard) and bool(self.quotes)


class Advised(BaseModel):
    """How one case ended."""

    model_config = ConfigDict(frozen=True)

    id: str
    status: AnswerStatus
    thin: bool = False
    advice: tuple[int, ...] = ()  # as the reader gets them, the most relevant first
    verdicts: tuple[Ruled, ...] = ()  # of the six
    others: tuple[Ruled, ...] = ()  # of the catalogue's further advice
    error: str | None = None

    @property
    def named(self) -> frozenset[int]:
        """The numbers that apply, wholly or in part."""
        return frozenset(ruled.number for ruled in self.verdicts if ruled.verdict in NAMED)


@dataclass(frozen=True, slots=True)
class AdvisedCase:
    """A case with what came of it, and what the baseline puts first."""

    question: EvalQuestion
    outcome: Advised
    nearest: tuple[int, ...] = ()  # the six by likeness to their own texts; none where that was not measured


def advised_of(identifier: str, advisory: Advisory) -> Advised:
    """What is stored of an advisory."""
    return Advised(
        id=identifier,
        status=advisory.status,
        thin=advisory.thin,
        advice=advisory.advice,
        verdicts=tuple(_ruled(verdict, advisory) for verdict in advisory.verdicts),
        others=tuple(_ruled(verdict, advisory) for verdict in advisory.others),
        error=advisory.error if advisory.status is AnswerStatus.FAILED else None,
    )


def failed_case(identifier: str, error: str) -> Advised:
    """What is stored of a case that raised."""
    return Advised(id=identifier, status=AnswerStatus.FAILED, error=error)


def _ruled(verdict: AdviceVerdict, advisory: Advisory) -> Ruled:
    """A verdict, with the sentences and quotes that can be followed up: what points nowhere is not told."""
    sentences = advisory.case.sentences
    cited = {citation.number for citation in advisory.citations}
    return Ruled(
        set=verdict.set,
        number=verdict.number,
        title=verdict.title,
        verdict=verdict.verdict,
        strength=verdict.strength,
        reason=verdict.reason,
        heard=tuple(
            Heard(sentence=sentences[match.sentence], signal=match.signal, strength=match.strength)
            for match in verdict.matches
            if 0 <= match.sentence < len(sentences)
        ),
        quotes=tuple(
            quoted.text
            for quoted in (*verdict.actions, *verdict.examples)
            if quoted.citation in cited and quoted.text.strip()
        ),
    )
