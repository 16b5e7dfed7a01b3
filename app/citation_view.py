"""A citation as escaped HTML: the small number behind a statement, and the entry in the list of sources."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from app.dates import document_date
from app.links import quoted_units, said_units, source_link
from app.markup import Markup, join, tag
from app.runtime import AssistantLike
from app.texts import Texts
from retrieval.answer import Citation, Statement

POINT = "- "


def citation_link(citation: Citation, statements: Iterable[Statement], texts: Texts, assistant: AssistantLike) -> str:
    """The address of the passage, with what is quoted of it, and what the statements took from it, marked."""
    passage = assistant.passage(citation.passage)
    resting = (s for s in statements if citation.number in s.citations)
    units = {*quoted_units(passage, citation.quote), *said_units(passage, resting)}
    return source_link(citation.passage, texts.language, tuple(sorted(units)))


def reference(citation: Citation, link: str, texts: Texts) -> Markup:
    """The small «[1]» behind a statement; what it leads to is said to those who cannot see the list below."""
    said = f" {texts.answer.reference}: {citation.title}, {texts.answer.new_tab}"
    return tag(
        "a",
        f"[{citation.number}]",
        tag("span", said, class_="sr-only"),
        href=link,
        target="_blank",
        class_="ref",
    )


def titled(citation: Citation, link: str, texts: Texts) -> Markup:
    """The document's title as a link to the passage."""
    said = tag("span", f", {texts.answer.new_tab}", class_="sr-only")
    return tag("a", citation.title, said, href=link, target="_blank")


def origin(citation: Citation, texts: Texts) -> Markup:
    """Who gave the document out, when, and how binding it is."""
    date = document_date(citation.date, citation.date_text, texts.dates)
    standing = tag("span", texts.standing.of(citation.status).name, class_="standing")
    return join([citation.publisher, date, standing], " · ")


def source(citation: Citation, link: str, texts: Texts) -> Markup:
    """The entry in the list of sources, with the quote."""
    page = f"{texts.answer.page} {citation.page}" if citation.page is not None else ""
    place = join([" › ".join(citation.section), page], ", ")
    return tag(
        "li",
        tag("p", titled(citation, link, texts)),
        tag("p", origin(citation, texts), class_="meta"),
        place and tag("p", place, class_="meta"),
        tag("blockquote", *_quote(citation.quote)),
        value=citation.number,
    )


def _quote(quote: str) -> Iterator[Markup]:
    """The quote's lines; those that a dash begins are the points of a list."""
    lines = [line for line in quote.splitlines() if line.strip()]
    for pointed, group in groupby(lines, lambda line: line.startswith(POINT)):
        if pointed:
            yield tag("ul", *(tag("li", line.removeprefix(POINT)) for line in group))
        else:
            yield join(tag("p", line) for line in group)
