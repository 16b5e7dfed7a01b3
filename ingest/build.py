"""Building an index: read, cut, embed what is new, write, check, switch."""

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import SHIPPED
from corpus.hints import HINTS, carried_hints
from corpus.knowledge import Knowledge, load_knowledge
from corpus.manifest import MANIFEST, Corpus, CorpusError, load_corpus
from ingest.embed import embed, known_vectors, lines_of
from ingest.gather import Content, Limits, Progress, read_all, sha256
from ingest.lead_rows import Leads
from ingest.leads import leads
from ingest.model import Encoder
from ingest.shipped import shipped_vectors
from ingest.store import FORMAT, IndexFault, LeftOut, Meta, open_index, write_index
from ingest.versions import Shelf

CHECKED = 25  # passages that must find themselves before an index is put in use


@dataclass(frozen=True)
class Built:
    """What a build did."""

    meta: Meta
    embedded: int
    reused: int
    warnings: tuple[str, ...]


def corpus_hash(corpus: Corpus) -> str:
    """Changes when a document, the manifest, the hints, the catalogue or the glossary change."""
    digest = hashlib.sha256(str(FORMAT).encode())
    digest.update(load_knowledge(corpus.folder).model_dump_json().encode())
    for name in (MANIFEST, HINTS, *(d.file for d in corpus.documents)):
        path = corpus.folder / name
        digest.update(name.encode() + b"\x00" + (sha256(path).encode() if path.is_file() else b"-"))
    for hint in carried_hints(corpus):
        digest.update(hint.model_dump_json().encode())
    return digest.hexdigest()[:16]


def build(
    folder: Path, shelf: Shelf, model: str, encoder: Callable[[], Encoder], progress: Progress, limits: Limits
) -> Built:
    """Build the index of a corpus folder and put it in use; until then the old one stays as it is."""
    start = time.perf_counter()
    corpus = load_corpus(folder)
    with shelf.locked():
        seen = corpus_hash(corpus)  # before reading: what is changed meanwhile is at worst found stale
        content = read_all(corpus, limits, progress)
        if not content.passages:
            raise CorpusError(f"Ingen av dokumentene i {folder} kunne leses: {_reasons(content.left_out)}")
        knowledge = load_knowledge(folder)
        led = leads(corpus, knowledge, content.passages)
        engine = encoder()
        lines = lines_of(content.passages, led.hints, knowledge)
        shipped = shipped_vectors(SHIPPED, engine.fingerprint) | shipped_vectors(folder, engine.fingerprint)
        known = shipped | known_vectors(shelf, engine.fingerprint)
        made = embed(lines, engine, known, progress)
        target = shelf.begin()
        meta = _meta(corpus, seen, target, model, engine, content, led, knowledge, time.perf_counter() - start)
        progress("write", 0, 1)
        write_index(target, meta, content.passages, led, knowledge, made.vectors, made.keys)
        _check(target)
        shelf.switch(target)
        progress("write", 1, 1)
    return Built(meta, made.made, len(lines) - made.made, (*corpus.warnings, *content.warnings))


def _reasons(left_out: Sequence[LeftOut]) -> str:
    return "; ".join(f"{item.file} {item.reason}" for item in left_out[:3])


def _meta(
    corpus: Corpus,
    seen: str,
    target: Path,
    model: str,
    encoder: Encoder,
    content: Content,
    led: Leads,
    knowledge: Knowledge,
    seconds: float,
) -> Meta:
    return Meta(
        format=FORMAT,
        version=target.name.split(".")[0],
        corpus_folder=str(corpus.folder.resolve()),
        corpus_hash=seen,
        model=model,
        model_fingerprint=encoder.fingerprint,
        documents=content.documents,
        passages=len(content.passages),
        units=sum(len(p.units) for p in content.passages),
        hints=len(led.hints),
        signals=sum(len(advice.signals) for advice in knowledge.advice),
        counter_signals=sum(len(advice.counter_signals) for advice in knowledge.advice),
        situations=len(knowledge.situations),
        answered=len(knowledge.known.answered),
        unanswered=len(knowledge.known.unanswered),
        left_out=content.left_out,
        seconds=round(seconds, 2),
    )


def _check(folder: Path) -> None:
    """Open what was written, and let some passages find themselves; IndexFault where one does not."""
    index = open_index(folder)
    if index.collection.count() != len(index.passages):
        raise IndexFault(f"Chroma har {index.collection.count()} av {len(index.passages)} passasjer. Prøv på nytt.")
    step = max(1, len(index.passages) // CHECKED)
    for row in range(0, len(index.passages), step):
        found = index.dense(index.vectors[row], 3)
        if max(found.values(), default=0.0) < 0.999:
            raise IndexFault(f"Passasjen {index.passages[row].id} finner ikke seg selv i indeksen. Prøv på nytt.")
