"""A corpus folder and its manifest: which documents there are, and how old and how binding each is."""

import datetime as dt
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from corpus.tables import CorpusError, name_of, read_tables, to_model

__all__ = ["Corpus", "CorpusError", "Document", "Standing", "Status", "load_corpus"]

MANIFEST = "corpus.toml"
SUFFIXES = frozenset({".md", ".markdown", ".txt", ".pdf", ".docx", ".html", ".htm"})


class Status(StrEnum):
    """How binding a document is."""

    GJELDENDE = "gjeldende"
    VEILEDENDE = "veiledende"
    UTKAST = "utkast"
    HISTORISK = "historisk"


class Standing(BaseModel):
    """A section whose standing differs from its document's: a passed date, a draft, another validity."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    section: str = Field(min_length=1)
    status: Status | None = None
    valid_until: dt.date | None = None
    note: str | None = None


class Document(BaseModel):
    """One document of the corpus, as its manifest describes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]*$")
    file: str = Field(min_length=1)
    title: str = Field(min_length=1)
    publisher: str = ""
    date: dt.date | None = None
    date_text: str | None = None  # «januar 2017», where the day is not known
    kind: str = "dokument"
    status: Status | None = None
    language: str = "nb"
    reference: str | None = None
    url: str | None = None
    valid_until: dt.date | None = None
    superseded_by: str | None = None
    standing: tuple[Standing, ...] = ()


class Corpus(BaseModel):
    """A folder of documents in the manifest's order, and what was odd about the folder."""

    model_config = ConfigDict(frozen=True)

    folder: Path
    documents: tuple[Document, ...]
    warnings: tuple[str, ...] = ()

    def document(self, identifier: str) -> Document:
        """The document with that id; KeyError when there is none."""
        for document in self.documents:
            if document.id == identifier:
                return document
        raise KeyError(identifier)


def load_corpus(folder: Path) -> Corpus:
    """Read the manifest and take in the files it does not name; raise CorpusError where that cannot be done."""
    if not folder.is_dir():
        raise CorpusError(f"Fant ikke korpusmappen {folder}. Oppgi en mappe med --corpus MAPPE.")
    named = _read_manifest(folder / MANIFEST)
    present: list[Document] = []
    lacking: list[Document] = []
    for document in named:
        inside = (folder / document.file).resolve().is_relative_to(folder.resolve())
        (present if inside and (folder / document.file).is_file() else lacking).append(document)
    warnings = [
        f"{MANIFEST}: filen {d.file} (dokumentet {d.id}) finnes ikke i mappen. Legg den der, eller fjern den."
        for d in lacking
    ]
    strays = _strays(folder, {d.file for d in named})
    extra = [_unnamed(path, {d.id for d in present}) for path in strays]
    warnings += [f"{d.file}: ikke nevnt i {MANIFEST}; tas med under filnavnet." for d in extra]
    if not present and not extra:
        raise CorpusError(
            f"Korpusmappen {folder} har ingen dokumenter. Legg inn PDF-, DOCX-, HTML-, Markdown- eller tekstfiler."
        )
    return Corpus(folder=folder, documents=(*present, *extra), warnings=tuple(warnings))


def _read_manifest(path: Path) -> list[Document]:
    tables = read_tables(path, "document")["document"]
    documents = [
        to_model(Document, table, path, "dokumentet", name_of(table, number, "id"))
        for number, table in enumerate(tables, 1)
    ]
    ids = [d.id for d in documents]
    for twice in sorted({i for i in ids if ids.count(i) > 1}):
        raise CorpusError(f"{path}: id-en «{twice}» står flere ganger. Hvert dokument må ha sin egen id.")
    return documents


def _strays(folder: Path, named: set[str]) -> list[Path]:
    """Readable files that the manifest does not name; a README tells of the folder and is no document."""
    found = []
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        hidden = any(part.startswith((".", "_")) for part in relative.parts)
        readable = path.suffix.lower() in SUFFIXES and path.is_file() and path.stem.lower() != "readme"
        if readable and not hidden and relative.as_posix() not in named:
            found.append(relative)
    return found


def _unnamed(path: Path, taken: set[str]) -> Document:
    slug = "".join(c if c.isascii() and c.isalnum() else "-" for c in path.with_suffix("").as_posix().lower())
    slug = slug.strip("-") or "dokument"
    identifier, number = slug, 2
    while identifier in taken:
        identifier, number = f"{slug}-{number}", number + 1
    taken.add(identifier)
    return Document(id=identifier, file=path.as_posix(), title=path.stem)
