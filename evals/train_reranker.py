"""Trains a cross-encoder on the adapted embedding model: one passage that answers among hard ones that do not.

Questions with a known place (evals/training/fit.jsonl, and as many hints again), each with a passage that answers it
and the likest ones by words (BM25) that do not, are read pair by pair; the loss is that of choosing the right one. The
upper layers and a new head are trained, one pass, with a fixed seed. What comes out is an ordinary
sentence-transformers CrossEncoder folder for SAMRAD_RERANKER. It is not part of Samråd: what it gains and what it costs
stands in evals/README.md. No question of evals/questions is used.
"""

import argparse
import logging
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn

from evals.questions import EvalQuestion, load_questions
from evals.train_adapter import rise_and_fall
from evals.training_pairs import Passages, gold_rows, shuffled
from ingest.bundled import bundled_folder
from ingest.offline import go_offline
from retrieval.understand import understand

log = logging.getLogger("train_reranker")

WRONG = 3  # passages beside the right one
TOGETHER = 8  # questions in a batch
FIRST = 6  # the lowest of the twelve layers that is trained
LENGTH = 192  # tokens of a question and a passage
PEAK = 2e-4  # learning rate


class Choice(NamedTuple):
    """A question and texts, the first of which answers it."""

    question: str
    texts: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and save the cross-encoder, and say how the loss went."""
    parser = argparse.ArgumentParser(prog="python -m evals.train_reranker", description=__doc__)
    parser.add_argument("--corpus", type=Path, nargs="+", required=True, metavar="FOLDER")
    parser.add_argument("--questions", type=Path, nargs="+", required=True, metavar="FILE", help="training questions")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--base", type=Path, metavar="FOLDER", help="a BERT folder; without it the adapted model")
    parser.add_argument("--most", type=int, default=2000, metavar="N", help="questions at most")
    parser.add_argument("--seed", type=int, default=17)
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    go_offline()
    asked = [question for question in load_questions(given.questions) if question.expect == "answer"]
    choices = shuffled([choice for folder in given.corpus for choice in choices_of(Passages(folder), asked)])
    with TemporaryDirectory() as folder:
        train(given.base or bundled_folder(Path(folder)), choices[: given.most], given.out)
    return 0


def choices_of(passages: Passages, asked: Sequence[EvalQuestion]) -> list[Choice]:
    """The training questions with their gold, and as many hints with what they lead to."""
    known = [(understand(q.question, q.history).resolved, gold_rows(q, passages.passages)) for q in asked]
    hints = [(hint.question, list(hint.passages)) for hint in passages.led.hints]
    known += random.sample(hints, min(len(hints), len(known)))
    return [
        Choice(question, tuple(passages.texts[row].text for row in (*random.sample(rows, 1), *wrong)))
        for question, rows in known
        if rows and len(wrong := passages.wrong(question, rows)[:WRONG]) == WRONG
    ]


def train(base: Path, choices: Sequence[Choice], out: Path) -> None:
    """One pass over the questions; the cross-encoder is saved at the end."""
    from sentence_transformers import CrossEncoder
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(base)
    model = AutoModelForSequenceClassification.from_pretrained(base, num_labels=1)
    trained = _upper(model)
    optimizer = torch.optim.AdamW(trained, lr=PEAK)
    batches = [choices[at : at + TOGETHER] for at in range(0, len(choices), TOGETHER)]
    schedule = rise_and_fall(optimizer, len(batches))
    begun, losses = time.monotonic(), list[float]()
    for step, batch in enumerate(batches, 1):
        loss = choosing_loss(model, tokenizer, batch)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
        if step % 10 == 0:
            log.info("%d/%d loss %.3f %.0f s", step, len(batches), np.mean(losses[-10:]), time.monotonic() - begun)
    with TemporaryDirectory() as folder:
        model.save_pretrained(folder)
        tokenizer.save_pretrained(folder)
        CrossEncoder(folder, device="cpu", local_files_only=True).save_pretrained(str(out), create_model_card=False)


def _upper(model: Any) -> list[nn.Parameter]:
    """What is trained: the head and the upper layers; the rest is frozen."""
    model.requires_grad_(False)
    parts = [*model.base_model.encoder.layer[FIRST:], model.classifier]
    if model.base_model.pooler is not None:
        parts.append(model.base_model.pooler)
    parameters = [parameter for part in parts for parameter in part.parameters()]
    for parameter in parameters:
        parameter.requires_grad_(True)
    return parameters


def choosing_loss(model: Any, tokenizer: Any, batch: Sequence[Choice]) -> torch.Tensor:
    """Cross entropy of choosing the first text of each question."""
    questions = [choice.question for choice in batch for _ in choice.texts]
    texts = [text for choice in batch for text in choice.texts]
    fed = tokenizer(questions, texts, padding=True, truncation=True, max_length=LENGTH, return_tensors="pt")
    scores = model(**fed).logits.view(len(batch), -1)
    return nn.functional.cross_entropy(scores, torch.zeros(len(batch), dtype=torch.long))


if __name__ == "__main__":
    sys.exit(main())
