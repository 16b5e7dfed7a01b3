"""When a passage is gold: by a snippet of the original, or, where snippets cannot stand, by its headings.

By quote: one of the question's snippets stands in the passage's text or headings. That suffices whatever the
document, since the same text may be printed in two and a retrieved passage tells of one alone.

By heading, for a corpus of renderings in other words: the passage's document is one of the question's, and
its section path lies under the question's locators. Locators that begin with «Råd N» say which piece of
advice, the others which section; where a question has both, a heading of the path must match one of each.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from evals.folding import normal, stands_in
from evals.outcome import SEPARATOR, Cited, Found, Outcome
from evals.questions import EvalQuestion

ADVICE = re.compile(r"råd \d+\b")
MIN_SHARED_WORDS = 2  # «Tillit» inside a longer heading says too little


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its outcome, judged once: where gold was found and which citations lead to gold."""

    question: EvalQuestion
    outcome: Outcome
    rank: int | None  # of the first gold passage among the retrieved, from 1
    cited: tuple[bool, ...]  # for each citation, whether it leads to gold


def judge(question: EvalQuestion, outcome: Outcome) -> Case:
    """The question and its outcome, held against the question's gold."""
    cited = tuple(_is_gold_citation(question, citation, outcome.retrieved) for citation in outcome.citations)
    return Case(question, outcome, first_gold(question, outcome.retrieved), cited)


def has_gold(question: EvalQuestion) -> bool:
    """Whether it is known where the answer stands."""
    return question.expect == "answer" and bool(question.quotes or (question.docs and question.locators))


def first_gold(question: EvalQuestion, retrieved: Iterable[Found]) -> int | None:
    """The rank of the first gold passage, from 1; None where there is none."""
    for rank, place in enumerate(retrieved, 1):
        if is_gold(question, place.document, place.section, place.text):
            return rank
    return None


def is_gold(question: EvalQuestion, document: str, section: str, text: str) -> bool:
    """Whether a passage holds or stands where the answer is; `section` is the path joined with « / »."""
    if not has_gold(question):
        return False
    return by_quote(question, section, text) or by_heading(question, document, section)


def by_quote(question: EvalQuestion, section: str, text: str) -> bool:
    """Whether a gold snippet stands in the passage's text or in its headings."""
    return any(stands_in(quote, text) or stands_in(quote, section) for quote in question.quotes)


def by_heading(question: EvalQuestion, document: str, section: str) -> bool:
    """Whether the passage stands in a gold document under the gold headings."""
    if document not in question.docs or not question.locators:
        return False
    headings = section.split(SEPARATOR)
    advice, others = _split(question.locators)
    # A section may be split once below its heading; a chapter's heading far above says too little.
    groups = ((headings, advice), (headings[-2:], others))
    return all(_any_match(found, wanted) for found, wanted in groups if wanted)


def gold_places_cited(case: Case) -> tuple[bool, ...]:
    """For each gold place, whether a citation leads there: for each snippet, or for each heading where gold is
    known by headings. Of headings that name a piece of advice and one of its sections, the section is the place."""
    question, outcome = case.question, case.outcome
    cited = [(c.document, c.section, _quoted(c, outcome.retrieved)) for c in outcome.citations]
    return tuple(any(is_gold(place, *citation) for citation in cited) for place in _places(question))


def _places(question: EvalQuestion) -> Iterator[EvalQuestion]:
    """The question once for each of its gold places, with nothing but that place for gold."""
    for quote in question.quotes:
        yield question.model_copy(update={"quotes": (quote,), "locators": ()})
    if not question.quotes:
        advice, others = _split(question.locators)
        for locator in others or advice:
            yield question.model_copy(update={"locators": (*(advice if others else ()), locator)})


def fit_to(questions: Sequence[EvalQuestion], passages: Sequence[tuple[str, str]]) -> tuple[EvalQuestion, ...]:
    """The questions as a corpus can be judged by: by quote where it holds the snippets, else by heading.

    `passages` are the corpus' passages as (section path joined with « / », text).
    """
    folded = [normal(f"{section}\n{text}") for section, text in passages]
    fitted = []
    for question in questions:
        quoted = any(normal(quote) in text for quote in question.quotes for text in folded)
        drop = {"locators": ()} if quoted else {"quotes": ()}
        fitted.append(question.model_copy(update=drop))
    return tuple(fitted)


def _split(locators: Sequence[str]) -> tuple[list[str], list[str]]:
    """The locators that name a piece of advice, and the others."""
    advice = [locator for locator in locators if ADVICE.match(normal(locator))]
    return advice, [locator for locator in locators if locator not in advice]


def _any_match(headings: Sequence[str], locators: Sequence[str]) -> bool:
    return any(same_heading(heading, locator) for heading in headings for locator in locators)


def same_heading(one: str, other: str) -> bool:
    """Whether two headings are the same, or the shorter, of two words or more, stands whole in the longer."""
    a, b = sorted((normal(one), normal(other)), key=len)
    if a == b:
        return bool(a)
    return len(a.split()) >= MIN_SHARED_WORDS and f" {a} " in f" {b} "


def _is_gold_citation(question: EvalQuestion, citation: Cited, retrieved: Sequence[Found]) -> bool:
    return is_gold(question, citation.document, citation.section, _quoted(citation, retrieved))


def _quoted(citation: Cited, retrieved: Sequence[Found]) -> str:
    """The passage that a citation quotes, or the quote alone where that was not stored."""
    place = (citation.document, citation.section)
    whole = [r.text for r in retrieved if (r.document, r.section) == place and citation.quote in r.text]
    return whole[0] if whole else citation.quote
