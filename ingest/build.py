"""Building an index: read, cut, embed what is new, write, check, switch."""

import hashlib
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.hints import HINTS as HINTS_FILE
from corpus.hints import Hint, load_hints
from corpus.manifest import MANIFEST, Corpus, CorpusError, Document, load_corpus
from ingest.blocks import ReadError
from ingest.cut import cut
from ingest.model import Encoder
from ingest.passages import Passage, Place
from ingest.read import read
from ingest.sections import sections
from ingest.store import (
    FORMAT,
    KEYS,
    VECTORS,
    HintRow,
    Index,
    IndexedDocument,
    IndexFault,
    LeftOut,
    Meta,
    open_index,
    write_index,
)
from ingest.versions import Shelf

Progress = Callable[[str, int, int], None]  # what is being done, how much is done, of how much
CHECKED = 25  # passages that must find themselves before an index is put in use


@dataclass(frozen=True)
class Limits:
    """How large a file may be and how long it may take to read."""

    file_max_mb: int = 50
    file_timeout_s: int = 60


@dataclass(frozen=True)
class Built:
    """What a build did."""

    meta: Meta
    embedded: int
    reused: int
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class _Read:
    documents: tuple[IndexedDocument, ...]
    passages: tuple[Passage, ...]
    left_out: tuple[LeftOut, ...]
    warnings: tuple[str, ...]


def corpus_hash(corpus: Corpus) -> str:
    """Changes when a document, the manifest or the hints change."""
    digest = hashlib.sha256(str(FORMAT).encode())
    for name in (MANIFEST, HINTS_FILE, *(d.file for d in corpus.documents)):
        path = corpus.folder / name
        digest.update(name.encode() + b"\x00" + (_sha(path).encode() if path.is_file() else b"-"))
    return digest.hexdigest()[:16]


def build(
    folder: Path, shelf: Shelf, model: str, encoder: Callable[[], Encoder], progress: Progress, limits: Limits
) -> Built:
    """Build the index of a corpus folder and put it in use; until then the old one stays as it is."""
    start = time.perf_counter()
    corpus = load_corpus(folder)
    with shelf.locked():
        content = _read_all(corpus, limits, progress)
        if not content.passages:
            raise CorpusError(f"Ingen av dokumentene i {folder} kunne leses: {_reasons(content.left_out)}")
        hints = _hint_rows(load_hints(folder), content.passages)
        engine = encoder()
        texts = _texts(content.passages, hints)
        vectors, keys, embedded = _embed(texts, engine, _older(shelf, engine.fingerprint), progress)
        target = shelf.begin()
        meta = _meta(corpus, target, model, engine, content, hints, time.perf_counter() - start)
        progress("write", 0, 1)
        write_index(target, meta, content.passages, hints, vectors, keys)
        _check(target)
        shelf.switch(target)
        progress("write", 1, 1)
    return Built(meta, embedded, len(texts) - embedded, (*corpus.warnings, *content.warnings))


def _reasons(left_out: Sequence[LeftOut]) -> str:
    return "; ".join(f"{item.file} {item.reason}" for item in left_out[:3])


def _sha(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read_all(corpus: Corpus, limits: Limits, progress: Progress) -> _Read:
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
    return _Read(tuple(documents), _merge_repeated(passages), tuple(left_out), tuple(warnings))


def _indexed(document: Document, path: Path, sections_: int, passages: int) -> IndexedDocument:
    return IndexedDocument(document=document, sha256=_sha(path), sections=sections_, passages=passages)


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


def _hint_rows(hints: Sequence[Hint], passages: Sequence[Passage]) -> list[HintRow]:
    """Each hint's question with the rows of the passages of its section; a hint without a section is an error."""
    by_section: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for row, passage in enumerate(passages):
        for place in (Place(document=passage.document, section=passage.section), *passage.also):
            by_section.setdefault((place.document, place.section), []).append(row)
    rows = []
    for hint in hints:
        found = by_section.get((hint.document, hint.path))
        if found is None:
            raise CorpusError(
                f"{HINTS_FILE}: ingen seksjon «{' / '.join(hint.path)}» i {hint.document}. Rett path, eller fjern den."
            )
        rows += [HintRow(question=question, passages=tuple(found)) for question in hint.questions]
    return rows


def _texts(passages: Sequence[Passage], hints: Sequence[HintRow]) -> list[tuple[str, bool]]:
    """Everything that is embedded, in the order of the vectors' rows; True for what is embedded as a question."""
    texts = [(passage.embedded, False) for passage in passages]
    texts += [(_unit_text(passage, unit.text), False) for passage in passages for unit in passage.units]
    return texts + [(hint.question, True) for hint in hints]


def _unit_text(passage: Passage, text: str) -> str:
    """A unit is embedded below its innermost heading, so that «Tillit» is not lost from a sentence about it."""
    return f"{passage.section[-1]}: {text}" if passage.section else text


def _key(text: str, is_question: bool) -> str:
    return hashlib.sha256(f"{'q' if is_question else 'p'}\n{text}".encode()).hexdigest()[:24]


def _older(shelf: Shelf, fingerprint: str) -> dict[str, NDArray[np.float32]]:
    """The vectors of the version in use by their texts' keys; none where it was made with another model."""
    try:
        folder = shelf.current()
        index = open_index(folder) if folder else None
    except IndexFault:
        return {}
    if folder is None or index is None or index.meta.model_fingerprint != fingerprint:
        return {}
    keys = json.loads((folder / KEYS).read_text(encoding="utf-8"))
    vectors = np.load(folder / VECTORS)
    return dict(zip(keys, vectors, strict=True))


def _embed(
    texts: Sequence[tuple[str, bool]], encoder: Encoder, known: dict[str, NDArray[np.float32]], progress: Progress
) -> tuple[NDArray[np.float32], list[str], int]:
    """The vectors of all texts, their keys, and how many had to be made."""
    keys = [_key(*text) for text in texts]
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    plain = {key: text for key, (text, is_question) in missing.items() if not is_question}
    asked = {key: text for key, (text, is_question) in missing.items() if is_question}
    done = 0

    def step(count: int) -> None:
        nonlocal done
        done += count
        progress("embed", done, len(missing))

    progress("embed", 0, len(missing))
    made = dict(known)
    if plain:
        made.update(zip(plain, encoder.encode_passages(list(plain.values()), step), strict=True))
    if asked:
        made.update(zip(asked, encoder.encode_queries(list(asked.values())), strict=True))
        step(len(asked))
    return np.stack([made[key] for key in keys]).astype(np.float32), keys, len(missing)


def _meta(
    corpus: Corpus, target: Path, model: str, encoder: Encoder, content: _Read, hints: Sequence[HintRow], seconds: float
) -> Meta:
    return Meta(
        format=FORMAT,
        version=target.name.split(".")[0],
        corpus_folder=str(corpus.folder.resolve()),
        corpus_hash=corpus_hash(corpus),
        model=model,
        model_fingerprint=encoder.fingerprint,
        documents=content.documents,
        passages=len(content.passages),
        units=sum(len(p.units) for p in content.passages),
        hints=len(hints),
        left_out=content.left_out,
        seconds=round(seconds, 2),
    )


def _check(folder: Path) -> None:
    """Open what was written, and let some passages find themselves; IndexFault where one does not."""
    index: Index = open_index(folder)
    if index.collection.count() != len(index.passages):
        raise IndexFault(f"Chroma har {index.collection.count()} av {len(index.passages)} passasjer. Prøv på nytt.")
    step = max(1, len(index.passages) // CHECKED)
    for row in range(0, len(index.passages), step):
        found = index.dense(index.vectors[row], 3)
        if max(found.values(), default=0.0) < 0.999:
            raise IndexFault(f"Passasjen {index.passages[row].id} finner ikke seg selv i indeksen. Prøv på nytt.")
