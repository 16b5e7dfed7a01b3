"""PDF files: read in a process of its own under limits, then laid out by type size and place."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ingest.blocks import ReadError, Reading
from ingest.readers.pdf_headings import levels
from ingest.readers.pdf_layout import Paragraph, paragraphs
from ingest.readers.pdf_lines import body_size, leading, to_lines, without_heads
from ingest.structure import structure

ROOT = Path(__file__).resolve().parents[2]  # where the child finds this package
HEADER_BYTES = 1024  # a PDF says what it is within so many
SPACE = 6.0  # points: how far in one space stands
REASONS = {
    "encrypted": "er kryptert med passord. Lagre en kopi uten passord.",
    "scanned": "har ingen tekst (skannet?). Kjør tekstgjenkjenning (OCR) på filen.",
    "damaged": "er skadet eller ufullstendig og kan ikke leses som PDF. Hent den på nytt, eller lagre den på nytt.",
    "memory": "er for stor pakket ut til å leses trygt. Skriv den ut til en ny PDF, eller del den i mindre filer.",
}


def read_pdf(path: Path, timeout_s: int, memory_mb: int = 1024) -> Reading:
    """Read a PDF within `timeout_s` seconds and `memory_mb` MB; ReadError where that cannot be done."""
    _check_header(path)
    answer = _in_child(path, timeout_s, memory_mb)
    if "error" in answer:
        raise ReadError(REASONS.get(answer["error"], REASONS["damaged"]))
    pages: list[dict[str, Any]] = answer["pages"]
    if not any(page["lines"] for page in pages):
        failures = {page["failure"] for page in pages}
        reason = "damaged" if not pages or "damaged" in failures else max(failures) or "scanned"
        raise ReadError(REASONS[reason])
    texts = _texts([page["lines"] for page in pages], [(depth, title) for depth, title in answer["outline"]])
    return Reading(tuple(structure(texts)), tuple(_warnings(pages)), len(pages))


def _check_header(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(HEADER_BYTES)
    if not head:
        raise ReadError("er tom. Legg inn filen på nytt, eller fjern den.")
    if b"%PDF-" not in head:
        raise ReadError("er ikke en PDF, selv om navnet sier det. Gi filen riktig endelse, eller lagre den som PDF.")


def _in_child(path: Path, timeout_s: int, memory_mb: int) -> dict[str, Any]:
    """The child's answer; a process that is killed or says nothing that can be read is an error too."""
    command = [sys.executable, "-P", "-m", "ingest.readers.pdf_child", str(path), str(memory_mb), str(timeout_s)]
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    slow = ReadError(
        f"tok mer enn {timeout_s} sekunder å lese. Del den i mindre filer, eller øk SAMRAD_FILE_TIMEOUT_S."
    )
    try:
        done = subprocess.run(  # noqa: S603  our own module; the path is one argument, never a shell's
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout_s, env=environment, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise slow from error
    if done.returncode == -getattr(signal, "SIGXCPU", 0) != 0:
        raise slow
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        return {"error": "memory" if b"MemoryError" in done.stderr else "damaged"}
    return answer if isinstance(answer, dict) else {"error": "damaged"}


def _texts(
    pages: Sequence[Sequence[Sequence[Sequence[Any]]]], outline: Sequence[tuple[int, str]]
) -> list[tuple[int | None, str]]:
    """Each page's number, from 1, and its text: paragraphs on one line each, headings with «#» before them."""
    lines = without_heads([to_lines(page) for page in pages])
    body, step = body_size(lines), leading(lines)
    found = [paragraphs(page, step, body) for page in lines]
    deep = levels(found, body, outline)
    return [(number, "\n\n".join(_text(p, deep) for p in page)) for number, page in enumerate(found, 1)]


def _text(paragraph: Paragraph, deep: Mapping[int, int]) -> str:
    level = deep.get(id(paragraph), 0)
    if level:
        return f"{'#' * level} {paragraph.text}"
    if paragraph.is_point:
        return " " * int(paragraph.first.x / SPACE) + paragraph.text  # a deeper point stands further in
    return "\\" + paragraph.text if paragraph.text.startswith("#") else paragraph.text


def _warnings(pages: Sequence[Mapping[str, Any]]) -> list[str]:
    """What is missing: pages that could not be read, and pages that show something but have no text."""
    failed = [n for n, page in enumerate(pages, 1) if page["failure"]]
    scanned = [n for n, page in enumerate(pages, 1) if not page["lines"] and page["drawn"] and not page["failure"]]
    warnings = []
    if failed:
        warnings.append(f"{_pages(failed)} kan ikke leses og er utelatt; lagre filen på nytt som PDF.")
    if scanned:
        warnings.append(f"{_pages(scanned)} har ingen tekst (skannet?); kjør tekstgjenkjenning (OCR) på filen.")
    return warnings


def _pages(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"side {numbers[0]}"
    return f"sidene {', '.join(map(str, numbers[:-1]))} og {numbers[-1]}"
