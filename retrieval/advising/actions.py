"""What the corpus says to do about a piece of advice, and what it tells of cases: chosen for a case, verbatim."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.advice import Advice, AdviceSet
from ingest.passages import Form, Passage
from ingest.store import Index
from retrieval.advising.counsel import number_of
from retrieval.advisory import Fact, Quoted
from retrieval.candidates import CASES, LEANS, SPEECH, groups
from retrieval.citing import Citations
from retrieval.signals import Scores

DOES = re.compile(
    r"\b(?:bør|må|skal|burde|anbefal\w+|viktig (?:å|at))\b"
    r"|^(?:Avklar|Avstem|Be|Begynn|Beskriv|Bli|Bruk|Bygg|Del|Diskuter|Drøft|Etabler|Etterspør|Finn|Følg|Forankre|Gi|Gjør|Ha"
    r"|Hold|Involver|Kartlegg|Lag|La|Legg|Pek|Planlegg|Prioriter|Prøv|Sett|Sikre|Still|Styrk|Søk|Sørg|Ta|Tenk|Unngå|Utpek"
    r"|Utvikle|Utveksle|Vektlegg|Vurder|Vær|Innfør|Oppnevn|Samordne|Skap|Organiser)\b"
)
TOLD_BY = re.compile(r"\binformant|\bsa at\b|\bmener\b|\bfortalte\b", re.IGNORECASE)  # somebody's words, no advice
TELLS = re.compile(CASES)
EXAMPLES = re.compile(r"^(?:eksemp|case|erfaring)", re.IGNORECASE)  # in a heading
REMEDY = 0.15  # of cosine: what a sentence that remedies what is lacking is preferred by
REMEDIES: Mapping[Fact, re.Pattern[str]] = {
    Fact.LEAD_DEPARTMENT: re.compile(r"\b(?:utpek|pek)\w*.{0,40}\bkoordinerende departement", re.IGNORECASE),
    Fact.LEAD_AGENCY: re.compile(r"\bkoordinerende virksomhet\b.{0,40}utpek|utpek.{0,40}virksomhet", re.IGNORECASE),
    Fact.MANDATE: re.compile(r"\bmandat", re.IGNORECASE),
    Fact.MONEY: re.compile(r"\b(?:ressurs|midler|penger|budsjett|finansier)", re.IGNORECASE),
    Fact.DEADLINE: re.compile(r"\b(?:frist|tidsplan|tidsperspektiv|milepæl)", re.IGNORECASE),
    Fact.ANCHORED: re.compile(r"\bforankr", re.IGNORECASE),
    Fact.OUTSIDE_LINE: re.compile(r"\b(?:særspor|ordinære|linjen?\b|styringsstruktur)", re.IGNORECASE),
}
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


def actions(
    index: Index, advice: Advice, vector: Scores, count: int, citations: Citations, facts: Sequence[Fact] = ()
) -> tuple[Quoted, ...]:
    """What to do where the advice applies: what remedies the facts first, then what is nearest to the case."""
    about = list(_groups(index, advice))
    found = [g for g in about if _says_what_to_do(g)] or [g for g in about if _stands(g)] or about[:1]
    return tuple(quoted(group, citations) for group in _nearest(index, found, vector, count, facts))


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
    told = _is_example(group) or TELLS.search(group.text) or TOLD_BY.search(group.text)
    return _stands(group) and not told and bool(DOES.search(group.text))


def _stands(group: Group) -> bool:
    """Whether a group can be read by itself."""
    first, last = group.passage.units[group.units[0]], group.passage.units[group.units[-1]]
    sound = first.form is not Form.FOOTNOTE and last.form is not Form.LEAD and not group.text.endswith("?")
    leans = LEANS.match(first.text) or SPEECH.match(first.text)
    return sound and not leans and len(group.text.split()) <= LONGEST


def _tells_of_a_case(group: Group) -> bool:
    first = group.passage.units[group.units[0]]
    stands = first.form in {Form.SENTENCE, Form.LEAD} and not LEANS.match(first.text)
    return stands and len(group.text.split()) <= LONGEST and _is_example(group) and bool(TELLS.search(group.text))


def _is_example(group: Group) -> bool:
    return any(EXAMPLES.search(heading) for heading in group.passage.section)


def _nearest(
    index: Index, found: Sequence[Group], vector: Scores, count: int, facts: Sequence[Fact] = ()
) -> list[Group]:
    """The nearest groups to a vector, none that says what another says."""
    near = {g.row: float(index.unit_vectors[g.row] @ vector) + REMEDY * _remedies(g, facts) for g in found}
    chosen: list[Group] = []
    for group in sorted(found, key=lambda g: -near[g.row]):
        rows = [g.row for g in chosen]
        alike = index.unit_vectors[rows] @ index.unit_vectors[group.row] if rows else np.zeros(1)
        if float(alike.max()) < LIKE and all(group.text != g.text for g in chosen):
            chosen.append(group)
        if len(chosen) == count:
            break
    return chosen


def _remedies(group: Group, facts: Sequence[Fact]) -> int:
    """How many of the facts a group is the remedy for."""
    return sum(bool(fact in REMEDIES and REMEDIES[fact].search(group.text)) for fact in facts)
