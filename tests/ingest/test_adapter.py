"""The adapter: added to the right weights, refused where it is broken or another's, and shipped for this model."""

import json
from pathlib import Path

import numpy as np
import pytest

from ingest.adapter import FILE, SHA256, Adapter, AdapterError, read_adapter, write_adapter
from ingest.bundled import SHA256 as BASE
from ingest.bundled import ModelError, bundled_folder, checked_adapter

LARGEST = 5_000_000  # bytes in the repository
NAME = "encoder.layer.0.output.dense.weight"


def tiny(base: str = BASE) -> Adapter:
    a = np.array([[1, 0, 2]], np.float32)  # rank 1, 3 inputs
    b = np.array([[1], [-1]], np.float32)  # 2 outputs
    return Adapter(base, 7, 0.5, {NAME: (a, b)})


def test_merging_adds_scale_times_b_times_a() -> None:
    weight = np.array([[1, 1, 1], [2, 2, 2]], np.float32)
    other = np.ones((2, 2), np.float32)
    merged = tiny().merged({NAME: weight, "other": other})
    # B A is [[1, 0, 2], [-1, 0, -2]], and half of it is added.
    assert merged[NAME].tolist() == [[1.5, 1, 2], [1.5, 2, 1]]
    assert merged[NAME].dtype == np.float32
    assert merged["other"] is other
    assert weight.tolist() == [[1, 1, 1], [2, 2, 2]]


def test_what_does_not_fit_the_model_is_refused() -> None:
    with pytest.raises(AdapterError, match="modellen har ingen encoder"):
        tiny().merged({"other": np.ones((2, 3), np.float32)})
    with pytest.raises(AdapterError, match="feil størrelse"):
        tiny().merged({NAME: np.ones((3, 2), np.float32)})


def test_written_and_read_again(tmp_path: Path) -> None:
    write_adapter(tiny(), tmp_path / "new" / "one.safetensors")
    write_adapter(tiny(), tmp_path / "two.safetensors")
    assert (tmp_path / "new" / "one.safetensors").read_bytes() == (tmp_path / "two.safetensors").read_bytes()
    read = read_adapter(tmp_path / "two.safetensors", BASE)
    assert (read.base, read.seed, read.scale, list(read.pairs)) == (BASE, 7, 0.5, [NAME])
    assert [matrix.tolist() for matrix in read.pairs[NAME]] == [[[1, 0, 2]], [[1], [-1]]]


def test_an_adapter_of_another_model_is_refused(tmp_path: Path) -> None:
    write_adapter(tiny("0" * 64), tmp_path / "other.safetensors")
    with pytest.raises(AdapterError, match="trent for en annen modell \\(000000000000, ikke "):
        read_adapter(tmp_path / "other.safetensors", BASE)


def safetensors(header: object) -> bytes:
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no adapter",
        safetensors({}),
        safetensors({"__metadata__": {"adapter": "{"}}),
        safetensors({"__metadata__": {"adapter": "[]"}}),
        safetensors({"__metadata__": {"adapter": "{}"}}),
    ],
)
def test_broken_files_are_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.safetensors"
    path.write_bytes(content)
    with pytest.raises(AdapterError, match="filen er ingen adapter"):
        read_adapter(path, BASE)


def test_half_of_a_pair_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "half.safetensors"
    write_adapter(tiny(), path)
    path.write_bytes(path.read_bytes().replace(b"lora_B", b"lora_C"))
    with pytest.raises(AdapterError, match="filen er ingen adapter"):
        read_adapter(path, BASE)


def test_no_model_is_made_with_another_file_than_the_shipped_one(tmp_path: Path) -> None:
    foreign, cut = tmp_path / "foreign.safetensors", tmp_path / "cut.safetensors"
    write_adapter(tiny(), foreign)
    cut.write_bytes(FILE.read_bytes()[:-1])
    remedy = r"Installer Samråd på nytt, .* multilingual-e5-small-bare\."
    other = "en annen enn ventet"
    for path, reason in [(foreign, other), (cut, other), (tmp_path / "none", "No such")]:
        with pytest.raises(ModelError, match=rf"Kan ikke bruke adapteren .*{path.name}: .*{reason}.*\. {remedy}"):
            bundled_folder(tmp_path / "models", adapter=path)
    assert [p.name for p in (tmp_path / "models").iterdir() if p.is_dir()] == []


def test_the_shipped_adapter_is_this_models_and_small() -> None:
    adapter = checked_adapter(FILE)
    assert adapter.base == BASE
    assert FILE.stat().st_size < LARGEST
    assert len(SHA256) == 64
    assert all(np.isfinite(matrix).all() for pair in adapter.pairs.values() for matrix in pair)


def test_the_made_model_is_the_bare_one_and_the_adapter(model_data: Path) -> None:
    from safetensors.numpy import load_file

    adapted = load_file(bundled_folder(model_data / "models") / "model.safetensors")
    bare = load_file(bundled_folder(model_data / "models", bare=True) / "model.safetensors")
    adapter = checked_adapter(FILE)
    assert {name for name in bare if not np.array_equal(bare[name], adapted[name])} == set(adapter.pairs)
    name, (a, b) = next(iter(adapter.pairs.items()))
    np.testing.assert_allclose(adapted[name] - bare[name], adapter.scale * b @ a, atol=1e-6)
