"""NorQuAD as a measure of retrieval that nobody here wrote: its eval questions, against passages of its documents.

Gold is the passage that holds the answer's place. Three ways to find it are measured: the model's vectors, the
project's word index, and the blend of their z-scores that the ranking builds on. The adapter saw the train split only.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from evals.figures import BaselineResult, PublicSet
from evals.metrics import score_ranks
from evals.outcome import RunError
from evals.vectors import Store
from ingest.lexical import WordIndex
from ingest.model import Encoder

NAME = "NorQuAD"
SPLIT = "eval"
TARGET, LONGEST = 700, 1050  # characters of a passage: whole lines up to the first, one long line up to the second
DENSE, WORDS = 0.7, 0.3
SEED = 2017
LINE = re.compile(r"[^\n]*\n|[^\n]+$")
SENTENCE = re.compile(r".+?(?:[.!?](?=\s)|$)\s*", re.DOTALL)

Scores = NDArray[np.float32]
Step = Callable[[int, int], None]  # texts encoded, of how many
Row = TypeVar("Row", bound=BaseModel)


class Document(BaseModel):
    """A text of the set."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    split: str
    text: str


class Asked(BaseModel):
    """A question, and where in its document the answer begins."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    split: str
    question: str
    document: str
    answer_start: int


@dataclass(frozen=True)
class PublicQuestions:
    """The passages of the eval documents, and each eval question with the row of its gold passage."""

    passages: tuple[str, ...]
    questions: tuple[tuple[str, int], ...]


def run_norquad(
    folder: Path, encoder: Encoder, cache: Path, *, step: Step | None = None, seed: int = SEED
) -> PublicSet:
    """The figures on NorQuAD's eval split; vectors are kept in `cache`. Raises RunError for a folder without it."""
    return measure(load(folder), encoder, Store(cache, encoder.fingerprint), step=step, seed=seed)


def measure(
    asked: PublicQuestions, encoder: Encoder, store: Store, *, step: Step | None = None, seed: int = SEED
) -> PublicSet:
    """The figures of each way to find the gold passages."""
    texts = [text for text, _ in asked.questions]
    passages, questions = store.vectors(encoder, asked.passages, texts, step)
    words = WordIndex.build(asked.passages)
    ranks: dict[str, list[int]] = {}
    for vector, (text, gold) in zip(questions, asked.questions, strict=True):
        for name, scores in blended(passages @ vector, words.scores(text)).items():
            ranks.setdefault(name, []).append(rank_of(gold, scores))
    return PublicSet(
        name=NAME,
        questions=len(asked.questions),
        passages=len(asked.passages),
        model=encoder.fingerprint,
        results=tuple(BaselineResult(name=name, scores=score_ranks(those, seed)) for name, those in ranks.items()),
    )


def blended(dense: Scores, words: Scores) -> Mapping[str, Scores]:
    """The scores of the passages by each way, by its name in the report."""
    blend = DENSE * standard(dense) + WORDS * standard(words)
    return {"Vektorer": dense, "BM25": words, "Vektorer og BM25": blend}


def standard(values: Scores) -> Scores:
    """The z-scores; zeros where nothing varies."""
    spread = float(values.std())
    return (values - values.mean()) / spread if spread > 0 else np.zeros_like(values)


def rank_of(gold: int, scores: Scores) -> int:
    """The rank of a row, from 1; behind every row with the same score, so that luck wins nothing."""
    return int((scores >= scores[gold]).sum())


def load(folder: Path) -> PublicQuestions:
    """Read the set and cut its eval documents."""
    documents = [d for d in _read(folder / "documents.jsonl", Document) if d.split == SPLIT]
    asked = [q for q in _read(folder / "questions.jsonl", Asked) if q.split == SPLIT]
    places = [(d.id, start, d.text[start:end]) for d in documents for start, end in cut(d.text)]
    first = {name: row for row, (name, start, _) in enumerate(places) if start == 0}
    missing = next((q for q in asked if q.document not in first), None)
    if missing or not asked:
        what = f"dokumentet «{missing.document}»" if missing else f"spørsmål i delen «{SPLIT}»"
        raise RunError(f"Mangler {what} i {folder}. Oppgi mappen med NorQuAD.")
    rows = [_gold(q, places, first[q.document]) for q in asked]
    return PublicQuestions(
        tuple(text.strip() for _, _, text in places),
        tuple((q.question, row) for q, row in zip(asked, rows, strict=True)),
    )


def _gold(asked: Asked, places: Sequence[tuple[str, int, str]], first: int) -> int:
    """The last passage of the document that begins no later than the answer."""
    row = first
    while row + 1 < len(places) and places[row + 1][0] == asked.document and places[row + 1][1] <= asked.answer_start:
        row += 1
    return row


def cut(text: str) -> list[tuple[int, int]]:
    """The begin and end of each passage: whole lines; of a line too long for one, whole sentences."""
    spans: list[tuple[int, int]] = []
    for start, end in _pieces(text):
        if spans and end - spans[-1][0] <= TARGET:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Lines; sentences of a line that is too long; slices of a sentence that is."""
    for line in LINE.finditer(text):
        if line.end() - line.start() <= LONGEST:
            yield line.span()
            continue
        for sentence in SENTENCE.finditer(text, line.start(), line.end()):
            for start in range(sentence.start(), sentence.end(), LONGEST):
                yield start, min(start + LONGEST, sentence.end())


def _read(path: Path, model: type[Row]) -> list[Row]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
        return [model.model_validate_json(line) for line in lines if line.strip()]
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise RunError(
            f"Kan ikke lese {path}. Oppgi mappen med NorQuAD: documents.jsonl og questions.jsonl."
        ) from error
