"""Retrieval hints: questions that a section answers, in other words than its own. Found by, never shown."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.manifest import CorpusError

HINTS = "hints.toml"


class Hint(BaseModel):
    """The questions of one section."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    path: tuple[str, ...] = Field(min_length=1)
    questions: tuple[str, ...] = Field(min_length=1)


def load_hints(folder: Path) -> tuple[Hint, ...]:
    """The hints of a corpus folder; none where it has no hints file."""
    path = folder / HINTS
    if not path.is_file():
        return ()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(Hint.model_validate(table) for table in data.get("section", []))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as error:
        raise CorpusError(f"{path} kan ikke brukes: {error}. Rett filen.") from error
