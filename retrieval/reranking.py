"""A second look at the first passages: a cross-encoder reads each of them together with the question."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.model import ModelError, hub_folder, restrain
from ingest.offline import go_offline
from retrieval.ranking import Hit

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

RERANKED = 20  # passages that are read; the answer quotes the first five
# Equal say: no cross-encoder comes offline to tune a weight on. 0 is the ranking alone, 1 the reranker alone.
WEIGHT = 0.5
BATCH = 16
SCORING = ("ForSequenceClassification", "ForCausalLM")  # a yes or no of the latter is read as a score

Scores = NDArray[np.float32]


class Reranker(Protocol):
    """What reads a question and passages together."""

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        """How well each text answers the question, higher is better: (texts,), on any scale."""


class CrossEncoderReranker:
    """A reranker over a sentence-transformers CrossEncoder that gives one number a pair."""

    def __init__(self, model: "CrossEncoder", name: str):
        from torch.nn import Identity

        self.name = name
        self._model = model
        self._raw = Identity()  # the sigmoid that most models end in presses the best ones together near 1
        self.scores("a", ["b"])

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        """One number a text: (texts,); raises ModelError where the model gives anything else."""
        if not texts:
            return np.empty(0, np.float32)
        pairs = [(_clean(question), _clean(text)) for text in texts]
        given = self._model.predict(pairs, batch_size=BATCH, activation_fn=self._raw, show_progress_bar=False)
        scores = np.asarray(given, np.float32)
        if scores.shape != (len(texts),) or not np.isfinite(scores).all():
            raise ModelError(_unusable(self.name, "den gir ikke ett tall for hver tekst"))
        return scores


def reordered(reranker: Reranker, question: str, hits: Sequence[Hit], weight: float = WEIGHT) -> tuple[Hit, ...]:
    """The hits, the first RERANKED of them by (1 - weight) · z(ranking) + weight · z(reranker).

    Their scores keep the mean and the spread that the ranking gave them, which what follows is tuned to; none
    falls below the hits that were not read. `parts` gets the reranker's raw score as "reranker".
    """
    head, rest = hits[:RERANKED], hits[RERANKED:]
    if len(head) < 2:
        return tuple(hits)
    read = reranker.scores(question, [hit.passage.embedded for hit in head]).astype(np.float64)
    ranked = np.array([hit.score for hit in head])
    blend = (1 - weight) * _standard(ranked) + weight * _standard(read)
    scores = ranked.mean() + ranked.std() * _standard(blend)
    scores = np.maximum(scores, rest[0].score) if rest else scores
    order = np.argsort(-blend, kind="stable")
    return (*(_read(head[i], float(scores[i]), float(read[i])) for i in order), *rest)


def load_reranker(model: str, *, threads: int | None = None) -> CrossEncoderReranker:
    """The reranker of a model folder, or of a hub name in the cache.

    `threads` holds for the whole process; 0 and None leave it to torch. Raises ModelError.
    """
    go_offline()
    folder = Path(model).expanduser()
    if folder.is_dir():
        return _opened(folder, folder.resolve().name, threads)
    return _opened(hub_folder(model, "cross-encoder", _missing(model)), model, threads)


def _missing(name: str) -> str:
    return (
        f"Fant ikke modellen {name}, som skal sortere treffene på nytt: den er verken en mappe eller lagret på "
        "denne maskinen. Sett SAMRAD_RERANKER til en modellmappe, eller fjern innstillingen."
    )


def _opened(folder: Path, name: str, threads: int | None) -> CrossEncoderReranker:
    # Not at the top: importing sentence-transformers takes 7 s, and who sets no reranker needs none of it.
    from safetensors import SafetensorError
    from sentence_transformers import CrossEncoder

    restrain(threads)
    try:
        if not _scores_pairs(folder):
            raise ModelError(_unusable(folder, "den er ikke trent til å vurdere en tekst mot et spørsmål"))
        loaded = CrossEncoder(str(folder), device="cpu", local_files_only=True, trust_remote_code=False)
        return CrossEncoderReranker(loaded, name)
    except (OSError, ValueError, RuntimeError, LookupError, TypeError, ImportError, SafetensorError) as error:
        raise ModelError(_unusable(folder, error)) from error


def _scores_pairs(folder: Path) -> bool:
    """Whether the model was saved as one that scores; on any other, CrossEncoder puts an untrained head in silence."""
    if (folder / "modules.json").is_file():
        return bool(_described(folder / "config_sentence_transformers.json").get("model_type") == "CrossEncoder")
    kinds = _described(folder / "config.json").get("architectures") or [""]
    return str(kinds[0]).endswith(SCORING)


def _described(file: Path) -> dict[str, Any]:
    found = json.loads(file.read_text(encoding="utf-8"))
    return found if isinstance(found, dict) else {}


def _unusable(model: Path | str, error: Exception | str) -> str:
    reason = str(error).partition("\n")[0].rstrip(".")
    return (
        f"Kunne ikke bruke modellen {model} til å sortere treffene på nytt: {reason}. "
        "Sett SAMRAD_RERANKER til en hel CrossEncoder-modell, eller fjern innstillingen."
    )


def _clean(text: str) -> str:
    """A lone surrogate, which JSON and PDF can hold, has no UTF-8 form, and the tokenizer wants UTF-8."""
    return text.encode("utf-8", "replace").decode()


def _read(hit: Hit, score: float, read: float) -> Hit:
    return replace(hit, score=score, parts={**hit.parts, "reranker": read})


def _standard(values: NDArray[np.float64]) -> NDArray[np.float64]:
    spread = float(values.std())
    return (values - values.mean()) / spread if spread > 1e-9 else np.zeros_like(values)
