"""Where in the case a fact was read."""

from collections.abc import Iterable

from app.markup import Markup, join, tag
from app.pages.desk import Desk
from app.texts import Texts
from retrieval.advisory import Fact


def where_read(fact: Fact, found: Desk, texts: Texts) -> Markup:
    """The sentences that a fact was read in; where it was put right that is said."""
    quotes = join((tag("q", tag("mark", sentence)) for sentence in _sentences(fact, found)), " ")
    right = found.value(fact) == found.was_read(fact)
    lead = texts.advice.read_in if right else texts.advice.corrected
    return tag("p", lead, " ", quotes, class_="meta read-in") if quotes else Markup()


def _sentences(fact: Fact, found: Desk) -> Iterable[str]:
    if not found.read:
        return ()
    numbers = (s.sentence for s in found.read.sources if s.fact is fact)
    return [found.read.sentences[n] for n in numbers if n is not None and n < len(found.read.sentences)]
