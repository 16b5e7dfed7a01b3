"""HTML files: headings, paragraphs, lists, tables and quotations of the text; no menus, forms or scripts."""

import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from ingest.blocks import Block, Kind, ReadError, Reading
from ingest.footnotes import lift_marks
from ingest.lines import visible

DROPPED = (
    "script style nav header footer aside form template noscript iframe object svg math button select dialog "
    "audio video canvas figure picture head"
).split()
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol", "menu"})
BLOCKS = frozenset(
    """p div section article main blockquote li dt dd pre address details summary figcaption td th caption center
    body html fieldset hgroup h1 h2 h3 h4 h5 h6 ul ol menu table tr thead tbody tfoot dl hr""".split()
)
HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])", re.I
)
XML_HEADER = re.compile(rb"^\s*<\?xml[^>]*\?>")
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MAX_DEPTH = 200  # of nested elements; a page has twenty


def read_html(path: Path) -> Reading:
    """Read an HTML file as text; ReadError where its elements are nested past all sense."""
    soup = BeautifulSoup(XML_HEADER.sub(b"", path.read_bytes(), count=1), "lxml")
    _clean(soup)
    root = soup.find("main") or soup
    return Reading(tuple(_Reader().blocks(root)))


def _clean(soup: BeautifulSoup) -> None:
    """Take away what is not text, or not seen; the headings in an article's own header stay."""
    for tag in soup.find_all(DROPPED):
        if tag.decomposed:
            continue
        if tag.name == "form" and tag.find(["h1", "main", "article"]):
            tag.unwrap()  # some systems put the whole page into a form
            continue
        if tag.name == "header" and tag.find_parent(["article", "main"]):
            for heading in tag.find_all(HEADINGS):
                tag.insert_before(heading.extract())
        if tag.name == "figure" and tag.find("table"):
            continue
        tag.decompose()
    for tag in soup.find_all(_is_hidden):
        if not tag.decomposed:
            tag.decompose()
    for tag in soup.find_all("sup"):
        mark = tag.get_text(strip=True).strip("[]")
        if re.fullmatch(r"\d{1,3}", mark):
            tag.replace_with(mark.translate(SUPERSCRIPT))


def _is_hidden(tag: Tag) -> bool:
    if tag.has_attr("hidden") or tag.get("aria-hidden") == "true":
        return True
    return bool(HIDDEN_STYLE.search(str(tag.get("style", ""))))


class _Reader:
    """Walks the elements and gathers the text between block elements."""

    def __init__(self) -> None:
        self._lists: list[int] = []  # of each open list, the number of its next point; 0 for one without numbers
        self._fresh = False  # whether the next text begins a point

    def blocks(self, parent: Tag, depth: int = 0) -> Iterator[Block]:
        """The blocks below an element, in order."""
        if depth > MAX_DEPTH:
            raise ReadError("har for mange elementer inni hverandre til å leses. Lagre teksten som en enklere fil.")
        inline: list[str] = []
        for child in parent.children:
            if not isinstance(child, Tag):
                inline.append("" if isinstance(child, PreformattedString) else str(child))
            elif child.name == "br":
                inline.append(" ")
            elif child.name in BLOCKS or child.find(BLOCKS):
                yield from self._text(inline)
                inline = []
                yield from self._block(child, depth + 1)
            else:
                inline.append(_inline(child))
        yield from self._text(inline)

    def _block(self, tag: Tag, depth: int) -> Iterator[Block]:
        if tag.name in HEADINGS:
            text, refs, _ = lift_marks(_folded(_inline(tag)))
            if text:
                yield Block(Kind.HEADING, text, int(tag.name[1]), refs=refs)
        elif tag.name in LISTS:
            self._lists.append(int(_number(tag)) if tag.name == "ol" else 0)
            yield from self.blocks(tag, depth)
            self._lists.pop()
        elif tag.name == "li":
            self._fresh = bool(self._lists)
            yield from self.blocks(tag, depth)
            self._fresh = False
        elif tag.name == "table" and not _is_layout(tag):
            yield from _rows(tag)
        else:
            yield from self.blocks(tag, depth)

    def _text(self, inline: list[str]) -> Iterator[Block]:
        text, refs, places = lift_marks(_folded("".join(inline)))
        if not re.search(r"\w", text):
            return
        if not self._fresh:
            yield Block(Kind.PARAGRAPH, text, refs=refs, ref_places=places)
            return
        self._fresh = False
        number = self._lists[-1]
        self._lists[-1] += 1 if number else 0
        yield Block(Kind.ITEM, text, len(self._lists) - 1, None, f"{number}." if number else "", refs, places)


def _number(tag: Tag) -> str:
    start = str(tag.get("start", "1"))
    return start if start.isdigit() and start != "0" else "1"


def _inline(tag: Tag) -> str:
    """The text of an element and those inside it; comments and the like have none."""
    parts = []
    for child in tag.descendants:
        if isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            parts.append(str(child))
        elif isinstance(child, Tag) and child.name in {"br", *BLOCKS}:
            parts.append(" ")
    return "".join(parts)


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", visible(text)).strip()


def _is_layout(table: Tag) -> bool:
    """Whether a table only places text on the page: it holds another, or has one column."""
    rows = table.find_all("tr")
    return table.find("table") is not None or all(len(row.find_all(["td", "th"])) <= 1 for row in rows)


def _rows(table: Tag) -> Iterator[Block]:
    for row in table.find_all("tr"):
        pieces = [lift_marks(_folded(_inline(cell))) for cell in row.find_all(["td", "th"])]
        text = ": ".join(text.rstrip(":") for text, _, _ in pieces if text)
        if text:
            yield Block(Kind.ROW, text, refs=tuple(ref for _, refs, _ in pieces for ref in refs))
