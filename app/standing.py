"""How binding and how old a passage is: its document's standing, unless its section has one of its own."""

import datetime as dt
from dataclasses import dataclass

from app.dates import written
from app.texts import Texts
from corpus.manifest import Corpus, Document, Status


@dataclass(frozen=True)
class Validity:
    """A passage's status, the last day it is valid, and a remark on either."""

    status: Status | None
    valid_until: dt.date | None
    note: str | None = None


def validity(document: Document, section: tuple[str, ...]) -> Validity:
    """What holds for a section: the innermost entry of the manifest that names a heading of its path."""
    found = Validity(document.status, document.valid_until)
    for heading in section:
        for own in document.standing:
            if own.section == heading:
                found = Validity(own.status or found.status, own.valid_until or found.valid_until, own.note)
    return found


def sentences(document: Document, section: tuple[str, ...], corpus: Corpus, texts: Texts, today: dt.date) -> list[str]:
    """The standing in words, a sentence each, the most important first."""
    found = validity(document, section)
    said = [texts.standing.of(found.status).meaning]
    if found.valid_until:
        pattern = texts.standing.expired if found.valid_until < today else texts.standing.valid_until
        said.append(pattern.format(date=written(found.valid_until, texts.dates)))
    if document.superseded_by:
        said.append(texts.standing.superseded.format(title=_title(document.superseded_by, corpus)))
    if found.note:
        said.append(found.note)
    return said


def _title(identifier: str, corpus: Corpus) -> str:
    """A document's title where the corpus holds it; else what the manifest says."""
    return next((f"«{d.title}»" for d in corpus.documents if d.id == identifier), identifier)
