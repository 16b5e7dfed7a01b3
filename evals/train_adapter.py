"""Trains the adapter that ships with the embedding model: LoRA, in-batch and hard negatives, one fixed seed.

Pairs of a question and a passage, in batches that take turns: NorQuAD's train split with the passages that hold the
answers; then, in the corpus and in the originals, the hints with the passages that they lead to, the training
questions (evals/training/fit.jsonl) with their gold passages, and the situations with the section that they call for
first; the hints and situations with the sentences that answer them; and the signals and situations of the catalogue
with the piece of advice that they call for. Of a hint or situation, the passage is asked for in one of the two corpora
and the sentence in the other. A question's negatives are the other texts of its batch: neighbours of the right one, for
these are the hardest, and a few that share the most words with the batch's questions (BM25) or stand beside the
sentence. To save time a text is encoded once for several of its questions, and only the upper layers are trained, so
that what the lower ones make of a text is made once.

The shipped file was made with seed 17. No question of evals/questions was used.
"""

import argparse
import logging
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeVar

import numpy as np
import torch
from torch import nn

from evals.questions import load_questions
from evals.training_pairs import (
    Pair,
    Passages,
    Text,
    advice_pairs,
    answer_pairs,
    asked_pairs,
    batches_of,
    by_turns,
    counsel_pairs,
    hint_pairs,
    norquad_pairs,
    shuffled,
)
from ingest.adapter import LINEAR, Adapter, write_adapter
from ingest.bundled import SHA256, bundled_folder
from ingest.offline import go_offline

log = logging.getLogger("train_adapter")
T = TypeVar("T")

RANK, ALPHA = 16, 32
FIRST = 6  # the lowest of the twelve layers that is trained
LENGTH = 192  # tokens
NEGATIVES = 4  # passages in a batch that answer none of its questions
NORQUAD_EACH, HINTS_EACH, CASES_EACH, SITUATIONS_EACH = 5, 6, 8, 12  # of a passage's questions, so many at a time
PEAK, WARM_UP = 3e-4, 0.1  # learning rate, and the part of the steps in which it rises
SCALE = 50.0  # cosines to logits: this model was trained with temperature 0.01, and its cosines lie close
SAVED = 4  # times


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write the adapter's file, and say how the loss went."""
    parser = argparse.ArgumentParser(prog="python -m evals.train_adapter", description=__doc__)
    parser.add_argument("--norquad", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--corpus", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--originals", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--questions", type=Path, nargs="+", required=True, metavar="FILE", help="training questions")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--stop", type=int, metavar="N", help="stop after N batches, the schedule left as it is")
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    sources = _sources(given)
    with TemporaryDirectory() as folder:
        tower = Tower(bundled_folder(Path(folder), bare=True))
    batches = shuffled([(s.texts, batch) for s in sources for batch in batches_of(s.pairs, s.each)])
    train(tower, batches, given.stop or len(batches), lambda: write_adapter(tower.adapter(given.seed), given.out))
    return 0


class Source(NamedTuple):
    """Passages, the questions that are asked of them, and how many of a passage's questions at a time."""

    texts: list[Text]
    pairs: list[Pair]
    each: int


def _sources(given: argparse.Namespace) -> list[Source]:
    asked = [question for question in load_questions(given.questions) if question.expect == "answer"]
    sources = [
        Source(*norquad_pairs(given.norquad), NORQUAD_EACH),
        Source(*advice_pairs(given.corpus), SITUATIONS_EACH),
    ]
    for turn, folder in enumerate((given.corpus, given.originals)):
        passages = Passages(folder)
        sources += [
            Source(passages.texts, by_turns(hint_pairs(passages), turn), HINTS_EACH),
            Source(passages.texts, asked_pairs(passages, asked), HINTS_EACH),
            Source(passages.texts, by_turns(counsel_pairs(passages), turn), CASES_EACH),
            Source(passages.units, by_turns(answer_pairs(passages), 1 - turn), HINTS_EACH),
        ]
    log.info("pairs: %s", ", ".join(str(len(source.pairs)) for source in sources))
    return sources


def _parts(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[at : at + 10] for at in range(0, len(items), 10))


class Low(nn.Module):
    """A linear layer with a trained low-rank matrix beside it: Wx + b + (alpha / rank) · B(Ax)."""

    def __init__(self, base: nn.Linear):
        super().__init__()
        self.base = base
        self.a = nn.Parameter(torch.randn(RANK, base.in_features) / base.in_features**0.5)
        self.b = nn.Parameter(torch.zeros(base.out_features, RANK))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The layer's output."""
        low = nn.functional.linear(nn.functional.linear(x, self.a), self.b)
        return torch.add(self.base(x), low, alpha=ALPHA / RANK)


class Tower:
    """The bare model with an untrained adapter in it; it turns texts into unit vectors, with gradients."""

    def __init__(self, folder: Path):
        go_offline()
        from transformers import AutoModel, AutoTokenizer

        self._tokenizer = AutoTokenizer.from_pretrained(folder)
        self._model = AutoModel.from_pretrained(folder).eval().requires_grad_(False)
        self._lower: dict[str, torch.Tensor] = {}
        self.layers: dict[str, Low] = {}
        for name, module in list(self._model.named_modules()):
            if name.startswith("encoder.layer.") and int(name.split(".")[2]) >= FIRST and name.endswith(LINEAR):
                self.layers[f"{name}.weight"] = Low(module)
                above, _, last = name.rpartition(".")
                setattr(self._model.get_submodule(above), last, self.layers[f"{name}.weight"])

    def parameters(self) -> list[nn.Parameter]:
        """What is trained."""
        return [matrix for low in self.layers.values() for matrix in (low.a, low.b)]

    def encode(self, texts: Sequence[str]) -> torch.Tensor:
        """(texts, width); the lengths of a part are near each other, so that little is padded."""
        self._run_lower([text for text in dict.fromkeys(texts) if text not in self._lower])
        order = sorted(range(len(texts)), key=lambda i: len(self._lower[texts[i]]))
        parts = [self._upper([self._lower[texts[i]] for i in some]) for some in _parts(order)]
        return torch.cat(parts)[torch.tensor(order).argsort()]

    @torch.no_grad()
    def _run_lower(self, texts: list[str]) -> None:
        """Keep what the layers that are not trained make of the texts: (tokens, width) each."""
        for some in _parts(sorted(texts, key=len)):
            fed = self._tokenizer(some, padding=True, truncation=True, max_length=LENGTH, return_tensors="pt")
            state = self._model.embeddings(input_ids=fed["input_ids"])
            state = self._through(0, FIRST, state, fed["attention_mask"])
            sizes = fed["attention_mask"].sum(1).tolist()
            for text, row, size in zip(some, state, sizes, strict=True):
                self._lower[text] = row[:size].clone()

    def _upper(self, lower: list[torch.Tensor]) -> torch.Tensor:
        state = nn.utils.rnn.pad_sequence(lower, batch_first=True)
        mask = torch.tensor([[i < len(one) for i in range(state.shape[1])] for one in lower]).long()
        hidden = self._through(FIRST, len(self._model.encoder.layer), state, mask)
        mean = (hidden * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
        return nn.functional.normalize(mean, dim=-1)

    def _through(self, first: int, end: int, state: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The states after some of the layers; what was padded is not attended to."""
        hidden = (1.0 - mask[:, None, None, :]) * torch.finfo(state.dtype).min
        for layer in self._model.encoder.layer[first:end]:
            made = layer(state, hidden)
            state = made[0] if isinstance(made, tuple) else made
        return state

    def adapter(self, seed: int) -> Adapter:
        """What has been trained so far."""
        pairs = {n: (low.a.detach().numpy(), low.b.detach().numpy()) for n, low in self.layers.items()}
        return Adapter(SHA256, seed, ALPHA / RANK, pairs)


def train(
    tower: Tower, batches: Sequence[tuple[Sequence[Text], list[Pair]]], stop: int, save: Callable[[], None]
) -> None:
    """One pass over the first `stop` batches; `save` is called a few times on the way and at the end."""
    optimizer = torch.optim.AdamW(tower.parameters(), lr=PEAK, weight_decay=0.0)
    schedule = rise_and_fall(optimizer, len(batches))
    begun, losses = time.monotonic(), list[float]()
    for step, (texts, batch) in enumerate(batches[:stop], 1):
        loss = batch_loss(tower, texts, batch)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(tower.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
        if step % 10 == 0:
            log.info("%d/%d loss %.3f %.0f s", step, len(batches), np.mean(losses[-10:]), time.monotonic() - begun)
        if step % -(-len(batches) // SAVED) == 0 or step == stop:
            save()


def rise_and_fall(optimizer: torch.optim.Optimizer, steps: int) -> torch.optim.lr_scheduler.LambdaLR:
    """A learning rate that rises for a part of the steps and falls to nothing over the rest."""
    rise = max(1, int(WARM_UP * steps))
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / rise, (steps - step) / (steps - rise + 1))
    )


def batch_loss(tower: Tower, texts: Sequence[Text], batch: Sequence[Pair]) -> torch.Tensor:
    """Cross entropy of each question's own passage among all of the batch, those of its group left out."""
    hard = [row for row, _ in Counter(pair.negative for pair in batch).most_common(NEGATIVES)]
    rows = sorted({pair.positive for pair in batch} | set(hard))
    questions = tower.encode([f"query: {pair.question}" for pair in batch])
    passages = tower.encode([f"passage: {texts[row].text}" for row in rows])
    own = torch.tensor([rows.index(pair.positive) for pair in batch])
    same = [[texts[row].group == texts[pair.positive].group for row in rows] for pair in batch]
    others = torch.tensor(same).scatter(1, own.unsqueeze(1), False)
    return nn.functional.cross_entropy((SCALE * questions @ passages.T).masked_fill(others, -1e9), own)


if __name__ == "__main__":
    sys.exit(main())
