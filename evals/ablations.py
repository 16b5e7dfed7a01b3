"""What each ranking signal gives: the same questions, with a signal or a pair of them left out of the weighing.

The signals of a question are computed once; only the weighing is done anew. The whole comes first, and each gain is
the whole's nDCG@10 less that without the signals, question by question, so that its interval is a paired one.
"""

from collections.abc import Callable, Iterator, Sequence

from evals.figures import Ablation
from evals.gold import Case, has_gold, judge
from evals.measures import ndcg
from evals.metrics import figure, score_retrieval
from evals.outcome import Outcome, found
from evals.questions import EvalQuestion
from ingest.store import Index
from retrieval.answer import AnswerStatus
from retrieval.citing import retrieved
from retrieval.ranking import rank
from retrieval.retriever import SamradRetriever
from retrieval.scope import outside
from retrieval.signals import Signals

SEED = 2017
# Signals that stand in for each other.
TOGETHER = (("passage", "unit"), ("hint", "hint words"), ("advice", "case"), ("counsel", "case counsel"))
WHOLE: tuple[str, ...] = ()

Step = Callable[[int, int], None]  # done, of how many


def run_ablations(
    questions: Sequence[EvalQuestion], retriever: SamradRetriever, *, step: Step | None = None, seed: int = SEED
) -> tuple[Ablation, ...]:
    """The figures of the whole and of each ablation, on the questions with gold."""
    asked = [question for question in questions if has_gold(question)]
    cases: dict[tuple[str, ...], list[Case]] = {}
    for number, question in enumerate(asked, 1):
        signals = signals_of(question, retriever)
        for without in variants(retriever):
            cases.setdefault(without, []).append(_case(question, retriever, signals, without))
        if step:
            step(number, len(asked))
    return tuple(_ablation(without, cases[WHOLE], those, seed) for without, those in cases.items())


def variants(retriever: SamradRetriever) -> Iterator[tuple[str, ...]]:
    """What to leave out: nothing, each signal that weighs and that the index has, and those that go together."""
    weighing = [name for name, weight in retriever.weights.items() if weight and _has(retriever.index, name)]
    yield WHOLE
    yield from ((name,) for name in weighing)
    yield from (pair for pair in TOGETHER if set(pair) <= set(weighing))


def signals_of(question: EvalQuestion, retriever: SamradRetriever) -> Signals | None:
    """The signals of a question, understood as the chain does; None where it is refused before any search."""
    read = retriever.understood(question.question, question.history)
    return None if outside(read.text) else retriever.signals(read, retriever.vectors(read))


def _has(index: Index, name: str) -> bool:
    if name.startswith("hint"):
        return bool(index.hints)
    if name.endswith("counsel"):
        return any(index.leads.counsel)
    return name not in {"advice", "case"} or bool(index.meta.signals)


def _case(
    question: EvalQuestion, retriever: SamradRetriever, signals: Signals | None, without: tuple[str, ...]
) -> Case:
    weights = {name: weight for name, weight in retriever.weights.items() if name not in without}
    hits = rank(retriever.index, signals, retriever.count, weights) if signals else ()
    places = found(retrieved(hit.passage, hit.score) for hit in hits)
    return judge(question, Outcome(id=question.id, status=AnswerStatus.ANSWERED, answer="", ms=0.0, retrieved=places))


def _ablation(without: tuple[str, ...], whole: Sequence[Case], those: Sequence[Case], seed: int) -> Ablation:
    pairs = zip(map(ndcg, whole), map(ndcg, those), strict=True)
    gains = [(one[0] - other[0], 1.0) for one, other in pairs if one and other]
    return Ablation(without=without, scores=score_retrieval(those, seed), gain=figure(gains, seed))
