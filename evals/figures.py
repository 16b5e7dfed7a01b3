"""The figures of a run, as models; no figure is ever NaN: without cases it is None."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict


class Figure(BaseModel):
    """A share with its 95 % bootstrap interval over questions; all three are None where n is 0."""

    model_config = ConfigDict(frozen=True)

    value: float | None
    low: float | None
    high: float | None
    n: int  # the questions that it rests on
    left_out: int  # the questions that it does not apply to


class RetrievalScores(BaseModel):
    """How well the right passage is found."""

    model_config = ConfigDict(frozen=True)

    hit_1: Figure
    hit_3: Figure
    hit_5: Figure
    hit_10: Figure
    mrr: Figure
    ndcg_10: Figure


class Scores(RetrievalScores):
    """How well questions are answered; what each field means is said at its measure."""

    facts: Figure
    facts_all: Figure
    forbidden: Figure
    citation_verbatim: Figure
    citation_precision: Figure
    citation_recall: Figure
    silence_precision: Figure
    silence_recall: Figure
    silence_f1: Figure
    advice_first: Figure
    advice_top2: Figure
    advice_f1: Figure
    failed: Figure


class BaselineResult(BaseModel):
    """How well another recipe finds the right passage."""

    model_config = ConfigDict(frozen=True)

    name: str
    scores: RetrievalScores


class Parity(BaseModel):
    """The same questions in several languages, of the stems that have them all."""

    model_config = ConfigDict(frozen=True)

    stems: int
    hit_5: Mapping[str, float]  # by language
    shared: Mapping[str, float]  # by language but nb: the share of nb's first five passages found there too


class Latency(BaseModel):
    """Milliseconds a question, failed ones aside, by nearest rank."""

    model_config = ConfigDict(frozen=True)

    p50_ms: float | None
    p95_ms: float | None
    n: int


class Metrics(BaseModel):
    """All figures of one run."""

    model_config = ConfigDict(frozen=True)

    questions: int
    scores: Scores
    by_type: Mapping[str, Scores]
    by_language: Mapping[str, Scores]
    by_half: Mapping[str, Scores]
    parity: Parity
    latency: Latency
