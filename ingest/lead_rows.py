"""Where questions and cases lead, as rows of an index."""

from pydantic import BaseModel, ConfigDict


class HintRow(BaseModel):
    """A hint's question, the passages of the section that it leads to, and the units that answer it, where known."""

    model_config = ConfigDict(frozen=True)

    question: str
    passages: tuple[int, ...]
    units: tuple[int, ...] = ()


class Leads(BaseModel):
    """What leads to passages and units: the questions of the hints, and the situations."""

    model_config = ConfigDict(frozen=True)

    hints: tuple[HintRow, ...]
    counsel: tuple[tuple[int, ...], ...]  # the passages of each section that situations call for
    answers: tuple[tuple[int, ...], ...]  # for each situation, the units that answer it, where known
