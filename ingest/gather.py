"""All documents of a corpus are read and cut; what cannot be read is said, and the rest goes on."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.manifest import Corpus, Document
from ingest.blocks import ReadError
from ingest.cut import cut
from ingest.passages import Passage, Place
from ingest.read import read
from ingest.sections import sections
from ingest.store import IndexedDocument, LeftOut

Progress = Callable[[str, int, int], None]  # what is being done, how much is done, of how much


@dataclass(frozen=True)
class Limits:
    """How large a file may be and how long it may take to read."""

    file_max_mb: int = 50
    file_timeout_s: int = 60


@dataclass(frozen=True)
class Content:
    """What was read: documents, their passages, what was left out and what was odd."""

    documents: tuple[IndexedDocument, ...]
    passages: tuple[Passage, ...]
    left_out: tuple[LeftOut, ...]
    warnings: tuple[str, ...]


def sha256(path: Path) -> str:
    """The hash of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_all(corpus: Corpus, limits: Limits, progress: Progress) -> Content:
    """The passages of all documents, in the manifest's order."""
    documents, passages, left_out, warnings = [], list[Passage](), [], list[str]()
    for number, document in enumerate(corpus.documents):
        progress("read", number, len(corpus.documents))
        path = corpus.folder / document.file
        try:
            reading = read(path, max_mb=limits.file_max_mb, timeout_s=limits.file_timeout_s)
            found = sections(reading.blocks, document.title)
            own = cut(document.id, found)
            if not own:
                raise ReadError("har ingen tekst. Kontroller filen.")
            documents.append(_indexed(document, path, len({s.path for s in found}), len(own)))
        except ReadError as error:
            left_out.append(LeftOut(file=document.file, reason=str(error)))
            continue
        passages += own
        warnings += [f"{document.file} {warning}" for warning in reading.warnings]
    progress("read", len(corpus.documents), len(corpus.documents))
    return Content(tuple(documents), _merge_repeated(passages), tuple(left_out), tuple(warnings))


def _indexed(document: Document, path: Path, sections_: int, passages: int) -> IndexedDocument:
    return IndexedDocument(document=document, sha256=sha256(path), sections=sections_, passages=passages)


def _merge_repeated(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The same text printed twice becomes one passage that knows both places."""
    first: dict[str, int] = {}
    kept: list[Passage] = []
    for passage in passages:
        key = " ".join(passage.text.lower().split())
        if key not in first:
            first[key] = len(kept)
            kept.append(passage)
            continue
        place = Place(document=passage.document, section=passage.section, page=passage.page)
        known = kept[first[key]]
        kept[first[key]] = known.model_copy(update={"also": (*known.also, place)})
    return tuple(kept)
