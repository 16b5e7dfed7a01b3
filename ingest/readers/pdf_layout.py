"""Printed lines become the paragraphs of a page: by distance, indentation and type size."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.contents import contents_title
from ingest.lines import BULLET, NUMBER, SENTENCE_END
from ingest.readers.pdf_lines import SUPERSCRIPT, WIDTH, Line, joined

NOTE_BEGIN = re.compile(r"^[⁰¹²³⁴⁵⁶⁷⁸⁹]+\s*\S")
PLAIN_NOTE = re.compile(r"^(\d{1,3})\s+(?=\S)")
SMALL = 0.93  # of the body's type size: footnotes are no larger
INDENT = 0.8  # type sizes
INDENTED = 1.5  # type sizes from the margin: text that stands further in
FIRST_INDENT = 4.0  # type sizes: no first line stands further to the right of the next
SLACK = 1.25  # of the usual line distance: more is a new paragraph
POINT_MAX_WORDS = 60
FULL = 0.85  # of the longest line on the page: a shorter one has room for another word
POINT_FULL = 0.7  # points stand further in
ROW = 0.4  # type sizes: cells of one row stand at one height
CELL_GAP = 1.0  # type sizes


@dataclass
class Paragraph:
    """Lines that belong together; cells of a row follow each other as `cell` paragraphs of one height."""

    lines: list[Line] = field(default_factory=list)

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def text(self) -> str:
        """Its lines as one text."""
        return joined(self.lines)

    @property
    def is_point(self) -> bool:
        """Whether it is a point of a list."""
        return self.first.is_bullet or bool(BULLET.match(self.first.text) or NUMBER.match(self.first.text))

    @property
    def all_bold(self) -> bool:
        """Whether every line is bold."""
        return all(line.bold or line.is_bullet for line in self.lines)


def _with_bullets(found: Sequence[Paragraph]) -> list[Paragraph]:
    """Two short indented paragraphs or more below a lead-in are points whose bullets are drawn, not written."""
    result: list[Paragraph] = []
    i = 0
    while i < len(found):
        j = i + 1
        while j < len(found) and _is_indented(found[j], found[i]) and _leads_in(found[i]):
            j += 1
        result.append(found[i])
        if j - i > 2:
            result += [_point(paragraph) for paragraph in found[i + 1 : j]]
            i = j
        else:
            i += 1
    return result


def _leads_in(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return not paragraph.is_point and "\t" not in text and (text.endswith(":") or not SENTENCE_END.search(text))


def _is_indented(paragraph: Paragraph, lead: Paragraph) -> bool:
    same = abs(paragraph.first.size - lead.first.size) < 0.6 and not paragraph.all_bold and not lead.all_bold
    text = paragraph.text
    plain = not paragraph.is_point and "\t" not in text and len(text.split()) <= POINT_MAX_WORDS
    return same and plain and paragraph.first.x > lead.first.x + lead.first.size


def _point(paragraph: Paragraph) -> Paragraph:
    first = paragraph.first
    return Paragraph([Line("•", first.x, first.y, first.size, first.bold), *paragraph.lines])


def paragraphs(page: Sequence[Line], leading: float, body: float) -> list[Paragraph]:
    """The paragraphs of a page in the order that they are drawn; the cells of a row are joined by tabs."""
    page = _with_marks(page, body)
    column = _Column(page, leading)
    result: list[Paragraph] = []
    for line in page:
        if result and _continues(result[-1], line, column):
            result[-1].lines.append(line)
        else:
            result.append(Paragraph([line]))
    return _with_bullets(_with_rows(result))


def _with_marks(page: Sequence[Line], body: float) -> list[Line]:
    """Small lines that begin with the number of a mark on the page are its footnotes: their number is a mark too."""
    marks = {m for line in page for m in re.findall(r"(?<=\S)[⁰¹²³⁴⁵⁶⁷⁸⁹]+", line.text)}
    result = []
    for line in page:
        number = PLAIN_NOTE.match(line.text)
        mark = number.group(1).translate(SUPERSCRIPT) if number else ""
        if number and mark in marks and line.size < SMALL * body:
            text = f"{mark} {line.text[number.end() :]}"
            line = Line(text, line.x, line.y, line.size, line.bold)
        result.append(line)
    return result


class _Column:
    """What is usual on a page: the distance of lines, the left margin, the longest line of each place and size."""

    def __init__(self, page: Sequence[Line], leading: float) -> None:
        starts = Counter(round(line.x) for line in page)
        self.leading = leading
        self.margin = min((x for x, count in starts.items() if count > 1), default=min(starts, default=0))
        self.longest: dict[float, int] = {}  # of each size, the letters from the margin to the end
        for line in page:
            self.longest[line.size] = max(self.longest.get(line.size, 0), self._offset(line) + len(line.text))

    def is_indented(self, line: Line) -> bool:
        """Whether a line stands further in than the page's text."""
        return line.x > self.margin + INDENTED * line.size

    def has_room(self, above: Line, line: Line, full: float) -> bool:
        """Whether the line's first word had fitted on the line above."""
        width = self.longest[above.size] - self._offset(above)
        return len(above.text) + 1 + len(line.text.split()[0]) <= full * width

    def _offset(self, line: Line) -> int:
        """How many letters wide the space between the margin and a line is."""
        return max(0, round((line.x - self.margin) / (WIDTH * line.size)))


def _continues(paragraph: Paragraph, line: Line, column: _Column) -> bool:
    """Whether a line goes on in a paragraph."""
    above = paragraph.lines[-1]
    if above.is_bullet:
        return abs(above.y - line.y) <= ROW * max(above.size, line.size) and line.x > above.x
    step = above.y - line.y
    if not 0 < step <= SLACK * column.leading * max(above.size, line.size) or abs(above.size - line.size) > 0.6:
        return False
    if _begins(line, paragraph) or contents_title(above.text) or contents_title(line.text):
        return False
    if above.bold != line.bold and not line.text[:1].islower():
        return False
    return above.bold or not (_is_set_off(paragraph, line) or _ended(paragraph, line, column))


def _begins(line: Line, paragraph: Paragraph) -> bool:
    """Whether a line begins a point or a footnote; a number in running text does not."""
    if NOTE_BEGIN.match(line.text) or line.text.startswith("•"):
        return True
    marked = BULLET.match(line.text) or NUMBER.match(line.text)
    return bool(marked) and (bool(SENTENCE_END.search(paragraph.lines[-1].text)) or paragraph.is_point)


def _is_set_off(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line's indentation begins a paragraph."""
    above, first = paragraph.lines[-1], paragraph.first
    room = INDENT * line.size
    if paragraph.is_point:
        hanging = len(paragraph.lines) > 1 and above is not first and above.x > first.x + room / 2
        return hanging and line.x < above.x - room / 2
    if len(paragraph.lines) == 1:
        return line.x > above.x + room or line.x < above.x - FIRST_INDENT * line.size
    return abs(line.x - above.x) > room


def _ended(paragraph: Paragraph, line: Line, column: _Column) -> bool:
    """Whether the line above ends a sentence or a point, and had room for the next line's first word."""
    above = paragraph.lines[-1]
    indented = column.is_indented(paragraph.first)
    sentence = SENTENCE_END.search(above.text) is not None
    capital = re.match(r"[«“\"(]?[A-ZÆØÅ0-9]", line.text) is not None
    if sentence:
        return capital and column.has_room(above, line, FULL)
    return (indented or (paragraph.is_point and capital)) and column.has_room(above, line, POINT_FULL)


def _with_rows(found: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs that begin at one height, each right of the one before, are the cells of a row."""
    rows: list[list[Paragraph]] = []
    for paragraph in found:
        if rows and _is_next_cell(rows[-1][-1], paragraph):
            rows[-1].append(paragraph)
        else:
            rows.append([paragraph])
    return [_row(cells) if len(cells) > 1 else cells[0] for cells in rows]


def _is_next_cell(left: Paragraph, right: Paragraph) -> bool:
    a, b = left.first, right.first
    size = max(a.size, b.size)
    return abs(a.y - b.y) <= ROW * size and b.x > a.x + CELL_GAP * size


def _row(cells: Sequence[Paragraph]) -> Paragraph:
    first = cells[0].first
    texts = [cell.text for cell in cells]
    marker = re.fullmatch(r"•|\d{1,2}[.)]|[a-z]\)", texts[0])
    text = f"{texts[0]} {' '.join(texts[1:])}" if marker else "\t".join(texts)
    return Paragraph([Line(text, first.x, first.y, first.size, all(cell.all_bold for cell in cells))])
