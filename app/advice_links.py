"""The ways from an advisory to its sources: the small numbers, and the list at the end."""

from collections.abc import Iterator

from app.citation_view import citation_link, origin, reference, source, titled
from app.markup import Markup, join, tag
from app.runtime import AssistantLike
from app.texts import Texts
from retrieval.advisory import Advisory, Quoted
from retrieval.answer import Citation, Statement


class AdviceLinks:
    """The citations of one advisory as HTML; a number without a citation gives nothing."""

    def __init__(self, advisory: Advisory, texts: Texts, assistant: AssistantLike) -> None:
        said = [*_statements(advisory)]
        self._texts = texts
        self._found = {c.number: (c, citation_link(c, said, texts, assistant)) for c in advisory.citations}

    def reference(self, number: int | None) -> Markup:
        """The small «[1]», with the space before it."""
        found = self._of(number)
        return join([" ", reference(*found, self._texts)]) if found else Markup()

    def origin(self, number: int | None) -> Markup:
        """A source in one paragraph: its title, who gave it out, when, and how binding it is."""
        found = self._of(number)
        if not found:
            return Markup()
        citation, link = found
        lead = f"{self._texts.answer.reference}: "
        return tag("p", lead, join([titled(citation, link, self._texts), origin(citation, self._texts)], " · "))

    def sources(self) -> Markup:
        """All of them, in the order of their numbers."""
        return tag("ol", *(source(*self._found[n], self._texts) for n in sorted(self._found)), class_="sources")

    def quoted(self, quoted: Quoted) -> Markup:
        """A sentence, or a list below its lead-in, with the reference at its end."""
        mark = self.reference(quoted.citation)
        points = [tag("li", item) for item in quoted.items]
        if points and not quoted.text:
            points[-1] = tag("li", quoted.items[-1], mark)
        lead = join([quoted.text, mark]) if quoted.text else ""
        return tag("li", lead, tag("ul", *points) if points else "")

    def _of(self, number: int | None) -> tuple[Citation, str] | None:
        return None if number is None else self._found.get(number)


def _statements(advisory: Advisory) -> Iterator[Statement]:
    """What the advisory says from its sources, as statements that rest on a citation each."""
    for verdict in (*advisory.verdicts, *advisory.others):
        yield from map(_statement, (*verdict.actions, *verdict.examples))
    if advisory.ladder:
        yield from map(_statement, advisory.ladder.next_takes)
        yield from (Statement(text=s.text, citations=(s.citation,)) for s in advisory.ladder.steps)
    yield from (Statement(text=t.text, citations=(t.citation,)) for t in advisory.checklist if t.citation is not None)


def _statement(quoted: Quoted) -> Statement:
    return Statement(text=quoted.text, citations=(quoted.citation,), items=quoted.items)
