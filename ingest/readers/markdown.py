"""Markdown files, parsed by markdown-it: headings, paragraphs, lists, tables, quotations and footnotes."""

import re
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.blocks import Block, Kind, Reading
from ingest.footnotes import Note, put_beside, without_marks
from ingest.lines import plain, visible
from ingest.readers.text import decode

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
NOTE_TEXT = re.compile(r"^\[\^([^\]]+)\]:\s+(.*(?:\n(?:[ \t]+\S.*))*)", re.MULTILINE)
NOTE_MARK = re.compile(r"\[\^([^\]]+)\]")


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
    level, row, in_cell = 0, list[str](), False
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
            row = []
        elif token.type in {"th_open", "td_open", "th_close", "td_close"}:
            in_cell = token.nesting == 1
        elif token.type == "tr_close":
            blocks.append(Block(Kind.ROW, ": ".join(cell for cell in row if cell)))
        elif token.type == "inline":
            text, refs = _inline(token)
            if in_cell:
                row.append(text)
            elif text:
                blocks.append(_block(text, refs, level, lists, fresh))
                fresh = False
    return [block for block in blocks if block.text]


def _block(text: str, refs: tuple[str, ...], level: int, lists: list[int], fresh: bool) -> Block:
    if level:
        return Block(Kind.HEADING, text, level, refs=refs)
    if lists and fresh:
        marker = f"{lists[-1]}." if lists[-1] else ""
        lists[-1] += 1 if lists[-1] else 0
        return Block(Kind.ITEM, text, len(lists) - 1, marker=marker, refs=refs)
    return Block(Kind.PARAGRAPH, text, refs=refs)


def _inline(token: Token) -> tuple[str, tuple[str, ...]]:
    parts = []
    for child in token.children or []:
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
    text = re.sub(r"\s+", " ", "".join(parts)).strip()
    refs = tuple(NOTE_MARK.findall(text))
    bare, marks = without_marks(NOTE_MARK.sub("", text))
    return bare, refs + marks
