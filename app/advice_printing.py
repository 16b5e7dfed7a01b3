"""An advisory in the terminal."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

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
from app.notices import notice_lines
from app.printing import source_text
from app.report import one_line
from app.texts import Texts
from corpus.manifest import Corpus
from retrieval.advisory import AdviceVerdict, Advisory, Case, Ladder, Quoted, Step, Task, VerdictKind
from retrieval.answer import AnswerStatus


def print_advisory(console: Console, advisory: Advisory, texts: Texts, corpus: Corpus) -> None:
    """The summary, the verdicts, the ladder, the checklist, the sources, and last what does not apply."""
    _line(console, summary(advisory, texts), "bold")
    if advisory.status is not AnswerStatus.ANSWERED:
        _line(console, advisory.error or "")
        return
    _line(console, reading_line(advisory.case, texts), "italic")
    _points(console, texts.export.facts, known_facts(advisory.case, texts))
    bearing = [v for v in advisory.verdicts if v.verdict is not VerdictKind.NOT]
    _verdicts(console, "", bearing, advisory.case, texts)
    _verdicts(console, texts.export.others, advisory.others, advisory.case, texts)
    if advisory.ladder:
        _ladder(console, advisory.ladder, texts)
    _checklist(console, advisory.checklist, texts)
    _sources(console, advisory, texts, corpus)
    _beside(console, advisory, texts)


def _line(console: Console, text: str, style: str = "") -> None:
    if text:
        console.print(Text(text, style=style), soft_wrap=True)


def _heading(console: Console, text: str) -> None:
    _line(console, f"\n{text}", "bold")


def _points(console: Console, label: str, points: Iterable[str], indent: str = "") -> None:
    listed = list(points)
    if listed and label:
        _line(console, f"{indent}{label}:")
    for point in listed:
        _line(console, f"{indent}  - {point}")


def _verdicts(console: Console, heading: str, verdicts: Sequence[AdviceVerdict], case: Case, texts: Texts) -> None:
    if verdicts and heading:
        _heading(console, heading)
    for verdict in verdicts:
        _verdict(console, verdict, case, texts)


def _verdict(console: Console, verdict: AdviceVerdict, case: Case, texts: Texts) -> None:
    told = texts.export
    _heading(console, f"{_name(verdict, texts)} – {verdict_name(verdict.verdict, texts).lower()}{_mark(verdict)}")
    _line(console, f"  {why(verdict, case, texts)}")
    _points(console, told.from_case, (f"«{one_line(sentence)}»" for sentence in matched(verdict, case)), "  ")
    _points(console, told.actions, _quoted(verdict.actions), "  ")
    _points(console, told.questions, verdict.questions, "  ")
    _points(console, told.examples, _quoted(verdict.examples), "  ")


def _name(verdict: AdviceVerdict, texts: Texts) -> str:
    return f"{advice_name(verdict, texts)}: {verdict.title}"


def _mark(verdict: AdviceVerdict) -> str:
    return f" [{verdict.citation}]" if verdict.citation is not None else ""


def _quoted(quotes: Iterable[Quoted]) -> list[str]:
    return ["\n      - ".join([f"{quote.text} [{quote.citation}]", *quote.items]) for quote in quotes]


def _ladder(console: Console, ladder: Ladder, texts: Texts) -> None:
    _heading(console, texts.export.ladder)
    _line(console, f"  {ladder_line(ladder, texts)}")
    _points(console, "", (_step(step, ladder, texts) for step in ladder.steps), "  ")
    _points(console, texts.export.next_step, _quoted(ladder.next_takes), "  ")
    _points(console, texts.export.questions, ladder_questions(ladder, texts), "  ")


def _step(step: Step, ladder: Ladder, texts: Texts) -> str:
    marks = {ladder.needed: texts.export.needed} | {ladder.current: texts.export.here}
    mark = f" ({marks[step.number]})" if step.number in marks else ""
    return f"{texts.export.step.format(number=step.number)}{mark}: {step.text} [{step.citation}]"


def _checklist(console: Console, tasks: Sequence[Task], texts: Texts) -> None:
    if tasks:
        _heading(console, texts.export.checklist)
    for phase, grouped in groupby(tasks, lambda task: task.phase):
        _line(console, f"  {phase_name(phase, texts)}")
        for task in grouped:
            mark = f" [{task.citation}]" if task.citation is not None else f" ({texts.export.own_question})"
            _line(console, f"    ☐ {task.text}{mark}")


def _sources(console: Console, advisory: Advisory, texts: Texts, corpus: Corpus) -> None:
    for line in notice_lines(advisory.notices, texts, corpus):
        _line(console, f"\n{line}", "italic")
    if advisory.citations:
        _heading(console, texts.export.sources)
    for citation in advisory.citations:
        _line(console, source_text(citation, texts))


def _beside(console: Console, advisory: Advisory, texts: Texts) -> None:
    beside = [v for v in advisory.verdicts if v.verdict is VerdictKind.NOT]
    if beside:
        _heading(console, texts.export.not_applying)
    _points(console, "", (f"{_name(v, texts)}. {why(v, advisory.case, texts)}" for v in beside))
