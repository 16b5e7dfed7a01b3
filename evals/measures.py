"""The measures: each tells of one case how much was right, out of how much, or None where it does not apply.

A figure is the sum of what was right over the sum of «out of how much» of the cases it applies to. A case
without what a measure needs (gold, key facts, citations) is left out of that measure, and counted as left
out. A question that failed has found nothing: it counts as wrong wherever it had something to find.
"""

from collections.abc import Callable, Mapping
from math import log2

from evals.folding import fold
from evals.gold import Case, gold_places_cited, has_gold
from retrieval.answer import AnswerStatus

SITUATION = "which-advice"  # the type of question that the figures of advice are about
VAGUE = "case-vague"  # a case too thin to tell which advice applies
DEPTH = 10  # MRR and nDCG look no deeper, so that lists of different lengths compare

Share = tuple[float, float]
Measure = Callable[[Case], Share | None]
Worth = Callable[[int | None], float]  # of the rank of the first gold passage, from 1; None: not found


def found_by(k: int) -> Worth:
    """1 for a rank among the first k, else 0."""
    return lambda rank: float(rank is not None and rank <= k)


def inverse(rank: int | None) -> float:
    """1 / rank, 0 below rank 10."""
    return 1 / rank if rank and rank <= DEPTH else 0.0


def discounted(rank: int | None) -> float:
    """1 / log2(1 + rank), 0 below rank 10."""
    return 1 / log2(1 + rank) if rank and rank <= DEPTH else 0.0


RANK_WORTH: Mapping[str, Worth] = {
    "hit_1": found_by(1),
    "hit_3": found_by(3),
    "hit_5": found_by(5),
    "hit_10": found_by(10),
    "mrr": inverse,
    "ndcg_10": discounted,
}


def hit_at(k: int) -> Measure:
    """The measure of whether gold stands among the first k retrieved passages."""
    return of_rank(found_by(k))


def of_rank(worth: Worth) -> Measure:
    """The measure of what a case's rank is worth."""
    return lambda case: _of_gold(case, worth(case.rank))


def reciprocal_rank(case: Case) -> Share | None:
    """1 / the rank of the first gold passage, 0 below rank 10."""
    return _of_gold(case, inverse(case.rank))


def ndcg(case: Case) -> Share | None:
    """Binary nDCG@10 with one relevant place a question: 1 / log2(1 + rank of the first gold passage).

    Gold passages are alternatives: a second one further down neither helps nor harms, and the ideal is 1.
    """
    return _of_gold(case, discounted(case.rank))


def _of_gold(case: Case, score: float) -> Share | None:
    return (score, 1.0) if has_gold(case.question) else None


def facts_present(case: Case) -> tuple[bool, ...]:
    """For each key fact, whether one of its alternatives stands in the answer's text in lower case."""
    answer = fold(case.outcome.answer).lower()
    return tuple(any(fold(a).lower() in answer for a in fact) for fact in case.question.keyfacts)


def facts(case: Case) -> Share | None:
    """The share of the key facts that stand in the answer."""
    present = facts_present(case)
    return (sum(present) / len(present), 1.0) if present and case.question.expect == "answer" else None


def facts_all(case: Case) -> Share | None:
    """Whether every key fact stands in the answer."""
    present = facts_present(case)
    return (float(all(present)), 1.0) if present and case.question.expect == "answer" else None


def forbidden(case: Case) -> Share | None:
    """Whether something that a right answer must not hold stands in the answer; lower is better."""
    answer = fold(case.outcome.answer).lower()
    unwanted = case.question.forbidden
    return (float(any(fold(text).lower() in answer for text in unwanted)), 1.0) if unwanted else None


def citation_verbatim(case: Case) -> Share | None:
    """The citations whose quote stands, character for character, in a retrieved passage; out of all."""
    quotes = [citation.quote for citation in case.outcome.citations]
    texts = [place.text for place in case.outcome.retrieved]
    standing = sum(bool(quote) and any(quote in text for text in texts) for quote in quotes)
    return (float(standing), float(len(quotes))) if quotes else None


def citation_precision(case: Case) -> Share | None:
    """The citations that lead to gold; out of all citations of the question."""
    applies = has_gold(case.question) and case.cited
    return (float(sum(case.cited)), float(len(case.cited))) if applies else None


def citation_recall(case: Case) -> Share | None:
    """Whether any citation leads to gold."""
    return _of_gold(case, float(any(case.cited)))


def citation_section_recall(case: Case) -> Share | None:
    """The gold places that a citation leads to; out of all gold places of the question."""
    if not has_gold(case.question):
        return None
    reached = gold_places_cited(case)
    return float(sum(reached)), float(len(reached))


def citation_document_precision(case: Case) -> Share | None:
    """The citations of a gold document; out of all citations of the question."""
    documents = _documents_cited(case)
    applies = has_gold(case.question) and case.question.docs and documents
    return (float(sum(right for _, right in documents)), float(len(documents))) if applies else None


def citation_document_recall(case: Case) -> Share | None:
    """The gold documents that are cited; out of all of them. A gold passage printed elsewhere stands for one."""
    wanted = len(set(case.question.docs))
    if not (has_gold(case.question) and wanted):
        return None
    reached = {document for document, right in _documents_cited(case) if right}
    return float(min(len(reached), wanted)), float(wanted)


def _documents_cited(case: Case) -> list[tuple[str, bool]]:
    """Each citation's document, and whether it is a gold one or holds the gold that is cited."""
    pairs = zip(case.outcome.citations, case.cited, strict=True)
    return [(c.document, led or c.document in case.question.docs) for c, led in pairs]


def silence_precision(case: Case) -> Share | None:
    """Of the questions that were met with silence, those that should be."""
    return (float(_should_abstain(case)), 1.0) if _silent(case) else None


def silence_recall(case: Case) -> Share | None:
    """Of the questions that should be met with silence, those that were."""
    return (float(case.outcome.silent), 1.0) if _should_abstain(case) else None


def silence_f1(case: Case) -> Share | None:
    """2 true silences over 2 true + false + missing ones."""
    should, silent = _should_abstain(case), _silent(case)
    return (2.0 * (should and silent), float(should) + float(silent)) if should or silent else None


def _should_abstain(case: Case) -> bool:
    return case.question.expect == "abstain" and judges_silence(case)


def _silent(case: Case) -> bool:
    return case.outcome.silent and judges_silence(case)


def judges_silence(case: Case) -> bool:
    """Whether it tells of silence: a case too thin to judge calls for questions back, which is neither."""
    return case.question.type != VAGUE


def advice_first(case: Case) -> Share | None:
    """Whether the advice named first is the question's most relevant one."""
    return _of_advice(case, 1)


def advice_top2(case: Case) -> Share | None:
    """Whether the question's most relevant advice is among the first two named."""
    return _of_advice(case, 2)


def _of_advice(case: Case, k: int) -> Share | None:
    right = case.question.advice[:1]
    return (float(right[0] in case.outcome.advice[:k]), 1.0) if right and _asks_advice(case) else None


def advice_f1(case: Case) -> Share | None:
    """2 × the advices that were named and apply, over those named + those that apply."""
    gold, named = set(case.question.advice), set(case.outcome.advice)
    return (2.0 * len(gold & named), float(len(gold) + len(named))) if gold and _asks_advice(case) else None


def _asks_advice(case: Case) -> bool:
    return case.question.type == SITUATION


def failed(case: Case) -> Share | None:
    """Whether something broke; lower is better."""
    return float(case.outcome.status is AnswerStatus.FAILED), 1.0
