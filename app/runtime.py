"""Where the page scripts find the assistant: Streamlit runs them by path and passes them nothing."""

from collections.abc import Sequence
from typing import Protocol

from app.assistant import Status
from app.settings import Settings
from corpus.manifest import Corpus
from ingest.passages import Passage
from retrieval.advisory import Advisory, CaseFacts
from retrieval.answer import Answer
from retrieval.question import Language

UNTOLD = CaseFacts()  # nothing is known outright


class AssistantLike(Protocol):
    """What the pages need of an assistant; `app.assistant.Assistant` and the tests' fake both give it."""

    @property
    def settings(self) -> Settings:
        """The settings it runs with."""

    @property
    def corpus(self) -> Corpus:
        """The documents it answers from; known before the model is read."""

    def start(self) -> None:
        """Begin to read the model and the index in the background."""

    def status(self) -> Status:
        """How far it has come."""

    def ask(self, text: str, history: Sequence[str] = ()) -> Answer:
        """The answer to a question; waits for the loading, and never raises."""

    def advise(self, text: str, told: CaseFacts = UNTOLD, language: Language | None = None) -> Advisory:
        """Which advice applies to a case, with what the reader told outright; waits, and never raises."""

    def passage(self, identifier: str) -> Passage | None:
        """The passage with that id, if the index holds it."""

    def document_passages(self, document: str) -> tuple[Passage, ...]:
        """A document's passages in reading order; none while the index is being read."""


class NoAssistantError(RuntimeError):
    """A page ran before an assistant was set."""


_held: list[AssistantLike] = []


def set_assistant(assistant: AssistantLike) -> None:
    """Give the pages of this process their assistant."""
    _held[:] = [assistant]


def get_assistant() -> AssistantLike:
    """The assistant of this process; raise NoAssistantError when none was set."""
    if not _held:
        raise NoAssistantError("Ingen assistent er satt. Start siden med «samrad», ikke med «streamlit run».")
    return _held[0]
