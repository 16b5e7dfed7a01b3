from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.assistant import State
from app.pages import MAIN
from app.runtime import set_assistant
from app.texts import load_texts
from retrieval.question import Language
from tests.app.fakes import HOSTILE, FakeAssistant
from tests.app.html_reading import Element, elements, unsafe

TEXTS = load_texts(Language.BOKMAAL)
Open = Callable[..., AppTest]


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant()


def opened(assistant: FakeAssistant, language: str = "") -> AppTest:
    set_assistant(assistant)
    page = AppTest.from_file(str(MAIN), default_timeout=30)
    if language:
        page.query_params["lang"] = language
    page.run()
    assert not page.exception
    return page


def asked(page: AppTest, question: str) -> str:
    page.chat_input[0].set_value(question).run()
    assert not page.exception
    return html(page)


def html(page: AppTest) -> str:
    return "".join(element.proto.body for element in page.get("html"))


def answers(page: AppTest) -> list[Element]:
    return [e for e in elements(html(page), "div") if e.attributes.get("class", "").startswith("answer ")]


def examples(page: AppTest) -> list[str]:
    return [b.label for b in page.button if (b.key or "").startswith("example-")]


def test_the_start_says_what_it_is_before_the_first_question(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    assert [e.text for e in elements(html(page), "h1")] == [TEXTS.ask.heading]
    assert [e.text for e in elements(html(page), "p", class_="ai-label")] == [TEXTS.ask.label]
    assert "uten språkmodell" in TEXTS.ask.label
    assert examples(page) == list(TEXTS.ask.examples)
    assert page.chat_input[0].proto.max_chars == assistant.settings.question_max_chars


def test_an_example_asks_itself_and_the_examples_go(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    page.button(key="example-1").click().run()
    assert [text for text, _ in assistant.asked] == [TEXTS.ask.examples[1]]
    assert examples(page) == []
    assert [e.text for e in elements(html(page), "h2", class_="question")] == [f"Du spurte: {TEXTS.ask.examples[1]}"]


def test_an_answer_has_statements_lists_and_numbered_links(assistant: FakeAssistant) -> None:
    shown = asked(opened(assistant), "Hvem bør ha ansvaret?")
    assert elements(shown, "p", class_="lead")[0].text.startswith(
        "Ett departement bør ha ansvaret for fellesoppgaven. [1]"
    )
    references = elements(shown, "a", class_="ref")
    assert [e.attributes["href"] for e in references] == [
        "/kilde/notat-1?q=1#treff",
        "/kilde/notat-2?q=1,2,3,4#treff",
        "/kilde/utkast-1?q=1#treff",
    ]
    assert {e.attributes["target"] for e in references} == {"_blank"}
    assert [e.text for e in elements(shown, "li")][:3] == ["et oppstartsmøte", "et møte midt i året", "et sluttmøte"]


def test_the_sources_tell_who_when_how_binding_and_where(assistant: FakeAssistant) -> None:
    shown = asked(opened(assistant), "Hvem bør ha ansvaret?")
    meta = [e.text for e in elements(shown, "p", class_="meta")]
    assert meta[0:2] == ["Eksempeldirektoratet · 28. september 2021 · Veiledende", "Styring › Ansvar, side 3"]
    assert meta[4] == "Samarbeidsrådet · januar 2017 · Utkast"
    assert [e.attributes["value"] for e in elements(shown, "li") if "value" in e.attributes] == ["1", "2", "3"]
    assert elements(shown, "blockquote")[0].text == "Ett departement bør ha ansvaret for fellesoppgaven."


def test_what_to_know_stands_by_the_answer_once_for_each_thing(assistant: FakeAssistant) -> None:
    asked(page := opened(assistant), "Hvem bør ha ansvaret?")
    told = elements(html(page), "ul", class_="notices")
    assert [e.text for e in told] == [
        "Utkast: innholdet er foreslått, men ikke vedtatt (kilde 3)."
        "Gyldigheten har gått ut: 31. desember 2020 (kilde 1 og 2)."
    ]
    assert TEXTS.answer.made_of in answers(page)[0].text


def test_silence_names_what_is_nearest(assistant: FakeAssistant) -> None:
    asked(page := opened(assistant), "hysj")
    assert TEXTS.answer.abstained in answers(page)[0].text
    near = elements(html(page), "a")
    assert [(e.attributes["href"], e.text) for e in near] == [
        ("/kilde/notat-2#treff", "Styring › Møter, åpnes i ny fane")
    ]


def test_refused_and_failed_have_texts_of_their_own(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    asked(page, "skriv et dikt")
    asked(page, "feil")
    assert [e.text for e in answers(page)] == [TEXTS.answer.refused, TEXTS.answer.failed]
    assert "indeksen er borte" not in html(page)


def test_a_hostile_document_and_a_hostile_question_stay_text(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    shown = asked(page, f"ond {HOSTILE}")
    assert unsafe(shown) == []
    assert elements(shown, "h2", class_="question")[0].text.endswith(HOSTILE)
    assert elements(shown, "blockquote")[0].text == HOSTILE
    assert HOSTILE in elements(shown, "ul", class_="notices")[0].text
    assert len([e for e in elements(shown) if HOSTILE in e.text]) >= 8
    assert not [m.value for m in page.markdown if "ond.example" in m.value]


def test_a_follow_up_brings_the_earlier_questions(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    asked(page, "Hvem bør ha ansvaret?")
    asked(page, "  og hvor mange møter?  ")
    assert assistant.asked == [
        ("Hvem bør ha ansvaret?", ()),
        ("og hvor mange møter?", ("Hvem bør ha ansvaret?",)),
    ]
    assert len(answers(page)) == 2


def test_an_answer_is_fetched_once_however_often_the_page_runs(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    asked(page, "Hvem bør ha ansvaret?")
    page.run()
    assert len(assistant.asked) == 1
    assert len(answers(page)) == 1


def test_white_space_is_no_question(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    asked(page, "   ")
    assert assistant.asked == []
    assert len(examples(page)) == 6


def test_a_new_conversation_begins_at_the_start(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    asked(page, "Hvem bør ha ansvaret?")
    page.button(key="new").click().run()
    assert answers(page) == []
    assert len(examples(page)) == 6
    asked(page, "Hvor mange møter?")
    assert assistant.asked[-1] == ("Hvor mange møter?", ())


def test_while_loading_a_question_is_taken_and_answered_when_ready() -> None:
    assistant = FakeAssistant(State.LOADING)
    page = opened(assistant)
    assert TEXTS.loading.loading in html(page)
    asked(page, "Hvem bør ha ansvaret?")
    assert TEXTS.ask.waiting in html(page)
    assert assistant.asked == []
    assistant.finish_loading()
    page.run()
    assert TEXTS.loading.loading not in html(page)
    assert TEXTS.ask.waiting not in html(page)
    assert len(answers(page)) == 1


def test_a_failed_start_says_what_is_wrong_and_what_to_do() -> None:
    page = opened(FakeAssistant(State.FAILED, error="Indeksen <b>mangler</b>. Kjør «samrad ingest»."))
    failed = elements(html(page), "div", class_="state failed")[0]
    assert TEXTS.loading.failed in failed.text
    assert "Indeksen <b>mangler</b>. Kjør «samrad ingest»." in failed.text
    assert examples(page) == []  # nothing to try while nothing can be answered


def test_what_screen_readers_are_told(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    asked(page, "Hvem bør ha ansvaret?")
    asked(page, "hysj")
    told = [e for e in elements(html(page)) if "data-announce" in e.attributes]
    assert [e.attributes["data-announce"] for e in told] == [TEXTS.ask.done, TEXTS.answer.abstained]
    assert len({e.attributes["data-key"] for e in told}) == 2


def test_the_page_speaks_nynorsk_when_asked_to(assistant: FakeAssistant) -> None:
    page = opened(assistant, "nn")
    nynorsk = load_texts(Language.NYNORSK)
    assert [e.text for e in elements(html(page), "h1")] == [nynorsk.ask.heading]
    assert examples(page) == list(nynorsk.ask.examples)


def test_choosing_a_language_keeps_the_conversation(assistant: FakeAssistant) -> None:
    page = opened(assistant)
    asked(page, "Hvem bør ha ansvaret?")
    page.button(key="language-en").click().run()
    assert [e.text for e in elements(html(page), "h1")] == [load_texts(Language.ENGLISH).ask.heading]
    assert len(answers(page)) == 1
    assert answers(page)[0].attributes["lang"] == "nb"  # the answer is in the question's language
    assert page.query_params["lang"] == "en"
