"""Situations told by practice, and the advice that an expert would point to: what verdicts on a case are fitted on."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from corpus.tables import CorpusError, name_of, read_tables, to_model

SITUATIONS = "situations.toml"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Situation(BaseModel):
    """A case in a leader's or adviser's own words; it is never shown, and no text of a source."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    advice: tuple[str, ...] = ()  # ids, the most relevant first; none where the case is too thin to tell
    foreign: bool = False  # nothing to do with cooperation or steering in the state
    text: Text


def load_situations(folder: Path, advice: Collection[str]) -> tuple[Situation, ...]:
    """The situations of a corpus folder, none without a file; CorpusError for a bad file or unknown advice."""
    path = folder / SITUATIONS
    found: dict[str, Situation] = {}
    for number, table in enumerate(read_tables(path, "situation")["situation"], 1):
        situation = to_model(Situation, table, path, "situasjonen", name_of(table, number, "id"))
        if situation.id in found:
            raise CorpusError(f"{path}: id-en «{situation.id}» står flere ganger. Gi hver situasjon sin egen.")
        unknown = [name for name in situation.advice if name not in advice]
        if unknown:
            raise CorpusError(f"{path}: situasjonen {situation.id} viser til «{unknown[0]}», som ikke finnes.")
        found[situation.id] = situation
    return tuple(found.values())
