"""The baseline for «which advice applies»: the six by how near their own texts lie to the case."""

from collections.abc import Sequence

import numpy as np

from corpus.advice import Advice
from evals.recipes import Encoder


class NearestAdvice:
    """Cosine of vectors and nothing else: title and summary as a passage, the whole case as a question."""

    def __init__(self, catalogue: Sequence[Advice], encoder: Encoder) -> None:
        self._numbers = [advice.number for advice in catalogue]
        self._encoder = encoder
        texts = [f"{advice.title}\n{advice.summary}" for advice in catalogue]
        self._vectors = encoder.encode_passages(texts) if texts else None

    def rank(self, case: str) -> tuple[int, ...]:
        """The numbers of the catalogue, the nearest first; of equals, the one that comes first."""
        if self._vectors is None:
            return ()
        near = self._vectors @ self._encoder.encode_queries([case])[0]
        return tuple(self._numbers[row] for row in np.argsort(-near, kind="stable"))
