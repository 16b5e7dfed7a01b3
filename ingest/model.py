"""The embedding model: texts in, unit vectors out, from files on this machine alone."""

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.bundled import BARE_IDENTITY, BARE_NAME, IDENTITY, ModelError, bundled_folder
from ingest.bundled import NAME as DEFAULT_MODEL
from ingest.offline import go_offline

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

__all__ = ["DEFAULT_MODEL", "Encoder", "ModelError", "SentenceEncoder", "load_encoder"]

BATCH = 16  # two cores, passages of 570 characters: 13 a second with 4 to 16 a batch, 10 with 1 or 64
ONLINE = {"0", "FALSE", "NO", "OFF"}  # the values of HF_HUB_OFFLINE that let a hub name be fetched
UNUSED = ["onnx/*", "openvino/*", "*.onnx", "*.h5", "*.ot", "*.msgpack", "*.ckpt"]  # other libraries' weights
MODEL_FILES = {".json", ".txt", ".model", ".safetensors", ".bin"}


class Encoder(Protocol):
    """What turns texts into vectors; an index holds for one fingerprint."""

    @property
    def fingerprint(self) -> str:
        """Which model and weights: vectors of different fingerprints cannot be compared."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector a question: (texts, dimension)."""

    def encode_passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """One unit vector a passage; `progress` is told how many were done since it was last called."""


class SentenceEncoder:
    """An encoder over a sentence-transformers model, whose own prompts tell questions from passages.

    It computes in fp32: without AMX, bf16 autocast took three times as long, and dynamic int8, half as fast
    again as fp32, gave vectors with cosine 0.97 to fp32's where 0.999 is asked for.
    """

    def __init__(self, model: "SentenceTransformer", fingerprint: str):
        self.fingerprint = fingerprint
        self._model = model
        self.dimension = self._encode(model.encode_query, ["a"]).shape[1]

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector a question: (texts, dimension)."""
        return self._encode(self._model.encode_query, texts)

    def encode_passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """One unit vector a passage: (texts, dimension); `progress` is called once a batch."""
        rows = np.empty((len(texts), self.dimension), np.float32)
        # encode_document sorts what one call gets; sorting all saves another tenth of the time in padding.
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            rows[batch] = self._encode(self._model.encode_document, [texts[i] for i in batch])
            if progress:
                progress(len(batch))
        return rows

    def _encode(self, encode: Callable[..., Any], texts: Sequence[str]) -> NDArray[np.float32]:
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        # A lone surrogate, which JSON and PDF can hold, has no UTF-8 form, and the tokenizer wants UTF-8.
        clean = [text.encode("utf-8", "replace").decode() for text in texts]
        rows = encode(clean, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(rows, np.float32)


def load_encoder(model: str, data: Path, *, threads: int | None = None) -> SentenceEncoder:
    """The encoder of the default model, bare or adapted, of a model folder, or of a hub name in the cache.

    `data` is the folder in which the default model is made on its first use. `threads` holds for the whole
    process; 0 and None leave it to torch. Raises ModelError.
    """
    go_offline()
    if model in {DEFAULT_MODEL, BARE_NAME}:
        folder = bundled_folder(data / "models", bare=model == BARE_NAME)
        return _opened(folder, folder.name, threads, quick=True)
    folder = Path(model).expanduser()
    if folder.is_dir():
        return _opened(folder, _fingerprint(folder.resolve().name, folder), threads)
    folder = hub_folder(model, "sentence-transformers", _missing(model))
    return _opened(folder, _fingerprint(model, folder), threads)


def known_fingerprint(model: str) -> str:
    """The fingerprint that the bundled model will have; empty for another, which must be loaded to be told."""
    return {DEFAULT_MODEL: IDENTITY, BARE_NAME: BARE_IDENTITY}.get(model, "")


def hub_folder(name: str, owner: str, missing: str) -> Path:
    """The cached folder of a hub name, of `owner` where it names none; ModelError with `missing` where there is none.

    Found here and not by SentenceTransformer, which even with local_files_only looks a missing name up on the
    hub if another library imported huggingface_hub before `go_offline`.
    """
    from huggingface_hub import snapshot_download

    local = os.environ["HF_HUB_OFFLINE"].upper() not in ONLINE
    repository = name if "/" in name else f"{owner}/{name}"
    try:
        return Path(snapshot_download(repository, local_files_only=local, ignore_patterns=UNUSED))
    except (OSError, ValueError) as error:
        raise ModelError(missing) from error


def _missing(name: str) -> str:
    return (
        f"Fant ikke modellen {name}: den er verken en mappe eller lagret på denne maskinen. "
        f"Sett SAMRAD_EMBEDDING_MODEL til en modellmappe eller til {DEFAULT_MODEL}."
    )


def restrain(threads: int | None) -> None:
    """Keep numpy's threads to one and torch's to so many, where a number is given; for the whole process."""
    import torch
    from threadpoolctl import threadpool_limits

    # numpy's BLAS shares a product of more than 460,800 numbers among threads that then wait spinning, and took half
    # the processor from the model: a question took 122 ms where it takes 38.
    threadpool_limits(limits=1, user_api="blas")
    if threads:
        torch.set_num_threads(threads)


def _opened(folder: Path, fingerprint: str, threads: int | None, *, quick: bool = False) -> SentenceEncoder:
    # Not at the top: importing sentence-transformers takes 7 s, and most commands' help needs none of it.
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer

    restrain(threads)
    try:
        loaded = SentenceTransformer(str(folder), device="cpu", local_files_only=True, trust_remote_code=False)
        if quick:
            _quicken(loaded, folder)
        return SentenceEncoder(loaded, fingerprint)
    except (OSError, ValueError, RuntimeError, LookupError, TypeError, ImportError, SafetensorError) as error:
        raise ModelError(_unusable(folder, error)) from error


def _quicken(model: "SentenceTransformer", folder: Path) -> None:
    """Lets onnxruntime take short batches; only a bundled model's folder surely holds the layers of its weights."""
    from ingest.layers import FILE, TwoEngines

    model[0].model = TwoEngines(model[0].model, folder / FILE)


def _unusable(folder: Path, error: Exception) -> str:
    reason = str(error).partition("\n")[0].rstrip(".")
    return f"Kunne ikke laste modellen {folder}: {reason}. Den må være en hel sentence-transformers-modell."


def _fingerprint(name: str, folder: Path) -> str:
    """The name and a hash over the names, sizes and contents of the folder's model files."""
    digest = hashlib.sha256()
    try:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in MODEL_FILES and p.is_file()):
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
            digest.update(f"{path.relative_to(folder).as_posix()} {path.stat().st_size} {content}\n".encode())
    except OSError as error:
        raise ModelError(_unusable(folder, error)) from error
    return f"{name}-{digest.hexdigest()[:12]}"
