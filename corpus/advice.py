"""The catalogue of advice: for each piece what it asks for, when it applies, and what to clear up."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from corpus.tables import CorpusError, name_of, read_tables, to_model

ADVICE = "advice.toml"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
HeadingPath = Annotated[tuple[Text, ...], Field(min_length=1)]


class AdviceSet(StrEnum):
    """The list that a piece of advice stands in."""

    DFO_DIFI = "dfo-difi"
    SKATE = "skate"
    REFLEKSJON = "refleksjon"
    NULL_24 = "0-24"
    SEMINAR = "seminar"
    STRATEGI = "strategi"
    OECD = "oecd"
    NYHETSBREV = "nyhetsbrev"


class Phase(StrEnum):
    """When advice is to be followed: before the task is given, after, or apart from any one task."""

    FORBEREDENDE = "forberedende"
    GJENNOMFORING = "gjennomføring"
    OVERORDNET = "overordnet"


class Advice(BaseModel):
    """One piece of advice; its signals are sayings from practice, not text of a source."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    set: AdviceSet
    number: int = Field(ge=1)
    title: Text
    document: str = Field(min_length=1)
    sections: tuple[HeadingPath, ...] = Field(min_length=1)
    phase: tuple[Phase, ...] = Field(min_length=1)
    addressee: tuple[Text, ...] = Field(min_length=1)
    summary: Text
    signals: tuple[Text, ...] = Field(min_length=1)
    counter_signals: tuple[Text, ...] = ()
    questions: tuple[Text, ...] = Field(min_length=1)
    related: tuple[str, ...] = ()


def load_advice(folder: Path) -> tuple[Advice, ...]:
    """The catalogue of a corpus folder in the file's order, none without a file; CorpusError for a bad file."""
    path = folder / ADVICE
    catalogue = tuple(
        to_model(Advice, table, path, "rådet", name_of(table, number, "id"))
        for number, table in enumerate(read_tables(path, "advice")["advice"], 1)
    )
    _refuse_twice([advice.id for advice in catalogue], "id-en «{}»", path)
    _refuse_twice([f"{advice.set} {advice.number}" for advice in catalogue], "nummeret «{}»", path)
    _refuse_dangling(catalogue, path)
    return catalogue


def _refuse_twice(keys: Sequence[str], what: str, path: Path) -> None:
    for key, times in Counter(keys).items():
        if times > 1:
            raise CorpusError(f"{path}: {what.format(key)} står {times} ganger. Gi hvert råd sitt eget.")


def _refuse_dangling(catalogue: Sequence[Advice], path: Path) -> None:
    known = {advice.id for advice in catalogue}
    for advice in catalogue:
        for other in advice.related:
            if other == advice.id:
                raise CorpusError(f"{path}: rådet {advice.id} viser i «related» til seg selv. Fjern id-en.")
            if other not in known:
                lost = f"{path}: rådet {advice.id} viser i «related» til «{other}», som ikke finnes i filen."
                raise CorpusError(f"{lost} Rett id-en, eller fjern den.")
