"""What speaks for each passage: nearness of meaning, of its sentences, of its hints, and shared words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.store import Index
from retrieval.advising.bearing import bearing
from retrieval.advising.counsel import counselled, number_of
from retrieval.advising.told import how_told

CANDIDATES = 200  # of each kind; below that number of passages, all of them
SENTENCE_WEIGHT = 0.6  # how much the sentences of a case count beside the whole
TOLD = {"case": "advice", "case counsel": "counsel"}  # signals that count more the more of a case is told
Scores = NDArray[np.float32]


@dataclass(frozen=True)
class Signals:
    """Raw signals, one value a candidate; `rows` are the candidates' rows in the index."""

    rows: NDArray[np.int64]
    values: Mapping[str, Scores]
    units: Scores  # the similarity of every unit of the candidates, in the index' unit order; -1 elsewhere
    asked: Scores  # for each unit, how near the question lies to one or a case that it is known to answer; 0 for none
    told: float = 0.0  # how much of a case is told, 0 for a plain question to 1
    sentences: tuple[Mapping[str, Scores], ...] = ()  # what the meaning of each sentence of a told case gives

    def scaled(self) -> dict[str, Scores]:
        """The signals as z-scores over the candidates, 0 everywhere where a signal does not vary.

        To these comes what the sentences of a case give, by how much of one the question is. «case» is «advice» once
        more, and «case counsel» «counsel», in the same way.
        """
        scaled = {name: _standard(values) for name, values in self.values.items()}
        for name in self.sentences[0] if self.sentences else ():
            of_each = np.mean([_standard(values[name]) for values in self.sentences], axis=0)
            scaled[name] = scaled[name] + SENTENCE_WEIGHT * self.told * of_each
        told = {name: scaled[of] * self.told for name, of in TOLD.items() if of in scaled}
        return scaled | told


def gather(index: Index, words: str, vector: Scores, sentences: Sequence[Scores] = ()) -> Signals:
    """The signals of a question, given the words to look for, its vector, and those of the sentences of a case."""
    lexical = index.words.scores(words)
    dense = index.dense(vector, CANDIDATES)
    to_hints = index.hint_vectors @ vector
    hints = _by_passage(index, to_hints)
    rows = _candidates(index, dense, sentences, lexical, hints)
    units = _units(index, rows, vector)
    values = _meant(index, rows, vector, units, hints)
    values |= {
        "passage": np.array(
            [dense.get(row, near) for row, near in zip(rows, values["passage"], strict=True)], np.float32
        ),
        "words": np.sqrt(lexical[rows]),
        "heading": _headings(index, rows, words),
        "title": _titles(index, rows, words),
    }
    if index.hint_words:
        values["hint words"] = np.sqrt(_by_passage(index, index.hint_words.scores(words)))[rows]
    each = tuple(
        _meant(index, rows, one, _units(index, rows, one), _by_passage(index, index.hint_vectors @ one))
        for one in sentences
    )
    return Signals(rows, values, units, _asked(index, to_hints, vector), how_told(words), each)


def _meant(index: Index, rows: NDArray[np.int64], vector: Scores, units: Scores, hints: Scores) -> dict[str, Scores]:
    """What the meaning of a text gives, its words left aside."""
    values = {"passage": np.asarray(index.vectors[rows] @ vector), "unit": _best_unit(index, rows, units)}
    if index.meta.signals:
        values["advice"] = _advice(index, rows, vector)
        values["counsel"] = np.sqrt(counselled(index, vector))[rows]
    return values | ({"hint": hints[rows]} if index.hints else {})


def _candidates(
    index: Index, dense: Mapping[int, float], sentences: Sequence[Scores], lexical: Scores, hints: Scores
) -> NDArray[np.int64]:
    """The passages that are weighed: all of a small corpus, else those that one of the ways to find them puts first."""
    if len(index.passages) <= CANDIDATES * 4:
        return np.arange(len(index.passages), dtype=np.int64)
    by_words = np.argpartition(-lexical, CANDIDATES)[:CANDIDATES]
    by_hints = np.argpartition(-hints, CANDIDATES)[:CANDIDATES]
    found = set(dense) | set(by_words[lexical[by_words] > 0].tolist()) | set(by_hints.tolist())
    found |= {row for one in sentences for row in index.dense(one, CANDIDATES // len(sentences))}
    return np.array(sorted(found), dtype=np.int64)


def _by_passage(index: Index, of_hints: Scores) -> Scores:
    """For each passage the best value of the hints that lead to it; what is usual where none does."""
    best = np.zeros(len(index.passages), dtype=np.float32)
    hints, rows = index.hint_links
    np.maximum.at(best, rows, of_hints[hints])
    hinted = np.zeros(len(best), dtype=bool)
    hinted[rows] = True
    if hinted.any():
        best[~hinted] = best[hinted].mean()
    return best


def _asked(index: Index, of_hints: Scores, vector: Scores) -> Scores:
    """For each unit the nearness of the likest hint or situation that it answers; 0 where none is known."""
    best = np.zeros(index.meta.units, dtype=np.float32)
    for (questions, units), near in (
        (index.hint_answers, of_hints),
        (index.case_answers, index.situation_vectors @ vector),
    ):
        np.maximum.at(best, units, near[questions])
    return best


def _units(index: Index, rows: NDArray[np.int64], vector: Scores) -> Scores:
    if len(rows) == len(index.passages):
        return np.asarray(index.unit_vectors @ vector, dtype=np.float32)
    similar = np.full(index.meta.units, -1.0, dtype=np.float32)
    for row in rows:
        span = slice(index.unit_start[row], index.unit_start[row + 1])
        similar[span] = index.unit_vectors[span] @ vector
    return similar


def _best_unit(index: Index, rows: NDArray[np.int64], units: Scores) -> Scores:
    return np.array([units[index.unit_start[r] : index.unit_start[r + 1]].max() for r in rows], dtype=np.float32)


def _headings(index: Index, rows: NDArray[np.int64], words: str) -> Scores:
    """The share of the question's terms that stand in the passage's headings."""
    asked = frozenset(index.words.analyzer.terms(words))
    if not asked:
        return np.zeros(len(rows), dtype=np.float32)
    return np.array([len(asked & index.heading_terms[row]) / len(asked) for row in rows], dtype=np.float32)


def _titles(index: Index, rows: NDArray[np.int64], words: str) -> Scores:
    """The share of the innermost heading's terms that stand in the question; 0 for a heading of one term."""
    asked = frozenset(index.words.analyzer.terms(words))
    titles = [index.title_terms[row] for row in rows]
    return np.array([len(t & asked) / len(t) if len(t) > 1 else 0.0 for t in titles], dtype=np.float32)


def _advice(index: Index, rows: NDArray[np.int64], vector: Scores) -> Scores:
    """For a passage below one of the six pieces of advice, how much the question sounds like a case for it."""
    shares = bearing(index, vector).shares
    numbers = [number_of(index.passages[row].section) for row in rows]
    return np.array([shares.get(n, 0.0) if n else 0.0 for n in numbers], dtype=np.float32)


def _standard(values: Scores) -> Scores:
    spread = float(values.std())
    return (values - values.mean()) / spread if spread > 1e-9 else np.zeros_like(values)
