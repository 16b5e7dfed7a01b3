"""The LangChain retriever over an index: dense, sentences, words and hints, blended by score."""

from collections.abc import Mapping, Sequence

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field, SkipValidation

from ingest.lines import visible
from ingest.model import Encoder
from ingest.store import Index
from retrieval.advising.learnt import Rows
from retrieval.advising.told import how_told
from retrieval.cases.read import cut
from retrieval.question import Question
from retrieval.ranking import Hit, rank, weights_of
from retrieval.reranking import RERANKED, WEIGHT, Reranker, reordered
from retrieval.signals import Signals, gather
from retrieval.spelling import spelling
from retrieval.understand import understand

COUNT = 12  # what an evaluation asks for is ten or more
SENTENCES_READ = 8  # of a told case that are weighed one by one


class SamradRetriever(BaseRetriever):
    """Ranked passages for a question; where there is a reranker, it has a say in the order of the first ones."""

    model_config = ConfigDict(arbitrary_types_allowed=True, frozen=True)

    index: SkipValidation[Index]
    encoder: SkipValidation[Encoder]
    weights: Mapping[str, float] = Field(default_factory=lambda given: weights_of(given["index"]))
    count: int = COUNT
    reranker: SkipValidation[Reranker | None] = None
    reranker_weight: float = WEIGHT

    def hits(self, question: Question) -> tuple[Hit, ...]:
        """The passages with their scores and what these are made of, best first."""
        return self.search(question, self.vectors(question))

    def understood(self, text: str, history: Sequence[str] = ()) -> Question:
        """What is asked, with typing errors mended in what is looked for; `text` stays as it was written."""
        mend = spelling(self.index).mended
        seen, before = visible(text), [mend(visible(earlier)) for earlier in history]
        read = understand(mend(seen), before, self.index.knowledge.glossary)
        return read.model_copy(update={"text": " ".join(seen.split()), "sentences": cut(mend(seen))})

    def vectors(self, question: Question) -> Rows:
        """The question as the model sees it, and where it tells a case, each of its first sentences."""
        whole = self.encoder.encode_queries([question.sought])
        sentences = question.sentences[:SENTENCES_READ] if how_told(question.words) else ()
        return np.concatenate([whole, self.encoder.encode_queries(sentences)]) if len(sentences) > 1 else whole

    def signals(self, question: Question, vectors: Rows) -> Signals:
        """What speaks for each passage."""
        return gather(self.index, question.words, vectors[0], list(vectors[1:]))

    def search(self, question: Question, vectors: Rows) -> tuple[Hit, ...]:
        """The passages that the signals of a question put first."""
        signals = self.signals(question, vectors)
        if self.reranker is None:
            return rank(self.index, signals, self.count, self.weights)
        hits = rank(self.index, signals, max(self.count, RERANKED), self.weights)
        return reordered(self.reranker, question.sought, hits, self.reranker_weight)[: self.count]

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain's signature
    ) -> list[LangChainDocument]:
        return [_as_document(hit) for hit in self.hits(self.understood(query))]


def _as_document(hit: Hit) -> LangChainDocument:
    metadata = {
        "passage": hit.passage.id,
        "document": hit.passage.document,
        "section": " / ".join(hit.passage.section),
        "page": hit.passage.page,
        "score": hit.score,
    }
    return LangChainDocument(page_content=hit.passage.text, metadata=metadata, id=hit.passage.id)
