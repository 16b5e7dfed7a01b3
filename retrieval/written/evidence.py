"""What in the cited passages a written sentence rests on: the nearest sentences, a point with its list's lead-in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.passages import Form, Passage
from retrieval.written.reading import Reading

Likeness = Callable[[str, str], float]  # the cosine of two sentences' vectors
MOST_SOURCES = 3  # sentences of the source that one written sentence may draw together
ADDS = 2  # content words that a further source sentence must bear out
MOST_COMPARED = 80  # sentences whose likeness is asked for


@dataclass(frozen=True)
class Evidence:
    """The sentences that a written one rests on, nearest first; how much of its content they hold; their likeness."""

    sources: tuple[Reading, ...]
    share: float
    likeness: float


def said_in(passages: Sequence[Passage]) -> Iterator[str]:
    """Each unit of the passages, each point with the lead-in of its list, and each list as a whole."""
    for passage in passages:
        lead, items = "", list[str]()
        for unit in passage.units:
            if lead and items and unit.form is not Form.ITEM:
                yield " ".join([lead, *items])
            if unit.form is not Form.ITEM:
                lead, items = unit.text if unit.form is Form.LEAD else "", []
            yield unit.text
            if unit.form is Form.ITEM and lead:
                items.append(unit.text)
                yield f"{lead} {unit.text}"
        if lead and items:
            yield " ".join([lead, *items])


def gather(sentence: Reading, sources: Sequence[Reading], likeness: Likeness | None, enough: float) -> Evidence:
    """The nearest sentences by shared content; by likeness where they share too little."""
    if not sources:
        return Evidence((), 0.0, 0.0)
    ranked = [_ranked(sentence, source) for source in sources]
    first = max(range(len(sources)), key=ranked.__getitem__)
    chosen, left = [sources[first]], _left(sentence.content, sources[first])
    while left and len(chosen) < MOST_SOURCES:
        further = min(sources, key=lambda source: len(_left(left, source)))
        if len(left) - len(_left(left, further)) < ADDS:
            break
        chosen.append(further)
        left = _left(left, further)
    share = 1 - len(left) / len(sentence.content) if sentence.content else 0.0
    if share >= enough or likeness is None:
        return Evidence(tuple(chosen), share, 0.0)
    near, number = max((likeness(sentence.text, s.text), -i) for i, s in enumerate(sources[:MOST_COMPARED]))
    return Evidence((sources[-number],), share, near)


def _ranked(sentence: Reading, source: Reading) -> tuple[int, float, float, bool]:
    held, words, own = source.every, set(source.low), set(sentence.low)
    shared = len(sentence.content) - len(_left(sentence.content, source))
    closeness = shared / max(1, len(source.content) + len(sentence.content) - shared)
    return shared, closeness if held else 0.0, len(words & own) / max(1, len(words | own)), source.text == sentence.text


def _left(content: Sequence[frozenset[str]], source: Reading) -> tuple[frozenset[str], ...]:
    """The content words that a source does not hold."""
    held = source.every
    return tuple(keys for keys in content if not keys & held)
