"""The one door to the lower floors: settings, index and chain behind a few calls."""

import datetime as dt
import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from langchain_core.runnables import Runnable, RunnableLambda

from app.settings import Settings
from corpus.manifest import Corpus, CorpusError, load_corpus
from ingest.build import Built, build, corpus_hash
from ingest.gather import Limits, Progress
from ingest.model import Encoder, ModelError, known_fingerprint, load_encoder
from ingest.passages import Passage
from ingest.shipped import FILE as VECTORS_FILE
from ingest.shipped import save_vectors
from ingest.store import Index, IndexFault, Meta, open_index, read_meta, read_vectors
from ingest.versions import Shelf, shelf
from retrieval.advising.advise import Adviser
from retrieval.advisory import Advisory, Case, CaseFacts
from retrieval.answer import Answer, AnswerStatus, Provenance
from retrieval.chain import GENERATOR, Asking, answer_chain
from retrieval.prepare import prepare
from retrieval.question import Language
from retrieval.reranking import CrossEncoderReranker, load_reranker
from retrieval.retriever import SamradRetriever

LOG = logging.getLogger(__name__)
UNTOLD = CaseFacts()  # nothing is known outright
EXPECTED = (CorpusError, ModelError, IndexFault, OSError)  # whose messages are written for the reader


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


@dataclass(frozen=True)
class _Loaded:
    """What is needed to answer, all of one index version."""

    folder: Path
    index: Index
    encoder: Encoder
    reranker: CrossEncoderReranker | None
    chain: Runnable[Asking, Answer]
    adviser: Adviser


class Assistant:
    """Loads in the background, answers when loaded, and takes up a new index when one is put in use."""

    def __init__(
        self,
        settings: Settings,
        today: Callable[[], dt.date] = dt.date.today,
        encoder: Callable[[], Encoder] | None = None,
    ) -> None:
        self.settings = settings
        self._today = today
        self._make_encoder = encoder or self._load_encoder
        self._lock = threading.Lock()
        self._done = threading.Event()
        self._loaded: _Loaded | None = None
        self._error = ""
        self._corpus: Corpus | None = None

    def start(self) -> None:
        """Begin loading the model and the index in a background thread."""
        threading.Thread(target=self.load, name="samrad-load", daemon=True).start()

    def load(self) -> None:
        """Load now; afterwards `status` is ready or failed."""
        try:
            with self._lock:
                self._loaded = self._loaded or self._open(None)
            self._error = ""
        except EXPECTED as error:
            self._error = str(error)
        except Exception as error:  # whatever broke must reach the page as a state, not end a thread unseen
            LOG.exception("loading failed")
            self._error = f"Noe uventet gikk galt under lasting: {error}"
        finally:
            self._done.set()

    def status(self) -> Status:
        """Loading, ready, or failed and why."""
        if not self._done.is_set():
            return Status(State.LOADING)
        return Status(State.FAILED, self._error) if self._error else Status(State.READY)

    def ask(self, text: str, history: Sequence[str] = ()) -> Answer:
        """The answer to a question; waits for the loading, and never raises: a failure is an answer too."""
        self._done.wait()
        try:
            return self._fresh().chain.invoke(Asking(text=text, history=tuple(history)))
        except EXPECTED as error:
            return self._failure(text, str(error))
        except Exception as error:  # the reader is owed an answer; the log has the traceback
            LOG.exception("a question failed")
            return self._failure(text, f"{type(error).__name__}: {error}")

    def advise(self, text: str, told: CaseFacts = UNTOLD, language: Language | None = None) -> Advisory:
        """Which advice applies to a case; waits for the loading, and never raises: a failure is an answer too."""
        self._done.wait()
        try:
            return self._fresh().adviser.advise(text, told, language)
        except EXPECTED as error:
            return self._no_advice(text, str(error))
        except Exception as error:  # as for a question
            LOG.exception("a case failed")
            return self._no_advice(text, f"{type(error).__name__}: {error}")

    @property
    def corpus(self) -> Corpus:
        """The documents and what the manifest says of them; at once, before anything is loaded."""
        found = self._corpus  # another thread may forget it meanwhile
        if found is None:
            found = self._corpus = load_corpus(self.settings.corpus)
        return found

    @property
    def index(self) -> Index | None:
        """The index in use; None while loading."""
        return self._loaded.index if self._loaded else None

    @property
    def encoder(self) -> Encoder | None:
        """The model in use; None while loading."""
        return self._loaded.encoder if self._loaded else None

    def passage(self, identifier: str) -> Passage | None:
        """The passage with that id."""
        return self._loaded.index.passage(identifier) if self._loaded else None

    def document_passages(self, document: str) -> tuple[Passage, ...]:
        """A document's passages in reading order; none while loading."""
        if not self._loaded:
            return ()
        return tuple(p for p in self._loaded.index.passages if p.document == document)

    def stale(self) -> bool:
        """Whether the index is missing or unreadable, or the corpus or the model has changed since it was built."""
        meta = self.built()
        return (
            meta is None
            or meta.corpus_hash != corpus_hash(self.corpus)
            or meta.model != self.settings.embedding_model
            or not meta.model_fingerprint.startswith(known_fingerprint(self.settings.embedding_model))
        )

    def built(self) -> Meta | None:
        """What the index in use was made of; None where there is none that can be read."""
        try:
            folder = self.shelf.current()
            return read_meta(folder) if folder else None
        except IndexFault:
            return None

    def ingest(self, progress: Progress) -> Built:
        """Build the index; to be called in a process that does not serve."""
        limits = Limits(self.settings.file_max_mb, self.settings.file_timeout_s)
        return build(
            self.settings.corpus,
            self.shelf,
            self.settings.embedding_model,
            self._make_encoder,
            progress,
            limits,
        )

    def save_vectors(self) -> Path:
        """Put the vectors of the index in use into the corpus folder, to be shipped with it."""
        folder = self.shelf.current()
        if folder is None:
            raise IndexFault(f"Det finnes ingen indeks for {self.settings.corpus}. Kjør «samrad ingest».")
        path = self.settings.corpus / VECTORS_FILE
        save_vectors(path, read_meta(folder).model_fingerprint, *read_vectors(folder))
        return path

    @property
    def shelf(self) -> Shelf:
        """Where the versions of this corpus' index lie."""
        return shelf(self.settings.data, self.settings.corpus, self.settings.embedding_model)

    def _load_encoder(self) -> Encoder:
        return load_encoder(self.settings.embedding_model, self.settings.data, threads=self.settings.threads or None)

    def _load_reranker(self) -> CrossEncoderReranker | None:
        name = self.settings.reranker
        return load_reranker(name, threads=self.settings.threads or None) if name else None

    def _open(self, before: _Loaded | None) -> _Loaded:
        folder = self.shelf.current()
        if folder is None:
            raise IndexFault(f"Det finnes ingen indeks for {self.settings.corpus}. Kjør «samrad ingest».")
        index = open_index(folder)
        engine = before.encoder if before else self._make_encoder()
        if index.meta.model_fingerprint != engine.fingerprint:
            raise IndexFault(
                f"Indeksen er laget med modellen {index.meta.model_fingerprint}, men nå brukes {engine.fingerprint}. "
                "Kjør «samrad ingest»."
            )
        reranker = before.reranker if before else self._load_reranker()
        prepare(index)
        retriever = SamradRetriever(index=index, encoder=engine, reranker=reranker)
        chain = answer_chain(retriever, self._today)
        named = chain | RunnableLambda(_naming(reranker, retriever.reranker_weight)) if reranker else chain
        return _Loaded(folder, index, engine, reranker, named, Adviser(index, engine, self._today))

    def _fresh(self) -> _Loaded:
        """What is loaded; first of all the newer index, where one has been put in use."""
        with self._lock:
            if self._loaded is None or self._loaded.folder != self.shelf.current():
                self._loaded = self._taken_up()
                self._error = ""
            return self._loaded

    def _taken_up(self) -> _Loaded:
        """What is in use, loaded; where a new index cannot be opened, the one that is loaded stays."""
        try:
            loaded = self._open(self._loaded)
            self._corpus = None
            return loaded
        except EXPECTED:
            if self._loaded is None:
                raise
            LOG.exception("the new index cannot be used; the old one stays")
            return self._loaded

    def _no_advice(self, text: str, error: str) -> Advisory:
        case = Case(text=text, language=Language.BOKMAAL, sentences=(), read=0)
        return Advisory(status=AnswerStatus.FAILED, case=case, provenance=self._provenance(), error=error)

    def _provenance(self) -> Provenance:
        corpus = self._loaded.index.meta.version if self._loaded else ""
        return Provenance(corpus=corpus, model=self.settings.embedding_model, generator=GENERATOR, settings="")

    def _failure(self, text: str, error: str) -> Answer:
        return Answer(
            question=text,
            resolved=text,
            language="nb",
            status=AnswerStatus.FAILED,
            provenance=self._provenance(),
            error=error,
        )


def _naming(reranker: CrossEncoderReranker, weight: float) -> Callable[[Answer], Answer]:
    """What adds the reranker to the settings in an answer's provenance."""

    def named(answer: Answer) -> Answer:
        made = answer.provenance
        settings = f"{made.settings} reranker={reranker.name} reranker weight={weight:g}".strip()
        return answer.model_copy(update={"provenance": made.model_copy(update={"settings": settings})})

    return named
