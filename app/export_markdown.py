"""A report as Markdown: all its text is escaped, so that none of it can become a link, an image, HTML or a heading."""

import re

from app.report import Block, Heading, PageBreak, Paragraph, Point, Points, Report, Table, one_line

MARKS = re.compile(r"[\\`*_{}\[\]<>~|&#$^]")  # what Markdown and its common extensions read as marks anywhere
ADDRESS = re.compile(r"(?i):(?=//)|(?<=\bwww)\.|(?<=\bmailto):|(?<=\bxmpp):|@")  # what they make a link of
JOINER = "\u2060"  # has no width: GitHub makes an address of «a\\@b.no» too
FIRST = re.compile(r"^[-+=:]")
NUMBERED = re.compile(r"^(\d+)([.)])")


def markdown_text(report: Report) -> str:
    """The whole document."""
    title = f"# {escaped(report.title)}\n\n{escaped(report.subtitle)}"
    quotes, parts = [False, *(isinstance(b, Paragraph) and b.quoted for b in report.blocks)], []
    for block, after_quote in zip(report.blocks, quotes, strict=False):
        quoted = isinstance(block, Paragraph) and block.quoted
        parts.append(("\n>\n" if quoted and after_quote else "\n\n") + _block(block))
    return f"{title}{''.join(parts)}\n"


def escaped(text: str) -> str:
    """Text in one line that Markdown shows as it is; addresses are not made into links either."""
    line = ADDRESS.sub(r"\\\g<0>", MARKS.sub(r"\\\g<0>", one_line(text))).replace(r"\@", JOINER + r"\@")
    return FIRST.sub(r"\\\g<0>", NUMBERED.sub(r"\1\\\2", line))


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {escaped(block.text)}"
        case Paragraph():
            return _paragraph(block)
        case Points():
            label = [f"**{escaped(block.label)}**", ""] if block.label else []
            return "\n".join([*label, *(_point(point) for point in block.items)])
        case Table():
            return _table(block)
        case PageBreak():
            return "---"


def _paragraph(block: Paragraph) -> str:
    text = escaped(block.text)
    if block.label:
        text = f"**{escaped(block.label)}** {text}".rstrip()
    return f"> {text}" if block.quoted else text


def _point(point: Point) -> str:
    return "\n".join([f"- {escaped(point.text)}", *(f"  - {escaped(below)}" for below in point.below)])


def _table(block: Table) -> str:
    rule = "|".join(["", *("---" for _ in block.header), ""])
    header, *rows = (f"| {' | '.join(map(escaped, row))} |" for row in (block.header, *block.rows))
    return "\n".join([header, rule, *rows])
