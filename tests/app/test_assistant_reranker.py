"""The assistant with and without a reranker: what it loads, what its answers tell, and what it says of a wrong name."""

import datetime as dt

import pytest

from app.assistant import Assistant, State
from app.settings import Settings, load_settings
from tests.corpora import write_corpus
from tests.encoders import WordEncoder
from tests.tiny_model import make_tiny_cross_encoder

QUESTION = "Hvem har ansvaret for ferjene på fjorden?"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A data folder with an index, the corpus that it is made of, and a reranker."""
    folder = tmp_path_factory.mktemp("samrad")
    write_corpus(folder / "korpus")
    make_tiny_cross_encoder(folder / "tiny-reranker")
    assistant(folder, "").ingest(lambda *_: None)
    return folder


def assistant(folder, reranker):
    settings = Settings(
        _env_file=None, data=folder / "data", corpus=folder / "korpus", embedding_model="ord", reranker=str(reranker)
    )
    return Assistant(settings, lambda: dt.date(2026, 11, 21), WordEncoder)


def ask(made):
    made.load()
    return made.ask(QUESTION)


def test_an_answer_names_its_reranker(folder):
    plain, reranked = ask(assistant(folder, "")), ask(assistant(folder, folder / "tiny-reranker"))
    assert reranked.provenance.settings == f"{plain.provenance.settings} reranker=tiny-reranker reranker weight=0.5"
    assert "reranker" not in plain.provenance.settings
    scores = [[place.score for place in answer.retrieved] for answer in (plain, reranked)]
    assert scores[0] != scores[1]  # it had its say
    assert scores[1] == sorted(scores[1], reverse=True)


def test_a_new_index_keeps_the_reranker_that_is_loaded(folder, tmp_path):
    made = assistant(folder, folder / "tiny-reranker")
    before = ask(made)
    made.settings.corpus.joinpath("bru.md").write_text("# Bruer\n\n## Penger\n\nBrua kostet mye.\n", encoding="utf-8")
    (folder / "tiny-reranker").rename(tmp_path / "borte")  # it cannot be loaded again
    try:
        made.ingest(lambda *_: None)
        after = made.ask(QUESTION)
    finally:
        (tmp_path / "borte").rename(folder / "tiny-reranker")
        write_corpus(folder / "korpus")
    assert after.provenance.corpus != before.provenance.corpus
    assert after.provenance.settings == before.provenance.settings


def test_a_wrong_name_is_told_and_not_passed_over(folder):
    made = assistant(folder, "ingen/finnes-ikke")
    answer = ask(made)
    assert made.status().state is State.FAILED
    assert made.status().error.startswith("Fant ikke modellen ingen/finnes-ikke, som skal sortere treffene på nytt:")
    assert answer.error == made.status().error


def test_none_unless_it_is_set(monkeypatch):
    assert load_settings({}, None).reranker == ""
    monkeypatch.setenv("SAMRAD_RERANKER", "norsk/reranker")
    assert load_settings({"SAMRAD_RERANKER": "norsk/reranker"}, None).reranker == "norsk/reranker"
