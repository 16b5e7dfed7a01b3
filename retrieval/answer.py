"""The answer: statements, each with its citations, and what the reader ought to know beside them."""

import datetime as dt
from enum import StrEnum
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from corpus.manifest import Document, Status


class AnswerStatus(StrEnum):
    """How a question ended; each has a text of its own."""

    ANSWERED = "answered"
    ABSTAINED = "abstained"  # the corpus is silent
    REFUSED = "refused"  # not what the assistant is for
    FAILED = "failed"  # something broke


class Statement(BaseModel):
    """One sentence, or one list with its lead-in, and the numbers of the citations it rests on."""

    model_config = ConfigDict(frozen=True)

    text: str
    citations: tuple[int, ...]
    items: tuple[str, ...] = ()  # the points of a list; `text` is then its lead-in
    ordered: bool = False

    def plain(self) -> str:
        """The statement as plain text."""
        marks = [f"{n}." if self.ordered else "-" for n in range(1, len(self.items) + 1)]
        return "\n".join([self.text, *(f"{m} {i}" for m, i in zip(marks, self.items, strict=True))])


class Citation(BaseModel):
    """A passage that a statement rests on, with its age and standing."""

    model_config = ConfigDict(frozen=True)

    number: int
    document: str
    title: str
    publisher: str
    date: dt.date | None
    date_text: str | None
    status: Status | None
    section: tuple[str, ...]
    page: int | None
    quote: str  # stands verbatim in the passage
    passage: str
    units: tuple[int, ...] = ()  # which of the passage's units the answer uses
    url: str | None = None

    @classmethod
    def of(cls, document: Document, **place: Any) -> Self:
        """A citation of a document; `place` is the rest: number, section, page, quote, passage, units."""
        return cls(
            document=document.id,
            title=document.title,
            publisher=document.publisher,
            date=document.date,
            date_text=document.date_text,
            status=document.status,
            url=document.url,
            **place,
        )


class Nearest(BaseModel):
    """A section that lies near a question which the corpus does not answer."""

    model_config = ConfigDict(frozen=True)

    document: str
    title: str
    section: tuple[str, ...]
    passage: str


class Notice(BaseModel):
    """Something to know about an answer's sources; `code` names a text of the texts file."""

    model_config = ConfigDict(frozen=True)

    code: str  # differ, draft, historic, expired, superseded, other-language, renamed
    citation: int
    detail: str = ""


class Provenance(BaseModel):
    """What made the answer."""

    model_config = ConfigDict(frozen=True)

    corpus: str
    model: str
    generator: str
    settings: str


class Retrieved(BaseModel):
    """A passage that was looked at, with its score, best first."""

    model_config = ConfigDict(frozen=True)

    passage: str
    document: str
    section: tuple[str, ...]
    text: str
    score: float


class Answer(BaseModel):
    """What a question was answered with, or why it was not."""

    model_config = ConfigDict(frozen=True)

    question: str
    resolved: str
    language: str
    status: AnswerStatus
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    notices: tuple[Notice, ...] = ()
    advice: tuple[int, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    retrieved: tuple[Retrieved, ...] = ()
    provenance: Provenance
    error: str | None = None  # with `failed`: what broke, for the log and the terminal

    def plain(self) -> str:
        """The statements as plain text, without citation numbers."""
        return "\n".join(statement.plain() for statement in self.statements)
