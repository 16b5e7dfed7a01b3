"""Blocks become sections: what stands below each heading, with the headings above it."""

import re
from collections.abc import Iterable

from ingest.blocks import Block, Kind, Section


def sections(blocks: Iterable[Block], title: str) -> list[Section]:
    """The sections of a document in order; a heading that only repeats the document's title is left out."""
    result: list[Section] = []
    path: list[tuple[int, str]] = []
    held: list[Block] = []
    for block in blocks:
        if block.kind is not Kind.HEADING:
            held.append(block)
            continue
        _close(result, path, held, title)
        held = []
        while path and path[-1][0] >= block.level:
            path.pop()
        path.append((block.level, block.text))
    _close(result, path, held, title)
    return result


def _close(result: list[Section], path: list[tuple[int, str]], held: list[Block], title: str) -> None:
    if held:
        names = [text for _, text in path]
        if names and same_title(names[0], title):
            names = names[1:]
        result.append(Section(tuple(names), tuple(held)))


def same_title(heading: str, title: str) -> bool:
    """Whether a heading is the document's title, letter case and punctuation aside."""
    return _norm(heading) == _norm(title)


def _norm(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.lower()).strip()
