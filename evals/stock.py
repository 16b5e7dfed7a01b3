"""The stock recipe of tutorials: raw text cut by characters, a Chroma collection, the nearest vectors."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from langchain_core.embeddings import Embeddings

from evals.folding import normal, stands_in
from evals.recipes import Encoder
from ingest.passages import Passage, Place
from retrieval.answer import Retrieved

if TYPE_CHECKING:
    from langchain_core.documents import Document

CHUNK_CHARS, OVERLAP_CHARS = 1000, 200
BATCH = 5000  # chromadb 1.5 refuses more than 5461 at once
MIN_SHARED_WORDS = 5  # a shorter sentence or point may stand anywhere


class EncoderEmbeddings(Embeddings):
    """An encoder as LangChain's embeddings."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of chunks."""
        rows: list[list[float]] = self._encoder.encode_passages(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        row: list[float] = self._encoder.encode_queries([text])[0].tolist()
        return row


class Stock:
    """RecursiveCharacterTextSplitter 1000/200 and Chroma's similarity search, as they come.

    A chunk knows no sections. So that it can be judged where gold is known by headings, it is given those of
    every passage that it shares a sentence with: the recipe has the benefit of the doubt.
    """

    name = "Standardoppskriften"

    def __init__(self, texts: Mapping[str, str], passages: Sequence[Passage], encoder: Encoder) -> None:
        import chromadb  # takes a second, which `samrad --help` need not wait
        from langchain_chroma import Chroma

        settings = chromadb.Settings(anonymized_telemetry=False)
        # in-memory clients of one process share their collections, so each needs a name of its own
        self._store = Chroma(
            collection_name=f"stock-{uuid4().hex}",
            embedding_function=EncoderEmbeddings(encoder),
            client=chromadb.EphemeralClient(settings=settings),
        )
        chunks = [chunk for document, text in texts.items() for chunk in split(document, text)]
        self._sections = {
            c.metadata["passage"]: headings(c.page_content, c.metadata["document"], passages) for c in chunks
        }
        for start in range(0, len(chunks), BATCH):
            self._store.add_documents(chunks[start : start + BATCH])

    def find(self, question: str, k: int = 10) -> Sequence[Retrieved]:
        """The k nearest chunks, with the cosine as score."""
        # Chroma's own measure is the squared distance, of vectors of length 1: 2 - 2 cosine
        nearest = self._store.similarity_search_with_score(question, k=k)
        return tuple(self._retrieved(chunk, 1 - distance / 2) for chunk, distance in nearest)

    def _retrieved(self, chunk: "Document", score: float) -> Retrieved:
        identifier = chunk.metadata["passage"]
        return Retrieved(
            passage=identifier,
            document=chunk.metadata["document"],
            section=self._sections[identifier],
            text=chunk.page_content,
            score=score,
        )


def split(document: str, text: str) -> list["Document"]:
    """The chunks of one document, with its id and their own."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK_CHARS, chunk_overlap=OVERLAP_CHARS)
    chunks = splitter.create_documents([text], [{"document": document}])
    for number, chunk in enumerate(chunks):
        chunk.metadata["passage"] = f"{document}-{number}"
    return chunks


def headings(chunk: str, document: str, passages: Sequence[Passage]) -> tuple[str, ...]:
    """The headings of the passages that a chunk of that document shares a whole sentence or point with."""
    found: dict[str, None] = {}  # in order, each once
    for passage in passages:
        own = Place(document=passage.document, section=passage.section)
        sections = [place.section for place in (own, *passage.also) if place.document == document]
        units = (u.text for u in passage.units if len(normal(u.text).split()) >= MIN_SHARED_WORDS)
        if sections and any(stands_in(text, chunk) for text in units):
            found |= dict.fromkeys(heading for section in sections for heading in section)
    return tuple(found)
