"""A report as DOCX: plain styles, lists and tables, without macros, fields that fetch, or links."""

import datetime as dt
from io import BytesIO
from typing import Any

from docx import Document

from app.docx_styles import ENTRY, LABEL, LANGUAGES, SUBTLE, TABLE, language_tag, set_styles
from app.docx_xml import (
    add_page_numbers,
    cell_shading,
    fixed_layout,
    no_thumbnail,
    run_language,
    styled,
    table_header,
    unsplit,
)
from app.report import Block, Heading, PageBreak, Paragraph, Points, Report, Table, one_line

CREATOR = "Samråd"
HEADER_FILL = "E8EEF4"


def docx_bytes(report: Report, today: dt.date) -> bytes:
    """The whole document as a file's bytes."""
    document = Document()
    set_styles(document, report.language)
    _properties(document, report, today)
    styled(document.add_paragraph(one_line(report.title)), "Title")
    styled(document.add_paragraph(one_line(report.subtitle)), "Subtitle")
    for block in report.blocks:
        _add(document, block, report)
    add_page_numbers(document.sections[0].footer.paragraphs[0], report.page, report.of_pages)
    no_thumbnail(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _properties(document: Any, report: Report, today: dt.date) -> None:
    properties = document.core_properties
    now = dt.datetime.combine(today, dt.time(), dt.UTC)
    properties.title, properties.subject = one_line(report.title), one_line(report.subject)
    properties.author = properties.last_modified_by = CREATOR
    properties.language = LANGUAGES[report.language]
    properties.comments = ""
    properties.created = properties.modified = now


def _add(document: Any, block: Block, report: Report) -> None:
    match block:
        case Heading():
            paragraph = styled(document.add_paragraph(), f"Heading {block.level}")
            _run(paragraph, block.text, block.language, report)
        case Paragraph():
            _add_paragraph(document, block, report)
        case Points():
            _add_points(document, block, report)
        case Table():
            _add_table(document, block, report)
        case PageBreak():
            document.add_page_break()


def _add_paragraph(document: Any, block: Paragraph, report: Report) -> None:
    style = "Quote" if block.quoted else SUBTLE if block.subtle else ENTRY if block.label and block.keep else "Normal"
    paragraph = styled(document.add_paragraph(), style)
    paragraph.paragraph_format.keep_with_next = block.keep or None
    if block.label:
        _run(paragraph, f"{block.label} ", None, report, bold=True)
    _run(paragraph, block.text, block.language, report)


def _add_points(document: Any, block: Points, report: Report) -> None:
    if block.label:
        _run(styled(document.add_paragraph(), LABEL), block.label, None, report)
    for point in block.items:
        _run(styled(document.add_paragraph(), "List Bullet"), point.text, block.language, report)
        for below in point.below:
            _run(styled(document.add_paragraph(), "List Bullet 2"), below, block.language, report)


def _add_table(document: Any, block: Table, report: Report) -> None:
    table = document.add_table(rows=0, cols=len(block.header), style="Table Grid")
    section = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    fixed_layout(table, [int(width * share) for share in block.widths])
    for number, texts in enumerate((block.header, *block.rows)):
        row = table.add_row()
        unsplit(row)
        for cell, text, language in zip(row.cells, texts, block.languages, strict=True):
            paragraph = styled(cell.paragraphs[0], TABLE)
            _run(paragraph, text, language if number else None, report, bold=number == 0)
            if number == 0:
                cell_shading(cell, HEADER_FILL)
    table_header(table.rows[0])


def _run(paragraph: Any, text: str, language: str | None, report: Report, *, bold: bool = False) -> None:
    """Text in one line; in another language than the document's it says so, for spelling and reading aloud."""
    run = paragraph.add_run(one_line(text) + (" " if text.endswith(" ") else ""))
    if bold:
        run.bold = True
    if language and language != report.language.value:
        run_language(run, language_tag(language))
