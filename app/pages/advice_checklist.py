"""The checklist of an advisory, to tick and note on, and the documents that take it along."""

import datetime as dt
from functools import partial
from itertools import groupby

import streamlit as st

from app.advice_links import AdviceLinks
from app.advice_text import advice_name, phase_name
from app.export import TaskNote, export_docx, export_markdown
from app.labels import plain_label
from app.markup import Markup, join, tag
from app.pages.desk import desk
from app.pages.frame import show
from app.runtime import get_assistant
from app.texts import Texts
from retrieval.advisory import Advisory, Task

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MARKDOWN = "text/markdown"
NOTE_CHARS = 200


def checklist(advisory: Advisory, links: AdviceLinks, texts: Texts) -> None:
    """The tasks by phase, each with who and when, and how many are done."""
    if not advisory.checklist:
        return
    show(tag("h2", texts.export.checklist))
    show(tag("p", texts.advice.checklist_explanation))
    progress = st.empty()
    numbered = enumerate(advisory.checklist, 1)
    for phase, tasks in groupby(numbered, lambda item: item[1].phase):
        show(tag("h3", phase_name(phase, texts)))
        for number, task in tasks:
            _task(number, task, _origin(task, advisory, links, texts), texts)
    notes = desk().notes
    done = sum(notes[task.id].done for task in advisory.checklist if task.id in notes)
    said = texts.advice.progress.format(done=done, total=len(advisory.checklist))
    with progress:
        show(tag("p", tag("strong", said), class_="progress"))


def downloads(advisory: Advisory, texts: Texts) -> None:
    """The documents for the case file.

    They are made in every run: one that is made on request is lost where the field that the reader leaves by asking
    for it sends its note at the same moment.
    """
    show(tag("h2", texts.advice.download_heading))
    show(tag("p", texts.advice.download_explanation))
    given = (advisory, desk().notes, texts, dt.date.today(), get_assistant().corpus)
    docx, markdown = export_docx(*given), export_markdown(*given)
    name = texts.advice.file_name
    with st.container(horizontal=True, key="advice-downloads"):
        st.download_button(texts.advice.docx, docx, f"{name}.docx", DOCX, key="docx", on_click="ignore")
        st.download_button(texts.advice.markdown, markdown, f"{name}.md", MARKDOWN, key="markdown", on_click="ignore")


def _task(number: int, task: Task, origin: Markup, texts: Texts) -> None:
    keys = _keys(task)
    write = partial(_note, task.id, *keys)
    with st.container(key=f"task-{number}", gap="xxsmall"):
        st.checkbox(f"{number}. {plain_label(task.text)}", key=keys[0], on_change=write)
        show(tag("p", origin, class_="meta task-origin"))
        with st.container(horizontal=True, key=f"task-notes-{number}"):
            who, when = (pattern.format(number=number) for pattern in (texts.advice.who, texts.advice.when))
            example = texts.advice.when_example
            st.text_input(who, max_chars=NOTE_CHARS, key=keys[1], on_change=write, live=True)
            st.text_input(when, max_chars=NOTE_CHARS, key=keys[2], placeholder=example, on_change=write, live=True)


def _keys(task: Task) -> tuple[str, str, str]:
    """The keys of a task's fields; what was noted is put back where another page has made Streamlit forget it."""
    done, who, when = (f"{part}-{desk().number}-{task.id}" for part in ("done", "who", "when"))
    note = desk().notes.get(task.id, TaskNote())
    for key, value in ((done, note.done), (who, note.who), (when, note.when)):
        st.session_state.setdefault(key, value)
    return done, who, when


def _note(task: str, done: str, who: str, when: str) -> None:
    state = st.session_state
    desk().notes[task] = TaskNote(state[done], state[who].strip(), state[when].strip())


def _origin(task: Task, advisory: Advisory, links: AdviceLinks, texts: Texts) -> Markup:
    """The advice that a task comes from, and its source."""
    every = (*advisory.verdicts, *advisory.others)
    names = [advice_name(verdict, texts) for verdict in every if verdict.id in task.advice]
    own = "" if task.citation is not None else texts.export.own_question
    return join([join([*names, own], " · "), links.reference(task.citation)])
