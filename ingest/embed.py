"""Vectors for all texts of an index; those that the version in use has are not made again."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.knowledge import Knowledge
from ingest.gather import Progress
from ingest.lead_rows import HintRow
from ingest.model import Encoder
from ingest.passages import Passage
from ingest.store import META, IndexFault, read_vectors
from ingest.versions import Shelf

SLICE = 64  # questions at a time


@dataclass(frozen=True)
class Embedded:
    """The vectors, the keys of their texts, and how many had to be made."""

    vectors: NDArray[np.float32]
    keys: tuple[str, ...]
    made: int


@dataclass(frozen=True)
class Line:
    """A text to embed, as a passage or as a question."""

    text: str
    is_question: bool = False

    @property
    def key(self) -> str:
        """The same for the same text embedded the same way."""
        return hashlib.sha256(f"{'q' if self.is_question else 'p'}\n{self.text}".encode()).hexdigest()[:24]


def lines_of(passages: Sequence[Passage], hints: Sequence[HintRow], knowledge: Knowledge) -> list[Line]:
    """Everything that is embedded, in the order of the vectors' rows."""
    lines = [Line(passage.embedded) for passage in passages]
    lines += [Line(unit_text(passage, unit.text)) for passage in passages for unit in passage.units]
    lines += [Line(hint.question, is_question=True) for hint in hints]
    # A signal is said by the same kind of person as a question, so it is embedded as one.
    lines += [Line(signal, is_question=True) for advice in knowledge.advice for signal in advice.signals]
    lines += [Line(signal, is_question=True) for advice in knowledge.advice for signal in advice.counter_signals]
    lines += [Line(situation.text, is_question=True) for situation in knowledge.situations]
    known = (*knowledge.known.answered, *knowledge.known.unanswered)
    return lines + [Line(question, is_question=True) for question in known]


def unit_text(passage: Passage, text: str) -> str:
    """A unit is embedded below its innermost heading, so that «Tillit» is not lost from a sentence about it."""
    return f"{passage.section[-1]}: {text}" if passage.section else text


def known_vectors(shelf: Shelf, fingerprint: str) -> dict[str, NDArray[np.float32]]:
    """The vectors of the version in use by their texts' keys, whatever its format; none of another model's."""
    try:
        folder = shelf.current()
        if folder is None or _fingerprint(folder) != fingerprint:
            return {}
        return dict(zip(*read_vectors(folder), strict=True))
    except (IndexFault, OSError, ValueError, EOFError):
        return {}  # an index that cannot be read has nothing to reuse; it is built anew


def _fingerprint(folder: Path) -> str:
    return str(json.loads((folder / META).read_text(encoding="utf-8")).get("model_fingerprint", ""))


def embed(
    lines: Sequence[Line], encoder: Encoder, known: Mapping[str, NDArray[np.float32]], progress: Progress
) -> Embedded:
    """The vectors of all lines, taken from `known` where they are there."""
    keys = tuple(line.key for line in lines)
    missing = {key: line for key, line in zip(keys, lines, strict=True) if key not in known}
    plain = {key: line.text for key, line in missing.items() if not line.is_question}
    asked = {key: line.text for key, line in missing.items() if line.is_question}
    done = 0

    def step(count: int) -> None:
        nonlocal done
        done += count
        progress("embed", done, len(missing))

    progress("embed", 0, len(missing))
    made = dict(known)
    if plain:
        made.update(zip(plain, encoder.encode_passages(list(plain.values()), step), strict=True))
    if asked:
        made.update(zip(asked, _questions(encoder, list(asked.values()), step), strict=True))
    return Embedded(np.stack([made[key] for key in keys]).astype(np.float32), keys, len(missing))


def _questions(encoder: Encoder, texts: Sequence[str], step: Callable[[int], None]) -> NDArray[np.float32]:
    """Questions are embedded in slices, so that the progress moves."""
    parts = []
    for start in range(0, len(texts), SLICE):
        parts.append(encoder.encode_queries(texts[start : start + SLICE]))
        step(len(parts[-1]))
    return np.concatenate(parts)
