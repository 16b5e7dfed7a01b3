"""Plain text, from a text file or a PDF, becomes blocks: paragraphs, headings, lists, rows and footnotes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block, Kind
from ingest.footnotes import Note, put_beside, without_marks
from ingest.headings import Marked, Rank, mark
from ingest.lines import Raw, plain, raws
from ingest.tidy import tidy


def structure(pages: Sequence[tuple[int | None, str]]) -> list[Block]:
    """The blocks of a text, given as pages with their numbers (None for a text without pages)."""
    tidied = tidy(raws(pages))
    blocks: list[Block] = []
    ranks: list[Rank] = []
    places: list[int] = []  # of each raw paragraph, how many blocks it and those before it became
    for marked in mark(tidied.raws, tidied.contents):
        blocks += _blocks(marked, ranks)
        places.append(len(blocks))
    notes = [_moved(note, places) for note in tidied.notes]
    return put_beside(blocks, notes)


def _moved(note: Note, places: list[int]) -> Note:
    return replace(note, after=places[note.after - 1] if 0 < note.after <= len(places) else 0)


def _blocks(marked: Marked, ranks: list[Rank]) -> list[Block]:
    raw = marked.raw
    if marked.rank is not None:
        return [_heading(raw, _enter(ranks, marked.rank))]
    if "\t" in raw.text:
        return [_row(raw)]
    text, refs = without_marks(raw.text)
    if raw.marker and raw.strong and raw.marker[0].isdigit():
        head = Block(Kind.HEADING, f"{raw.marker} {raw.strong.rstrip('.')}", _enter(ranks, Rank.NUMBERED), raw.page)
        return [head, Block(Kind.PARAGRAPH, text, page=raw.page, refs=refs)]
    if raw.marker:
        return [Block(Kind.ITEM, text, raw.depth, raw.page, raw.marker if raw.marker[0].isalnum() else "", refs)]
    return [Block(Kind.PARAGRAPH, text, page=raw.page, refs=refs)]


def _enter(ranks: list[Rank], rank: Rank) -> int:
    """Open a heading of that rank: it ends those of its own rank and deeper. Its level is what is open then."""
    if rank is Rank.COLON and not (ranks and ranks[-1] >= Rank.NUMBERED):
        rank = Rank.PLAIN  # beside plain headings it is one of them; below a number it is deeper
    while ranks and ranks[-1] >= rank:
        ranks.pop()
    ranks.append(rank)
    return len(ranks)


def _heading(raw: Raw, level: int) -> Block:
    text, refs = without_marks(f"{raw.marker} {raw.text}".strip())
    return Block(Kind.HEADING, text.rstrip(":").strip(), level, raw.page, refs=refs)


def _row(raw: Raw) -> Block:
    cells = [plain(cell) for cell in re.split(r"\t+", raw.text)]
    return Block(Kind.ROW, ": ".join(cell.rstrip(":") for cell in cells if cell), page=raw.page)
