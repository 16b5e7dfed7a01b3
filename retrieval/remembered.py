"""What is learnt from an index once, and forgotten when the index is."""

import threading
from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from ingest.store import Index

Learnt = TypeVar("Learnt")


def remembered(learn: Callable[[Index], Learnt]) -> Callable[[Index], Learnt]:
    """The same function, that learns from each index once; what it gives must not hold on to the index."""
    held: WeakKeyDictionary[Index, Learnt] = WeakKeyDictionary()
    lock = threading.RLock()

    @wraps(learn)
    def of(index: Index) -> Learnt:
        with lock:
            if index not in held:
                held[index] = learn(index)
            return held[index]

    return of
