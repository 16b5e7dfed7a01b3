from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.assistant import State
from app.runtime import NoAssistantError, get_assistant, set_assistant
from tests.app.fakes import HOSTILE, FakeAssistant
from tests.app.html_reading import elements, unsafe


def script() -> None:
    from app.pages import sources
    from app.texts import load_texts
    from retrieval.question import Language

    sources.render(load_texts(Language.BOKMAAL))


def shown(assistant: FakeAssistant) -> str:
    set_assistant(assistant)
    page = AppTest.from_function(script, default_timeout=30).run()
    assert not page.exception
    return "".join(element.proto.body for element in page.get("html"))


def test_each_document_has_its_age_standing_size_and_a_way_in() -> None:
    html = shown(FakeAssistant())
    assert [e.text for e in elements(html, "h2")][:2] == ["Notat om styring av fellesoppgaver", "Utkast til råd"]
    meta = [e.text for e in elements(html, "p", class_="meta")]
    assert meta[:3] == [
        "Eksempeldirektoratet · 28. september 2021",
        "Veiledende – Dokumentet gir råd, men er ikke bindende.",
        "33 avsnitt, delt i 33 utdrag",  # three of its own and thirty of the annex
    ]
    assert [e.attributes["href"] for e in elements(html, "a")] == [
        "/kilde/notat-lang-0#treff",
        "/kilde/utkast-1#treff",
        "/kilde/ond-1#treff",
    ]


def test_a_hostile_title_stays_text() -> None:
    html = shown(FakeAssistant())
    assert unsafe(html) == []
    assert [e.text for e in elements(html, "h2")][2] == f"Ond {HOSTILE}"


def test_what_was_odd_about_the_folder_is_told() -> None:
    assert "Filen x.pdf ble hoppet over." in [e.text for e in elements(shown(FakeAssistant()), "li")]


def test_while_loading_the_documents_are_listed_without_their_sizes() -> None:
    html = shown(FakeAssistant(State.LOADING))
    assert len(elements(html, "h2")) == 3
    assert "Dokumentet leses inn …" in [e.text for e in elements(html, "p", class_="meta")]
    assert elements(html, "a") == []


def test_a_document_without_text_is_said_to_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assistant = FakeAssistant()
    monkeypatch.setattr(assistant, "document_passages", lambda _: ())
    assert "Dokumentet har ingen tekst som kan søkes i." in shown(assistant)


def test_the_pages_find_the_assistant_that_was_set_last() -> None:
    first, second = FakeAssistant(), FakeAssistant(folder=Path("annet"))
    set_assistant(first)
    set_assistant(second)
    assert get_assistant() is second


def test_without_an_assistant_the_error_says_how_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.runtime._held", [])
    with pytest.raises(NoAssistantError, match="samrad"):
        get_assistant()
