from collections.abc import Sequence

import numpy as np
import pytest
from eval_fakes import CountingEncoder, passage, question, silent_question
from numpy.typing import NDArray

from evals.baselines import run_baselines
from evals.recipes import BM25, RRF_K, Dense, Fusion, Remembering
from evals.stock import CHUNK_CHARS, Stock, headings, split
from ingest.passages import Place
from retrieval.answer import Retrieved

PASSAGES = (
    passage("p-frist", "Fristene for etatene er i desember.", "Frister"),
    passage("p-brev", "Brevet sendes til etatene.", "Brev"),
    passage("p-mote", "Møtet er i januar.", "Møter"),
)
ENCODER = CountingEncoder("frist", "brev", "møte")
TEXTS = {
    "brev": "Brevet\n\nFristene for etatene\ner i desember.\n\n" + "Annet. " * 200 + "\n\nMøtet er i januar.",
    "annet": "Fristene for etatene er i desember.",
}


def ids(found: object) -> list[str]:
    assert isinstance(found, tuple)
    return [r.passage for r in found]


def test_bm25_stems_words_and_leaves_out_what_shares_none() -> None:
    # «fristen» and «fristene» have one stem; the others share no word
    assert ids(BM25(PASSAGES).find("fristen?")) == ["p-frist"]
    assert BM25(PASSAGES).find("ukjente ord") == ()
    assert BM25(PASSAGES).find("") == ()


def test_bm25_gives_the_passage_as_it_is() -> None:
    (found,) = BM25(PASSAGES).find("januar")
    assert (found.document, found.section, found.text) == ("brev", ("Møter",), "Møtet er i januar.")
    assert found.score > 0


def test_dense_ranks_by_cosine() -> None:
    found = Dense(PASSAGES, ENCODER).find("møte", k=2)
    # the same direction: cosine 1; the next are equal, so the first of them follows
    assert ids(found) == ["p-mote", "p-frist"]
    assert found[0].score == pytest.approx(1.0, abs=1e-4)


def test_fusion_sums_reciprocal_ranks() -> None:
    # BM25: p-brev (two words), p-frist (one). Vectors: p-brev, then p-frist and p-mote, which are equal.
    found = Fusion(BM25(PASSAGES), Dense(PASSAGES, ENCODER)).find("brevet og etatene")
    assert ids(found) == ["p-brev", "p-frist", "p-mote"]
    scores = [r.score for r in found]
    expected = [2 / (RRF_K + 1), 2 / (RRF_K + 2), 1 / (RRF_K + 3)]
    assert scores == pytest.approx(expected)


def test_stock_cuts_raw_text_by_characters() -> None:
    chunks = split("brev", TEXTS["brev"])
    assert len(chunks) > 1
    assert all(len(chunk.page_content) <= CHUNK_CHARS for chunk in chunks)
    assert [chunk.metadata["passage"] for chunk in chunks[:2]] == ["brev-0", "brev-1"]


def test_a_chunk_has_the_headings_of_the_passages_it_shares_a_sentence_with() -> None:
    chunk = "… Fristene for etatene\ner i desember. Møtet er i januar."
    # the second sentence has four words, which may stand anywhere
    assert headings(chunk, "brev", PASSAGES) == ("Frister",)
    assert headings(chunk, "annet", PASSAGES) == ()
    printed_twice = PASSAGES[0].model_copy(update={"also": (Place(document="annet", section=("A", "B")),)})
    assert headings(chunk, "annet", [printed_twice]) == ("A", "B")


def test_stock_finds_the_nearest_chunk_and_shares_nothing_with_another() -> None:
    one, other = Stock(TEXTS, PASSAGES, ENCODER), Stock({"b": "Et møte."}, (), ENCODER)
    found = one.find("frist")
    assert {type(r) for r in found} == {Retrieved}
    assert {(r.document, r.section) for r in found[:2]} == {("brev", ("Frister",)), ("annet", ())}
    assert ids(other.find("møte")) == ["b-0"]
    assert other.find("møte")[0].score == pytest.approx(1.0, abs=1e-3)


def test_a_question_is_encoded_once() -> None:
    asked: list[str] = []

    class Telling(CountingEncoder):
        def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
            asked.extend(texts)
            return super().encode_queries(texts)

    remembering = Remembering(Telling("frist", "brev"))
    first = remembering.encode_queries(["frist", "brev", "frist"])
    assert np.array_equal(first[:2], remembering.encode_queries(["frist", "brev"]))
    assert np.array_equal(first[0], first[2])
    assert asked == ["frist", "brev"]


def test_every_recipe_is_scored_on_the_questions_with_gold() -> None:
    asked = question(question="fristene", quotes=("er i desember",), locators=())
    results = run_baselines([asked, silent_question()], ENCODER, PASSAGES, TEXTS)
    assert [result.name for result in results] == [
        "Standardoppskriften",
        "BM25",
        "Vektorer",
        "RRF av BM25 og vektorer",
    ]
    for result in results:
        assert (result.scores.hit_1.value, result.scores.mrr.value) == (1.0, 1.0)
        assert (result.scores.hit_1.n, result.scores.hit_1.left_out) == (1, 0)


def test_a_rendering_is_judged_by_headings() -> None:
    asked = question(question="frist", quotes=("står bare i originalen",), locators=("Frister",))
    results = run_baselines([asked], ENCODER, PASSAGES, {"brev": TEXTS["brev"]})
    assert {result.scores.hit_1.value for result in results} == {1.0}
