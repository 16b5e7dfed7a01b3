"""From scored candidates to the statements of an answer: the direct one first, then what adds to it."""

from collections.abc import Sequence

from ingest.passages import Form, Unit
from retrieval.answer import Statement
from retrieval.candidates import LEANS, Candidate
from retrieval.disagreement import other_numbers

MAX_WORDS = 120  # before the reader asks for more
MAX_LIST_WORDS = 170  # a list is given whole, so it may go beyond
MAX_STATEMENTS = 8
NEAR_BEST = 0.9  # how far below the best a further statement may score …
SAME_PASSAGE = 1.3  # … and one of the best statement's own passage, whose sentences stand together
SAME = 0.6  # shared words of two statements that say the same


def choose(found: Sequence[Candidate], words: int = MAX_WORDS) -> list[Candidate]:
    """The candidates to state, the best first, in about so many words; never two that say the same."""
    ranked = sorted(found, key=lambda c: -c.score)
    usable = [c for c in ranked if not LEANS.match(c.parts[0].text)] or ranked
    chosen: list[Candidate] = []
    total = 0
    for candidate in usable:
        limit = words + MAX_LIST_WORDS - MAX_WORDS if candidate.is_list else words
        if chosen and (_lies_behind(candidate, usable[0]) or total + candidate.words > limit):
            continue
        if any(_same(candidate, other) for other in chosen):
            continue
        chosen.append(candidate)
        total += candidate.words
        if len(chosen) == MAX_STATEMENTS or total >= words:
            break
    return _in_reading_order(chosen)


def choose_both(found: Sequence[Candidate], sides: Sequence[Sequence[Candidate]]) -> list[Candidate]:
    """The candidates for a comparison: some of each side, and where a side has none, what is said of the whole."""
    each = MAX_WORDS // max(1, len(sides))
    chosen: list[Candidate] = []
    for side in sides:
        fresh = [c for c in side if not any(_same(c, other) for other in chosen)]
        chosen += choose(fresh, each)
    return chosen if all(sides) else choose(found)


def _lies_behind(candidate: Candidate, best: Candidate) -> bool:
    """Whether a statement is too far from the question to be added to the best one."""
    allowed = SAME_PASSAGE if candidate.passage.id == best.passage.id else NEAR_BEST
    return candidate.score < best.score - allowed


def _in_reading_order(chosen: Sequence[Candidate]) -> list[Candidate]:
    """The best first, if it can be one that answers outright; the others in the order of their passages."""
    if not chosen:
        return []
    first = next((c for c in chosen if c.direct), chosen[0])
    others = [c for c in chosen if c is not first]
    return [first, *sorted(others, key=lambda c: (c.hit != first.hit, c.hit, c.units))]


def _same(one: Candidate, other: Candidate) -> bool:
    if one.passage.id == other.passage.id and set(one.units) & set(other.units):
        return True
    if one.is_list and other.is_list and one.parts[0].text == other.parts[0].text:
        return True  # two parts of one list, which is given whole
    if one.passage.document != other.passage.document and other_numbers(_text(one), _text(other)):
        return False  # they speak of the same and do not agree: the reader is to see both
    first, second = _content(one), _content(other)
    return len(first & second) / max(1, min(len(first), len(second))) > SAME + 0.2 * (one.is_list or other.is_list)


def _text(candidate: Candidate) -> str:
    return " ".join(unit.text for unit in candidate.parts)


def _content(candidate: Candidate) -> set[str]:
    text = _text(candidate).lower()
    return {word.strip(".,;:«»()") for word in text.split() if len(word) > 4}


def statement(parts: Sequence[Unit], citations: tuple[int, ...]) -> Statement:
    """The statement that units make: prose, or a lead-in with its points."""
    points = [u for u in parts if u.form in {Form.ITEM, Form.ROW}]
    prose = [u.text for u in parts if u.form not in {Form.ITEM, Form.ROW, Form.FOOTNOTE}]
    prose = prose or [u.text for u in parts if u.form is Form.FOOTNOTE]
    ordered = bool(points) and all(u.marker[:1].isdigit() for u in points)
    if not prose and len(points) == 1:
        return Statement(text=points[0].text, citations=citations)
    return Statement(text=" ".join(prose), citations=citations, items=tuple(u.text for u in points), ordered=ordered)
