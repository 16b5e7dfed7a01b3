"""Whether a corpus' own texts are fit to be quoted, and whether what is known about them points at what is there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.advice import load_advice
from corpus.glossary import load_glossary
from corpus.hints import load_hints
from corpus.manifest import Corpus
from corpus.situations import load_situations
from ingest.blocks import Block, Kind, Section
from ingest.cut import cut
from ingest.passages import Passage
from ingest.places import Sections
from ingest.read import read
from ingest.sections import sections
from ingest.sentences import split_sentences

MAX_SECTION_WORDS = 200
MAX_SENTENCE_WORDS = 45
MIN_HINTS = 3
# A sentence that begins like this points outside itself.
POINTS_OUTSIDE = re.compile(
    r"^(?:Dette|Disse|Denne|De(?= (?:har|er|må|bør|skal|kan|vil|var|ble|blir|fikk|hadde)\b)"
    r"|Den(?= (?:har|er|må|bør|skal|kan|vil|var|ble)\b)|Han|Hun|Her|Slik(?! at\b)|Slike|Da|Dermed|Derfor"
    r"|Derimot|Dessuten"
    r"|Videre|Også|Men|Og|Likevel|Imidlertid|Samtidig|Deretter|I tillegg)\b"
)


@dataclass(frozen=True)
class Fault:
    """Something to mend: where, and what."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def check_corpus(corpus: Corpus) -> tuple[Fault, ...]:
    """All faults of a corpus folder; files that cannot be read raise CorpusError or ReadError."""
    faults = [Fault("corpus.toml", warning) for warning in corpus.warnings]
    paths: set[tuple[str, tuple[str, ...]]] = set()
    passages: list[Passage] = []
    for document in corpus.documents:
        found = sections(read(corpus.folder / document.file, max_mb=50, timeout_s=60).blocks, document.title)
        paths |= {(document.id, section.path[:depth]) for section in found for depth in range(1, len(section.path) + 1)}
        passages += cut(document.id, found)
        faults += _texts(document.id, found)
        named = {heading for section in found for heading in section.path}
        faults += [
            Fault("corpus.toml", f"{document.id}: ingen seksjon «{own.section}»")
            for own in document.standing
            if own.section not in named
        ]
    places = Sections(passages)
    known = (*_hints(corpus, paths, places), *_advice(corpus, paths), *_cases(corpus, places), *_glossary(corpus))
    return (*faults, *known)


def _texts(document: str, found: Sequence[Section]) -> Iterator[Fault]:
    for section in found:
        where = f"{document}: {' / '.join(section.path) or '(før første overskrift)'}"
        words = sum(len(block.text.split()) for block in section.blocks)
        if words > MAX_SECTION_WORDS:
            yield Fault(where, f"seksjonen har {words} ord; del den (høyst {MAX_SECTION_WORDS})")
        for number, block in enumerate(section.blocks):
            yield from _sentences(where, block)
            leads = number and section.blocks[number - 1].kind in {Kind.PARAGRAPH, Kind.ITEM}
            if block.kind is Kind.ITEM and not leads:
                yield Fault(where, f"listen har ingen setning foran seg: «{block.text[:50]}»")


def _sentences(where: str, block: Block) -> Iterator[Fault]:
    if block.kind is not Kind.PARAGRAPH:
        return
    for sentence in split_sentences(block.text):
        if POINTS_OUTSIDE.match(sentence):
            yield Fault(where, f"setningen peker ut av seg selv: «{sentence[:60]}»")
        if len(sentence.split()) > MAX_SENTENCE_WORDS:
            yield Fault(where, f"setningen har {len(sentence.split())} ord: «{sentence[:60]}»")


def _hints(corpus: Corpus, paths: set[tuple[str, tuple[str, ...]]], places: Sections) -> Iterator[Fault]:
    for hint in load_hints(corpus.folder):
        where = f"hints.toml: {hint.document}: {' / '.join(hint.path)}"
        if (hint.document, hint.path) not in paths:
            yield Fault(where, "ingen slik seksjon")
            continue
        if len(hint.asked) < MIN_HINTS:
            yield Fault(where, f"har færre enn {MIN_HINTS} ulike spørsmål")
        for pinned in hint.answer:
            if not places.units((hint.document, hint.path), pinned.begins):
                yield Fault(where, f"ingen setning begynner med «{pinned.begins}»")


def _advice(corpus: Corpus, paths: set[tuple[str, tuple[str, ...]]]) -> Iterator[Fault]:
    for advice in load_advice(corpus.folder):
        for path in advice.sections:
            if (advice.document, tuple(path)) not in paths:
                yield Fault(f"advice.toml: {advice.id}", f"ingen seksjon «{' / '.join(path)}» i {advice.document}")


def _cases(corpus: Corpus, places: Sections) -> Iterator[Fault]:
    situations, counsel = load_situations(corpus.folder, [advice.id for advice in load_advice(corpus.folder)])
    called = {section.id: (section.document, section.path) for section in counsel}
    for name, (document, path) in called.items():
        if not places.passages((document, path)):
            yield Fault(f"situations.toml: {name}", f"ingen seksjon «{' / '.join(path)}» i {document}")
    for situation in situations:
        if situation.begins and not places.passages(called[situation.counsel[0]]):
            continue  # said above
        for begins in situation.begins:
            if not places.units(called[situation.counsel[0]], begins):
                yield Fault(f"situations.toml: {situation.id}", f"ingen setning begynner med «{begins}»")


def _glossary(corpus: Corpus) -> Iterator[Fault]:
    load_glossary(corpus.folder)  # raises CorpusError where it cannot be used
    return iter(())
