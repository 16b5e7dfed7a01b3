"""A cross-encoder is trained on tiny material and can be used as a reranker."""

import random
from pathlib import Path

import pytest
from advice_corpus import HINTS, write_advice_corpus
from eval_fakes import question, silent_question
from tiny_model import make_tiny_model

from evals.train_reranker import WRONG, Choice, choices_of, train
from evals.training_pairs import Passages
from retrieval.reranking import load_reranker


@pytest.fixture
def passages(tmp_path: Path) -> Passages:
    return Passages(write_advice_corpus(tmp_path / "korpus"))


def test_a_choice_has_the_right_text_first_and_then_wrong_ones(passages: Passages) -> None:
    random.seed(1)
    asked = question(question="Hvem setter en frist?", docs=("veileder",), locators=(), quotes=("sette en frist",))
    choices = choices_of(passages, [asked, silent_question()])
    assert choices[0].question == "Hvem setter en frist?"
    for choice in choices:
        assert len(set(choice.texts)) == 1 + WRONG
    assert "sette en frist" in choices[0].texts[0]
    assert all("sette en frist" not in text for text in choices[0].texts[1:])


def test_as_many_hints_as_questions_are_asked(passages: Passages) -> None:
    asked = question(question="Hvem setter en frist?", docs=("veileder",), locators=(), quotes=("sette en frist",))
    choices = choices_of(passages, [asked])
    assert len(choices) == 2
    assert choices[1].question in HINTS
    assert "Kokken" in choices[1].texts[0]


def test_what_is_trained_can_be_used_as_a_reranker(tmp_path: Path) -> None:
    choices = [Choice(f"Hva er {n}?", (f"Svaret er {n}.", "Suppe.", "Brød.", "Fisk.")) for n in range(12)]
    train(make_tiny_model(tmp_path / "liten"), choices, tmp_path / "ferdig")
    scores = load_reranker(str(tmp_path / "ferdig")).scores("Hva er 3?", ["Svaret er 3.", "Suppe."])
    assert scores.shape == (2,)
    assert scores[0] != scores[1]
