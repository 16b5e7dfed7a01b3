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
    citation_section_recall: Figure
    citation_document_precision: Figure
    citation_document_recall: Figure
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


class Ablation(BaseModel):
    """How well the right passage is found when ranking signals are left out."""

    model_config = ConfigDict(frozen=True)

    without: tuple[str, ...]  # names of signals; none: the whole
    scores: RetrievalScores
    gain: Figure  # what the signals give in nDCG@10: the whole less this, question by question


class PublicSet(BaseModel):
    """Retrieval on a question set that others made."""

    model_config = ConfigDict(frozen=True)

    name: str
    questions: int
    passages: int
    model: str  # the fingerprint of the embedding model
    results: tuple[BaselineResult, ...]


class NamingScores(BaseModel):
    """How well the advice that applies to a situation is named."""

    model_config = ConfigDict(frozen=True)

    first: Figure
    top2: Figure
    f1: Figure
    macro_f1: Figure


class AdvisingScores(NamingScores):
    """How well cases are advised on; what each field means is said at its measure."""

    calibration_error: Figure
    thin: Figure
    refused: Figure
    turned_away: Figure
    grounded: Figure
    failed: Figure


class AdvisingBaseline(BaseModel):
    """How well the advice is named by a plain recipe."""

    model_config = ConfigDict(frozen=True)

    name: str
    scores: NamingScores
    gain: Figure  # how much more often the adviser is right first: case by case, its own less this


class CalibrationBin(BaseModel):
    """The pairs of advice and situation whose strength lies in a range."""

    model_config = ConfigDict(frozen=True)

    low: float
    high: float
    pairs: int
    strength: float | None  # the mean
    share: Figure  # of the pairs whose advice is right


class AdvisingGroup(BaseModel):
    """The figures of «which advice applies» on some cases."""

    model_config = ConfigDict(frozen=True)

    cases: int
    scores: AdvisingScores
    bins: tuple[CalibrationBin, ...]
    baselines: tuple[AdvisingBaseline, ...] = ()


class Advising(AdvisingGroup):
    """The figures of «which advice applies», over all cases and by language."""

    by_language: Mapping[str, AdvisingGroup]


class Parity(BaseModel):
    """The same questions in several languages, of the stems that have them all."""

    model_config = ConfigDict(frozen=True)

    stems: int
    hit_5: Mapping[str, float]  # by language
    shared: Mapping[str, float]  # by language but nb: the share of nb's first five passages found there too
    scores: Mapping[str, Scores] = {}  # by language


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
    ablations: tuple[Ablation, ...] = ()  # the whole first
    public: tuple[PublicSet, ...] = ()
    advising: Advising | None = None  # None where no case was put to the adviser
