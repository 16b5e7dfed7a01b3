"""How much each of the six pieces of advice bears on a text, by its words: learnt from situations and signals."""

from dataclasses import replace

from ingest.store import Index
from retrieval.advising.bearing import Bearing, examples_of_six
from retrieval.remembered import remembered
from retrieval.wording import Wording

WIDESPREAD = 3  # situations that a word must stand in to count, which lets them be learnt in a third of the time …
MANY = 500  # … where there are more than so many
LEAST = 1e-6  # so that no class is ruled out by words alone


@remembered
def wording(index: Index) -> Wording | None:
    """What the situations of an index teach about words; None where it has none."""
    texts, labels = examples_of_six(index)
    taught = index.knowledge.situations and len(set(labels)) > 1
    return Wording(texts, labels, WIDESPREAD if len(texts) > MANY else 1) if taught else None


def with_words(index: Index, found: Bearing, text: str, weight: float) -> Bearing:
    """A bearing with the words' say in it: a product of powers, so that both must agree."""
    learnt = wording(index)
    if learnt is None or not found.shares:
        return found
    said = learnt.shares(text)
    mixed = {n: near ** (1 - weight) * (said.get(n, 0.0) + LEAST) ** weight for n, near in found.shares.items()}
    total = sum(mixed.values())
    return replace(found, shares={n: value / total for n, value in mixed.items()})
