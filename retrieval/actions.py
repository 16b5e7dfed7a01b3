"""What the corpus says to do about a piece of advice, and what it tells of cases: chosen for a case, verbatim."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.advice import Advice, AdviceSet
from ingest.passages import Form, Passage
from ingest.store import Index
from retrieval.advisory import Quoted
from retrieval.bearing import number_of
from retrieval.candidates import ADVISING, CASES, LEANS, SPEECH, groups
from retrieval.citing import Citations
from retrieval.signals import Scores

DOES = re.compile(ADVISING)
TELLS = re.compile(CASES)
EXAMPLES = re.compile(r"eksemp|case|erfaring", re.IGNORECASE)  # in a heading
LONGEST = 70  # words of one action
POINTS = frozenset({Form.ITEM, Form.ROW})
LIKE = 0.94  # cosine from which two say the same


@dataclass(frozen=True)
class Group:
    """Units of a passage that are said together, and the row of their first vector."""

    passage: Passage
    units: tuple[int, ...]
    row: int

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(self.passage.units[i].text for i in self.units)


def actions(index: Index, advice: Advice, vector: Scores, count: int, citations: Citations) -> tuple[Quoted, ...]:
    """What to do where the advice applies: sentences and lists that say so, the nearest to the case first."""
    found = [g for g in _groups(index, advice) if _says_what_to_do(g)]
    return tuple(quoted(group, citations) for group in _nearest(index, found, vector, count))


def examples(index: Index, advice: Advice, vector: Scores, count: int, citations: Citations) -> tuple[Quoted, ...]:
    """What the corpus tells of cases below the advice, the nearest first."""
    found = [g for g in _groups(index, advice) if _tells_of_a_case(g)]
    return tuple(quoted(group, citations) for group in _nearest(index, found, vector, count))


def quoted(group: Group, citations: Citations) -> Quoted:
    """A group as it is shown, with its citation."""
    number = citations.cite(group.passage.id, group.units)
    units = [group.passage.units[i] for i in group.units]
    points = [unit.text for unit in units if unit.form in POINTS]
    prose = [unit.text for unit in units if unit.form not in POINTS]
    if not prose:
        return Quoted(text=points[0], citation=number, items=tuple(points[1:]))
    return Quoted(text=" ".join(prose), citation=number, items=tuple(points))


def passages_of(index: Index, advice: Advice) -> tuple[Passage, ...]:
    """The passages that are about a piece of advice: below its sections, or, for the six, below its heading."""
    return tuple(
        p for p in index.passages if _below(p, advice) or (_is_six(advice) and number_of(p.section) == advice.number)
    )


def _below(passage: Passage, advice: Advice) -> bool:
    return passage.document == advice.document and any(passage.section[: len(path)] == path for path in advice.sections)


def _is_six(advice: Advice) -> bool:
    return advice.set is AdviceSet.DFO_DIFI


def _groups(index: Index, advice: Advice) -> Iterator[Group]:
    for passage in passages_of(index, advice):
        start = int(index.unit_start[index.rows[passage.id]])
        for units in groups(passage):
            yield Group(passage, units, start + units[0])


def _says_what_to_do(group: Group) -> bool:
    first, last = group.passage.units[group.units[0]], group.passage.units[group.units[-1]]
    sound = first.form is not Form.FOOTNOTE and last.form is not Form.LEAD and not group.text.endswith("?")
    stands = not LEANS.match(first.text) and not SPEECH.match(first.text) and len(group.text.split()) <= LONGEST
    told = EXAMPLES.search(group.passage.section[-1]) is not None
    return sound and stands and not told and bool(DOES.search(group.text))


def _tells_of_a_case(group: Group) -> bool:
    first = group.passage.units[group.units[0]]
    stands = first.form in {Form.SENTENCE, Form.LEAD} and not LEANS.match(first.text)
    told = EXAMPLES.search(group.passage.section[-1]) is not None
    return stands and len(group.text.split()) <= LONGEST and told and bool(TELLS.search(group.text))


def _nearest(index: Index, found: Sequence[Group], vector: Scores, count: int) -> list[Group]:
    """The nearest groups to a vector, none that says what another says."""
    near = index.unit_vectors @ vector
    chosen: list[Group] = []
    for group in sorted(found, key=lambda g: -float(near[g.row])):
        rows = [g.row for g in chosen]
        alike = index.unit_vectors[rows] @ index.unit_vectors[group.row] if rows else np.zeros(1)
        if float(alike.max()) < LIKE and all(group.text != g.text for g in chosen):
            chosen.append(group)
        if len(chosen) == count:
            break
    return chosen
