"""How like a case is to what practice says: to signals, to what is said where advice is followed, to other things."""

from collections.abc import Sequence

import numpy as np

from corpus.advice import Advice, AdviceSet
from ingest.lexical import WordIndex
from ingest.store import Index
from retrieval.advising.learnt import Rows, unit

OTHER = 0.55  # of centred cosine, from which further advice is told of


class Likeness:
    """The catalogue's sayings as vectors, with what they all share taken away."""

    def __init__(self, index: Index) -> None:
        self._index = index
        catalogue = index.knowledge.advice
        self._owner = [advice for advice in catalogue for _ in advice.signals]
        self._said = [signal for advice in catalogue for signal in advice.signals]
        self._countered = [advice.id for advice in catalogue for _ in advice.counter_signals]
        every = np.concatenate([index.signal_vectors, index.situation_vectors])
        self._centre = every.mean(axis=0) if len(every) else np.zeros(index.vectors.shape[1], np.float32)
        self._signals = unit(index.signal_vectors - self._centre)
        self._counter = unit(index.counter_vectors - self._centre)
        texts = [*self._said, *(s.text for s in index.knowledge.situations if s.advice)]
        self._words = WordIndex.build(texts) if texts else None

    def telling(self, sentences: Sequence[str], count: int) -> tuple[int, ...]:
        """The rows of the sentences to weigh: all, or those that share the most words with what practice says."""
        if len(sentences) <= count or self._words is None:
            return tuple(range(len(sentences)))[:count]
        heard = np.array([float(self._words.scores(sentence).max()) for sentence in sentences])
        return tuple(sorted(np.argsort(-heard, kind="stable")[:count].tolist()))

    def signal(self, advice: Advice, vector: Rows) -> str:
        """The signal of the advice that a sentence is most like."""
        rows = [row for row, owner in enumerate(self._owner) if owner.id == advice.id]
        return self._said[max(rows, key=lambda row: float(self._signals[row] @ self._from_centre(vector)))]

    def followed(self, advice: Advice, vectors: Rows) -> float:
        """How much nearer a case lies to what is said where the advice is followed than where it is not."""
        against = [row for row, owner in enumerate(self._countered) if owner == advice.id]
        speaking = [row for row, owner in enumerate(self._owner) if owner.id == advice.id]
        if not against or not len(vectors):
            return -1.0
        said = self._near(vectors, self._counter[against]).max()
        return float(said - self._near(vectors, self._signals[speaking]).max())

    def others(self, vectors: Rows) -> list[tuple[Advice, float, int]]:
        """Advice outside the six that a case sounds like, with how much, and by which sentence; the nearest first."""
        near = self._near(vectors, self._signals)
        found: dict[str, tuple[Advice, float, int]] = {}
        for row, advice in enumerate(self._owner):
            sentence = int(near[:, row].argmax())
            strength = float(near[sentence, row])
            known = found.get(advice.id)
            if advice.set is not AdviceSet.DFO_DIFI and strength >= OTHER and (not known or known[1] < strength):
                found[advice.id] = (advice, strength, sentence)
        return sorted(found.values(), key=lambda one: -one[1])

    def _near(self, vectors: Rows, rows: Rows) -> Rows:
        near: Rows = unit(vectors - self._centre) @ rows.T
        return near

    def _from_centre(self, vector: Rows) -> Rows:
        centred: Rows = unit((vector - self._centre)[None, :])[0]
        return centred
