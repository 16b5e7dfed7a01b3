"""The rows of an index' vectors line up with their texts, and vectors that ship are used for a user's folder."""

import json
from pathlib import Path

import numpy as np
import pytest
from advice_corpus import build_advice_index, write_advice_corpus
from corpora import write_corpus
from encoders import SIZE, WordEncoder

from corpus.advice import load_advice
from corpus.knowledge import load_knowledge
from corpus.manifest import load_corpus
from ingest.build import build, corpus_hash
from ingest.embed import lines_of
from ingest.gather import Limits
from ingest.shipped import FILE, save_vectors
from ingest.store import FORMAT, META, Index, IndexFault, open_index, read_meta, read_vectors
from ingest.versions import Shelf


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return build_advice_index(tmp_path_factory.mktemp("rader"), WordEncoder())


def texts_of(index: Index) -> dict[str, list[str]]:
    """What each kind of row stands for, in order."""
    knowledge = index.knowledge
    return {
        "hint_vectors": [hint.question for hint in index.hints],
        "signal_vectors": [signal for advice in knowledge.advice for signal in advice.signals],
        "counter_vectors": [signal for advice in knowledge.advice for signal in advice.counter_signals],
        "situation_vectors": [situation.text for situation in knowledge.situations],
        "answered_vectors": list(knowledge.known.answered),
        "unanswered_vectors": list(knowledge.known.unanswered),
    }


KINDS = ("hint", "signal", "counter", "situation", "answered", "unanswered")


@pytest.mark.parametrize("kind", KINDS)
def test_each_row_is_the_vector_of_its_text(index: Index, kind: str) -> None:
    texts = texts_of(index)[f"{kind}_vectors"]
    assert texts
    assert np.allclose(getattr(index, f"{kind}_vectors"), WordEncoder().encode_queries(texts), atol=1e-6)


def test_every_row_belongs_to_one_kind(index: Index) -> None:
    found = [len(getattr(index, f"{kind}_vectors")) for kind in ("unit", *KINDS)]
    assert len(index.vectors) == len(index.passages) + sum(found)
    assert index.meta.row_counts == (len(index.passages), *found)
    assert (index.meta.counter_signals, index.meta.situations) == (3, 11)
    assert (index.meta.answered, index.meta.unanswered) == (2, 3)


def test_what_is_embedded_stands_in_the_order_of_the_rows(index: Index) -> None:
    lines = lines_of(index.passages, index.hints, index.knowledge)
    assert [line.text for line in lines][-5:] == [*index.knowledge.known.answered, *index.knowledge.known.unanswered]
    assert read_vectors(index.folder)[0] == [line.key for line in lines]


def test_an_index_remembers_what_was_known_when_it_was_built(tmp_path: Path) -> None:
    index = build_advice_index(tmp_path, WordEncoder())
    knowledge = load_knowledge(tmp_path / "korpus")
    (tmp_path / "korpus" / "situations.toml").unlink()
    (tmp_path / "korpus" / "gaps.toml").unlink()
    assert open_index(index.folder).knowledge == knowledge


def test_a_kind_without_texts_has_no_rows(tmp_path: Path) -> None:
    index = build_advice_index(tmp_path, WordEncoder(), situations="", hints="", gaps="")
    for kind in ("hint", "situation", "answered", "unanswered"):
        assert getattr(index, f"{kind}_vectors").shape == (0, SIZE)
    assert len(index.signal_vectors) == 9


@pytest.mark.parametrize("name", ["situations.toml", "gaps.toml", "advice.toml", "hints.toml"])
def test_a_corpus_is_another_when_what_is_known_of_it_changes(tmp_path: Path, name: str) -> None:
    folder = write_advice_corpus(tmp_path)
    before = corpus_hash(load_corpus(folder))
    assert corpus_hash(load_corpus(folder)) == before
    text = (folder / name).read_text(encoding="utf-8")
    changed = text.replace("Suppa", "Grøten").replace("kokken", "båtføreren").replace("Hva spiser", "Hva eter")
    assert changed != text
    (folder / name).write_text(changed, encoding="utf-8")
    assert corpus_hash(load_corpus(folder)) != before


def test_an_index_is_itself_only_and_may_be_a_key(index: Index) -> None:
    assert index == index
    assert index != open_index(index.folder)
    assert {index: 1}[index] == 1


def test_an_index_of_an_older_format_is_to_be_made_anew(tmp_path: Path) -> None:
    folder = build_advice_index(tmp_path, WordEncoder()).folder
    old = {"format": FORMAT - 1, "version": "a"}
    (folder / META).write_text(json.dumps(old), encoding="utf-8")
    with pytest.raises(IndexFault, match="en annen versjon"):
        read_meta(folder)


def test_a_user_s_folder_takes_the_vectors_that_ship(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, shipped = Shelf(tmp_path / "hylle"), tmp_path / "levert"
    shipped.mkdir()
    monkeypatch.setattr("ingest.build.SHIPPED", shipped)
    folder = write_corpus(tmp_path / "korpus")
    built = _build(folder, shelf, WordEncoder())
    current = shelf.current()
    assert current is not None
    save_vectors(shipped / FILE, "words-1", *read_vectors(current))
    (folder / "bru.md").write_text("# Bruer over fjorden\n\n## Ny\n\nBrua er stengt.\n", encoding="utf-8")
    encoder = WordEncoder()
    again = _build(folder, Shelf(tmp_path / "annen"), encoder)
    assert 0 < again < built
    assert all("stengt" in text for text in encoder.encoded)
    assert not set(encoder.encoded) & {signal for advice in load_advice(folder) for signal in advice.signals}


def _build(folder: Path, shelf: Shelf, encoder: WordEncoder) -> int:
    return build(folder, shelf, "ord", lambda: encoder, lambda *_: None, Limits()).embedded


def test_the_folder_s_own_vectors_go_before_those_that_ship(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, shipped = Shelf(tmp_path / "hylle"), tmp_path / "levert"
    shipped.mkdir()
    monkeypatch.setattr("ingest.build.SHIPPED", shipped)
    folder = write_advice_corpus(tmp_path / "korpus")
    _build(folder, shelf, WordEncoder())
    current = shelf.current()
    assert current is not None
    keys, vectors = read_vectors(current)
    save_vectors(folder / FILE, "words-1", keys, vectors)
    save_vectors(shipped / FILE, "words-1", keys, np.ones_like(vectors))
    other = Shelf(tmp_path / "annen")
    assert _build(folder, other, WordEncoder()) == 0
    assert ((read_vectors(other.current())[1] * vectors).sum(axis=1) > 0.999).all()
