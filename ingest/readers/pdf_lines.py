"""The lines of a PDF page: where they stand, how large they are, and which of them are heads and page numbers."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ingest.lines import SENTENCE_END, join_lines
from ingest.tidy import PAGE_NUMBER

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
NUMBERING = re.compile(r"^(?:•|\d+(?:\.\d+)*[.)]?|[a-z]\))?$")
WIDTH = 0.5  # type sizes: about the mean width of a letter
TAB = 2.5  # type sizes: so much empty space in a line parts two cells
UNSURE = 0.15  # of the width so far, which is estimated
RAISED = 0.82  # of the line's type size: a footnote mark is no larger
EDGE = 2  # so many lines at the top and bottom of a page may be its head and foot
HEAD_MAX_WORDS = 16
SAME_PLACE = 3.0  # points
BULLETS = frozenset("•◦▪■□●○➢➤✓✔‣⁃")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its place in points from the lower left, type size and weight."""

    text: str
    x: float
    y: float
    size: float
    bold: bool

    @property
    def is_bullet(self) -> bool:
        """Whether it is the sign of a point alone."""
        return self.text == "•"


def to_lines(page: Sequence[Sequence[Sequence[Any]]]) -> list[Line]:
    """The lines of a page, given as runs of (text, x, y, size, bold); footnote marks become superscripts."""
    return [line for runs in page if (line := _line(runs)).text]


def _line(runs: Sequence[Sequence[Any]]) -> Line:
    size = max((float(r[3]) for r in runs if r[0].strip() and len(r[0].strip()) > 1), default=float(runs[0][3]))
    text, shown, bold, end = "", 0, 0, float(runs[0][1])
    for run in runs:
        part = run[0]
        if run[1] - end > max(TAB * size, UNSURE * (end - runs[0][1])) and not NUMBERING.match(text):
            text = f"{text.rstrip()}\t"
        end = run[1] + WIDTH * run[3] * len(part.strip())
        mark = re.fullmatch(r"\s*\d{1,3}\s*", part) and run[3] <= RAISED * size
        if mark:
            part = part.translate(SUPERSCRIPT).strip()
            text = text.rstrip()
        text += part
        shown += len(part.strip())
        bold += len(part.strip()) if run[4] or mark else 0
    text = re.sub(r" *\t *", "\t", re.sub(r"[^\S\t]+", " ", text)).strip()
    return Line(_bullet(text), float(runs[0][1]), float(runs[0][2]), size, bold == shown)


def _bullet(text: str) -> str:
    """A lone sign that is no letter or number, or that has no meaning outside its font, is a bullet."""
    first, rest = text[:1], text[1:]
    signs = first in BULLETS or unicodedata.category(first or " ") in {"Cc", "Co"}
    if signs and (not rest or rest.startswith(" ")):
        return f"• {rest.strip()}".strip()
    return "•" if text in {"·", "–", "-", "*", "o"} else text


def without_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without running heads, feet and page numbers: what stands at an edge, in one place, on several."""
    edges = [_edges(page) for page in pages]
    places: Counter[tuple[str, int]] = Counter()
    for number, (page, edge) in enumerate(zip(pages, edges, strict=True)):
        places.update({key for i in edge for key in _keys(page[i], number)})
    least = 2 if len(pages) <= 4 else 3
    return [
        [line for i, line in enumerate(page) if i not in edge or not _is_head(page, i, number, places, least)]
        for number, (page, edge) in enumerate(zip(pages, edges, strict=True))
    ]


def _edges(page: Sequence[Line]) -> set[int]:
    """The lines at the top and bottom of a page; those at one height count as one."""
    heights = sorted({round(line.y) for line in page})
    outer = {*heights[:EDGE], *heights[-EDGE:]}
    return {i for i, line in enumerate(page) if round(line.y) in outer and len(line.text.split()) <= HEAD_MAX_WORDS}


def _keys(line: Line, page: int) -> set[tuple[str, int]]:
    """By what a head is known: its words, digits aside, or a number that counts the pages; and its height."""
    names = {re.sub(r"\d+|\b[ivxl]+\b", "#", line.text.lower())}
    counted = re.match(r"(\d{1,4})\s", line.text) or re.search(r"\s(\d{1,4})$", line.text)
    if counted:
        names.add(f"page {int(counted.group(1)) - page:+d}")
    height = line.y / SAME_PLACE
    return {(name, place) for name in names for place in (round(height), round(height + 0.5) + 10_000)}


def _is_head(page: Sequence[Line], i: int, number: int, places: Counter[tuple[str, int]], least: int) -> bool:
    """Whether a line at the edge comes again there, or is a page number alone at its height."""
    if max(places[key] for key in _keys(page[i], number)) >= least:
        return True
    if not PAGE_NUMBER.match(page[i].text):
        return False
    return not any(abs(line.y - page[i].y) <= SAME_PLACE for line in page if line is not page[i])


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The type size that most of the text has."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def leading(pages: Sequence[Sequence[Line]]) -> float:
    """The usual distance between the lines of a paragraph, in type sizes."""
    steps: Counter[float] = Counter()
    for page in pages:
        for above, below in pairwise(page):
            step = (above.y - below.y) / max(above.size, 1)
            if above.size == below.size and 0.9 <= step <= 2.2 and not SENTENCE_END.search(above.text):
                steps[round(step, 1)] += 1
    return steps.most_common(1)[0][0] if steps else 1.2


def joined(lines: Sequence[Line]) -> str:
    """The lines of a paragraph as one text."""
    text = lines[0].text
    for line in lines[1:]:
        text = f"{text} {line.text}" if text == "•" else join_lines(text, line.text)
    return text
