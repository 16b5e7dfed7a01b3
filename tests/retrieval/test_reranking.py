"""The second look: a cross-encoder's say in the order, any model folder, and never on the network."""

import shutil
import socket
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from ingest.model import ModelError
from retrieval.chain import Asking, answer_chain
from retrieval.reranking import RERANKED, CrossEncoderReranker, load_reranker, reordered
from retrieval.retriever import SamradRetriever
from retrieval.silence import Threshold
from retrieval.understand import understand
from tests.encoders import WordEncoder
from tests.retrieval.conftest import TODAY
from tests.tiny_model import make_tiny_cross_encoder, make_tiny_model

QUESTION = "Hvem har ansvaret for ferjene på fjorden?"
TEXTS = ["Havnekontoret har ansvaret.", "Brua kostet 12 millioner kroner.", "å", "mål " * 400]


class Given:
    """A reranker that gives the numbers it was made with, and remembers what it was asked."""

    def __init__(self, *numbers: float) -> None:
        self.numbers = numbers
        self.asked: list[tuple[str, list[str]]] = []

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.append((question, list(texts)))
        return np.array(self.numbers[: len(texts)], np.float32)


def reverser() -> Given:
    return Given(*range(100))


@pytest.fixture(scope="module", autouse=True)
def no_network() -> Iterator[None]:
    """Fails the file if anything connects or looks a name up, even where a library swallows the error."""
    tried: list[object] = []

    def refuse(*address: object, **_named: object) -> None:
        tried.append(address)
        raise OSError(f"no network in tests: {address!r}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket.socket, "connect_ex", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield
    assert tried == []


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_cross_encoder(tmp_path_factory.mktemp("modeller") / "tiny-reranker")


@pytest.fixture(scope="module")
def loaded(tiny: Path) -> CrossEncoderReranker:
    return load_reranker(str(tiny))


@pytest.fixture
def hits(retriever):
    """Four hits with the scores 3, 2, 1 and 0."""
    found = retriever.hits(understand(QUESTION))[:4]
    return tuple(replace(hit, score=3.0 - place) for place, hit in enumerate(found))


def places(before, after):
    return [[hit.passage.id for hit in before].index(hit.passage.id) for hit in after]


def test_the_reranker_alone_reverses_the_order(hits):
    after = reordered(reverser(), QUESTION, hits, weight=1.0)
    assert places(hits, after) == [3, 2, 1, 0]
    assert [hit.score for hit in after] == pytest.approx([3.0, 2.0, 1.0, 0.0])


def test_the_ranking_alone_is_left_as_it_is(hits):
    after = reordered(reverser(), QUESTION, hits, weight=0.0)
    assert places(hits, after) == [0, 1, 2, 3]
    assert [hit.score for hit in after] == pytest.approx([3.0, 2.0, 1.0, 0.0])


def test_both_have_a_say_by_z_scores(hits):
    # The ranking's z-scores are 3, 1, -1, -3 over √5; the reranker's, from 0, 0, 0, 4: -1, -1, -1, 3 over √3.
    # Half of each: 0.382, -0.065, -0.512, 0.195, with mean 0: the last goes second.
    after = reordered(Given(0, 0, 0, 4), QUESTION, hits, weight=0.5)
    assert places(hits, after) == [0, 3, 1, 2]
    # On the ranking's scale (mean 1.5, √1.25); the blend's spread is √((0.382² + 0.065² + 0.512² + 0.195²) / 4) = 0.336
    assert [hit.score for hit in after] == pytest.approx([2.77, 2.15, 1.28, -0.20], abs=0.01)
    assert [hit.parts["reranker"] for hit in after] == [0.0, 4.0, 0.0, 0.0]
    assert all(after[i].parts["passage"] == hits[p].parts["passage"] for i, p in enumerate([0, 3, 1, 2]))


@pytest.mark.parametrize("scale", [0.001, 1.0, 1000.0])
def test_the_reranker_s_scale_does_not_matter(scale, hits):
    after = reordered(Given(*(scale * n - 7 for n in (0, 0, 0, 4))), QUESTION, hits)
    assert places(hits, after) == [0, 3, 1, 2]


def test_a_reranker_without_an_opinion_changes_nothing(hits):
    after = reordered(Given(2, 2, 2, 2), QUESTION, hits)
    assert places(hits, after) == [0, 1, 2, 3]
    assert [hit.score for hit in after] == pytest.approx([3.0, 2.0, 1.0, 0.0])


def test_the_first_twenty_are_read_and_the_others_stay_below_them(hits):
    many = tuple(replace(hits[0], row=n, score=100.0 - n**2 / 10) for n in range(RERANKED + 3))
    reranker = Given(*[0.0] * (RERANKED - 1), 1.0)
    after = reordered(reranker, QUESTION, many, weight=1.0)
    assert len(reranker.asked[0][1]) == RERANKED == 20
    assert [hit.row for hit in after] == [RERANKED - 1, *range(RERANKED - 1), 20, 21, 22]
    scores = [hit.score for hit in after]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("count", [0, 1])
def test_what_has_no_order_is_not_read(count, hits):
    reranker = reverser()
    assert reordered(reranker, QUESTION, hits[:count]) == hits[:count]
    assert reranker.asked == []


def test_the_retriever_asks_once_for_what_is_sought_below_its_headings(index, retriever):
    question, reranker = understand(QUESTION), reverser()
    plain = retriever.hits(question)
    found = SamradRetriever(index=index, encoder=WordEncoder(), reranker=reranker, reranker_weight=1.0).hits(question)
    assert [hit.passage.id for hit in found] == [hit.passage.id for hit in reversed(plain)]
    assert reranker.asked == [(question.sought, [hit.passage.embedded for hit in plain])]


def test_a_passage_below_the_count_can_come_first(index, retriever):
    question = understand(QUESTION)
    last = retriever.hits(question)[-1]
    few = SamradRetriever(index=index, encoder=WordEncoder(), count=1, reranker=reverser(), reranker_weight=1.0)
    assert [hit.passage.id for hit in few.hits(question)] == [last.passage.id]


def test_the_answer_follows_the_order(index):
    retriever = SamradRetriever(index=index, encoder=WordEncoder(), reranker=reverser(), reranker_weight=1.0)
    answer = answer_chain(retriever, lambda: TODAY, Threshold(weights={}, bias=10.0)).invoke(Asking(text=QUESTION))
    found = retriever.hits(understand(QUESTION))
    assert [place.passage for place in answer.retrieved] == [hit.passage.id for hit in found]


def test_a_cross_encoder_gives_the_same_number_alone_and_among_others(loaded):
    together = loaded.scores(QUESTION, TEXTS)
    assert together.shape == (len(TEXTS),)
    assert together.dtype == np.float32
    assert len(set(together.tolist())) == len(TEXTS)
    np.testing.assert_allclose(together, [loaded.scores(QUESTION, [text])[0] for text in TEXTS], atol=1e-4)
    assert loaded.scores(QUESTION, []).shape == (0,)


def test_its_numbers_are_logits_not_pressed_together(tiny, loaded):
    from sentence_transformers import CrossEncoder

    pressed = CrossEncoder(str(tiny), device="cpu").predict([(QUESTION, text) for text in TEXTS])
    np.testing.assert_allclose(1 / (1 + np.exp(-loaded.scores(QUESTION, TEXTS))), pressed, atol=1e-5)


def test_threads_may_ask_at_once(loaded):
    questions = [f"Hvem skal {'samordne ' * (n % 5)}tiltak {n}?" for n in range(12)]
    with ThreadPoolExecutor(4) as pool:
        rows = list(pool.map(lambda question: loaded.scores(question, TEXTS), questions))
    np.testing.assert_allclose(rows, [loaded.scores(question, TEXTS) for question in questions], atol=1e-4)


@pytest.mark.parametrize("text", ["", " ", "\ud800 halvt tegn", "\x00", "x" * 50_000])
def test_no_text_is_too_odd(text, loaded):
    assert np.isfinite(loaded.scores(text, [text, "a"])).all()


def test_a_folder_as_transformers_saves_it_will_do(tiny, loaded, tmp_path):
    plain = shutil.copytree(tiny, tmp_path / "uten-moduler")
    for name in ("modules.json", "config_sentence_transformers.json", "sentence_bert_config.json"):
        (plain / name).unlink()
    reranker = load_reranker(str(plain))
    assert (reranker.name, loaded.name) == ("uten-moduler", "tiny-reranker")
    np.testing.assert_array_equal(reranker.scores(QUESTION, TEXTS), loaded.scores(QUESTION, TEXTS))


def test_threads_are_set(tiny):
    import torch

    before = torch.get_num_threads()
    load_reranker(str(tiny), threads=1)
    assert torch.get_num_threads() == 1
    load_reranker(str(tiny), threads=before)


@pytest.mark.parametrize("name", ["finnes-ikke", "ingen/finnes-ikke", "./ingen/mappe"])
def test_a_name_that_is_nowhere(name):
    with pytest.raises(ModelError, match=rf"Fant ikke modellen {name}, .* denne maskinen\. Sett SAMRAD_RERANKER til"):
        load_reranker(name)


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "modules.json", "config.json"])
def test_a_broken_folder_is_named(name, tiny, tmp_path):
    broken = shutil.copytree(tiny, tmp_path / "ødelagt")
    content = (broken / name).read_bytes()
    (broken / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(ModelError, match=r"Kunne ikke bruke modellen .*ødelagt .*: .*SAMRAD_RERANKER til en hel Cross"):
        load_reranker(str(broken))


def test_an_empty_folder_is_named(tmp_path):
    with pytest.raises(ModelError, match=rf"Kunne ikke bruke modellen {tmp_path} .*SAMRAD_RERANKER"):
        load_reranker(str(tmp_path))


@pytest.mark.parametrize("left", ["", "modules.json"])
def test_an_embedding_model_is_no_reranker(left, tmp_path):
    folder = make_tiny_model(tmp_path / "tiny")
    if left:
        (folder / left).unlink()
    with pytest.raises(ModelError, match=r"tiny .*ikke trent til å vurdere en tekst mot et spørsmål.*SAMRAD_RERANKER"):
        load_reranker(str(folder))


def test_a_model_that_sorts_into_classes_is_no_reranker(tmp_path):
    folder = make_tiny_cross_encoder(tmp_path / "tiny", labels=3)
    with pytest.raises(ModelError, match=r"ikke ett tall for hver tekst.*SAMRAD_RERANKER"):
        load_reranker(str(folder))
