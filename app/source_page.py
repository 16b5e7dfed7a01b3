"""`/kilde/<passage>`: a passage where it stands in its document, as plain HTML that needs no script."""

import datetime as dt
from collections.abc import Mapping

from app.assistant import State
from app.dates import document_date
from app.links import ANCHOR, asked_units
from app.markup import Markup, join, tag
from app.runtime import AssistantLike
from app.source_text import document_html
from app.standing import sentences
from app.texts import Texts, language_of, load_texts
from corpus.manifest import Corpus, Document
from corpus.standing import validity
from ingest.passages import Passage
from retrieval.question import Language

STYLES = "/samrad/page.css"
ICON = "/samrad/icon.svg"


def source_page(assistant: AssistantLike, identifier: str, query: Mapping[str, str], today: dt.date) -> tuple[int, str]:
    """The HTTP status and the HTML of a passage's page; `query` may hold `q` (units to mark) and `lang`."""
    texts = load_texts(language_of(query.get("lang")))
    passage = assistant.passage(identifier)
    if passage is None:
        if assistant.status().state is State.LOADING:
            return 503, message_page(texts, texts.source.loading_title, texts.source.loading)
        return 404, message_page(texts, texts.source.not_found_title, texts.source.not_found)
    document = assistant.corpus.document(passage.document)
    units = asked_units(query.get("q", ""), len(passage.units))
    whole = assistant.document_passages(document.id) or (passage,)
    head = _facts(document, passage, assistant.corpus, texts, today)
    text = document_html(whole, passage.id, units, texts.source.footnote)
    jump = tag("p", tag("a", texts.source.to_passage, href=f"#{ANCHOR}"))
    article = tag("article", text, aria_label=texts.source.whole, lang=_other_language(document, texts.language))
    return 200, html_page(texts, document.title, tag("h1", document.title), head, jump, article)


def message_page(texts: Texts, title: str, message: str) -> str:
    """A page that only says something, with the way back."""
    return html_page(texts, title, tag("h1", title), tag("p", message))


def html_page(texts: Texts, title: str, *content: Markup) -> str:
    """A whole HTML document with the site's frame around the content."""
    start = "/" if texts.language is Language.BOKMAAL else f"/?lang={texts.language}"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{title} – {texts.site.name}"),
        tag("link", rel="icon", href=ICON),
        tag("link", rel="stylesheet", href=STYLES),
    )
    banner = tag("header", tag("a", texts.site.to_start, href=start), class_="banner")
    body = tag("body", banner, tag("main", *content), class_="source-page")
    return "<!DOCTYPE html>\n" + tag("html", head, body, lang=texts.language.value)


def _facts(document: Document, passage: Passage, corpus: Corpus, texts: Texts, today: dt.date) -> Markup:
    """Who wrote it, when, how binding it is, and where in it the passage stands."""
    standing = texts.standing.of(validity(document, passage.section).status).name
    meaning = " ".join(sentences(document, passage.section, corpus, texts, today))
    rows = (
        (texts.source.publisher, document.publisher),
        (texts.source.date, document_date(document.date, document.date_text, texts.dates)),
        (texts.source.standing, join([tag("strong", standing), f". {meaning}"])),
        (texts.source.section, " › ".join(passage.section)),
        (texts.source.page, str(passage.page) if passage.page is not None else ""),
        (texts.source.reference, document.reference or ""),
    )
    pairs = (tag("div", tag("dt", name), tag("dd", value)) for name, value in rows if value)
    return join([tag("dl", *pairs, class_="facts"), _original(document, texts)])


def _original(document: Document, texts: Texts) -> str:
    """A link to the document at its publisher, where the manifest gives an ordinary web address."""
    if not document.url or not document.url.startswith(("https://", "http://")):
        return ""
    return tag("p", tag("a", texts.source.original, href=document.url, rel="noopener noreferrer"))


def _other_language(document: Document, page: Language) -> str | None:
    return document.language if document.language != page.value else None
