"""Questions known to be answered by a corpus, and questions known not to be: what silence is told by."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from corpus import SHIPPED
from corpus.hints import load_hints
from corpus.manifest import load_corpus
from corpus.tables import name_of, read_tables, to_model

GAPS = "gaps.toml"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Gap(BaseModel):
    """A question that one may well put to the documents, and that none of them answers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: Text


class Known(BaseModel):
    """Questions with and without an answer in a corpus; both empty where nothing is known of it."""

    model_config = ConfigDict(frozen=True)

    answered: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()


def load_known(folder: Path) -> Known:
    """What is known of a folder: by its own gaps and hints, or by the shipped ones where its documents are these."""
    source = folder if (folder / GAPS).is_file() else SHIPPED if _same_documents(folder) else None
    if source is None:
        return Known()
    answered = [question for hint in load_hints(source) for question in hint.asked]
    return Known(answered=tuple(dict.fromkeys(answered)), unanswered=load_gaps(source))


def load_gaps(folder: Path) -> tuple[str, ...]:
    """The questions of a folder's gaps file, none without a file; CorpusError for a bad one."""
    path = folder / GAPS
    tables = read_tables(path, "gap")["gap"]
    gaps = [
        to_model(Gap, table, path, "spørsmålet", name_of(table, n, "question")) for n, table in enumerate(tables, 1)
    ]
    return tuple(dict.fromkeys(gap.question for gap in gaps))


def _same_documents(folder: Path) -> bool:
    ids = {document.id for document in load_corpus(folder).documents}
    return ids == {document.id for document in load_corpus(SHIPPED).documents}
