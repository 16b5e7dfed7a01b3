"""Links to a passage's page, with the units that a quote covers."""

from collections.abc import Iterable
from urllib.parse import quote as quoted
from urllib.parse import urlencode

from ingest.passages import Passage
from retrieval.answer import Statement
from retrieval.question import Language

ANCHOR = "treff"
PREFIX = "/kilde/"
ADVICE = "rad"  # the page that tells which advice applies
SENTENCE_CHARS = 20  # a shorter unit («KS») may stand in a text by chance


def source_link(identifier: str, language: Language, units: tuple[int, ...] = ()) -> str:
    """The address of a passage's page, with the numbers of the units to mark, from 1; none marks them all."""
    asked = {"q": ",".join(map(str, units))} if units else {}
    if language is not Language.BOKMAAL:
        asked["lang"] = language.value
    query = f"?{urlencode(asked, safe=',')}" if asked else ""
    return f"{PREFIX}{quoted(identifier, safe='')}{query}#{ANCHOR}"


def page_link(path: str, language: Language) -> str:
    """The address of one of the pages that Streamlit shows."""
    return f"/{path}" if language is Language.BOKMAAL else f"/{path}?lang={language}"


def quoted_units(passage: Passage | None, quote: str) -> tuple[int, ...]:
    """The numbers of the units that a quote covers, from 1; none where the passage does not hold the quote."""
    if passage is None or not quote:
        return ()
    start = passage.text.find(quote)
    if start < 0:
        return ()
    end, cursor, covered = start + len(quote), 0, []
    for number, unit in enumerate(passage.units, 1):
        begins = passage.text.find(unit.text, cursor)
        if begins < 0:
            continue
        cursor = begins + len(unit.text)
        if begins < end and cursor > start:
            covered.append(number)
    return tuple(covered)


def said_units(passage: Passage | None, statements: Iterable[Statement]) -> tuple[int, ...]:
    """The numbers of the units that statements repeat, from 1: as a point, or as a sentence of the text."""
    if passage is None:
        return ()
    told = [text for statement in statements for text in (statement.text, *statement.items)]
    return tuple(
        number
        for number, unit in enumerate(passage.units, 1)
        if any(unit.text == text or (len(unit.text) >= SENTENCE_CHARS and unit.text in text) for text in told)
    )


def asked_units(text: str, count: int) -> frozenset[int]:
    """The unit numbers of a `q` parameter; all of them where it names none that there is."""
    numbers = {int(part) for part in text.split(",") if part.isascii() and part.isdigit() and len(part) < 6}
    every = frozenset(range(1, count + 1))
    return every & numbers or every
