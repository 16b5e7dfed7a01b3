"""The figures of a run are computed: over all questions and by group, each with its interval."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil

import numpy as np

from evals import measures
from evals.figures import Figure, Latency, Metrics, Parity, RetrievalScores, Scores
from evals.gold import Case, has_gold
from evals.measures import Measure, Share
from evals.questions import half
from retrieval.answer import AnswerStatus

RESAMPLES = 1000
LANGUAGES = ("nb", "nn", "en")
PARITY_K = 5


RETRIEVAL_MEASURES: Mapping[str, Measure] = {
    name: measures.of_rank(worth) for name, worth in measures.RANK_WORTH.items()
}
MEASURES: Mapping[str, Measure] = {
    **RETRIEVAL_MEASURES,
    "facts": measures.facts,
    "facts_all": measures.facts_all,
    "forbidden": measures.forbidden,
    "citation_verbatim": measures.citation_verbatim,
    "citation_precision": measures.citation_precision,
    "citation_recall": measures.citation_recall,
    "citation_section_recall": measures.citation_section_recall,
    "citation_document_precision": measures.citation_document_precision,
    "citation_document_recall": measures.citation_document_recall,
    "silence_precision": measures.silence_precision,
    "silence_recall": measures.silence_recall,
    "silence_f1": measures.silence_f1,
    "advice_first": measures.advice_first,
    "advice_top2": measures.advice_top2,
    "advice_f1": measures.advice_f1,
    "failed": measures.failed,
}


def measure_all(cases: Sequence[Case], seed: int) -> Metrics:
    """Every figure of a run; `seed` fixes the resampling of the intervals."""
    return Metrics(
        questions=len(cases),
        scores=score(cases, seed),
        by_type=_grouped(cases, lambda case: case.question.type, seed),
        by_language=_grouped(cases, lambda case: case.question.lang, seed),
        by_half=_grouped(cases, lambda case: half(case.question.id), seed),
        parity=parity(cases, seed),
        latency=latency(cases),
    )


def score(cases: Sequence[Case], seed: int) -> Scores:
    """The figures of some cases."""
    return Scores(**{name: figure(map(measure, cases), seed) for name, measure in MEASURES.items()})


def score_retrieval(cases: Sequence[Case], seed: int) -> RetrievalScores:
    """The figures that need nothing but the retrieved passages."""
    named = {name: figure(map(measure, cases), seed) for name, measure in RETRIEVAL_MEASURES.items()}
    return RetrievalScores(**named)


def score_ranks(ranks: Sequence[int | None], seed: int) -> RetrievalScores:
    """The figures of questions whose gold passage stands at those ranks, from 1; None where it was not found."""
    worth = measures.RANK_WORTH.items()
    return RetrievalScores(**{name: figure([(of(rank), 1.0) for rank in ranks], seed) for name, of in worth})


def figure(shares: Iterable[Share | None], seed: int) -> Figure:
    """The sum of what was right over the sum of how much, with the interval that resampled questions give."""
    given = list(shares)
    counted = np.array([share for share in given if share is not None], dtype=np.float64).reshape(-1, 2)
    n, left_out = len(counted), len(given) - len(counted)
    if not n:
        return Figure(value=None, low=None, high=None, n=0, left_out=left_out)
    value = counted[:, 0].sum() / counted[:, 1].sum()
    times_drawn = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=RESAMPLES)
    drawn = times_drawn @ counted
    low, high = np.percentile(drawn[:, 0] / drawn[:, 1], [2.5, 97.5])
    rounded = [round(float(number), 4) for number in (value, low, high)]
    return Figure(value=rounded[0], low=rounded[1], high=rounded[2], n=n, left_out=left_out)


def _grouped(cases: Sequence[Case], key: Callable[[Case], str], seed: int) -> dict[str, Scores]:
    names = sorted({key(case) for case in cases})
    return {name: score([case for case in cases if key(case) == name], seed) for name in names}


def parity(cases: Sequence[Case], seed: int = 0) -> Parity:
    """The figures by language, and how much of what is found is the same, on stems asked in nb, nn and en."""
    stems: dict[str, dict[str, Case]] = {}
    for case in cases:
        if case.question.id != case.question.stem and has_gold(case.question):
            stems.setdefault(case.question.stem, {})[case.question.id[-2:]] = case
    whole = [versions for versions in stems.values() if set(versions) == set(LANGUAGES)]
    if not whole:
        return Parity(stems=0, hit_5={}, shared={})
    hits = {lang: _mean([_hit(versions[lang]) for versions in whole]) for lang in LANGUAGES}
    shared = {lang: _mean([_shared(versions["nb"], versions[lang]) for versions in whole]) for lang in LANGUAGES[1:]}
    scores = {lang: score([versions[lang] for versions in whole], seed) for lang in LANGUAGES}
    return Parity(stems=len(whole), hit_5=hits, shared=shared, scores=scores)


def _hit(case: Case) -> float:
    return float(case.rank is not None and case.rank <= PARITY_K)


def _shared(one: Case, other: Case) -> float:
    first, second = (
        {(place.document, place.text) for place in case.outcome.retrieved[:PARITY_K]} for case in (one, other)
    )
    return len(first & second) / len(first) if first else 0.0


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 4)


def latency(cases: Sequence[Case]) -> Latency:
    """The median and the 95th percentile of the time a question took."""
    times = [case.outcome.ms for case in cases if case.outcome.status is not AnswerStatus.FAILED]
    return Latency(p50_ms=percentile(times, 50), p95_ms=percentile(times, 95), n=len(times))


def percentile(values: Sequence[float], share: int) -> float | None:
    """The least value that `share` per cent of the values do not exceed; None of no values."""
    return sorted(values)[ceil(share * len(values) / 100) - 1] if values else None
