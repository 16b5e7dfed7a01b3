"""Plain text files."""

from pathlib import Path

from ingest.blocks import ReadError, Reading
from ingest.structure import structure


def read_text(path: Path) -> Reading:
    """Read a text file: UTF-8, or Windows-1252 where it is not."""
    text, warning = decode(path.read_bytes())
    return Reading(tuple(structure([(None, text)])), (warning,) if warning else ())


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file's bytes, and a warning where the encoding had to be guessed; ReadError for binary data."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), ""
    if b"\x00" in data[:65536]:
        raise ReadError("er ikke en tekstfil, men binære data. Gi filen riktig endelse, eller fjern den.")
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "er ikke UTF-8; lest som Windows-1252. Lagre den som UTF-8."
