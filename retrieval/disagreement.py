"""Sources that do not agree: two documents that say nearly the same, with other numbers."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from ingest.words import Analyzer
from retrieval.amounts import Amount, amounts, same
from retrieval.answer import Citation, Notice, Statement

CODE = "differ"
ALIKE = 0.6  # of the shorter statement's terms that the other must share
LEAST = 4  # terms: shorter statements are alike by chance


def disagreements(
    statements: Sequence[Statement], citations: Sequence[Citation], analyzer: Analyzer
) -> tuple[Notice, ...]:
    """A notice for each citation of two statements that differ in a number; none where all agree."""
    documents = {citation.number: citation.document for citation in citations}
    numbers: dict[int, None] = {}
    for one, other in combinations([s for s in statements if s.text and not s.items], 2):
        if _documents(one, documents).isdisjoint(_documents(other, documents)) and _differ(one, other, analyzer):
            numbers.update(dict.fromkeys((*one.citations, *other.citations)))
    return tuple(Notice(code=CODE, citation=number) for number in sorted(numbers))


def _documents(statement: Statement, documents: dict[int, str]) -> set[str]:
    return {documents[number] for number in statement.citations if number in documents}


def _differ(one: Statement, other: Statement, analyzer: Analyzer) -> bool:
    first, second = set(_content(one.text, analyzer)), set(_content(other.text, analyzer))
    least = min(len(first), len(second))
    if least < LEAST or len(first & second) < ALIKE * least:
        return False
    return other_numbers(one.text, other.text)


def other_numbers(one: str, other: str) -> bool:
    """Whether two texts both give numbers, and each some that the other does not."""
    here, there = amounts(one, english=False), amounts(other, english=False)
    return bool(here and there) and not _among(here, there) and not _among(there, here)


def _among(some: Sequence[Amount], all_of: Sequence[Amount]) -> bool:
    """Whether each amount stands among the others too."""
    return all(any(same(a, b) for b in all_of) for a in some)


def _content(text: str, analyzer: Analyzer) -> Iterator[str]:
    return (term for term in analyzer.terms(text) if not any(c.isdigit() for c in term))
