"""The adapter: low-rank matrices, trained by `evals.train_adapter`, that are added to the bundled model's."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).with_name("data") / "adapter.safetensors"
SHA256 = "a99b35d86fac3c9ed15ddd4091ffaf623321f6fe9a7618dc92b60a8403eee53c"
LINEAR = ("query", "key", "value", "dense")  # the last names of the layers that it adapts
A, B = ".lora_A", ".lora_B"

Matrix = NDArray[np.float32]


class AdapterError(Exception):
    """An adapter that cannot be used; the message says why."""


@dataclass(frozen=True)
class Adapter:
    """For each adapted weight W of the base: W += scale · B A."""

    base: str  # the SHA-256 of the packed model file that it was trained on
    seed: int
    scale: float  # alpha / rank
    pairs: Mapping[str, tuple[Matrix, Matrix]]  # A (rank, inputs) and B (outputs, rank), by the weight's name

    def merged(self, tensors: Mapping[str, Matrix]) -> dict[str, Matrix]:
        """The tensors of a model with the adapter added to them; raises AdapterError where it does not fit."""
        merged = dict(tensors)
        for name, (a, b) in self.pairs.items():
            if name not in tensors:
                raise AdapterError(f"modellen har ingen {name}")
            if a.shape[0] != b.shape[1] or (b.shape[0], a.shape[1]) != tensors[name].shape:
                raise AdapterError(f"{name} har feil størrelse")
            merged[name] = np.asarray(tensors[name] + self.scale * (b @ a), np.float32)
        return merged


def write_adapter(adapter: Adapter, path: Path) -> None:
    """Write an adapter in half precision; the same adapter gives the same bytes."""
    from safetensors.numpy import save_file

    half = {name + A: a.astype(np.float16) for name, (a, _) in adapter.pairs.items()}
    half |= {name + B: b.astype(np.float16) for name, (_, b) in adapter.pairs.items()}
    described = {"base": adapter.base, "scale": adapter.scale, "seed": adapter.seed}
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(half, path, metadata={"adapter": json.dumps(described, sort_keys=True)})


def read_adapter(path: Path, base: str, sha256: str | None = None) -> Adapter:
    """The adapter in a file, which must be for that base and, where told, have that hash; raises AdapterError."""
    from safetensors import SafetensorError, safe_open

    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if sha256 is not None and found != sha256:
            raise AdapterError(f"filen er en annen enn ventet (sha256 {found[:12]}, ikke {sha256[:12]})")
        with safe_open(path, "numpy") as file:
            described = json.loads(file.metadata()["adapter"])
            names = list(file.keys())
            halves = {name: file.get_tensor(name).astype(np.float32) for name in names}
        adapted = sorted(name.removesuffix(A) for name in names if name.endswith(A))
        pairs = {name: (halves[name + A], halves[name + B]) for name in adapted}
        adapter = Adapter(described["base"], int(described["seed"]), float(described["scale"]), pairs)
    except OSError as error:
        raise AdapterError(error.strerror or str(error)) from error
    except (SafetensorError, ValueError, LookupError, TypeError) as error:
        raise AdapterError("filen er ingen adapter") from error
    if adapter.base != base:
        raise AdapterError(f"den er trent for en annen modell ({adapter.base[:12]}, ikke {base[:12]})")
    return adapter
