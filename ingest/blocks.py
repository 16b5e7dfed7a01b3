"""The one structure that every reader gives: a file as blocks, in reading order."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a block is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # a point of a list
    ROW = "row"  # a line of a table
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row or footnote, with the page that it begins on."""

    kind: Kind
    text: str
    level: int = 0  # of a heading, 1 is outermost; of an item, its depth from 0
    page: int | None = None
    marker: str = ""  # «3.» of a numbered item, «4» of a footnote
    refs: tuple[str, ...] = ()  # the footnotes that the text points to
    ref_places: tuple[int, ...] = ()  # of each, the characters of the text before it, where that is known


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a file."""

    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The blocks below one heading, with the headings above them, outermost first."""

    path: tuple[str, ...]
    blocks: tuple[Block, ...] = field(default=())


class ReadError(Exception):
    """A file that cannot be read; the message says what is wrong and what to do, not where."""
