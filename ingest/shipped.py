"""Vectors that come with a corpus folder, so that a first start need not make them: half precision, for one model."""

from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

FILE = "vectors.npz"


def save_vectors(path: Path, fingerprint: str, keys: Sequence[str], vectors: NDArray[np.float32]) -> None:
    """Write the vectors of texts by their keys."""
    np.savez_compressed(
        path, fingerprint=np.array(fingerprint), keys=np.array(keys), vectors=vectors.astype(np.float16)
    )


def shipped_vectors(folder: Path, fingerprint: str) -> dict[str, NDArray[np.float32]]:
    """The vectors that lie in a corpus folder; none where there is no file, or where it is of another model."""
    try:
        with np.load(folder / FILE, allow_pickle=False) as file:
            if str(file["fingerprint"]) != fingerprint:
                return {}
            rows = file["vectors"].astype(np.float32)
            keys = file["keys"].tolist()
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}  # they only save time: without them every text is embedded
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return dict(zip(keys, rows, strict=False))
