"""An answer as escaped HTML: the statements with their citations, what to know about the sources, and the sources."""

from collections.abc import Sequence

from app.citation_view import citation_link, reference, source
from app.links import ADVICE, page_link, source_link
from app.listed import listed
from app.markup import Markup, join, tag
from app.notices import notice_lines
from app.runtime import AssistantLike
from app.texts import Texts
from corpus.advice import AdviceSet
from corpus.manifest import Corpus
from retrieval.answer import Answer, AnswerStatus, Nearest, Statement


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
    links = {c.number: citation_link(c, answer.statements, texts, assistant) for c in answer.citations}
    references = {c.number: reference(c, links[c.number], texts) for c in answer.citations}
    sources = (source(c, links[c.number], texts) for c in answer.citations)
    return [
        *(_statement(s, references, first=n == 0) for n, s in enumerate(answer.statements)),
        _notices(answer, texts, assistant.corpus),
        _advice(answer.advice, texts),
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


def _notices(answer: Answer, texts: Texts, corpus: Corpus) -> str:
    """What to know about the sources, as calm lines."""
    lines = notice_lines(answer.notices, texts, corpus)
    return tag("ul", *(tag("li", line) for line in lines), class_="notices") if lines else ""


def _advice(numbers: Sequence[int], texts: Texts) -> str:
    """The advice that the answer bears on, with the way to the page that tells which advice applies."""
    if not numbers:
        return ""
    name = texts.reasons.advice.of(AdviceSet.DFO_DIFI)
    names = listed((name.format(number=number) for number in numbers), texts.answer.joint)
    said = tag("span", f", {texts.answer.new_tab}", class_="sr-only")
    link = tag("a", names, said, href=page_link(ADVICE, texts.language), target="_blank")
    return tag("p", f"{texts.answer.advice}: ", link, class_="bears-on")


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
