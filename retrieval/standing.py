"""What the reader ought to know of an answer's sources: drafts, old ones, passed dates, bodies by old names."""

import datetime as dt
from collections.abc import Sequence

from corpus.manifest import Document, Status
from corpus.standing import validity
from ingest.store import Index
from retrieval.answer import Citation, Notice
from retrieval.question import Language
from retrieval.renamed import renamed

MOST_RENAMED = 3  # of one answer, so that what tells of the sources themselves is not drowned


def notices(index: Index, citations: Sequence[Citation], language: Language, today: dt.date) -> tuple[Notice, ...]:
    """The notices of an answer's citations, in their order; last the bodies that are called something else since."""
    own = [n for c in citations for n in _of(index.document(c.document), c, language, today)]
    return (*own, *_renamed(index, citations))


def _of(document: Document, citation: Citation, language: Language, today: dt.date) -> list[Notice]:
    found = validity(document, citation.section)
    passed = found.valid_until is not None and found.valid_until < today
    foreign = (document.language == "en") != (language is Language.ENGLISH)
    said = (
        ("draft", found.status is Status.UTKAST, found.note or ""),
        ("historic", found.status is Status.HISTORISK, found.note or ""),
        ("expired", passed, found.valid_until.isoformat() if found.valid_until else ""),
        ("superseded", bool(document.superseded_by), document.superseded_by or ""),
        ("other-language", foreign, document.language),
    )
    return [Notice(code=code, citation=citation.number, detail=detail) for code, holds, detail in said if holds]


def _renamed(index: Index, citations: Sequence[Citation]) -> list[Notice]:
    """A notice for each body that is quoted by a name it has lost since, at its first citation."""
    found: dict[str, Notice] = {}
    for citation in citations:
        date = index.document(citation.document).date
        told = renamed(_quoted(index, citation), date.year, index.knowledge.glossary) if date else ()
        for body, said in told:
            notice = Notice(code="renamed", citation=citation.number, detail=said.model_dump_json())
            found.setdefault(body.name, notice)
    return list(found.values())[:MOST_RENAMED]


def _quoted(index: Index, citation: Citation) -> str:
    """What the answer uses of a passage."""
    passage = index.passage(citation.passage)
    return "\n".join(passage.units[u].text for u in citation.units) if passage else citation.quote
