"""«Kilder»: the documents that Samråd answers from, with their age and standing."""

import streamlit as st

from app.assistant import State
from app.dates import document_date
from app.links import source_link
from app.markup import Markup, join, tag
from app.pages.frame import loading_state, show
from app.runtime import get_assistant
from app.texts import Texts
from corpus.manifest import Document
from ingest.passages import Passage


def render(texts: Texts) -> None:
    """The page: a list of the documents, each with a way in."""
    assistant = get_assistant()
    show(tag("h1", texts.sources.heading))
    show(tag("p", texts.sources.explanation, class_="intro"))
    loading_state(texts)
    loading = assistant.status().state is State.LOADING
    entries = (_entry(d, assistant.document_passages(d.id), texts, loading=loading) for d in assistant.corpus.documents)
    show(tag("ol", *entries, class_="documents"))
    if assistant.corpus.warnings:
        with st.expander(texts.sources.warnings):
            show(tag("ul", *(tag("li", warning) for warning in assistant.corpus.warnings)))


def _entry(document: Document, passages: tuple[Passage, ...], texts: Texts, *, loading: bool) -> Markup:
    date = document_date(document.date, document.date_text, texts.dates)
    standing = texts.standing.of(document.status)
    return tag(
        "li",
        tag("h2", document.title, lang=document.language),
        tag("p", join([document.publisher, date], " · "), class_="meta"),
        tag("p", tag("span", standing.name, class_="standing"), f" – {standing.meaning}", class_="meta"),
        tag("p", _counts(passages, texts, loading=loading), class_="meta"),
        tag("p", _way_in(document, passages[0], texts)) if passages else "",
    )


def _counts(passages: tuple[Passage, ...], texts: Texts, *, loading: bool) -> str:
    if not passages:
        return texts.sources.uncounted if loading else texts.sources.empty
    return texts.sources.counts.format(sections=len({p.section for p in passages}), passages=len(passages))


def _way_in(document: Document, first: Passage, texts: Texts) -> Markup:
    said = tag("span", f": {document.title}, {texts.answer.new_tab}", class_="sr-only")
    return tag("a", texts.sources.read, said, href=source_link(first.id, texts.language), target="_blank")
