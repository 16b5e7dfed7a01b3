"""«Hvilke råd gjelder?»: a case in the reader's own words, and which advice applies to it."""

import streamlit as st

from app.advice_links import AdviceLinks
from app.advice_text import reading_line, summary
from app.advice_view import cards, first_questions, not_applying
from app.assistant import State
from app.ladder_view import ladder_html
from app.markup import join, tag
from app.notices import notice_lines
from app.pages.advice_checklist import checklist, downloads
from app.pages.advice_facts import optional_facts, read_facts
from app.pages.advice_ladder import ladder_part
from app.pages.desk import clear, desk
from app.pages.frame import loading_state, show
from app.runtime import get_assistant
from app.texts import Texts
from retrieval.advisory import Advisory, VerdictKind
from retrieval.answer import AnswerStatus

CASE = "case"
FIELD_HEIGHT = 260


def render(texts: Texts) -> None:
    """The page: what it is, the field for the case, facts that help, and what came of it."""
    show(tag("h1", texts.advice.heading))
    show(tag("p", texts.advice.explanation, class_="intro"))
    loading_state(texts)
    _field(texts)
    if desk().complaint:
        _state(desk().complaint, f"complaint-{desk().number}")
    place = st.container(key="advice-result")
    with place:
        if desk().case and get_assistant().status().state is not State.FAILED:
            _result(texts)
        else:
            optional_facts(texts)


def _field(texts: Texts) -> None:
    st.text_area(
        texts.advice.field,
        height=FIELD_HEIGHT,
        key=CASE,
        placeholder=texts.advice.placeholder,
        persist_state="session",
    )
    with st.container(horizontal=True, key="advice-buttons"):
        st.button(texts.advice.find, key="find", type="primary", on_click=_take, args=(texts,))
        st.button(texts.advice.use_example, key="use-example", on_click=_example, args=(texts.advice.example,))
        if desk().case:
            st.button(texts.advice.new_case, key="new-case", on_click=_put_away)


def _take(texts: Texts) -> None:
    case, limit = st.session_state[CASE].strip(), get_assistant().settings.case_max_chars
    if not case:
        desk().complaint = texts.advice.empty
    elif len(case) > limit:
        length, most = (f"{number:,}".replace(",", " ") for number in (len(case), limit))
        desk().complaint = texts.advice.too_long.format(length=length, limit=most)
    else:
        desk().take(case)


def _example(example: str) -> None:
    clear()
    st.session_state[CASE] = example


def _put_away() -> None:
    clear()
    st.session_state[CASE] = ""


def _result(texts: Texts) -> None:
    """What came of the case, fetched now if it is not there; while the model is read it waits."""
    found = desk()
    place = st.empty()
    loading = get_assistant().status().state is State.LOADING
    if found.advisory is None:
        with place:
            said = texts.advice.waiting if loading else texts.advice.searching
            _state(said, f"case-{found.number}-{found.runs}-{said}")
        if loading:
            return
    advisory = found.assess(get_assistant())
    with place:
        _outcome(advisory, texts)
    if advisory.status is not AnswerStatus.ANSWERED:
        return
    if advisory.thin:
        _thin(advisory, texts)
    else:
        _advised(advisory, texts)


def _outcome(advisory: Advisory, texts: Texts) -> None:
    """The line that says what came of it; the first time it goes to the top of the window."""
    found = desk()
    said = {AnswerStatus.REFUSED: texts.advice.refused, AnswerStatus.FAILED: texts.advice.failed}.get(
        advisory.status, summary(advisory, texts)
    )
    again = found.runs > 1 or None
    marks = {"data_announce": said, "data_key": f"case-{found.number}-{found.runs}", "data_stay": again}
    if advisory.status is not AnswerStatus.ANSWERED:
        show(tag("p", said, class_="state outcome", **marks))
    elif advisory.thin:
        heading = tag("h2", texts.advice.thin_heading, class_="outcome")
        show(tag("div", heading, tag("p", said), **marks))
    else:
        read = tag("p", reading_line(advisory.case, texts), class_="meta")
        show(tag("div", tag("h2", said, class_="outcome"), read, **marks))


def _thin(advisory: Advisory, texts: Texts) -> None:
    """The questions first, and no list."""
    questions = (tag("li", question) for question in first_questions(advisory))
    show(tag("h3", texts.advice.thin_questions))
    show(tag("ul", *questions, class_="questions"))
    show(tag("p", texts.advice.thin_advice))
    read_facts(texts, expanded=True)
    if advisory.ladder:
        ladder_part(texts)


def _advised(advisory: Advisory, texts: Texts) -> None:
    """The verdicts, the ladder, the checklist, the documents, and last what does not apply."""
    links = AdviceLinks(advisory, texts, get_assistant())
    bearing = [v for v in advisory.verdicts if v.verdict is not VerdictKind.NOT]
    rest = [v for v in advisory.verdicts if v.verdict is VerdictKind.NOT]
    read_facts(texts)
    show(cards(bearing, advisory.case, links, texts))
    if advisory.others:
        name = texts.advice.folded.format(name=texts.export.others, count=len(advisory.others))
        with st.expander(name, key="advice-others"):
            show(cards(advisory.others, advisory.case, links, texts))
    if advisory.ladder:
        show(tag("h2", texts.export.ladder))
        show(ladder_html(advisory.ladder, links, texts))
        ladder_part(texts)
    checklist(advisory, links, texts)
    downloads(advisory, texts)
    if rest:
        show(tag("h2", texts.export.not_applying))
        show(not_applying(rest, advisory.case, links, texts))
    _sources(advisory, links, texts)


def _sources(advisory: Advisory, links: AdviceLinks, texts: Texts) -> None:
    lines = notice_lines(advisory.notices, texts, get_assistant().corpus)
    notices = tag("ul", *(tag("li", line) for line in lines), class_="notices") if lines else ""
    with st.expander(
        texts.advice.folded.format(name=texts.export.sources, count=len(advisory.citations)), key="advice-sources"
    ):
        show(tag("div", links.sources(), class_="answer"))
    show(tag("div", join([notices, tag("p", texts.export.made_how, class_="made-of")]), class_="answer"))


def _state(said: str, key: str) -> None:
    show(tag("p", said, class_="state waiting", data_announce=said, data_key=key))
