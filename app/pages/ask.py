"""«Spør»: a conversation of questions and cited answers."""

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.answer_view import answer_html
from app.assistant import State
from app.markup import tag
from app.pages.frame import loading_state, show
from app.runtime import get_assistant
from app.texts import Texts, language_of, load_texts
from retrieval.answer import Answer, AnswerStatus

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
    opening = st.empty()
    loading_state(texts)
    examples = st.empty()
    question = _typed(texts)
    if question:
        turns.append(Turn(question))
    if turns:
        opening.empty()  # at once: what a run leaves out is otherwise shown, dimmed, until the run ends
        examples.empty()
    else:
        _opening(opening, texts)
        if get_assistant().status().state is not State.FAILED:
            _examples(examples, texts)
    for number, turn in enumerate(turns):
        _turn(turns, number, turn, texts)
    if turns:
        st.button(texts.ask.new_conversation, key="new", on_click=turns.clear)


def _typed(texts: Texts) -> str:
    limit = get_assistant().settings.question_max_chars
    with st.bottom:  # pinned there; where Streamlit itself pins it, the page jumps to its end at every step
        typed = st.chat_input(texts.ask.placeholder, max_chars=limit, key="question")
    return (typed or "").strip()


def _opening(place: DeltaGenerator, texts: Texts) -> None:
    with place.container():
        show(tag("p", texts.ask.explanation, class_="intro"))
        show(tag("p", texts.ask.label, class_="ai-label"))


def _examples(place: DeltaGenerator, texts: Texts) -> None:
    with place.container():
        show(tag("h2", texts.ask.examples_heading, class_="examples"))
        for number, example in enumerate(texts.ask.examples):
            st.button(example, key=f"example-{number}", on_click=_begin, args=(example,), width="stretch")


def _begin(question: str) -> None:
    st.session_state[CONVERSATION].append(Turn(question))


def _turn(turns: list[Turn], number: int, turn: Turn, texts: Texts) -> None:
    """A question with its answer, which is fetched now if it is not there; while the model is read it waits."""
    asked = tag("span", texts.ask.asked, ": ", class_="sr-only")
    show(tag("h2", asked, turn.question, class_="question"))
    place = st.empty()
    loading = get_assistant().status().state is State.LOADING
    if turn.answer is None:
        with place:
            _waiting(number, texts.ask.waiting if loading else texts.ask.searching)
        if loading:
            return  # the page runs again when the model is there; until then it stays free for other things
        turn.answer = get_assistant().ask(turn.question, [earlier.question for earlier in turns[:number]])
    own = load_texts(language_of(turn.answer.language))
    answer = answer_html(turn.answer, own, get_assistant())
    with place:
        show(tag("div", answer, data_announce=_outcome(turn.answer, own), data_key=f"{number}-done"))


def _waiting(number: int, said: str) -> None:
    show(tag("p", said, class_="state waiting", data_announce=said, data_key=f"{number}-{said}"))


def _outcome(answer: Answer, texts: Texts) -> str:
    """What is said aloud when the answer is there."""
    if answer.status is AnswerStatus.ANSWERED:
        return texts.ask.done
    if answer.status is AnswerStatus.ABSTAINED:
        return texts.answer.abstained
    return texts.answer.refused if answer.status is AnswerStatus.REFUSED else texts.answer.failed
