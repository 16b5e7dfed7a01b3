"""Samordningsstigen: its steps as the corpus tells them, where a cooperation is, and where it needs to be."""

import re
from collections.abc import Callable, Sequence

from pydantic import BaseModel, ConfigDict

from ingest.passages import Passage
from ingest.store import Index
from retrieval.advisory import CaseFacts, Ladder, Quoted, Step
from retrieval.citing import Citations

TOP = 4
ALONE = 2  # the highest step on which each party keeps its own plans
LADDER = re.compile(r"samordnings?(?:stig|trapp)", re.IGNORECASE)
# What marks the sentence that tells of a step, whatever else is said in it.
MARKS = (
    r"\b(?:del|utveksl)\w* (?:\w+ ){0,2}\w*informasjon|informasjonsdeling",
    r"felles (?:problem|virkelighets|situasjons)(?:forståelse|oppfatning)",
    r"\b(?:endr|tilpass|juster)\w*\b.{0,60}\bplan",
    r"\bstrategi\w*.{0,40}\b(?:plan|tiltak)|felles (?:mål|planer|tiltak)",
)


class LadderAnswers(BaseModel):
    """The answers to the three questions; None where there is none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    same_view: bool | None = None
    plans: int | None = None  # 2 neither, 3 own plans are changed, 4 plans and measures are made together
    goal: int | None = None  # the step that the goal asks for

    def facts(self) -> CaseFacts:
        """What the answers tell of the case."""
        if self.same_view is False:
            return CaseFacts(step=1, ambition=self.goal)
        known = self.plans if self.plans and self.plans > ALONE else (ALONE if self.same_view else None)
        return CaseFacts(step=known, ambition=self.goal)


def climb(
    index: Index, facts: CaseFacts, citations: Citations, takes: Callable[[int], Sequence[Quoted]]
) -> Ladder | None:
    """The ladder with the case on it; None where the corpus does not tell of it. `takes`: what a step asks for."""
    steps = _steps(index, citations)
    if not steps:
        return None
    step = facts.step if facts.step in range(1, TOP + 1) else None
    return Ladder(
        steps=steps,
        current=step,
        needed=facts.ambition,
        next_takes=tuple(takes(step + 1)) if step is not None and step < (facts.ambition or TOP) else (),
    )


def _steps(index: Index, citations: Citations) -> tuple[Step, ...]:
    """The four steps from the passages that tell of the ladder; none where they do not tell of all."""
    for passages in _sections(index):
        found = [_telling(passages, mark) for mark in MARKS]
        if all(found):
            return tuple(
                Step(number=n, text=p.units[u].text, citation=citations.cite(p.id, [u]))
                for n, (p, u) in enumerate((place for place in found if place), 1)
            )
    return ()


def _sections(index: Index) -> list[list[Passage]]:
    """The passages of each section that names the ladder, those that name it in the heading first."""
    sections: dict[tuple[str, tuple[str, ...]], list[Passage]] = {}
    for passage in index.passages:
        sections.setdefault((passage.document, passage.section), []).append(passage)
    naming = [
        key for key, group in sections.items() if LADDER.search(" ".join(key[1])) or any(_names(p) for p in group)
    ]
    naming.sort(key=lambda key: not LADDER.search(" ".join(key[1])))
    return [sections[key] for key in naming]


def _names(passage: Passage) -> bool:
    return bool(LADDER.search(passage.text)) or "trinn 1" in passage.text.lower()


def _telling(passages: Sequence[Passage], mark: str) -> tuple[Passage, int] | None:
    """The first unit that tells of a step."""
    pattern = re.compile(mark, re.IGNORECASE)
    return next(((p, u) for p in passages for u, unit in enumerate(p.units) if pattern.search(unit.text)), None)
