"""The plain recipes that Samråd is held against, on the same questions, passages and encoder.

They see the question alone: a recipe without a language model has no way to understand a follow-up. Questions
without gold are not asked.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from evals.figures import BaselineResult
from evals.gold import has_gold, judge
from evals.metrics import score_retrieval
from evals.outcome import Outcome, found
from evals.questions import EvalQuestion
from evals.recipes import BM25, Dense, Encoder, Fusion, Remembering
from evals.stock import Stock
from ingest.passages import Passage
from retrieval.answer import AnswerStatus, Retrieved

K = 10
SEED = 2017


class Recipe(Protocol):
    """A way to find passages."""

    name: str

    def find(self, question: str, k: int = K) -> Sequence[Retrieved]:
        """The k passages that lie nearest the question, best first."""
        ...


def recipes(encoder: Encoder, passages: Sequence[Passage], texts: Mapping[str, str]) -> tuple[Recipe, ...]:
    """The four recipes, on the documents' raw texts by id and on the passages that ingest cut of them."""
    remembering = Remembering(encoder)  # three of the recipes ask for the same questions' vectors
    words, dense = BM25(passages), Dense(passages, remembering)
    return Stock(texts, passages, remembering), words, dense, Fusion(words, dense)


def run_baselines(
    questions: Sequence[EvalQuestion],
    encoder: Encoder,
    passages: Sequence[Passage],
    texts: Mapping[str, str],
    *,
    seed: int = SEED,
) -> tuple[BaselineResult, ...]:
    """Every recipe's figures on the questions with gold."""
    asked = [question for question in questions if has_gold(question)]
    return tuple(score_recipe(recipe, asked, seed) for recipe in recipes(encoder, passages, texts))


def score_recipe(recipe: Recipe, questions: Sequence[EvalQuestion], seed: int) -> BaselineResult:
    """One recipe's figures."""
    cases = [judge(question, _outcome(question, recipe)) for question in questions]
    return BaselineResult(name=recipe.name, scores=score_retrieval(cases, seed))


def _outcome(question: EvalQuestion, recipe: Recipe) -> Outcome:
    retrieved = found(recipe.find(question.question))
    return Outcome(id=question.id, status=AnswerStatus.ANSWERED, answer="", ms=0.0, retrieved=retrieved)
