"""The page «Hvilke råd gjelder?» without a browser: opening it, giving it a case, reading what it shows."""

from streamlit.testing.v1 import AppTest

from app.pages.desk import DESK, Desk
from app.runtime import set_assistant
from tests.app.fakes import FakeAssistant
from tests.app.html_reading import elements

CASE = "Tre departementer deler en oppgave. Det er ikke satt av penger. Ingen er utpekt til å koordinere."


def script() -> None:
    from app.pages import advice
    from app.texts import load_texts
    from retrieval.question import Language

    advice.render(load_texts(Language.BOKMAAL))


def opened(assistant: FakeAssistant) -> AppTest:
    set_assistant(assistant)
    page = AppTest.from_function(script, default_timeout=30).run()
    assert not page.exception
    return page


def given(page: AppTest, case: str) -> str:
    page.text_area(key="case").set_value(case)
    page.button(key="find").click().run()
    assert not page.exception
    return html(page)


def html(page: AppTest) -> str:
    return "".join(element.proto.body for element in page.get("html"))


def outcome(page: AppTest) -> str:
    return next(e.text for e in elements(html(page)) if "outcome" in e.attributes.get("class", "").split())


def desk(page: AppTest) -> Desk:
    found: Desk = page.session_state[DESK]
    return found


def fact(page: AppTest, name: str) -> str:
    return f"fact-{desk(page).number}-{name}"


def question(page: AppTest, name: str) -> str:
    return f"ladder-{desk(page).number}-{name}"
