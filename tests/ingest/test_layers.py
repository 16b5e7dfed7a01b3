"""The layers in onnxruntime: the same vectors as torch's, for short batches alone."""

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ingest.layers import FILE, SHORT, TwoEngines, write_layers
from ingest.model import SentenceEncoder, load_encoder
from tests.tiny_model import make_tiny_model

TEXTS = ["Hvem har ansvaret?", "hei", "Kven skal avgjere kva tiltak som vert sette i verk?"]
LONG = "a " * (SHORT + 10)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="module")
def quick(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(tiny, tmp_path_factory.mktemp("models") / "quick")
    write_layers(folder)
    return folder


def loaded(folder: Path) -> Any:
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(folder), device="cpu", local_files_only=True)


def engines(folder: Path) -> TwoEngines:
    return TwoEngines(loaded(folder)[0].model, folder / FILE)


@pytest.mark.parametrize("texts", [TEXTS[:1], TEXTS, [*TEXTS, LONG]])
def test_vectors_are_torch_s(quick: Path, texts: list[str]) -> None:
    plain, both = loaded(quick), loaded(quick)
    both[0].model = engines(quick)
    slow, fast = SentenceEncoder(plain, "x"), SentenceEncoder(both, "x")
    np.testing.assert_allclose(fast.encode_queries(texts), slow.encode_queries(texts), atol=1e-5)
    np.testing.assert_allclose(fast.encode_passages(texts), slow.encode_passages(texts), atol=1e-5)


def test_layers_of_other_weights_are_not_taken(quick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    run = TwoEngines.forward
    monkeypatch.setattr(TwoEngines, "forward", lambda *given: _shifted(run(*given)))
    with pytest.raises(ValueError, match=r"layers\.onnx svarer ikke som modellen"), torch.random.fork_rng():
        write_layers(quick)


def _shifted(output: Any) -> Any:
    output.last_hidden_state = output.last_hidden_state + 0.01
    return output


def test_torch_s_layers_run_for_long_batches_alone(quick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    both = engines(quick)
    sizes: list[int] = []
    monkeypatch.setattr(both.model, "forward", lambda input_ids, **_: sizes.append(input_ids.numel()))
    for count in (1, SHORT, SHORT + 1):
        tokens = torch.full((1, count), 5)
        with torch.inference_mode():
            both(tokens, torch.ones_like(tokens))
    assert sizes == [SHORT + 1]


def test_what_is_padded_changes_nothing(quick: Path) -> None:
    import torch

    both, tokens = engines(quick), torch.tensor([[2, 9, 12, 3]])
    padded = torch.nn.functional.pad(tokens, (0, 3))
    mask = (padded != 0).long()
    with torch.inference_mode():
        alone = both(tokens, torch.ones_like(tokens)).last_hidden_state
        beside = both(padded, mask).last_hidden_state[:, :4]
    np.testing.assert_allclose(beside, alone, atol=1e-5)


def test_layers_that_cannot_be_read_are_named(quick: Path, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a model")
    with pytest.raises(ValueError, match=r"layers\.onnx er skadet"):
        TwoEngines(loaded(quick)[0].model, tmp_path / FILE)


def test_a_folder_of_ones_own_is_read_by_torch_alone(tiny: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tiny, tmp_path / "own")
    (folder / FILE).write_bytes(b"another's")
    assert load_encoder(str(folder), tmp_path).encode_queries(TEXTS).shape[0] == len(TEXTS)
