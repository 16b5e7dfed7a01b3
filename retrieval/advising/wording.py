"""How much each of the six pieces of advice bears on a text, by its words: learnt from situations and signals."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ingest.store import Index
from retrieval.advising.bearing import Bearing, examples_of_six
from retrieval.remembered import remembered

PENALTY = 10.0  # of the logistic regression
LEAST = 1e-6  # so that no class is ruled out by words alone


class Wording:
    """A logistic regression over the stemmed words of a text, rare ones weighing most."""

    def __init__(self, index: Index, texts: list[str], labels: list[int]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression

        self._words: Any = TfidfVectorizer(analyzer=index.words.analyzer.terms, sublinear_tf=True)
        self._learnt: Any = LogisticRegression(C=PENALTY, class_weight="balanced", max_iter=3000)
        self._learnt.fit(self._words.fit_transform(texts), labels)

    def shares(self, text: str) -> Mapping[int, float]:
        """The share of each class; they sum to 1."""
        row = self._learnt.predict_proba(self._words.transform([text]))[0]
        return {int(number): float(share) for number, share in zip(self._learnt.classes_, row, strict=True)}


@remembered
def wording(index: Index) -> Wording | None:
    """What the situations of an index teach about words; None where it has none."""
    texts, labels = examples_of_six(index)
    return Wording(index, texts, labels) if index.knowledge.situations and len(set(labels)) > 1 else None


def with_words(index: Index, found: Bearing, text: str, weight: float) -> Bearing:
    """A bearing with the words' say in it: a product of powers, so that both must agree."""
    learnt = wording(index)
    if learnt is None or not found.shares:
        return found
    said = learnt.shares(text)
    mixed = {n: near ** (1 - weight) * (said.get(n, 0.0) + LEAST) ** weight for n, near in found.shares.items()}
    total = sum(mixed.values())
    return replace(found, shares={n: value / total for n, value in mixed.items()})
