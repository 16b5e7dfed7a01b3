"""Markdown files, parsed by markdown-it: headings, paragraphs, lists, tables, quotations and footnotes."""

import re
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.blocks import Block, Kind, Reading
from ingest.footnotes import Note, lift_marks, put_beside
from ingest.lines import plain, visible
from ingest.readers.text import decode

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
NOTE_TEXT = re.compile(r"^\[\^([^\]\s]{1,50})\]:\s+(.*(?:\n(?:[ \t]+\S.*))*)", re.MULTILINE)
NOTE_MARK = re.compile(r"\[\^([^\]\s]{1,50})\]")

Marked = tuple[str, tuple[str, ...], tuple[int, ...]]  # a text, its footnote marks, and where each stood


def read_markdown(path: Path) -> Reading:
    """Read a Markdown file; raw HTML, images and addresses of links are left out."""
    text, warning = decode(path.read_bytes())
    text = FRONT_MATTER.sub("", visible(text).replace("\r\n", "\n"))
    notes = [Note(m.group(1), plain(m.group(2)), 0, None) for m in NOTE_TEXT.finditer(text)]
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(NOTE_TEXT.sub("", text))
    return Reading(tuple(put_beside(_blocks(tokens), notes)), (warning,) if warning else ())


def _blocks(tokens: list[Token]) -> list[Block]:
    blocks: list[Block] = []
    lists: list[int] = []  # of each open list, the number its next point has; 0 for one without numbers
    fresh = False  # whether the next paragraph is a point's first
    level, row, row_refs, in_cell = 0, list[str](), list[str](), False
    for token in tokens:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            lists.append(int(token.attrGet("start") or 1) if token.type.startswith("ordered") else 0)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif token.type == "list_item_open":
            fresh = True
        elif token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "tr_open":
            row, row_refs = [], []
        elif token.type in {"th_open", "td_open", "th_close", "td_close"}:
            in_cell = token.nesting == 1
        elif token.type == "tr_close":
            blocks.append(Block(Kind.ROW, ": ".join(cell for cell in row if cell), refs=tuple(row_refs)))
        elif token.type == "inline":
            marked = _inline(token)
            if in_cell:
                row.append(marked[0])
                row_refs += marked[1]
            elif re.search(r"\w", marked[0]):
                blocks.append(_block(marked, level, lists, fresh))
                fresh = False
    return [block for block in blocks if block.text]


def _block(marked: Marked, level: int, lists: list[int], fresh: bool) -> Block:
    text, refs, places = marked
    if level:
        return Block(Kind.HEADING, text, level, refs=refs)
    if lists and fresh:
        marker = f"{lists[-1]}." if lists[-1] else ""
        lists[-1] += 1 if lists[-1] else 0
        return Block(Kind.ITEM, text, len(lists) - 1, None, marker, refs, places)
    return Block(Kind.PARAGRAPH, text, refs=refs, ref_places=places)


def _inline(token: Token) -> Marked:
    parts = []
    for child in token.children or []:
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
    return _lifted(re.sub(r"\s+", " ", "".join(parts)).strip())


def _lifted(text: str) -> Marked:
    """The text without footnote marks, `[^1]` or raised, with their labels and places."""
    bare, refs, places = "", list[str](), list[int]()
    for i, part in enumerate(NOTE_MARK.split(text)):
        if i % 2:  # a label
            refs.append(part)
            places.append(len(bare.rstrip()))
            continue
        piece, marks, at = lift_marks(part)
        places += [len(bare) + place for place in at]
        refs += marks
        bare = (bare.rstrip() if re.match(r"[.,;:]", piece) else bare) + piece
    return bare.strip(), tuple(refs), tuple(places)
