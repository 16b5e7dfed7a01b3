"""The layers in onnxruntime: the same vectors as torch's, for short batches alone."""

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ingest.layers import FEW, FILE, TwoEngines, write_layers
from ingest.model import ModelError, load_encoder
from tests.tiny_model import make_tiny_model

SHORT = ["Hvem har ansvaret?", "hei", "Kven skal avgjere kva tiltak som vert sette i verk?"]
LONG = "a " * (FEW + 10)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="module")
def quick(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(tiny, tmp_path_factory.mktemp("models") / "quick")
    write_layers(folder)
    return folder


def engines(folder: Path) -> Any:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    return TwoEngines(model[0].model, folder / FILE)


@pytest.mark.parametrize("texts", [SHORT[:1], SHORT, [*SHORT, LONG]])
def test_vectors_are_torch_s(tiny: Path, quick: Path, tmp_path: Path, texts: list[str]) -> None:
    slow, fast = load_encoder(str(tiny), tmp_path), load_encoder(str(quick), tmp_path)
    np.testing.assert_allclose(fast.encode_queries(texts), slow.encode_queries(texts), atol=1e-5)
    np.testing.assert_allclose(fast.encode_passages(texts), slow.encode_passages(texts), atol=1e-5)


def test_torch_s_layers_run_for_long_batches_alone(quick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    both = engines(quick)
    sizes: list[int] = []
    monkeypatch.setattr(both.model, "forward", lambda input_ids, **_: sizes.append(input_ids.numel()))
    for count in (1, FEW, FEW + 1):
        tokens = torch.full((1, count), 5)
        with torch.inference_mode():
            both(tokens, torch.ones_like(tokens))
    assert sizes == [FEW + 1]


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
    folder = shutil.copytree(quick, tmp_path / "broken")
    (folder / FILE).write_bytes(b"not a model")
    with pytest.raises(ModelError, match=r"Kunne ikke laste modellen .*broken: layers\.onnx er skadet"):
        load_encoder(str(folder), tmp_path)
