import numpy as np
import pytest
from corpora import FJORD, write_corpus
from encoders import WordEncoder

from corpus.manifest import CorpusError
from ingest.build import build
from ingest.gather import Limits
from ingest.shipped import FILE, save_vectors
from ingest.store import META, VECTORS, IndexFault, open_index, read_vectors
from ingest.versions import BuildBusy, Shelf


@pytest.fixture
def corpus(tmp_path):
    return write_corpus(tmp_path / "korpus")


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "hylle")


def run(corpus, shelf, encoder=None):
    engine = encoder or WordEncoder()
    return build(corpus, shelf, "ord", lambda: engine, lambda *_: None, Limits())


def test_an_index_holds_every_passage_with_its_vector(corpus, shelf):
    built = run(corpus, shelf)
    index = open_index(shelf.current())
    assert [p.section for p in index.passages] == [("Ansvar",), ("Frister",), ("Vedlikehold",), ("Penger",)]
    assert index.collection.count() == built.meta.passages == 4
    assert len(index.unit_vectors) == sum(len(p.units) for p in index.passages)
    nearest = index.dense(index.vectors[2], 1)
    assert nearest == {2: pytest.approx(1.0, abs=1e-5)}


def test_unchanged_text_is_not_embedded_again(corpus, shelf):
    run(corpus, shelf)
    again = WordEncoder()
    assert run(corpus, shelf, again).embedded == 0
    assert again.encoded == []
    (corpus / "fjord.md").write_text(FJORD.replace("telle passasjerene", "vinke til passasjerene"), encoding="utf-8")
    changed = WordEncoder()
    run(corpus, shelf, changed)
    # the passage that holds the point, and the point itself
    assert len(changed.encoded) == 2
    assert all("vinke" in text for text in changed.encoded)


def test_another_model_embeds_everything_anew(corpus, shelf):
    first = run(corpus, shelf)
    other = run(corpus, shelf, WordEncoder("words-2"))
    assert other.embedded == first.embedded
    assert open_index(shelf.current()).meta.model_fingerprint == "words-2"


def test_a_removed_document_is_gone(corpus, shelf):
    run(corpus, shelf)
    (corpus / "bru.md").unlink()
    run(corpus, shelf)
    assert {p.document for p in open_index(shelf.current()).passages} == {"fjord"}


def test_text_that_is_printed_twice_is_indexed_once_with_both_places(corpus, shelf):
    section = FJORD.split("## Ansvar\n")[1].split("##")[0]
    (corpus / "kopi.md").write_text(f"# Kopi\n\n## Om ansvar\n{section}", encoding="utf-8")
    run(corpus, shelf)
    index = open_index(shelf.current())
    assert len(index.passages) == 4
    assert [(p.document, p.section) for p in index.passages[0].also] == [("kopi", ("Om ansvar",))]


def test_a_file_that_cannot_be_read_is_left_out_and_said(corpus, shelf):
    (corpus / "tom.txt").write_text("", encoding="utf-8")
    built = run(corpus, shelf)
    assert [left.file for left in built.meta.left_out] == ["tom.txt"]
    assert built.meta.left_out[0].reason
    assert built.meta.passages == 4


def test_hints_lead_to_the_passages_of_their_section(corpus, shelf):
    hint = '[[section]]\ndocument = "bru"\npath = ["Penger"]\nquestions = ["Hva var prisen?", "Kor dyrt vart det?"]\n'
    (corpus / "hints.toml").write_text(hint, encoding="utf-8")
    run(corpus, shelf)
    index = open_index(shelf.current())
    assert [(h.question, h.passages) for h in index.hints] == [("Hva var prisen?", (3,)), ("Kor dyrt vart det?", (3,))]
    assert len(index.hint_vectors) == 2
    assert all("prisen" not in p.text for p in index.passages)


def test_a_hint_without_a_section_is_an_error_and_the_old_index_stays(corpus, shelf):
    run(corpus, shelf)
    before = shelf.current()
    hint = '[[section]]\ndocument = "bru"\npath = ["Borte"]\nquestions = ["Hva?"]\n'
    (corpus / "hints.toml").write_text(hint, encoding="utf-8")
    with pytest.raises(CorpusError, match="Borte"):
        run(corpus, shelf)
    assert shelf.current() == before


def test_a_second_builder_is_turned_away(corpus, shelf):
    run(corpus, shelf)
    before = shelf.current()
    with shelf.locked(), pytest.raises(BuildBusy, match="En annen prosess"):
        run(corpus, shelf)
    assert shelf.current() == before


def test_an_encoder_that_breaks_leaves_the_old_index_in_use(corpus, shelf):
    run(corpus, shelf)
    before = shelf.current()

    class Broken(WordEncoder):
        def encode_passages(self, texts, progress=None):
            raise OSError("disken er full")

    with pytest.raises(OSError, match="disken"):
        run(corpus, shelf, Broken("words-3"))
    assert shelf.current() == before
    assert len(open_index(before).passages) == 4


def test_vectors_that_come_with_the_corpus_are_not_made_again(corpus, shelf, tmp_path):
    run(corpus, shelf)
    save_vectors(corpus / FILE, "words-1", *read_vectors(shelf.current()))
    elsewhere = Shelf(tmp_path / "annen hylle")
    assert run(corpus, elsewhere).embedded == 0
    first, second = (open_index(s.current()).vectors for s in (shelf, elsewhere))
    assert ((first * second).sum(axis=1) > 0.999).all()


def test_vectors_of_another_model_or_a_broken_file_are_not_used(corpus, shelf, tmp_path):
    save_vectors(corpus / FILE, "words-2", ["ab" * 12], np.ones((1, 4), np.float32))
    assert run(corpus, shelf).embedded > 0
    (corpus / FILE).write_bytes(b"PK no zip")
    assert run(corpus, Shelf(tmp_path / "annen hylle")).embedded > 0


def test_only_the_version_in_use_and_the_one_before_are_kept(corpus, shelf):
    for number in range(4):
        run(corpus, shelf, WordEncoder(f"words-{number}"))
    assert len([p for p in shelf.folder.iterdir() if p.is_dir()]) == 2


@pytest.mark.parametrize("name", [META, VECTORS])
def test_an_index_that_lacks_a_part_is_said_to(corpus, shelf, name):
    run(corpus, shelf)
    (shelf.current() / name).unlink()
    with pytest.raises(IndexFault, match="samrad ingest"):
        open_index(shelf.current())


def test_vectors_are_of_length_one(corpus, shelf):
    run(corpus, shelf)
    lengths = np.linalg.norm(open_index(shelf.current()).vectors, axis=1)
    assert np.allclose(lengths, 1.0, atol=1e-5)
