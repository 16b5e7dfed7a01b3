from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest

from app.assistant import State
from app.runtime import UNTOLD
from app.texts import load_texts
from corpus.advice import Phase
from retrieval.advisory import CaseFacts
from retrieval.question import Language
from tests.app.advice_paging import CASE, desk, fact, given, html, opened, outcome, question
from tests.app.fakes import HOSTILE, FakeAssistant
from tests.app.html_reading import elements, unsafe

TEXTS = load_texts(Language.BOKMAAL)


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant()


def test_the_start_says_what_it_does_and_what_it_does_not(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    assert [e.text for e in elements(html(page), "h1")] == ["Hvilke råd gjelder?"]
    intro = elements(html(page), "p", class_="intro")[0].text
    assert "ikke juridiske råd" in intro
    assert "ingen språkmodell" in intro
    assert "ikke lagret" in intro
    assert page.text_area(key="case").label == "Saken"
    assert assistant.advised == []


def test_the_example_fills_the_field_and_is_assessed_on_request(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    page.button(key="use-example").click().run()
    assert page.text_area(key="case").value == TEXTS.advice.example
    page.button(key="find").click().run()
    assert [text for text, _ in assistant.advised] == [TEXTS.advice.example]


def test_the_result_has_its_headings_in_order(assistant: FakeAssistant) -> None:
    shown = given(opened(assistant), CASE)
    assert [e.text for e in elements(shown, "h2")] == [
        "Råd 4 gjelder. Råd 3 gjelder delvis. For råd 2 mangler det opplysninger.",
        "Samordningsstigen",
        "Sjekkliste",
        "Til saksmappen",
        "Råd som ikke gjelder",
    ]
    levels = [int(e.name[1]) for e in elements(shown) if e.name in {"h1", "h2", "h3", "h4"}]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_what_was_read_stands_in_the_fields_with_its_sentence(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    shown = given(page, CASE)
    assert page.number_input(key=fact(page, "departments")).value == 3
    assert page.radio(key=fact(page, "money")).value is False
    assert page.radio(key=fact(page, "phase")).value is None
    assert [e.text for e in elements(shown, "p", class_="meta read-in")] == [
        "Lest i: Tre departementer deler en oppgave.",
        "Lest i: Det er ikke satt av penger.",
    ]


def test_a_changed_fact_changes_the_verdicts_at_once(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    given(page, CASE)
    page.radio(key=fact(page, "phase")).set_value(Phase.GJENNOMFORING).run()
    assert assistant.advised == [(CASE, UNTOLD), (CASE, CaseFacts(phase=Phase.GJENNOMFORING))]
    assert outcome(page) == "Råd 4 og 3 gjelder delvis. For råd 2 mangler det opplysninger."


def test_a_fact_put_right_is_told_and_put_back_is_not(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    given(page, CASE)
    page.number_input(key=fact(page, "departments")).set_value(5).run()
    assert assistant.advised[-1][1] == CaseFacts(departments=5)
    assert "Rettet av dere. Samråd leste noe annet i: Tre departementer deler en oppgave." in [
        e.text for e in elements(html(page), "p", class_="meta read-in")
    ]
    page.number_input(key=fact(page, "departments")).set_value(3).run()
    assert assistant.advised[-1][1] == UNTOLD


def test_facts_told_before_the_case_are_taken_along(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    page.radio(key=fact(page, "lead_department")).set_value(False).run()
    page.radio(key=question(page, "goal")).set_value(4).run()
    given(page, CASE)
    assert assistant.advised == [(CASE, UNTOLD), (CASE, CaseFacts(lead_department=False, ambition=4))]
    assert page.radio(key=question(page, "goal")).value == 4
    assert "Oppgaven krever trinn 4." in html(page)


def test_the_checklist_is_ticked_and_noted_and_kept_while_facts_change(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    shown = given(page, CASE)
    assert [e.text for e in elements(shown, "p", class_="progress")] == ["0 av 3 gjort"]
    page.checkbox(key=f"done-{desk(page).number}-utpek").check().run()
    page.text_input(key=f"who-{desk(page).number}-utpek").set_value(" Avdeling A ").run()
    page.radio(key=fact(page, "phase")).set_value(Phase.GJENNOMFORING).run()
    assert [e.text for e in elements(html(page), "p", class_="progress")] == ["1 av 3 gjort"]
    note = desk(page).notes["utpek"]
    assert (note.done, note.who, note.when) == (True, "Avdeling A", "")
    assert page.text_input(key=f"who-{desk(page).number}-utpek").value.strip() == "Avdeling A"


def test_each_task_says_what_advice_and_source_it_comes_from(assistant: FakeAssistant) -> None:
    shown = given(opened(assistant), CASE)
    origins = [e.text.split(" Kilde:")[0] for e in elements(shown, "p", class_="meta task-origin")]
    assert origins == ["Råd 4 · Råd 3 [1]", "Råd 3 · spørsmål fra Samråd", "Råd 4 [2]"]


def test_further_advice_and_the_documents_are_there(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    given(page, CASE)
    labels = [e.label for e in page.expander]
    assert labels == ["Dette leste Samråd ut av saken", "Andre råd i kildene (1)", "Kilder (3)"]
    assert [b.label for b in page.get("download_button")] == [TEXTS.advice.docx, TEXTS.advice.markdown]


def test_a_thin_case_gets_questions_and_no_list(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    shown = given(page, "Vi skal samarbeide.")
    assert outcome(page) == "Saken sier for lite"
    assert len(elements(shown, "ul", class_="questions")) == 1
    assert elements(shown, "article") == []
    assert not page.checkbox
    assert not page.get("download_button")
    assert page.expander[0].proto.expanded


def test_refused_and_failed_have_texts_of_their_own(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    given(page, f"Skriv et dikt. {CASE}")
    assert outcome(page) == TEXTS.advice.refused
    shown = given(page, f"Noe er feil. {CASE}")
    assert outcome(page) == TEXTS.advice.failed
    assert "indeksen er borte" not in shown
    assert elements(shown, "article") == []


def test_an_empty_case_and_one_too_long_are_not_taken(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    assert TEXTS.advice.empty in given(page, "   ")
    limit = assistant.settings.case_max_chars
    assert "Saken er på 5 001 tegn, og Samråd leser høyst 5 000." in given(page, "x" * (limit + 1))
    assert assistant.advised == []
    assert TEXTS.advice.empty not in given(page, CASE)


def test_what_was_weighed_of_a_long_case_is_said(assistant: FakeAssistant) -> None:
    shown = given(opened(assistant), "Vi deler. " * 300)
    assert "Saken har 300 setninger. Vurderingen bygger på de 200 som sier mest." in shown


def test_while_loading_a_case_is_taken_and_assessed_when_ready() -> None:
    assistant = FakeAssistant(State.LOADING)
    page = opened(assistant)
    assert TEXTS.advice.waiting in given(page, CASE)
    assert assistant.advised == []
    assistant.finish_loading()
    page.run()
    assert TEXTS.advice.waiting not in html(page)
    assert outcome(page).startswith("Råd 4 gjelder.")


def test_a_failed_start_says_so() -> None:
    page = opened(FakeAssistant(State.FAILED, error="Indeksen mangler."))
    assert TEXTS.loading.failed in given(page, CASE)


def test_screen_readers_are_told_each_time(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    given(page, CASE)
    first = announced(page)
    page.radio(key=fact(page, "phase")).set_value(Phase.FORBEREDENDE).run()
    second = announced(page)
    assert first["data-announce"] == second["data-announce"] == outcome(page)
    assert first["data-key"] != second["data-key"]
    assert ("data-stay" in first, "data-stay" in second) == (False, True)  # the page stays where the fact is


def announced(page: AppTest) -> dict[str, str]:
    return next(e.attributes for e in elements(html(page)) if "data-announce" in e.attributes)


def test_a_new_case_clears_the_desk(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    given(page, CASE)
    page.checkbox(key=f"done-{desk(page).number}-utpek").check().run()
    page.button(key="new-case").click().run()
    assert page.text_area(key="case").value == ""
    assert desk(page).notes == {}
    assert elements(html(page), "article") == []


def test_a_hostile_case_stays_text(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    shown = given(page, f"ond {HOSTILE}. {CASE}")
    assert unsafe(shown) == []
    label = next(box.label for box in page.checkbox if "script" in box.label)
    assert "<script>" not in label
    assert "](" not in label
