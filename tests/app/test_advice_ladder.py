"""The ladder's three questions on the page «Hvilke råd gjelder?»."""

import pytest

from app.pages.desk import Desk
from app.runtime import UNTOLD
from app.texts import load_texts
from corpus.advice import Phase
from retrieval.advising.ladder import LadderAnswers
from retrieval.advisory import CaseFacts, Fact
from retrieval.question import Language
from tests.app.advice_paging import CASE, desk, fact, given, html, opened, question
from tests.app.fakes import FakeAssistant
from tests.app.html_reading import elements

TEXTS = load_texts(Language.BOKMAAL)


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant()


def test_the_ladder_asks_three_questions_with_not_stated_first(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    given(page, CASE)
    asked = [page.radio(key=question(page, name)) for name in ("same_view", "plans", "goal")]
    assert [radio.label for radio in asked] == [TEXTS.ladder.same_view, TEXTS.ladder.plans, TEXTS.ladder.goal]
    assert [radio.options[0] for radio in asked] == [TEXTS.advice.not_stated] * 3
    assert [radio.value for radio in asked] == [None] * 3
    assert [len(radio.options) for radio in asked] == [3, 4, 5]
    assert asked[2].options[2] == "Blir enige om hva problemet er (trinn 2)"


def test_an_answer_moves_the_cooperation_on_the_ladder_at_once(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    given(page, CASE)
    page.radio(key=question(page, "same_view")).set_value(True).run()
    assert "Samarbeidet er på trinn 2 av samordningsstigen. Oppgaven krever trinn 3." in html(page)
    page.radio(key=question(page, "plans")).set_value(4).run()
    assert assistant.advised[-1] == (CASE, CaseFacts(step=4))
    page.radio(key=question(page, "same_view")).set_value(False).run()
    assert assistant.advised[-1] == (CASE, CaseFacts(step=1))  # without one view of the problem there is no step above


def test_an_answer_taken_back_tells_nothing(assistant: FakeAssistant) -> None:
    found = Desk()
    found.take(CASE)
    found.answer(LadderAnswers(same_view=False, goal=4))
    found.assess(assistant)
    assert found.value(Fact.STEP) == 1
    found.answer(LadderAnswers())
    found.assess(assistant)
    assert [told for _, told in assistant.advised] == [UNTOLD, CaseFacts(step=1, ambition=4), UNTOLD]
    found.answer(LadderAnswers())
    assert found.advisory is not None  # nothing has changed, so nothing is assessed again


def test_neither_alone_does_not_tell_the_first_step_from_the_second(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    given(page, CASE)
    page.radio(key=question(page, "plans")).set_value(2).run()
    assert desk(page).all_told() == UNTOLD
    page.radio(key=question(page, "same_view")).set_value(True).run()
    assert assistant.advised[-1][1] == CaseFacts(step=2)


def test_the_answers_are_told_beside_the_facts_and_kept_for_the_next_case(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    given(page, CASE)
    page.radio(key=question(page, "goal")).set_value(2).run()
    page.radio(key=fact(page, "phase")).set_value(Phase.GJENNOMFORING).run()
    assert assistant.advised[-1][1] == CaseFacts(phase=Phase.GJENNOMFORING, ambition=2)
    given(page, f"Noe annet. {CASE}")
    assert assistant.advised[-1][1] == CaseFacts(phase=Phase.GJENNOMFORING, ambition=2)
    assert page.radio(key=question(page, "goal")).value == 2
    page.button(key="new-case").click().run()
    assert page.radio(key=question(page, "goal")).value is None


def test_there_is_one_way_to_tell_a_step(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    for shown in ("", "Vi skal samarbeide.", CASE):
        if shown:
            given(page, shown)
        keys = [radio.key or "" for radio in page.radio]
        assert not [key for key in keys if key.endswith(("-step", "-ambition"))]
        assert len([key for key in keys if key.startswith("ladder-")]) == 3


def test_a_step_that_was_read_stands_by_the_questions_with_its_sentence(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    shown = given(page, f"{CASE} Vi er på trinn to.")
    assert "Trinn på samordningsstigen i dag: 2" in shown
    assert "Lest i: Vi er på trinn to." in [e.text for e in elements(shown, "p", class_="meta read-in")]
    page.radio(key=question(page, "same_view")).set_value(False).run()
    assert "Rettet av dere. Samråd leste noe annet i: Vi er på trinn to." in [
        e.text for e in elements(html(page), "p", class_="meta read-in")
    ]
