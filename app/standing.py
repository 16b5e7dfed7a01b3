"""A passage's standing in words: how binding it is, whether it is still valid, and what took its place."""

import datetime as dt

from app.dates import written
from app.texts import Texts
from corpus.manifest import Corpus, Document
from corpus.standing import validity


def sentences(document: Document, section: tuple[str, ...], corpus: Corpus, texts: Texts, today: dt.date) -> list[str]:
    """The standing in words, a sentence each, the most important first."""
    found = validity(document, section)
    said = [texts.standing.of(found.status).meaning]
    if found.valid_until:
        pattern = texts.standing.expired if found.valid_until < today else texts.standing.valid_until
        said.append(pattern.format(date=written(found.valid_until, texts.dates)))
    if document.superseded_by:
        said.append(texts.standing.superseded.format(title=title_of(document.superseded_by, corpus)))
    if found.note:
        said.append(found.note)
    return said


def title_of(identifier: str, corpus: Corpus) -> str:
    """A document's title where the corpus holds it; else what the manifest says."""
    return next((f"«{d.title}»" for d in corpus.documents if d.id == identifier), identifier)
