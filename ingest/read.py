"""A file of any kind becomes a reading: the reader is chosen by what the file is, not only by its name."""

import logging
import re
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ingest.blocks import ReadError, Reading
from ingest.readers.docx import read_docx
from ingest.readers.html import read_html
from ingest.readers.markdown import read_markdown
from ingest.readers.pdf import read_pdf
from ingest.readers.text import read_text

log = logging.getLogger(__name__)

SUFFIXES = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
}
READERS: dict[str, Callable[[Path], Reading]] = {
    "docx": read_docx,
    "html": read_html,
    "markdown": read_markdown,
    "text": read_text,
}
NAMES = {"pdf": "en PDF", "docx": "en Word-fil", "html": "en HTML-fil", "markdown": "Markdown", "text": "ren tekst"}
HEAD_BYTES = 4096
HTML = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
# What a file begins with that is none of ours, and what to say about it.
FOREIGN = (
    (b"MZ", "er et program, ikke et dokument. Fjern den fra mappen."),
    (b"\x7fELF", "er et program, ikke et dokument. Fjern den fra mappen."),
    (
        b"\xd0\xcf\x11\xe0",
        "er kryptert med passord, eller er en gammel Word-fil (.doc). Lagre den som .docx uten passord.",
    ),
    (b"{\\rtf", "er en RTF-fil. Lagre den som .docx eller PDF."),
    (b"\x89PNG", "er et bilde. Kjør tekstgjenkjenning (OCR), og lagre resultatet som PDF."),
    (b"\xff\xd8\xff", "er et bilde. Kjør tekstgjenkjenning (OCR), og lagre resultatet som PDF."),
    (b"\x1f\x8b", "er pakket (gzip). Pakk den ut først."),
    (b"Rar!", "er pakket (RAR). Pakk den ut først."),
    (b"7z\xbc\xaf", "er pakket (7-Zip). Pakk den ut først."),
)


def read(path: Path, *, max_mb: int, timeout_s: int) -> Reading:
    """Read a file of at most `max_mb` MB, a PDF within `timeout_s` seconds; ReadError where that cannot be done."""
    try:
        kind, warnings = _kind(path, _head(path, max_mb))
        reading = _read(path, kind, timeout_s)
    except PermissionError as error:
        raise ReadError("kan ikke åpnes, fordi lesetilgangen mangler. Gi lesetilgang til filen.") from error
    except FileNotFoundError as error:
        raise ReadError("finnes ikke. Legg den i mappen, eller fjern den fra listen.") from error
    except OSError as error:
        raise ReadError(f"kan ikke leses fra disken ({error.strerror}). Kontroller filen og disken.") from error
    if not any(block.text.strip() for block in reading.blocks):
        raise ReadError("er tom: den har ingen tekst. Legg inn tekst, eller fjern filen.")
    return replace(reading, warnings=(*warnings, *reading.warnings))


def _head(path: Path, max_mb: int) -> bytes:
    """The beginning of an ordinary file of a size that is allowed."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ReadError("er ikke en vanlig fil. Fjern den fra mappen.")
    if status.st_size == 0:
        raise ReadError("er tom. Legg inn tekst, eller fjern filen.")
    if status.st_size > max_mb * 2**20:
        size = -(-status.st_size // 2**20)
        raise ReadError(f"er på {size} MB, og grensen er {max_mb} MB. Del den, eller øk SAMRAD_FILE_MAX_MB.")
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def _kind(path: Path, head: bytes) -> tuple[str, tuple[str, ...]]:
    """What a file is, and a warning where its name says something else."""
    named = SUFFIXES.get(path.suffix.lower())
    if named is None:
        ending = f"«{path.suffix}»" if path.suffix else "uten endelse"
        raise ReadError(f"er av et slag som ikke kan leses ({ending}). Bruk PDF, DOCX, HTML, Markdown eller tekst.")
    found = _found(head)
    if found is None and named in {"pdf", "docx"}:
        raise ReadError(f"er ikke {NAMES[named]}, selv om navnet sier det. Gi filen riktig endelse, eller fjern den.")
    if found is None or found == named:
        return named, ()
    warning = f"er {NAMES[found]}, selv om navnet slutter på {path.suffix}; lest som det. Gi filen riktig endelse."
    return found, (warning,)


def _found(head: bytes) -> str | None:
    """What the first bytes say; None for text of some kind."""
    for begin, reason in FOREIGN:
        if head.startswith(begin):
            raise ReadError(reason)
    if head.startswith(b"PK\x03\x04"):
        return "docx"  # or another packed file, which its reader refuses
    if b"%PDF-" in head[:1024] and not HTML.match(head):
        return "pdf"
    return "html" if HTML.match(head) else None


def _read(path: Path, kind: str, timeout_s: int) -> Reading:
    try:
        return READERS[kind](path) if kind in READERS else read_pdf(path, timeout_s)
    except (ReadError, OSError):
        raise
    except Exception as error:
        # The libraries below raise their own kinds for broken files, and new ones with each version.
        log.info("could not read %s", path.name, exc_info=True)
        raise ReadError(f"kan ikke leses som {NAMES[kind]}. Åpne den, og lagre den på nytt.") from error
