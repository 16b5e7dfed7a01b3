"""What the adapter is trained on: questions, each with a passage that answers it and one that does not."""

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

import numpy as np

from corpus.advice import AdviceSet
from corpus.knowledge import load_knowledge
from corpus.manifest import load_corpus
from evals.folding import fold
from evals.gold import by_heading, by_quote
from evals.outcome import SEPARATOR
from evals.questions import EvalQuestion
from ingest.embed import unit_text
from ingest.gather import Limits, read_all
from ingest.leads import leads
from ingest.lexical import WordIndex
from ingest.passages import Passage
from retrieval.candidates import groups
from retrieval.understand import understand

T = TypeVar("T")

CHARACTERS = 700  # of a NorQuAD passage
NEIGHBOURS, CHUNKS = 4, 4  # passages beside each other, and how many times so many in a batch
CANDIDATES = 20  # of BM25, among which the hard negative is looked for
BESIDE = 30  # units, among which one that does not answer is looked for


@dataclass(frozen=True)
class Text:
    """A passage; those of one group may answer the same questions, and are no negatives for them."""

    text: str
    group: str
    source: str  # the document


@dataclass(frozen=True)
class Pair:
    """A question, the row of the passage that answers it, and the row of one that does not."""

    question: str
    positive: int
    negative: int


def norquad_pairs(folder: Path) -> tuple[list[Text], list[Pair]]:
    """The train documents' passages, and each question with its own and a hard negative."""
    documents = {d["id"]: d["text"] for d in _lines(folder / "documents.jsonl") if d["split"] == "train"}
    spans = [(name, *span) for name, text in documents.items() for span in passage_spans(text)]
    texts = [Text(documents[name][a:b], f"{name}:{a}", name) for name, a, b in spans]
    words = WordIndex.build([text.text for text in texts])
    pairs = []
    for question in _lines(folder / "questions.jsonl"):
        if question["split"] == "train":
            at, answer = question["answer_start"], question["answer"].casefold()
            row = next(i for i, (name, _, b) in enumerate(spans) if name == question["document"] and at < b)
            near = (i for i in _nearest(words, question["question"]) if answer not in texts[i].text.casefold())
            pairs.append(Pair(question["question"], row, next((i for i in near if i != row), row)))
    return texts, pairs


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def passage_spans(text: str, limit: int = CHARACTERS) -> Iterator[tuple[int, int]]:
    """The begin and end of each passage: whole lines and sentences, as many as go into the limit."""
    start = end = 0
    for match in re.finditer(r".+?(?:[.!?](?=\s)|\n|$)\s*", text, re.DOTALL):
        if match.end() - start > limit and end > start:
            yield start, end
            start = end
        end = match.end()
    if end > start:
        yield start, end


def _nearest(words: WordIndex, question: str) -> list[int]:
    return [int(i) for i in np.argsort(-words.scores(question), kind="stable")[:CANDIDATES]]


class Passages:
    """A corpus' passages as they are embedded, with what it takes to find a hard negative among them."""

    def __init__(self, folder: Path) -> None:
        corpus = load_corpus(folder)
        self.passages = read_all(corpus, Limits(), lambda *_: None).passages
        self.knowledge = load_knowledge(folder)
        self.led = leads(corpus, self.knowledge, self.passages)
        self.texts = [Text(p.embedded, " / ".join((p.document, *p.section)), p.document) for p in self.passages]
        self.units = [text for passage in self.passages for text in _units(passage)]
        self._words = WordIndex.build([text.text for text in self.texts])

    def pairs(self, question: str, rows: Sequence[int]) -> list[Pair]:
        """A question with each passage that answers it, and the likest one of other sections, of its document first."""
        sources = {self.texts[row].source for row in rows}
        near = self.wrong(question, rows)
        same = [i for i in near if self.texts[i].source in sources]
        return [Pair(question, row, (same or near or [row])[0]) for row in rows]

    def wrong(self, question: str, rows: Sequence[int]) -> list[int]:
        """The passages likest to a question, of other sections than those that answer it."""
        groups = {self.texts[row].group for row in rows}
        return [i for i in _nearest(self._words, question) if self.texts[i].group not in groups]


def _units(passage: Passage) -> Iterator[Text]:
    """A passage's sentences and list items as they are embedded; what is stated together answers together."""
    for number, group in enumerate(groups(passage)):
        for unit in group:
            yield Text(unit_text(passage, passage.units[unit].text), f"{passage.id}:{number}", passage.id)


def hint_pairs(passages: Passages) -> list[Pair]:
    """Each hint with each passage that it leads to."""
    return [pair for hint in passages.led.hints for pair in passages.pairs(hint.question, hint.passages)]


def answer_pairs(passages: Passages) -> list[Pair]:
    """Each hint and situation with each sentence that is known to answer it, and one beside that does not."""
    units = passages.units
    told = zip(passages.knowledge.situations, passages.led.answers, strict=True)
    asked = [(hint.question, hint.units) for hint in passages.led.hints] + [(s.text, rows) for s, rows in told]
    return [Pair(text, row, _beside(units, row)) for text, rows in asked for row in rows]


def _beside(units: Sequence[Text], row: int) -> int:
    """The nearest unit of the same passage that is not stated together with this one; itself where there is none."""
    near = (other for step in range(1, BESIDE) for other in (row + step, row - step) if 0 <= other < len(units))
    alone = units[row]
    return next((o for o in near if units[o].source == alone.source and units[o].group != alone.group), row)


def by_turns(pairs: Sequence[Pair], turn: int) -> list[Pair]:
    """Half of the pairs, by their question; turn 0 and turn 1 give one half each."""
    return [pair for pair in pairs if crc32(pair.question.encode()) % 2 == turn]


def counsel_pairs(passages: Passages) -> list[Pair]:
    """Each situation with the passages of the section that it calls for first."""
    numbers = {section.id: number for number, section in enumerate(passages.knowledge.counsel)}
    told = [s for s in passages.knowledge.situations if s.counsel]
    return [pair for s in told for pair in passages.pairs(s.text, passages.led.counsel[numbers[s.counsel[0]]])]


def asked_pairs(passages: Passages, questions: Sequence[EvalQuestion]) -> list[Pair]:
    """Each training question with each passage that is gold for it."""
    asked = [(understand(q.question, q.history).resolved, gold_rows(q, passages.passages)) for q in questions]
    return [pair for text, rows in asked for pair in passages.pairs(text, rows)]


def advice_pairs(folder: Path) -> tuple[list[Text], list[Pair]]:
    """The six pieces of advice, and each signal and situation with the one that it calls for first."""
    knowledge = load_knowledge(folder)
    six = [advice for advice in knowledge.advice if advice.set is AdviceSet.DFO_DIFI]
    rows = {advice.id: row for row, advice in enumerate(six)}
    texts = [Text(f"{advice.title}. {advice.summary}", advice.id, advice.document) for advice in six]
    said = [(signal, advice.id) for advice in six for signal in advice.signals]
    said += [(s.text, s.advice[0]) for s in knowledge.situations if s.advice and s.advice[0] in rows]
    return texts, [Pair(text, rows[name], (rows[name] + 1) % len(six)) for text, name in said]


def gold_rows(question: EvalQuestion, passages: Sequence[Passage]) -> list[int]:
    """The passages that hold a quote; else those below the gold headings, with all key facts where some have them."""
    quoted = [i for i, p in enumerate(passages) if by_quote(question, "", p.text)]
    if quoted:
        return quoted
    below = [i for i, p in enumerate(passages) if by_heading(question, p.document, SEPARATOR.join(p.section))]
    return [i for i in below if _holds_facts(question, passages[i].text)] or below


def _holds_facts(question: EvalQuestion, text: str) -> bool:
    folded = fold(text).lower()
    return all(any(fold(wording).lower() in folded for wording in fact) for fact in question.keyfacts)


def batches_of(pairs: Sequence[Pair], each: int) -> Iterator[list[Pair]]:
    """Batches of chunks of neighbouring passages with some questions of each, until all have been asked."""
    left: dict[int, list[Pair]] = {}
    for pair in shuffled(pairs):
        left.setdefault(pair.positive, []).append(pair)
    chunks: list[list[Pair]] = []
    while left:
        rows = sorted(left)
        runs = [rows[i : i + NEIGHBOURS] for i in range(0, len(rows), NEIGHBOURS)]
        chunks += [[pair for row in run for pair in left[row][:each]] for run in runs]
        left = {row: rest[each:] for row, rest in left.items() if rest[each:]}
    chunks = shuffled(chunks)
    for at in range(0, len(chunks), CHUNKS):
        yield [pair for chunk in chunks[at : at + CHUNKS] for pair in chunk]


def shuffled(items: Sequence[T]) -> list[T]:
    """The items in an order by chance."""
    return random.sample(items, len(items))
