"""What is learnt from an index is learnt once, and goes when the index goes."""

import gc
import weakref
from typing import cast

from ingest.store import Index
from retrieval.remembered import remembered


class Fake:
    """Stands for an index."""


def test_each_index_is_learnt_from_once() -> None:
    asked: list[object] = []
    learn = remembered(lambda index: asked.append(index) or len(asked))
    one, other = cast(Index, Fake()), cast(Index, Fake())
    assert [learn(one), learn(other), learn(one)] == [1, 2, 1]


def test_it_keeps_no_index_alive() -> None:
    learn = remembered(lambda _index: "lært")
    index = cast(Index, Fake())
    learn(index)
    gone = weakref.ref(index)
    del index
    gc.collect()
    assert gone() is None
