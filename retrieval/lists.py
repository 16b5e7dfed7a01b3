"""A list is given whole, also where it was cut into two passages below the same lead-in."""

from collections.abc import Iterator, Sequence

from ingest.passages import Form, Passage, Unit
from ingest.store import Index
from retrieval.candidates import Candidate, groups

Part = tuple[Passage, tuple[int, ...]]  # a passage, and which of its units


def whole(index: Index, candidate: Candidate) -> list[Part]:
    """The parts of a list in order, each with its passage; of anything else, itself."""
    lead = candidate.parts[0]
    if not candidate.is_list or lead.form is not Form.LEAD:
        return [(candidate.passage, candidate.units)]
    row = index.rows[candidate.passage.id]
    before = list(_walk(index, row, -1, lead.text))
    after = list(_walk(index, row, +1, lead.text))
    return [*reversed(before), (candidate.passage, candidate.units), *after]


def joined(parts: Sequence[Part]) -> list[Unit]:
    """The units of all parts, the lead-in only once."""
    first = [passage.units[i] for passage, units in parts[:1] for i in units]
    return first + [p.units[i] for p, units in parts[1:] for i in units if p.units[i].form is not Form.LEAD]


def _walk(index: Index, row: int, step: int, lead: str) -> Iterator[Part]:
    """The parts of the same list in the neighbouring passages of its section, going one way."""
    section = index.passages[row].section
    document = index.passages[row].document
    row += step
    while 0 <= row < len(index.passages):
        passage = index.passages[row]
        if (passage.document, passage.section) != (document, section):
            return
        found = next((g for g in groups(passage) if passage.units[g[0]].text == lead and len(g) > 1), None)
        if found is None:
            return
        yield passage, found
        row += step
