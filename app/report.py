"""An exported document in its blocks: what the DOCX and the Markdown writer both write."""

import re
from dataclasses import dataclass
from typing import TypeAlias

from retrieval.question import Language

# What XML cannot hold, and what turns the direction of the text so that it reads as something else.
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 stands below the document's title."""

    text: str
    level: int = 1
    language: str | None = None  # where it is another than the document's


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `label` stands in bold in front of the text, and `quoted` text is somebody else's."""

    text: str
    label: str = ""
    quoted: bool = False
    subtle: bool = False
    keep: bool = False  # on the same page as the next
    language: str | None = None


@dataclass(frozen=True)
class Point:
    """A point of a list, with the points below it."""

    text: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True)
class Points:
    """A list of points below a label."""

    items: tuple[Point, ...]
    label: str = ""
    language: str | None = None


@dataclass(frozen=True)
class Table:
    """A table with its header; `widths` are shares of the width of the page."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    languages: tuple[str | None, ...]


@dataclass(frozen=True)
class PageBreak:
    """The start of a new page."""


Block: TypeAlias = Heading | Paragraph | Points | Table | PageBreak


@dataclass(frozen=True)
class Report:
    """A document: its title, the line below it, its blocks, and the words of the page numbers."""

    language: Language
    title: str
    subject: str
    subtitle: str
    blocks: tuple[Block, ...]
    page: str
    of_pages: str


def clean(text: str) -> str:
    """The text with plain line breaks, and without what cannot be seen or cannot stand in XML."""
    return UNSEEN.sub("", BREAKS.sub("\n", text)).expandtabs(4)


def one_line(text: str) -> str:
    """The text in one line, with single spaces."""
    return " ".join(clean(text).split())


def paragraphs(text: str) -> list[str]:
    """The lines of a text that hold something."""
    return [line for line in (one_line(part) for part in clean(text).split("\n")) if line]
