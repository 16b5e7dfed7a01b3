"""An advisory as a document for the case file: DOCX and Markdown, both written from the same report."""

import datetime as dt
from collections.abc import Mapping

from app.export_docx import docx_bytes
from app.export_markdown import markdown_text
from app.report_advice import Source, TaskNote, advice_report
from app.texts import Texts
from corpus.manifest import Corpus
from retrieval.advisory import Advisory

__all__ = ["TaskNote", "export_docx", "export_markdown"]

Notes = Mapping[str, TaskNote]  # by the task's id


def export_docx(advisory: Advisory, notes: Notes, texts: Texts, today: dt.date, corpus: Corpus) -> bytes:
    """The advisory as a DOCX file."""
    return docx_bytes(advice_report(Source(advisory, notes, texts, today, corpus)), today)


def export_markdown(advisory: Advisory, notes: Notes, texts: Texts, today: dt.date, corpus: Corpus) -> str:
    """The advisory as Markdown; what the case and the documents say is escaped."""
    return markdown_text(advice_report(Source(advisory, notes, texts, today, corpus)))
