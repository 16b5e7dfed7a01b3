"""The blocks of an advisory: the case, the verdicts, the ladder, the checklist and the sources."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from app.advice_text import (
    advice_name,
    known_facts,
    ladder_line,
    ladder_questions,
    matched,
    phase_name,
    reading_line,
    summary,
    verdict_name,
    why,
)
from app.dates import document_date, written
from app.notices import notice_lines
from app.report import Block, Heading, PageBreak, Paragraph, Point, Points, Report, Table, one_line, paragraphs
from app.texts import Texts
from corpus.manifest import Corpus
from retrieval.advisory import AdviceVerdict, Advisory, Ladder, Quoted, Step, Task, VerdictKind
from retrieval.answer import AnswerStatus, Citation

CATALOGUE = "nb"  # the language of the catalogue's titles, summaries and questions
LONG_CASE_CHARS = 3000  # about a page; a longer case stands at the end
TICKED, OPEN = "☒", "☐"
CHECKLIST_WIDTHS = (0.1, 0.43, 0.16, 0.14, 0.17)


@dataclass(frozen=True)
class TaskNote:
    """What the reader noted on a point of the checklist."""

    done: bool = False
    who: str = ""
    when: str = ""


@dataclass(frozen=True)
class Source:
    """What a report is made of."""

    advisory: Advisory
    notes: Mapping[str, TaskNote]
    texts: Texts
    today: dt.date
    corpus: Corpus

    def language(self, document: str) -> str:
        """The language that a document is written in."""
        return next((d.language for d in self.corpus.documents if d.id == document), CATALOGUE)


def advice_report(source: Source) -> Report:
    """The whole document."""
    texts = source.texts.export
    parts = _refused(source) if source.advisory.status is not AnswerStatus.ANSWERED else _answered(source)
    return Report(
        language=source.texts.language,
        title=texts.title,
        subject=texts.subject,
        subtitle=texts.written.format(date=written(source.today, source.texts.dates)),
        blocks=tuple(parts),
        page=texts.page,
        of_pages=texts.of_pages,
    )


def _refused(source: Source) -> Iterator[Block]:
    yield Paragraph(summary(source.advisory, source.texts))
    yield from _case(source)
    yield from _made(source)


def _answered(source: Source) -> Iterator[Block]:
    advisory, texts = source.advisory, source.texts
    bearing = [v for v in advisory.verdicts if v.verdict is not VerdictKind.NOT]
    beside = [v for v in advisory.verdicts if v.verdict is VerdictKind.NOT]
    yield Paragraph("", label=summary(advisory, texts))
    yield from _case(source)
    yield from _verdicts(texts.export.verdicts, bearing, source)
    yield from _verdicts(texts.export.others, advisory.others, source)
    if advisory.ladder:
        yield from _ladder(advisory.ladder, texts)
    yield from _checklist(source)
    if beside:
        yield Heading(texts.export.not_applying)
        for verdict in beside:
            yield Paragraph(why(verdict, advisory.case, texts), label=f"{_name(verdict, texts)}.")
    yield from _sources(source)
    yield from _made(source)
    yield from _appendix(source)


def _case(source: Source) -> Iterator[Block]:
    advisory, texts = source.advisory, source.texts
    case = advisory.case
    yield Heading(texts.export.case)
    if _is_long(source):
        yield Paragraph(texts.export.case_long)
        yield Paragraph(f"{one_line(case.text)[:400].rsplit(' ', 1)[0]} …", quoted=True, language=case.language)
    else:
        yield from (Paragraph(line, quoted=True, language=case.language) for line in paragraphs(case.text))
    if advisory.status is AnswerStatus.ANSWERED and (read := reading_line(case, texts)):
        yield Paragraph(read, subtle=True)
    yield from _points(texts.export.facts, known_facts(case, texts))


def _is_long(source: Source) -> bool:
    return len(source.advisory.case.text) > LONG_CASE_CHARS


def _appendix(source: Source) -> Iterator[Block]:
    if _is_long(source):
        case = source.advisory.case
        yield PageBreak()
        yield Heading(source.texts.export.case_appendix)
        yield from (Paragraph(line, language=case.language) for line in paragraphs(case.text))


def _verdicts(heading: str, verdicts: Iterable[AdviceVerdict], source: Source) -> Iterator[Block]:
    listed = tuple(verdicts)
    if listed:
        yield Heading(heading)
    for verdict in listed:
        yield Heading(_name(verdict, source.texts), level=2, language=CATALOGUE)
        yield from _verdict(verdict, source)


def _verdict(verdict: AdviceVerdict, source: Source) -> Iterator[Block]:
    texts, case = source.texts, source.advisory.case
    told = texts.export
    phases = ", ".join(phase_name(phase, texts).lower() for phase in verdict.phase)
    marks = [phases, *([f"{texts.answer.source} [{verdict.citation}]"] if verdict.citation is not None else [])]
    yield Paragraph(" · ".join(["", *marks]) if marks else "", label=verdict_name(verdict.verdict, texts))
    yield Paragraph(verdict.summary, language=CATALOGUE)
    yield Paragraph(why(verdict, case, texts), label=f"{told.why}:")
    yield from _points(told.from_case, [f"«{one_line(s)}»" for s in matched(verdict, case)], case.language)
    yield from _quoted(told.actions, verdict.actions)
    yield from _points(told.questions, verdict.questions, CATALOGUE)
    yield from _quoted(told.examples, verdict.examples)


def _points(label: str, items: Iterable[str], language: str | None = None) -> Iterator[Block]:
    if points := tuple(Point(item) for item in items):
        yield Points(points, label=label, language=language)


def _quoted(label: str, quotes: Iterable[Quoted]) -> Iterator[Block]:
    """Each quote with its citation; the points of a list stand below its lead-in."""
    if points := tuple(Point(f"{quote.text} [{quote.citation}]", quote.items) for quote in quotes):
        yield Points(points, label=label, language=CATALOGUE)


def _ladder(ladder: Ladder, texts: Texts) -> Iterator[Block]:
    yield Heading(texts.export.ladder)
    yield Paragraph(ladder_line(ladder, texts))
    yield from _points("", (_step(step, ladder, texts) for step in ladder.steps), CATALOGUE)
    yield from _quoted(texts.export.next_step, ladder.next_takes)
    yield from _points(texts.export.questions, ladder_questions(ladder, texts))


def _step(step: Step, ladder: Ladder, texts: Texts) -> str:
    told = texts.export
    marks = [told.here] if step.number == ladder.current else []
    marks += [told.needed] if step.number == ladder.needed and ladder.needed != ladder.current else []
    mark = f" ({', '.join(marks)})" if marks else ""
    return f"{told.step.format(number=step.number)}{mark}: {step.text} [{step.citation}]"


def _checklist(source: Source) -> Iterator[Block]:
    texts = source.texts.export
    if not source.advisory.checklist:
        return
    yield Heading(texts.checklist)
    header = (texts.done, texts.task, texts.who, texts.when, texts.source)
    for phase, tasks in groupby(source.advisory.checklist, lambda task: task.phase):
        yield Heading(phase_name(phase, source.texts), level=2)
        rows = tuple(_row(task, source) for task in tasks)
        yield Table(header, rows, CHECKLIST_WIDTHS, (None, CATALOGUE, None, None, None))


def _row(task: Task, source: Source) -> tuple[str, ...]:
    texts = source.texts.export
    note = source.notes.get(task.id, TaskNote())
    names = {v.id: advice_name(v, source.texts) for v in (*source.advisory.verdicts, *source.advisory.others)}
    advice = ", ".join(names[identifier] for identifier in task.advice if identifier in names)
    mark = f"[{task.citation}]" if task.citation is not None else texts.own_question
    return (
        TICKED if note.done else OPEN,
        task.text,
        note.who,
        note.when,
        ", ".join(part for part in (advice, mark) if part),
    )


def _sources(source: Source) -> Iterator[Block]:
    advisory, texts = source.advisory, source.texts
    if notices := notice_lines(advisory.notices, texts, source.corpus):
        yield Heading(texts.export.notices)
        yield from _points("", notices)
    if advisory.citations:
        yield Heading(texts.export.sources)
    for citation in advisory.citations:
        language = source.language(citation.document)
        yield Paragraph(citation.title, label=f"[{citation.number}]", language=language, keep=True)
        yield Paragraph(source_line(citation, texts), subtle=True, keep=True)
        yield from (Paragraph(line, quoted=True, language=language) for line in paragraphs(citation.quote))


def source_line(citation: Citation, texts: Texts) -> str:
    """Where a passage stands: publisher, date, standing, section and page."""
    date = document_date(citation.date, citation.date_text, texts.dates)
    standing = texts.standing.of(citation.status).name.lower()
    page = f"{texts.answer.page} {citation.page}" if citation.page is not None else ""
    parts = [citation.publisher, date, standing, " › ".join(citation.section), page]
    return " · ".join(part for part in parts if part)


def _made(source: Source) -> Iterator[Block]:
    texts, provenance = source.texts.export, source.advisory.provenance
    yield Heading(texts.made)
    yield Paragraph(texts.made_how)
    yield Paragraph(texts.made_of.format(corpus=provenance.corpus, model=provenance.model), subtle=True)


def _name(verdict: AdviceVerdict, texts: Texts) -> str:
    return f"{advice_name(verdict, texts)}: {verdict.title}"
