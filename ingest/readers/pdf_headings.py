"""Which paragraphs of a PDF are headings, and on which level: by bookmarks, type size and weight."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ingest.contents import contents_title
from ingest.ranks import norm
from ingest.readers.pdf_layout import Paragraph

MAX_WORDS = 30
LARGER = 1.12  # times the body's type size
SHARE = 0.3  # of the text: a style that has so much is no heading's
MAX_LEVEL = 6

Style = tuple[float, bool]


def levels(pages: Sequence[Sequence[Paragraph]], body: float, outline: Sequence[tuple[int, str]]) -> dict[int, int]:
    """The level of each heading, by the paragraph's id(); 1 is outermost."""
    every = [p for page in pages for p in page]
    styles = _heading_styles(every, body)
    depths = _depths(outline)
    found = {id(p): p for p in every if _style(p) in styles and _may_be_heading(p)}
    found |= {id(p): p for p in every if norm(p.text) in depths and _may_be_heading(p) and _stands_out(p, body)}
    by_style = _by_style(list(found.values()), depths)
    return {i: depths.get(norm(p.text), by_style[_style(p)]) for i, p in found.items()}


def _depths(outline: Sequence[tuple[int, str]]) -> dict[str, int]:
    """The bookmarks' depths by title; a bookmark above all others is the document's own."""
    top = [title for depth, title in outline if depth == 1]
    lift = 1 if len(top) == 1 and len(outline) > 2 else 0
    return {norm(title): max(1, min(MAX_LEVEL, depth - lift)) for depth, title in outline if norm(title)}


def _style(paragraph: Paragraph) -> Style:
    return round(paragraph.first.size * 2) / 2, paragraph.all_bold


def _may_be_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if text.startswith("•") or "\t" in text or contents_title(text) or text.endswith((".", ",", ";")):
        return False
    return len(text.split()) <= MAX_WORDS and len(re.findall(r"[^\W\d_]", text)) >= 2


def _stands_out(paragraph: Paragraph, body: float) -> bool:
    size, bold = _style(paragraph)
    return size >= LARGER * body or bold or (size >= body and len(paragraph.lines) <= 3)


def _heading_styles(paragraphs: Sequence[Paragraph], body: float) -> set[Style]:
    chars: Counter[Style] = Counter()
    for paragraph in paragraphs:
        chars[_style(paragraph)] += len(paragraph.text)
    total = sum(chars.values())
    return {
        (size, bold)
        for (size, bold), count in chars.items()
        if (size >= LARGER * body or (bold and size >= 0.95 * body)) and count <= SHARE * total
    }


def _by_style(headings: Sequence[Paragraph], depths: Mapping[str, int]) -> dict[Style, int]:
    """The level of each style: the bookmarks' where they name its headings, else one deeper than the style above."""
    styles = sorted({_style(p) for p in headings}, reverse=True)
    title = _title_style(styles, headings)
    result: dict[Style, int] = {}
    level = 0
    for style in styles:
        named = [depths[norm(p.text)] for p in headings if _style(p) == style and norm(p.text) in depths]
        level = Counter(named).most_common(1)[0][0] if named else level + 1
        result[style] = min(MAX_LEVEL, level)
        if style == title and not named:
            level = 0  # the title stands above the chapters, which begin on level 1 too
    return result


def _title_style(styles: Sequence[Style], headings: Sequence[Paragraph]) -> Style | None:
    """The style of the document's title: the largest, and used once, before all other headings."""
    if len(styles) < 2:
        return None
    return (
        styles[0] if [_style(p) for p in headings].count(styles[0]) == 1 and _style(headings[0]) == styles[0] else None
    )
