"""The three questions that tell where on the ladder the cooperation is, and where it needs to be."""

from collections.abc import Mapping
from typing import TypeAlias

import streamlit as st

from app.advice_text import STEPS, fact_line
from app.markup import tag
from app.pages.advice_read import where_read
from app.pages.desk import desk
from app.pages.frame import show
from app.texts import Texts
from retrieval.advising.ladder import TOP, LadderAnswers
from retrieval.advisory import Fact

Given: TypeAlias = bool | int | None


def ladder_part(texts: Texts) -> None:
    """The questions under a heading of their own."""
    show(tag("h3", texts.ladder.heading))
    show(tag("p", texts.ladder.hint, class_="meta"))
    ladder_questions(texts)


def ladder_questions(texts: Texts) -> None:
    """The questions, each with «not stated» first, after what was read in the case."""
    for fact in (fact for fact in Fact if fact in STEPS):
        _read(fact, texts)
    said = texts.ladder
    _question("same_view", said.same_view, {True: said.yes, False: said.no}, texts)
    _question("plans", said.plans, {2: said.neither, 3: said.changed, 4: said.together}, texts)
    _question("goal", said.goal, {step: _step(step, texts) for step in range(1, TOP + 1)}, texts)


def _read(fact: Fact, texts: Texts) -> None:
    """A step that was read in the case, and where."""
    found = desk()
    if (value := found.was_read(fact)) is not None:
        show(tag("p", fact_line(fact, value, texts), class_="meta"))
        show(where_read(fact, found, texts))


def _step(step: int, texts: Texts) -> str:
    return texts.ladder.said.format(answer=texts.ladder.steps[step - 1], number=step)


def _question(name: str, label: str, answers: Mapping[Given, str], texts: Texts) -> None:
    found, key = desk(), f"ladder-{desk().number}-{name}"
    options, given = [None, *answers], getattr(found.answers, name)
    st.radio(
        label,
        options,
        index=options.index(given),
        format_func=lambda option: texts.advice.not_stated if option is None else answers[option],
        key=key,
        on_change=_answer,
        args=(name, key),
    )


def _answer(name: str, key: str) -> None:
    """Take an answer that was chosen in a field."""
    given = desk().answers.model_dump() | {name: st.session_state[key]}
    desk().answer(LadderAnswers.model_validate(given))
