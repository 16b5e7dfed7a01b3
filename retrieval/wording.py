"""A decision among classes by the words of a text, learnt from texts."""

from collections.abc import Mapping, Sequence
from typing import Any

PENALTY = 20.0  # of the logistic regression; 10 and 60 do as well


class Wording:
    """A logistic regression over the words of a text as they stand, and each with the next; rare ones weigh most.

    As they stand, since stems alone tell less: how an asker bends and joins words says what kind of text it is.
    `least` is in how many texts a word must stand to count.
    """

    def __init__(self, texts: Sequence[str], labels: Sequence[int], least: int = 1) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression

        self._words: Any = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=least)
        self._learnt: Any = LogisticRegression(C=PENALTY, class_weight="balanced", max_iter=3000, tol=1e-3)
        self._learnt.fit(self._words.fit_transform(texts), labels)

    def shares(self, text: str) -> Mapping[int, float]:
        """The share of each class; they sum to 1."""
        row = self._learnt.predict_proba(self._words.transform([text]))[0]
        return {int(number): float(share) for number, share in zip(self._learnt.classes_, row, strict=True)}
