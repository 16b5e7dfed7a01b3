"""Samordningsstigen: its steps in the corpus' words, and the case on it."""

import re
from dataclasses import replace

import pytest
from advice_corpus import LADDER, NOTE, build_advice_index
from encoders import WordEncoder
from pydantic import ValidationError

from corpus import SHIPPED
from corpus.manifest import load_corpus
from ingest.gather import Limits, read_all
from ingest.store import Index
from retrieval.advising.ladder import LADDER as NAMED
from retrieval.advising.ladder import LadderAnswers, climb
from retrieval.advisory import CaseFacts, Ladder, Quoted
from retrieval.citing import Citations


def climbed(index: Index, **facts: int) -> Ladder:
    ladder = climb(index, CaseFacts.model_validate(facts), Citations(index), takes)
    assert ladder is not None
    return ladder


def takes(step: int) -> list[Quoted]:
    return [Quoted(text=f"trinn {step}", citation=1)]


def test_the_four_steps_are_told_in_the_words_of_the_corpus(advice_index: Index) -> None:
    citations = Citations(advice_index)
    ladder = climb(advice_index, CaseFacts(), citations, takes)
    assert ladder is not None
    assert [step.text for step in ladder.steps] == [
        line.removeprefix("- ") for line in LADDER.splitlines() if line.startswith("- ")
    ]
    assert [step.number for step in ladder.steps] == [1, 2, 3, 4]
    assert {step.citation for step in ladder.steps} == {1}
    assert citations.all()[0].section == ("Samordningsstigen",)


def test_where_the_case_tells_nothing_it_stands_nowhere(advice_index: Index) -> None:
    ladder = climbed(advice_index)
    assert (ladder.current, ladder.needed, ladder.next_takes) == (None, None, ())


@pytest.mark.parametrize(
    ("facts", "current", "following"),
    [
        ({"step": 1}, 1, ["trinn 2"]),
        ({"step": 2, "ambition": 4}, 2, ["trinn 3"]),
        ({"step": 3, "ambition": 3}, 3, []),
        ({"step": 4}, 4, []),
        ({"step": 4, "ambition": 2}, 4, []),
        ({"step": 9}, None, []),
        ({"step": 0}, None, []),
        ({"ambition": 3}, None, []),
    ],
)
def test_the_next_step_is_told_of_until_the_case_is_where_it_needs_to_be(
    advice_index: Index, facts: dict[str, int], current: int | None, following: list[str]
) -> None:
    ladder = climbed(advice_index, **facts)
    assert ladder.current == current
    assert ladder.needed == facts.get("ambition")
    assert [quoted.text for quoted in ladder.next_takes] == following


@pytest.mark.parametrize("note", [NOTE.replace(LADDER, ""), NOTE.replace("endrer enhetene egne planer", "hviler alle")])
def test_there_is_no_ladder_where_the_corpus_does_not_tell_all_its_steps(tmp_path, note: str) -> None:
    index = build_advice_index(tmp_path, WordEncoder(), veileder=note)
    citations = Citations(index)
    assert climb(index, CaseFacts(step=1), citations, takes) is None
    assert citations.all() == ()


def test_the_shipped_ladder_has_a_sentence_of_its_own_for_each_step(advice_index: Index) -> None:
    passages = read_all(load_corpus(SHIPPED), Limits(), lambda *_: None).passages
    below = [p for p in passages if p.section and NAMED.search(p.section[-1])]
    ladder = climbed(replace(advice_index, passages=tuple(below)))
    assert all(re.search(rf"trinn {step.number}\b", step.text) for step in ladder.steps)


@pytest.mark.parametrize(
    ("answers", "step", "ambition"),
    [
        ({}, None, None),
        ({"goal": 3}, None, 3),
        ({"same_view": True}, 2, None),
        ({"same_view": False}, 1, None),
        ({"same_view": False, "plans": 4, "goal": 4}, 1, 4),
        ({"same_view": True, "plans": 3}, 3, None),
        ({"plans": 4}, 4, None),
        ({"same_view": True, "plans": 2}, 2, None),
    ],
)
def test_the_answers_to_the_questions_tell_the_step(
    answers: dict[str, object], step: int | None, ambition: int | None
) -> None:
    assert LadderAnswers.model_validate(answers).facts() == CaseFacts(step=step, ambition=ambition)


def test_an_answer_to_another_question_is_refused() -> None:
    with pytest.raises(ValidationError):
        LadderAnswers.model_validate({"farge": "blå"})
