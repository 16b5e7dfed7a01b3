"""The stock recipe of tutorials: raw text cut by characters, a Chroma collection, the nearest vectors."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from langchain_core.embeddings import Embeddings

from evals.recipes import Encoder
from retrieval.answer import Retrieved

if TYPE_CHECKING:
    from langchain_core.documents import Document

CHUNK_CHARS, OVERLAP_CHARS = 1000, 200
BATCH = 5000  # chromadb 1.5 refuses more than 5461 at once
HEADING = re.compile(r"^(#{1,6})[ \t]+(\S.*?)[ \t#]*$", re.MULTILINE)


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

    A chunk knows no sections. So that it can be judged where gold is known by headings, it is given the
    Markdown headings that it lies under and all those inside it: the recipe has the benefit of the doubt.
    """

    name = "Standardoppskriften"

    def __init__(self, texts: Mapping[str, str], encoder: Encoder) -> None:
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
        for start in range(0, len(chunks), BATCH):
            self._store.add_documents(chunks[start : start + BATCH])

    def find(self, question: str, k: int = 10) -> Sequence[Retrieved]:
        """The k nearest chunks, with the cosine as score."""
        # Chroma's own measure is the squared distance, of vectors of length 1: 2 - 2 cosine
        nearest = self._store.similarity_search_with_score(question, k=k)
        return tuple(_retrieved(chunk, 1 - distance / 2) for chunk, distance in nearest)


def split(document: str, text: str) -> list["Document"]:
    """The chunks of one document, with its id and their headings."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        chunk_size=CHUNK_CHARS, chunk_overlap=OVERLAP_CHARS, add_start_index=True
    )
    chunks = splitter.create_documents([text], [{"document": document}])
    for number, chunk in enumerate(chunks):
        start = chunk.metadata["start_index"]
        chunk.metadata["headings"] = "\n".join(headings(text, start, start + len(chunk.page_content)))
        chunk.metadata["passage"] = f"{document}-{number}"
    return chunks


def headings(text: str, start: int, end: int) -> list[str]:
    """The Markdown headings above a place, outermost first, and those inside it."""
    above: list[tuple[int, str]] = []
    inside: list[str] = []
    for match in HEADING.finditer(text):
        level, title = len(match.group(1)), match.group(2)
        if start <= match.start() < end:
            inside.append(title)
        elif match.start() < start:
            above = [*((lv, t) for lv, t in above if lv < level), (level, title)]
    return [*(title for _, title in above), *inside]


def _retrieved(chunk: "Document", score: float) -> Retrieved:
    return Retrieved(
        passage=chunk.metadata["passage"],
        document=chunk.metadata["document"],
        section=tuple(chunk.metadata["headings"].split("\n")) if chunk.metadata["headings"] else (),
        text=chunk.page_content,
        score=score,
    )
