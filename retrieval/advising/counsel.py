"""Which sections say what to do about a case: learnt from situations, and the sections that they call for."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from ingest.store import Index
from retrieval.advising.learnt import Learnt, Rows, fitted
from retrieval.remembered import remembered

NUMBER = re.compile(r"^Råd ([1-9])\b")
PENALTY = 10.0  # of the logistic regression
LEAST = 3  # situations that call for a section first; of one with fewer nothing can be learnt
COUNTS = (1.0, 0.5, 0.3)  # of the first section that a situation calls for, the second, the third


@remembered
def learn_counsel(index: Index) -> Learnt | None:
    """What the situations teach of the sections, by their numbers; None where they teach nothing."""
    places = {
        section.id: number for number, section in enumerate(index.knowledge.counsel) if index.leads.counsel[number]
    }
    situations = index.knowledge.situations
    firsts = Counter(s.counsel[0] for s in situations if s.counsel)
    called = [
        (row, places[name], count)
        for row, situation in enumerate(situations)
        for name, count in zip(situation.counsel, COUNTS, strict=False)
        if name in places and firsts[name] >= LEAST
    ]
    if not called:
        return None
    rows, labels, counts = zip(*called, strict=True)
    return fitted(index.situation_vectors[list(rows)], labels, PENALTY, counts)


def counselled(index: Index, vector: Rows) -> Rows:
    """For each passage the likelihood that it says what to do about a case; of a section with many, a part each."""
    found = np.zeros(len(index.passages), dtype=np.float32)
    for number, share in _sections(index, vector[None, :]):
        rows = list(index.leads.counsel[number])
        found[rows] += share[0] / len(rows) ** 0.5
    return found


def by_advice(index: Index, vectors: Rows) -> Mapping[int, Rows]:
    """For each of the six pieces of advice, how much its sections say what to do about each text."""
    shares: dict[int, Rows] = {}
    for section, share in _sections(index, vectors):
        number = number_of(index.knowledge.counsel[section].path)
        if number:
            shares[number] = shares.get(number, np.zeros(len(vectors), dtype=np.float32)) + share
    return shares


def _sections(index: Index, vectors: Rows) -> Sequence[tuple[int, Rows]]:
    learnt = learn_counsel(index)
    return [] if learnt is None else list(zip(learnt.classes, learnt.shares(vectors).T.astype(np.float32), strict=True))


@cache
def number_of(section: tuple[str, ...]) -> int | None:
    """The number of the advice whose section this is; None outside them."""
    found = next((m for heading in section if (m := NUMBER.match(heading))), None)
    return int(found.group(1)) if found else None
