"""A run held against an earlier one: every question that changed, and every figure that did.

Both runs are judged anew, by the same questions and the same code, on the questions that both asked: a figure
differs because the answers do, never because a measure or the set has changed since.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from evals import measures
from evals.gold import Case, judge
from evals.labels import LABELS, MISS_LABELS, STATUS_LABELS
from evals.markup import number
from evals.metrics import MEASURES, figure
from evals.misses import Miss, hit, misses
from evals.outcome import Outcome, read_outcomes
from evals.questions import EvalQuestion
from retrieval.answer import AnswerStatus

UNSEEDED = 0  # the intervals are not used here


class Standing(BaseModel):
    """What is compared of one question in one run."""

    model_config = ConfigDict(frozen=True)

    status: AnswerStatus
    hit: bool | None  # gold among the first five; None without gold
    facts: float | None  # the share of key facts; None without
    advice: tuple[int, ...] | None = None  # the numbers named, in order; None unless the question is a situation
    misses: tuple[Miss, ...] = ()  # what went wrong, silence, citations and quotes among it


class Change(BaseModel):
    """A question that came out otherwise than before."""

    model_config = ConfigDict(frozen=True)

    id: str
    before: Standing
    after: Standing

    @property
    def verdict(self) -> str:
        """Better or worse by what went wrong, then by facts and finding; otherwise only different."""
        old, new = _worth(self.before), _worth(self.after)
        return "bedre" if new > old else "verre" if new < old else "annerledes"


class Difference(BaseModel):
    """A figure before and after, by the name of its measure."""

    model_config = ConfigDict(frozen=True)

    name: str
    before: float | None
    after: float | None


class Comparison(BaseModel):
    """What differs between two runs."""

    model_config = ConfigDict(frozen=True)

    compared: int  # questions that both runs asked
    changes: tuple[Change, ...]
    differences: tuple[Difference, ...]
    added: tuple[str, ...]  # asked after, not before
    removed: tuple[str, ...]  # asked before, not after


def compare(questions: Sequence[EvalQuestion], before: Path, after: Path) -> Comparison:
    """Compare two runs' folders; raises RunError where one cannot be read."""
    old, new = ({o.id: o for o in read_outcomes(folder)} for folder in (before, after))
    common = [q for q in questions if q.id in old and q.id in new]
    return Comparison(
        compared=len(common),
        changes=_changes(_judged(common, old), _judged(common, new)),
        differences=_differences(_judged(common, old), _judged(common, new)),
        added=tuple(i for i in new if i not in old),
        removed=tuple(i for i in old if i not in new),
    )


def _judged(questions: Sequence[EvalQuestion], outcomes: Mapping[str, Outcome]) -> list[Case]:
    return [judge(question, outcomes[question.id]) for question in questions]


def _changes(before: Sequence[Case], after: Sequence[Case]) -> tuple[Change, ...]:
    pairs = zip(before, after, strict=True)
    changes = (Change(id=old.question.id, before=_standing(old), after=_standing(new)) for old, new in pairs)
    return tuple(change for change in changes if change.before != change.after)


def _standing(case: Case) -> Standing:
    share = measures.facts(case)
    situation = case.question.type == measures.SITUATION
    return Standing(
        status=case.outcome.status,
        hit=hit(case),
        facts=share[0] if share else None,
        advice=case.outcome.advice if situation else None,
        misses=misses(case),
    )


def _worth(standing: Standing) -> tuple[int, float, int]:
    return -len(standing.misses), standing.facts or 0.0, int(standing.hit or False)


def _differences(before: Sequence[Case], after: Sequence[Case]) -> tuple[Difference, ...]:
    def value(cases: Sequence[Case], name: str) -> float | None:
        return figure(map(MEASURES[name], cases), UNSEEDED).value

    found = (Difference(name=n, before=value(before, n), after=value(after, n)) for n in MEASURES)
    return tuple(difference for difference in found if difference.before != difference.after)


def print_comparison(comparison: Comparison, console: Console) -> None:
    """Print what differs, figures first."""
    console.print(f"{comparison.compared} spørsmål er med i begge kjøringene.", markup=False)
    figures = Table("Mål", "Før", "Nå", title="Tall som er endret")
    for difference in comparison.differences:
        figures.add_row(difference_label(difference), number(difference.before), number(difference.after))
    changed = Table("Spørsmål", "", "Før", "Nå", title=f"{len(comparison.changes)} spørsmål er endret")
    for change in comparison.changes:
        changed.add_row(escape(change.id), change.verdict, words_of(change.before), words_of(change.after))
    for table in (figures, changed):
        if table.row_count:
            console.print(table)
    for title, ids in (("Nye spørsmål", comparison.added), ("Borte", comparison.removed)):
        if ids:
            console.print(f"{title}: {', '.join(ids)}", markup=False)


def difference_label(difference: Difference) -> str:
    """The measure's name for the reader, with the name that it has in metrics.json."""
    return f"{LABELS[difference.name]} ({difference.name})"


def words_of(standing: Standing) -> str:
    """How a question came out, in a line."""
    found = {True: "funnet", False: "ikke funnet", None: ""}[standing.hit]
    facts = "" if standing.facts is None else f"fakta {number(standing.facts)}"
    advice = "" if standing.advice is None else f"råd {' '.join(map(str, standing.advice)) or 'ingen'}"
    said = {Miss.NOT_FOUND, Miss.FACTS}  # by the words before
    wrong = [MISS_LABELS[miss] for miss in standing.misses if miss not in said]
    return ", ".join(part for part in (STATUS_LABELS[standing.status], found, facts, advice, *wrong) if part)
