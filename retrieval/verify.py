"""Nothing leaves that its passage does not hold: every statement and every quote is held against the text."""

from collections.abc import Sequence

from ingest.passages import Passage
from retrieval.answer import Citation, Statement


def supported(statement: Statement, passages: Sequence[Passage]) -> bool:
    """Whether every unit of a statement stands verbatim in the passages it cites."""
    texts = [passage.text for passage in passages]
    units = [unit.text for passage in passages for unit in passage.units]
    pieces = [*([statement.text] if statement.text else []), *statement.items]
    return bool(pieces) and all(any(p in t for t in texts) or _made_of(p, units) for p in pieces)


def _made_of(text: str, units: Sequence[str]) -> bool:
    """Whether a text is whole units joined with spaces."""
    rest = text
    while rest:
        unit = next((u for u in units if rest == u or rest.startswith(f"{u} ")), None)
        if unit is None:
            return False
        rest = rest[len(unit) + 1 :]
    return True


def verbatim(citation: Citation, passage: Passage) -> bool:
    """Whether a citation's quote stands in its passage."""
    return citation.passage == passage.id and bool(citation.quote) and citation.quote in passage.text
