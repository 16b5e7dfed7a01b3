"""A file becomes blocks."""

from pathlib import Path

from ingest.blocks import Reading
from ingest.readers.markdown import read_markdown
from ingest.readers.text import read_text


def read(path: Path, *, max_mb: int, timeout_s: int) -> Reading:
    """Read a file by its suffix."""
    return read_markdown(path) if path.suffix == ".md" else read_text(path)
