"""What the reader ought to know of an answer's sources: drafts, old ones, passed dates, another language."""

import datetime as dt
from collections.abc import Sequence

from corpus.manifest import Document, Status
from corpus.standing import validity
from ingest.store import Index
from retrieval.answer import Citation, Notice
from retrieval.question import Language


def notices(index: Index, citations: Sequence[Citation], language: Language, today: dt.date) -> tuple[Notice, ...]:
    """The notices of an answer's citations, in their order."""
    return tuple(
        notice for citation in citations for notice in _of(index.document(citation.document), citation, language, today)
    )


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
