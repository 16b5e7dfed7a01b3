"""Fakes that implement the real contracts: an encoder whose vectors can be worked out by hand."""

import re
import zlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

SIZE = 128


class WordEncoder:
    """A text's vector counts its words in 128 boxes, normalised; two texts without shared words are at right angles
    unless two words fall in one box."""

    def __init__(self, fingerprint: str = "words-1") -> None:
        self.fingerprint = fingerprint
        self.dimension = SIZE
        self.encoded: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode(texts)

    def encode_passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        if progress:
            progress(len(texts))
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.encoded += texts
        rows = np.zeros((len(texts), SIZE), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()):
                rows[row, zlib.crc32(word.encode()) % SIZE] += 1.0
            rows[row, 0] += 1e-3  # no row is all zeros
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)
