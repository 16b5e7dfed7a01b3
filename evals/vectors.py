"""Vectors kept between runs: a file a model in the data folder, a row a text, found by the text's digest."""

import hashlib
import os
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.embed import Line
from ingest.model import Encoder

SLICE = 128  # texts between two savings: a run that is cut short keeps what it made

Vectors = NDArray[np.float32]
Step = Callable[[int, int], None]


class Store:
    """The vectors of one model."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self.path = folder / f"{hashlib.sha256(fingerprint.encode()).hexdigest()[:16]}.npz"
        self._rows: dict[str, Vectors] = {}

    def vectors(
        self, encoder: Encoder, passages: Sequence[str], questions: Sequence[str], step: Step | None = None
    ) -> tuple[Vectors, Vectors]:
        """The vectors of passages and of questions, made where they are not kept."""
        lines = [*map(Line, passages), *(Line(text, is_question=True) for text in questions)]
        self._rows = self._rows or self._read()
        new = {line.key: line for line in lines if line.key not in self._rows}
        made = len(lines) - len(new)
        # long texts first and together: a batch is as slow as its longest
        ordered = sorted(new.values(), key=lambda line: (line.is_question, -len(line.text)))
        for start in range(0, len(ordered), SLICE):
            made += self._make(encoder, ordered[start : start + SLICE])
            if step:
                step(made, len(lines))
        rows = np.stack([self._rows[line.key] for line in lines])
        return rows[: len(passages)], rows[len(passages) :]

    def _make(self, encoder: Encoder, lines: Sequence[Line]) -> int:
        for asked, encode in ((False, encoder.encode_passages), (True, encoder.encode_queries)):
            those = [line for line in lines if line.is_question is asked]
            if those:
                rows = encode([line.text for line in those])
                self._rows |= zip((line.key for line in those), rows, strict=True)
        self._save()
        return len(lines)

    def _read(self) -> dict[str, Vectors]:
        try:
            with self.path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
                return dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))
        except (OSError, ValueError, KeyError, zipfile.BadZipFile):
            return {}  # none yet, or damaged: they are made anew

    def _save(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        new = self.path.with_name(f"{self.path.stem}.{os.getpid()}.new.npz")
        np.savez(new, keys=np.array(list(self._rows)), vectors=np.stack(list(self._rows.values())))
        new.replace(self.path)
