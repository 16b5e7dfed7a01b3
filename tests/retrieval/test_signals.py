"""The signals of a case: the whole, and by how much of one is told, its sentences."""

import numpy as np
import pytest
from advice_corpus import build_advice_index
from encoders import WordEncoder

from ingest.store import Index
from retrieval.retriever import SENTENCES_READ, SamradRetriever
from retrieval.signals import gather

NOISE = "Det var en fin dag, og vi hadde snakket lenge om løst og fast, om vind og vær og om veien dit."
CASE = f"{NOISE} Ingen har satt en frist. {NOISE} Alt annet er som det skal være."


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return build_advice_index(tmp_path_factory.mktemp("signaler"), WordEncoder())


def vectors(*texts: str) -> np.ndarray:
    return WordEncoder().encode_queries(texts)


def test_a_case_is_read_sentence_by_sentence_and_a_question_is_not(index: Index) -> None:
    retriever = SamradRetriever(index=index, encoder=WordEncoder())
    assert len(retriever.vectors(retriever.understood("Hvem setter frist?"))) == 1
    rows = retriever.vectors(retriever.understood(CASE))
    assert len(rows) == 1 + 4
    np.testing.assert_allclose(rows[2], vectors("Ingen har satt en frist.")[0])
    assert len(retriever.vectors(retriever.understood(" ".join([CASE] * 9)))) == 1 + SENTENCES_READ


def test_the_lines_of_a_pasted_list_are_sentences(index: Index) -> None:
    retriever = SamradRetriever(index=index, encoder=WordEncoder())
    listed = "Slik står det til hos oss:\n- ingen har satt en frist\n- kassa er tom for tredje år på rad\n"
    question = retriever.understood(f"{listed}- partene stoler ikke på hverandre, og de møtes aldri\n{NOISE}")
    assert "\n" not in question.text
    assert len(retriever.vectors(question)) == 1 + len(question.sentences) == 1 + 5


def test_a_sentence_lifts_the_passage_that_it_is_about(index: Index) -> None:
    whole, said = vectors(CASE, "Departementene må sette en frist.")
    alone, lifted = gather(index, CASE, whole), gather(index, CASE, whole, [said])
    money = next(i for i, p in enumerate(index.passages) if "sette en frist" in p.text)
    assert lifted.scaled()["unit"][money] > alone.scaled()["unit"][money]
    assert lifted.scaled()["words"] == pytest.approx(alone.scaled()["words"])


def test_a_plain_question_has_no_sentences(index: Index) -> None:
    (question,) = vectors("Når?")
    plain, other = gather(index, "Når?", question), gather(index, "Når?", question, list(vectors("Suppe.")))
    assert plain.told == other.told == 0.0
    assert other.scaled()["unit"] == pytest.approx(plain.scaled()["unit"])


def test_what_is_shown_of_a_hit_is_the_whole_question_s(index: Index) -> None:
    whole, said = vectors(CASE, "Departementene må sette en frist.")
    assert gather(index, CASE, whole, [said]).values["unit"] == pytest.approx(gather(index, CASE, whole).values["unit"])
