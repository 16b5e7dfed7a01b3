"""The five originals beside the repository, read once; the tests that need them are skipped where they are not."""

from functools import cache
from pathlib import Path

import pytest

from ingest.blocks import Block, Kind, Section
from ingest.readers.text import read_text
from ingest.sections import sections

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "originals"
NAMES = (
    "dfo-difi-veiledningsnotat-2017",
    "difi-tre-rapporter-2017",
    "kmd-presentasjon-2020",
    "program-nyhetsbrev-2017",
    "skate-sak-17-2021",
)
needed = pytest.mark.skipif(not FOLDER.is_dir(), reason="../shared/originals is not beside the repository")


@cache
def blocks(name: str) -> tuple[Block, ...]:
    """The blocks of the original whose file begins with the name."""
    full = next(n for n in NAMES if n.startswith(name))
    return read_text(FOLDER / f"{full}.txt").blocks


@cache
def parts(name: str) -> tuple[Section, ...]:
    """Its sections."""
    return tuple(sections(blocks(name), title=""))


def headings(name: str) -> dict[str, int]:
    """Its headings with their levels."""
    return {b.text: b.level for b in blocks(name) if b.kind is Kind.HEADING}


def found(name: str, begin: str) -> tuple[Section, int]:
    """The section in which a block begins with these words, and the block's index in it."""
    places = [(s, i) for s in parts(name) for i, b in enumerate(s.blocks) if b.text.startswith(begin)]
    assert places, f"no block begins with «{begin}»"
    return places[0]


def block(name: str, begin: str) -> Block:
    """The block that begins with these words."""
    section, at = found(name, begin)
    return section.blocks[at]


def path_of(name: str, begin: str) -> tuple[str, ...]:
    """The headings above the block that begins with these words."""
    return found(name, begin)[0].path


def points_after(name: str, begin: str) -> list[Block]:
    """The points directly below the block that begins with these words; footnotes among them are passed by."""
    section, at = found(name, begin)
    rest = [b for b in section.blocks[at + 1 :] if b.kind is not Kind.FOOTNOTE]
    end = next((i for i, b in enumerate(rest) if b.kind is not Kind.ITEM), len(rest))
    return rest[:end]


def points_below(name: str, heading: str) -> list[Block]:
    """The points of the sections whose innermost heading begins with these words."""
    inside = [s for s in parts(name) if s.path and s.path[-1].startswith(heading)]
    return [b for s in inside for b in s.blocks if b.kind is Kind.ITEM]


def matches(path: tuple[str, ...], *begins: str) -> bool:
    """Whether a path has so many headings, and each begins with the words given for it."""
    return len(path) == len(begins) and all(h.startswith(b) for h, b in zip(path, begins, strict=True))
