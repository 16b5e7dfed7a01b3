"""An answer in the terminal."""

from rich.console import Console
from rich.text import Text

from app.dates import document_date
from app.notices import notice_lines
from app.texts import Texts
from corpus.manifest import Corpus
from retrieval.answer import Answer, AnswerStatus, Citation, Statement


def print_answer(console: Console, answer: Answer, texts: Texts, corpus: Corpus) -> None:
    """The statements with their numbers, what to know, and the sources."""
    if answer.status is not AnswerStatus.ANSWERED:
        _print_unanswered(console, answer, texts)
        return
    for statement in answer.statements:
        _line(console, _statement(statement))
    for line in notice_lines(answer.notices, texts, corpus):
        _line(console, line, "italic")
    _line(console, f"\n{texts.answer.sources}", "bold")
    for citation in answer.citations:
        _line(console, source_text(citation, texts))


def _line(console: Console, text: str, style: str = "") -> None:
    console.print(Text(text, style=style), soft_wrap=True)


def _statement(statement: Statement) -> str:
    marks = "".join(f"[{number}]" for number in statement.citations)
    first, *points = statement.plain().split("\n")
    return "\n".join([f"{first} {marks}", *(f"  {point}" for point in points)])


def source_text(citation: Citation, texts: Texts) -> str:
    """A source with its number, date, standing, place and quote."""
    date = document_date(citation.date, citation.date_text, texts.dates)
    standing = texts.standing.of(citation.status).name.lower()
    page = f", {texts.answer.page} {citation.page}" if citation.page else ""
    section = " / ".join(citation.section)
    parts = [citation.title, citation.publisher, date, standing]
    head = ", ".join(part for part in parts if part)
    return f"[{citation.number}] {head}\n    {section}{page}\n    «{citation.quote}»"


def _print_unanswered(console: Console, answer: Answer, texts: Texts) -> None:
    if answer.status is AnswerStatus.REFUSED:
        _line(console, texts.answer.refused)
    elif answer.status is AnswerStatus.FAILED:
        _line(console, texts.answer.failed)
        _line(console, answer.error or "")
    else:
        _line(console, texts.answer.abstained)
        if answer.nearest:
            _line(console, texts.answer.nearest)
        for near in answer.nearest:
            _line(console, f"  - {near.title}: {' / '.join(near.section)}")
