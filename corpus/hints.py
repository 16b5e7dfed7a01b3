"""Retrieval hints: questions that a section answers, in other words than its own. Found by, never shown."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from corpus import SHIPPED
from corpus.manifest import Corpus
from corpus.tables import name_of, read_tables, to_model

HINTS = "hints.toml"


class Pinned(BaseModel):
    """Questions that one sentence or list of a section answers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    begins: str = Field(min_length=1)  # how it begins, or its lead-in
    questions: tuple[str, ...] = Field(min_length=1)


class Hint(BaseModel):
    """The questions of one section."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    path: tuple[str, ...] = Field(min_length=1)
    questions: tuple[str, ...] = ()  # that the section as a whole answers
    answer: tuple[Pinned, ...] = ()

    @property
    def asked(self) -> tuple[str, ...]:
        """All questions of the section, once each."""
        return tuple(dict.fromkeys((*self.questions, *(q for pinned in self.answer for q in pinned.questions))))


def load_hints(folder: Path) -> tuple[Hint, ...]:
    """The hints of a corpus folder; none where it has no hints file."""
    path = folder / HINTS
    return tuple(
        to_model(Hint, table, path, "seksjonen", name_of(table, number, "path"))
        for number, table in enumerate(read_tables(path, "section")["section"], 1)
    )


def carried_hints(corpus: Corpus) -> tuple[Hint, ...]:
    """The shipped hints for those of a folder's documents that have a shipped document's id."""
    ids = {document.id for document in corpus.documents}
    return tuple(hint for hint in load_hints(SHIPPED) if hint.document in ids)
