"""Vectors that come with a corpus folder, so that a first start need not make them: a byte a number, for one model."""

from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

FILE = "vectors.npz"
LARGEST = 127  # of a byte with a sign


def save_vectors(path: Path, fingerprint: str, keys: Sequence[str], vectors: NDArray[np.float32]) -> None:
    """Write the vectors of texts by their keys, each text once."""
    once = dict(zip(keys, range(len(keys)), strict=True))
    rows = vectors[list(once.values())]
    steps = np.maximum(np.abs(rows).max(axis=1, keepdims=True), 1e-9) / LARGEST
    bytes_ = np.rint(rows / steps).astype(np.int8)
    names = np.array([list(bytes.fromhex(key)) for key in once], dtype=np.uint8)
    np.savez_compressed(path, fingerprint=np.array(fingerprint), keys=names, vectors=bytes_)


def shipped_vectors(folder: Path, fingerprint: str) -> dict[str, NDArray[np.float32]]:
    """The vectors that lie in a corpus folder; none where there is no file, or where it is of another model."""
    try:
        with np.load(folder / FILE, allow_pickle=False) as file:
            if str(file["fingerprint"]) != fingerprint:
                return {}
            rows = file["vectors"].astype(np.float32)
            keys = [bytes(key).hex() for key in file["keys"].tolist()]
    except (OSError, ValueError, KeyError, EOFError, TypeError, BadZipFile):
        return {}  # they only save time: without them every text is embedded
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return dict(zip(keys, rows, strict=False))
