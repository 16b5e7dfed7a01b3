"""What went wrong with a question, as codes that the report puts into words."""

from enum import StrEnum

from evals import measures
from evals.gold import Case, has_gold
from retrieval.answer import AnswerStatus

FOUND_K = 5


class Miss(StrEnum):
    """One thing that went wrong."""

    FAILED = "failed"
    NOT_SILENT = "not-silent"  # an answer where the corpus is silent
    SILENT = "silent"  # silence where the corpus has an answer
    NOT_FOUND = "not-found"  # no gold passage among the first five
    FACTS = "facts"
    FORBIDDEN = "forbidden"
    CITATION = "citation"  # no citation leads to gold
    QUOTE = "quote"  # a quote that stands in no retrieved passage
    ADVICE = "advice"  # the first advice is not the most relevant one


def misses(case: Case) -> tuple[Miss, ...]:
    """What went wrong with a question, if anything; where no answer was given, that is enough."""
    if case.outcome.status is AnswerStatus.FAILED:
        return (Miss.FAILED,)
    found = [Miss.NOT_FOUND] if hit(case) is False else []
    if case.outcome.silent:
        wrongly = case.question.expect == "answer" and measures.judges_silence(case)
        return (Miss.SILENT, *found) if wrongly else ()
    if case.question.expect == "abstain" and measures.judges_silence(case):
        found.append(Miss.NOT_SILENT)
    checks = {
        Miss.FACTS: _lacks(measures.facts_all(case)),
        Miss.FORBIDDEN: measures.forbidden(case) == (1.0, 1.0),
        Miss.CITATION: _lacks(measures.citation_recall(case)),
        Miss.QUOTE: _lacks(measures.citation_verbatim(case)),
        Miss.ADVICE: _lacks(measures.advice_first(case)),
    }
    return (*found, *(miss for miss, wrong in checks.items() if wrong))


def hit(case: Case) -> bool | None:
    """Whether gold stands among the first five; None where it is not known where the answer stands."""
    return (case.rank is not None and case.rank <= FOUND_K) if has_gold(case.question) else None


def _lacks(share: measures.Share | None) -> bool:
    return share is not None and share[0] < share[1]
