"""Plain text, from a text file or a PDF, becomes blocks: paragraphs, headings, lists, rows and footnotes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block, Kind
from ingest.footnotes import Note, lift_marks, put_beside, without_marks
from ingest.headings import Marked, mark
from ingest.lines import Raw, plain, raws
from ingest.lists import numbered_parts
from ingest.ranks import Rank, opens_slide
from ingest.tidy import tidy


def structure(pages: Sequence[tuple[int | None, str]]) -> list[Block]:
    """The blocks of a text, given as pages with their numbers (None for a text without pages)."""
    tidied = tidy(raws(pages))
    blocks: list[Block] = []
    open_: list[int] = []  # the ranks of the headings that the text stands below
    places: list[int] = []  # of each raw paragraph, how many blocks it and those before it became
    marked = mark(tidied.raws, tidied.contents)
    parts = numbered_parts([m.raw for m in marked])
    for i, one in enumerate(marked):
        blocks += _blocks(one, open_, is_part=i in parts)
        places.append(len(blocks))
    notes = [_moved(note, places) for note in tidied.notes]
    return put_beside(blocks, notes)


def _moved(note: Note, places: list[int]) -> Note:
    return replace(note, after=places[note.after - 1] if 0 < note.after <= len(places) else 0)


def _blocks(marked: Marked, open_: list[int], *, is_part: bool) -> list[Block]:
    raw = marked.raw
    if marked.rank is not None:
        return [_heading(raw, _enter(open_, raw, marked.rank))]
    if "\t" in raw.text:
        return [_row(raw)]
    text, refs, places = lift_marks(raw.text)
    if is_part:
        level = _enter(open_, raw, Rank.NUMBERED)
        head = Block(Kind.HEADING, f"{raw.marker} {raw.strong.rstrip('.')}", level, raw.page)
        return [head, Block(Kind.PARAGRAPH, text, page=raw.page, refs=refs, ref_places=places)]
    if raw.marker:
        marker = raw.marker if raw.marker[0].isalnum() and raw.marker != "o" else ""
        return [Block(Kind.ITEM, text, raw.depth, raw.page, marker, refs, places)]
    return [Block(Kind.PARAGRAPH, text, page=raw.page, refs=refs, ref_places=places)]


def _enter(open_: list[int], raw: Raw, rank: Rank) -> int:
    """Open a heading of that rank: it ends those of its own rank and deeper. Its level is what is open then."""
    depth = int(rank) + raw.level if rank is Rank.GIVEN else int(rank)
    if opens_slide(raw, rank) and not any(r <= Rank.CHAPTER for r in open_):
        open_.clear()
    if rank is Rank.COLON and not (open_ and open_[-1] >= Rank.NUMBERED):
        depth = Rank.PLAIN  # beside plain headings it is one of them; below a number it is deeper
    while open_ and open_[-1] >= depth:
        open_.pop()
    open_.append(depth)
    return len(open_)


def _heading(raw: Raw, level: int) -> Block:
    text, refs = without_marks(f"{raw.marker} {raw.text}".strip())
    return Block(Kind.HEADING, text.rstrip(":").strip(), level, raw.page, refs=refs)


def _row(raw: Raw) -> Block:
    cells = [plain(cell) for cell in re.split(r"\t+", raw.text)]
    return Block(Kind.ROW, ": ".join(cell.rstrip(":") for cell in cells if cell), page=raw.page)
