"""What is known about a case, as fields: what Samråd read stands in them, and can be put right."""

import streamlit as st

from app.advice_text import STEPS, FactValue, phase_name
from app.markup import tag
from app.pages.advice_ladder import ladder_questions
from app.pages.advice_read import where_read
from app.pages.desk import Desk, desk
from app.pages.frame import show
from app.reason_texts import NumberFactTexts, PhaseFactTexts, YesNoFactTexts
from app.texts import Texts
from corpus.advice import Phase
from retrieval.advisory import Fact

ASKED = (Fact.PHASE, Fact.DEPARTMENTS, Fact.AGENCIES, Fact.LEAD_DEPARTMENT)
NUMBERS = frozenset({Fact.DEPARTMENTS, Fact.AGENCIES})
FIELDS = tuple(fact for fact in Fact if fact not in STEPS)  # the steps are asked for on the ladder
MOST = 200  # ministries or agencies


def optional_facts(texts: Texts) -> None:
    """The fields that help most, before anything is read."""
    with st.expander(texts.advice.facts_optional, key="facts-optional"):
        show(tag("p", texts.advice.facts_optional_hint, class_="meta"))
        for fact in ASKED:
            _field(fact, texts)
        ladder_questions(texts)


def read_facts(texts: Texts, *, expanded: bool = False) -> None:
    """What was read, with the sentence it was read in, and what the case does not tell."""
    found = desk()
    read = [fact for fact in FIELDS if found.was_read(fact) is not None]
    missing = [fact for fact in FIELDS if fact not in read]
    with st.expander(texts.advice.facts_read, expanded=expanded, key=f"facts-read-{found.number}"):
        show(tag("p", texts.advice.facts_hint, class_="meta"))
        for fact in read:
            _field(fact, texts)
            show(where_read(fact, found, texts))
        if missing:
            show(tag("h3", texts.advice.facts_missing))
        for fact in missing:
            _field(fact, texts)


def _field(fact: Fact, texts: Texts) -> None:
    key = f"fact-{desk().number}-{fact}"
    if fact in NUMBERS:
        _number(fact, key, texts)
    else:
        _choice(fact, key, texts)


def _number(fact: Fact, key: str, texts: Texts) -> None:
    value = desk().value(fact)
    st.number_input(
        _name(fact, texts),
        min_value=0,
        max_value=MOST,
        value=None if value is None else int(value),
        step=1,
        key=key,
        placeholder=texts.advice.not_stated,
        on_change=_tell,
        args=(fact, key),
    )


def _choice(fact: Fact, key: str, texts: Texts) -> None:
    options, value = _options(fact, desk()), desk().value(fact)
    st.radio(
        _name(fact, texts),
        options,
        index=options.index(value) if value in options else 0,
        format_func=lambda option: _said(fact, option, texts),
        key=key,
        horizontal=True,
        on_change=_tell,
        args=(fact, key),
    )


def _name(fact: Fact, texts: Texts) -> str:
    found: PhaseFactTexts | NumberFactTexts | YesNoFactTexts = getattr(texts.facts, fact)
    return found.name


def _tell(fact: Fact, key: str) -> None:
    desk().tell(fact, st.session_state[key])


def _options(fact: Fact, found: Desk) -> list[FactValue]:
    """The values to choose among; «not stated» only where the case does not state it."""
    unstated: list[FactValue] = [None] if found.was_read(fact) is None else []
    if fact is Fact.PHASE:
        return [*unstated, Phase.FORBEREDENDE, Phase.GJENNOMFORING]
    return [*unstated, True, False]


def _said(fact: Fact, option: FactValue, texts: Texts) -> str:
    if option is None:
        return texts.advice.not_stated
    if isinstance(option, Phase):
        return phase_name(option, texts)
    found: YesNoFactTexts = getattr(texts.facts, fact)
    said = found.yes if option else found.no
    return f"{said[:1].upper()}{said[1:]}"
