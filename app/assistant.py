"""The one door to the lower floors: settings, index and chain behind a few calls."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.settings import Settings
from corpus.manifest import Corpus
from ingest.passages import Passage
from retrieval.answer import Answer


class State(StrEnum):
    """How far the assistant has come."""

    LOADING = "loading"  # the model is being read; the page can be used meanwhile
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class Status:
    """The assistant's state and, when it failed, why."""

    state: State
    error: str = ""
