"""Reads one PDF in a process of its own, under limits, and prints its lines as JSON: `pdf_child FILE MB SECONDS`."""

import contextlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_CHARS = 30_000_000  # of text in one file; a long report has one million
MAX_OUTLINE = 5_000
DRAWN_BYTES = 1_000  # a page with no text and so much content shows something
BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
SYMBOLS = re.compile(r"wingding|symbol|dingbat", re.IGNORECASE)

Run = tuple[str, float, float, float, bool]  # the text, x, y, the type size, whether it is bold
Matrix = list[float]


class Refused(Exception):
    """The file cannot be read; the message is the word for why that the parent knows."""


def main(arguments: list[str]) -> int:
    """Print the file's pages, or the reason why there are none."""
    path, memory_mb, seconds = arguments
    try:
        _limit(int(memory_mb), int(seconds))
        answer = read(Path(path))
    except Refused as refused:
        answer = {"error": str(refused)}
    except MemoryError:
        answer = {"error": "memory"}
    except Exception:  # noqa: BLE001  a parser of foreign files raises anything; the parent says it in one sentence
        answer = {"error": "damaged"}
    json.dump(answer, sys.stdout)
    return 0


def _limit(memory_mb: int, seconds: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has none, macOS not all; the time-out holds
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 2**20, memory_mb * 2**20))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(path: Path) -> dict[str, Any]:
    """The pages as lines of runs, and the outline as depths and titles."""
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError, LimitReachedError

    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("encrypted")
        pages = list(_pages(reader))
    except FileNotDecryptedError as error:
        raise Refused("encrypted") from error
    except LimitReachedError as error:
        raise Refused("memory") from error
    return {"pages": pages, "outline": _outline(reader)}


def _pages(reader: "PdfReader") -> Iterator[dict[str, Any]]:
    from pypdf.errors import LimitReachedError

    chars = 0
    for page in reader.pages:
        lines: list[list[Run]] = []
        failure, drawn = "", True
        try:
            lines = _lines(page)
            drawn = bool(lines) or _is_drawn(page)
        except (MemoryError, RecursionError):
            raise
        except LimitReachedError:
            failure = "memory"
        except Exception:  # noqa: BLE001  one broken page must not cost the others; the parent warns about it
            failure = "damaged"
        chars += sum(len(run[0]) for line in lines for run in line)
        if chars > MAX_CHARS:
            raise Refused("memory")
        yield {"lines": lines, "failure": failure, "drawn": drawn}


def _lines(page: "PageObject") -> list[list[Run]]:
    """The page's lines in the order that they are drawn, each as runs of one font."""
    found: list[tuple[int, Run]] = []  # with each run its angle
    breaks: set[int] = set()

    def visit(text: str, cm: Matrix, tm: Matrix, font: dict[str, Any] | None, size: float) -> None:
        if text.strip():
            a, b, c, d, x, y = _product(tm, cm)
            angle = 0 if abs(a) >= abs(b) and a >= 0 else 180 if abs(a) >= abs(b) else 90 if b > 0 else 270
            name = str((font or {}).get("/BaseFont", ""))
            shown = "•" if SYMBOLS.search(name) and len(text.strip()) == 1 else text.rstrip("\n")
            x, y = {0: (x, y), 90: (y, -x), 180: (-x, -y), 270: (-y, x)}[angle]
            height = abs(size) * (c * c + d * d) ** 0.5
            found.append((angle, (shown, round(x, 2), round(y, 2), round(height, 2), bool(BOLD.search(name)))))
        elif found and text.strip("\n"):
            angle, run = found[-1]
            found[-1] = (angle, (run[0] + " ", *run[1:]))
        if text.endswith("\n"):
            breaks.add(len(found))

    page.extract_text(visitor_text=visit)
    return _broken(found, breaks)


def _broken(found: list[tuple[int, Run]], breaks: set[int]) -> list[list[Run]]:
    """The runs as lines; text that is turned another way than most of the page (a stamp, a margin) is left out."""
    angles = [angle for angle, _ in found]
    main_angle = max(set(angles), key=angles.count) if angles else 0
    lines: list[list[Run]] = [[]]
    for i, (angle, run) in enumerate(found):
        if i in breaks and lines[-1]:
            lines.append([])
        if angle == main_angle:
            lines[-1].append(run)
    return [line for line in lines if line]


def _product(m: Matrix, n: Matrix) -> tuple[float, float, float, float, float, float]:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _is_drawn(page: "PageObject") -> bool:
    """Whether a page without text shows something: an image, or more than a little content."""
    resources = page.get("/Resources")
    images = resources.get_object().get("/XObject") if resources else None
    contents = page.get_contents()
    return bool(images) or (contents is not None and len(contents.get_data()) > DRAWN_BYTES)


def _outline(reader: "PdfReader") -> list[tuple[int, str]]:
    """The bookmarks with their depth, outermost 1; none where they are broken."""
    entries: list[tuple[int, str]] = []

    def walk(items: list[Any], depth: int) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item, depth + 1)
            elif len(entries) < MAX_OUTLINE and item.title:
                entries.append((depth, str(item.title)))

    with contextlib.suppress(Exception):
        walk(reader.outline, 1)
    return entries


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
