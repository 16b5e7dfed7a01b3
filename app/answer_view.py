"""An answer as escaped HTML: the statements with their citations, what to know about the sources, and the sources."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from app.dates import document_date
from app.links import quoted_units, said_units, source_link
from app.markup import Markup, join, tag
from app.notices import notice_lines
from app.runtime import AssistantLike
from app.texts import Texts
from corpus.manifest import Corpus
from retrieval.answer import Answer, AnswerStatus, Citation, Nearest, Statement

POINT = "- "


def answer_html(answer: Answer, texts: Texts, assistant: AssistantLike) -> Markup:
    """The whole answer, in the language of `texts`; the assistant's passages tell which sentences to link to."""
    if answer.status is AnswerStatus.ANSWERED:
        parts = _answered(answer, texts, assistant)
    elif answer.status is AnswerStatus.ABSTAINED:
        parts = _abstained(answer, texts)
    else:
        refused = answer.status is AnswerStatus.REFUSED
        parts = [tag("p", texts.answer.refused if refused else texts.answer.failed, class_="lead")]
    return tag("div", *parts, class_=f"answer {answer.status}", lang=texts.language.value)


def _answered(answer: Answer, texts: Texts, assistant: AssistantLike) -> list[str]:
    links = {c.number: _link(c, answer.statements, texts, assistant) for c in answer.citations}
    references = {c.number: _reference(c, links[c.number], texts) for c in answer.citations}
    sources = (_source(c, links[c.number], texts) for c in answer.citations)
    return [
        *(_statement(s, references, first=n == 0) for n, s in enumerate(answer.statements)),
        _notices(answer, texts, assistant.corpus),
        tag("h3", texts.answer.sources),
        tag("ol", *sources, class_="sources"),
        tag("p", texts.answer.made_of, class_="made-of"),
    ]


def _statement(statement: Statement, references: dict[int, Markup], *, first: bool) -> Markup:
    """A sentence, or a list below its lead-in; its references stand behind the text, or the last point."""
    marks = join([" ", *(references[n] for n in statement.citations if n in references)])
    lead = tag("p", statement.text, marks, class_="lead" if first else None) if statement.text else ""
    points = [tag("li", item) for item in statement.items]
    if points and not lead:
        points[-1] = tag("li", statement.items[-1], marks)
    return join([lead, tag("ol" if statement.ordered else "ul", *points) if points else ""])


def _link(citation: Citation, statements: Iterable[Statement], texts: Texts, assistant: AssistantLike) -> str:
    """The address of the passage, with what is quoted of it, and what the statements took from it, marked."""
    passage = assistant.passage(citation.passage)
    resting = (s for s in statements if citation.number in s.citations)
    units = {*quoted_units(passage, citation.quote), *said_units(passage, resting)}
    return source_link(citation.passage, texts.language, tuple(sorted(units)))


def _reference(citation: Citation, link: str, texts: Texts) -> Markup:
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


def _source(citation: Citation, link: str, texts: Texts) -> Markup:
    title = tag(
        "a",
        citation.title,
        tag("span", f", {texts.answer.new_tab}", class_="sr-only"),
        href=link,
        target="_blank",
    )
    date = document_date(citation.date, citation.date_text, texts.dates)
    standing = tag("span", texts.standing.of(citation.status).name, class_="standing")
    page = f"{texts.answer.page} {citation.page}" if citation.page is not None else ""
    place = join([" › ".join(citation.section), page], ", ")
    return tag(
        "li",
        tag("p", title),
        tag("p", join([citation.publisher, date, standing], " · "), class_="meta"),
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


def _notices(answer: Answer, texts: Texts, corpus: Corpus) -> str:
    """What to know about the sources, as calm lines."""
    lines = notice_lines(answer.notices, texts, corpus)
    return tag("ul", *(tag("li", line) for line in lines), class_="notices") if lines else ""


def _abstained(answer: Answer, texts: Texts) -> list[str]:
    near = (_nearest(n, texts) for n in answer.nearest)
    listed = [tag("p", texts.answer.nearest), tag("ul", *near, class_="nearest")] if answer.nearest else []
    return [
        tag("p", texts.answer.abstained, class_="lead"),
        *listed,
        tag("p", texts.answer.abstained_advice),
    ]


def _nearest(nearest: Nearest, texts: Texts) -> Markup:
    name = " › ".join(nearest.section) or nearest.title
    link = tag(
        "a",
        name,
        tag("span", f", {texts.answer.new_tab}", class_="sr-only"),
        href=source_link(nearest.passage, texts.language),
        target="_blank",
    )
    return tag("li", link, tag("span", f" – {nearest.title}", class_="meta") if nearest.section else "")
