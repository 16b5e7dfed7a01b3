"""Situations told by practice, and the advice that an expert would point to: what verdicts on a case are fitted on."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from corpus.tables import CorpusError, name_of, read_tables, to_model

SITUATIONS = "situations.toml"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Counsel(BaseModel):
    """A section that says what to do about some cases."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    document: str = Field(min_length=1)
    path: tuple[str, ...] = Field(min_length=1)


class Situation(BaseModel):
    """A case in a leader's or adviser's own words; it is never shown, and no text of a source."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    advice: tuple[str, ...] = ()  # ids, the most relevant first; none where the case is too thin to tell
    foreign: bool = False  # nothing to do with cooperation or steering in the state
    counsel: tuple[str, ...] = ()  # ids of the sections to read first, the best first
    begins: tuple[str, ...] = ()  # how the sentences or lists of the first section begin that answer the case
    text: Text


def load_situations(folder: Path, advice: Collection[str]) -> tuple[tuple[Situation, ...], tuple[Counsel, ...]]:
    """The situations of a corpus folder, and the sections that they call for; none without a file.

    CorpusError for a bad file, or for advice or a section that is not there.
    """
    path = folder / SITUATIONS
    tables = read_tables(path, "situation", "counsel")
    counsel: dict[str, Counsel] = {}
    for number, table in enumerate(tables["counsel"], 1):
        section = to_model(Counsel, table, path, "seksjonen", name_of(table, number, "id"))
        _only_once(section.id, counsel, path)
        counsel[section.id] = section
    found: dict[str, Situation] = {}
    for number, table in enumerate(tables["situation"], 1):
        situation = to_model(Situation, table, path, "situasjonen", name_of(table, number, "id"))
        _only_once(situation.id, found, path)
        unknown = [name for name in situation.advice if name not in advice]
        unknown += [name for name in situation.counsel if name not in counsel]
        if unknown:
            raise CorpusError(f"{path}: situasjonen {situation.id} viser til «{unknown[0]}», som ikke finnes.")
        if situation.begins and not situation.counsel:
            raise CorpusError(f"{path}: situasjonen {situation.id} har begins uten counsel. Legg til counsel.")
        found[situation.id] = situation
    return tuple(found.values()), tuple(counsel.values())


def _only_once(name: str, known: Collection[str], path: Path) -> None:
    if name in known:
        raise CorpusError(f"{path}: id-en «{name}» står flere ganger. Gi hver sin egen.")
