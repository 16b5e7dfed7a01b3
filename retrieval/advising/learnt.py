"""A decision among classes, learnt from texts by their vectors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]


@dataclass(frozen=True)
class Learnt:
    """A multinomial logistic regression over centred unit vectors."""

    centre: Rows
    classes: tuple[int, ...]
    weights: NDArray[np.float64]  # a row a class
    bias: NDArray[np.float64]

    def shares(self, vectors: Rows) -> NDArray[np.float64]:
        """A row a text, a column a class; the rows sum to 1."""
        logits = unit(vectors - self.centre) @ self.weights.T + self.bias
        exponents = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(exponents / exponents.sum(axis=1, keepdims=True))


def fitted(
    vectors: Rows, labels: Sequence[int], penalty: float, counts: Sequence[float] | None = None
) -> Learnt | None:
    """What labelled texts teach: all classes alike, or each text as it counts; None for fewer than two classes."""
    from sklearn.linear_model import LogisticRegression

    if len(set(labels)) < 2:
        return None
    centre = vectors.mean(axis=0)
    regression = LogisticRegression(C=penalty, class_weight=None if counts else "balanced", max_iter=3000)
    regression.fit(unit(vectors - centre), np.array(labels), sample_weight=counts)
    classes, weights, bias = regression.classes_.tolist(), regression.coef_, regression.intercept_
    if len(classes) == 2:  # one row tells of both
        weights, bias = np.concatenate([-weights, weights]) / 2, np.concatenate([-bias, bias]) / 2
    return Learnt(centre, tuple(classes), weights, bias)


def unit(rows: Rows) -> Rows:
    """The rows with length 1."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)
