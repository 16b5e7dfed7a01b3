"""What came of one question: a line of `results.jsonl`, which metrics, report and comparison read."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from retrieval.answer import Answer, AnswerStatus, Citation, Retrieved

RESULTS = "results.jsonl"
SEPARATOR = " / "  # between the headings of a section path
SILENT = frozenset({AnswerStatus.ABSTAINED, AnswerStatus.REFUSED})


class RunError(Exception):
    """A folder of a run that cannot be read; the message says what, where and what to do."""


class Cited(BaseModel):
    """A citation as it is stored."""

    model_config = ConfigDict(frozen=True)

    document: str
    section: str
    page: int | None
    quote: str


class Found(BaseModel):
    """A retrieved passage as it is stored."""

    model_config = ConfigDict(frozen=True)

    document: str
    section: str
    text: str
    score: float


class Outcome(BaseModel):
    """How one question ended, with plain text for the answer and the retrieved passages best first."""

    model_config = ConfigDict(frozen=True)

    id: str
    status: AnswerStatus
    answer: str
    ms: float
    citations: tuple[Cited, ...] = ()
    retrieved: tuple[Found, ...] = ()
    advice: tuple[int, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether no answer was given on purpose; a failure is not silence."""
        return self.status in SILENT


def outcome_of(identifier: str, answer: Answer, ms: float) -> Outcome:
    """The outcome of a question that was answered, declined or reported as failed."""
    return Outcome(
        id=identifier,
        status=answer.status,
        answer=answer.plain(),
        ms=round(ms, 3),
        citations=tuple(_cited(citation) for citation in answer.citations),
        retrieved=found(answer.retrieved),
        advice=answer.advice,
    )


def failed_outcome(identifier: str, ms: float) -> Outcome:
    """The outcome of a question that raised."""
    return Outcome(id=identifier, status=AnswerStatus.FAILED, answer="", ms=round(ms, 3))


def found(retrieved: Iterable[Retrieved]) -> tuple[Found, ...]:
    """Retrieved passages as they are stored, in the same order."""
    return tuple(
        Found(document=r.document, section=SEPARATOR.join(r.section), text=r.text, score=r.score) for r in retrieved
    )


def _cited(citation: Citation) -> Cited:
    return Cited(
        document=citation.document,
        section=SEPARATOR.join(citation.section),
        page=citation.page,
        quote=citation.quote,
    )


def read_outcomes(folder: Path) -> tuple[Outcome, ...]:
    """The outcomes of a run's folder, in order; raises RunError where they cannot be read."""
    path = folder / RESULTS
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
        return tuple(Outcome.model_validate_json(line) for line in lines if line.strip())
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        reason = error.errors()[0]["msg"] if isinstance(error, ValidationError) else error
        raise RunError(
            f"Kan ikke lese resultatene i {path}: {reason}. Oppgi mappen til en kjøring av samrad eval."
        ) from error
