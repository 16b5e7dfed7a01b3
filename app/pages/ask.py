"""«Spør»: a conversation of questions and cited answers."""

from dataclasses import dataclass

import streamlit as st

from app.answer_view import answer_html
from app.assistant import State
from app.markup import tag
from app.pages.frame import loading_state, show
from app.runtime import get_assistant
from app.texts import Texts, language_of, load_texts
from retrieval.answer import Answer

CONVERSATION = "conversation"


@dataclass
class Turn:
    """A question and, once it is there, its answer."""

    question: str
    answer: Answer | None = None


def render(texts: Texts) -> None:
    """The page: what it is, examples until the first question, the conversation, and the field to ask in."""
    turns: list[Turn] = st.session_state.setdefault(CONVERSATION, [])
    show(tag("h1", texts.ask.heading))
    show(tag("p", texts.ask.explanation, class_="intro"))
    show(tag("p", texts.ask.label, class_="ai-label"))
    loading_state(texts)
    limit = get_assistant().settings.question_max_chars
    typed = st.chat_input(texts.ask.placeholder, max_chars=limit, key="question")
    question = (typed or "").strip()
    if question:
        turns.append(Turn(question))
    if not turns:
        _examples(texts)
    for number, turn in enumerate(turns):
        _turn(turns, number, turn, texts)
    if turns:
        st.button(texts.ask.new_conversation, key="new", on_click=turns.clear)


def _examples(texts: Texts) -> None:
    show(tag("h2", texts.ask.examples_heading, class_="examples"))
    for number, example in enumerate(texts.ask.examples):
        st.button(example, key=f"example-{number}", on_click=_begin, args=(example,), width="stretch")


def _begin(question: str) -> None:
    st.session_state[CONVERSATION].append(Turn(question))


def _turn(turns: list[Turn], number: int, turn: Turn, texts: Texts) -> None:
    """A question with its answer; an answer that is not there yet is fetched now, and kept before anything is shown."""
    asked = tag("span", texts.ask.asked, ": ", class_="sr-only")
    show(tag("h2", asked, turn.question, class_="question"))
    place = st.empty()
    if turn.answer is None:
        with place:
            _waiting(number, texts)
        turn.answer = get_assistant().ask(turn.question, [earlier.question for earlier in turns[:number]])
    own = load_texts(language_of(turn.answer.language))
    answer = answer_html(turn.answer, own, get_assistant().passage)
    with place:
        show(tag("div", answer, data_announce=texts.ask.done, data_key=f"{number}-done"))


def _waiting(number: int, texts: Texts) -> None:
    loading = get_assistant().status().state is State.LOADING
    said = texts.ask.waiting if loading else texts.ask.searching
    show(tag("p", said, class_="state waiting", data_announce=said, data_key=f"{number}-waiting-{loading}"))
