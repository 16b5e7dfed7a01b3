"""«Hvilke råd gjelder?» in a real browser, from the empty field to the document for the case file."""

import io
from pathlib import Path

import pytest
from docx import Document

from app.texts import load_texts
from retrieval.question import Language
from tests.app.browsing import ENGLISH, Opener, Watched, in_view, overflow
from tests.app.fakes import HOSTILE

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

TEXTS = load_texts(Language.BOKMAAL)
CASE = ".st-key-case textarea"
OUTCOME = ".outcome"
NOTED_MS = 1500  # a note is sent a moment after the last key
STREAMLIT = [*ENGLISH, "Press Ctrl", "to apply", "Choose an option", "Increment", "Decrement", "Show", "Hide"]


def opened(open_page: Opener, path: str = "/rad", width: int = 1280) -> Watched:
    watched = open_page(path, width=width)
    watched.page.locator(CASE).wait_for()
    return watched


def assessed(watched: Watched, case: str = TEXTS.advice.example) -> None:
    watched.page.locator(CASE).fill(case)
    press(watched, TEXTS.advice.find)
    watched.page.locator(OUTCOME).wait_for()


def press(watched: Watched, name: str) -> None:
    watched.page.get_by_role("button", name=name, exact=True).click()


def open_facts(watched: Watched) -> None:
    watched.page.get_by_text(TEXTS.advice.facts_read).click()
    watched.page.get_by_role("radiogroup", name=TEXTS.facts.phase.name).wait_for()


def choose(watched: Watched, group: str, option: str) -> None:
    watched.page.get_by_role("radiogroup", name=group).get_by_text(option, exact=True).click()


def says(watched: Watched, text: str) -> None:
    sync_api.expect(watched.page.locator(OUTCOME)).to_have_text(text)


def test_from_the_empty_field_to_the_document(open_page: Opener) -> None:
    watched = opened(open_page)
    page = watched.page
    press(watched, TEXTS.advice.use_example)
    sync_api.expect(page.locator(CASE)).to_have_value(TEXTS.advice.example)
    press(watched, TEXTS.advice.find)
    says(watched, "Råd 4 gjelder. Råd 3 gjelder delvis. For råd 2 mangler det opplysninger.")
    page.get_by_text("1. Utpek ett departement").click()
    sync_api.expect(page.locator(".progress")).to_have_text("1 av 3 gjort")
    page.get_by_label("Hvem (punkt 1)").fill("Avdeling A")
    page.get_by_label("Når (punkt 1)").fill("innen 1. mars")
    page.wait_for_timeout(NOTED_MS)
    with page.expect_download() as downloaded:
        press(watched, TEXTS.advice.docx)
    assert downloaded.value.suggested_filename == f"{TEXTS.advice.file_name}.docx"
    told = text_of(Path(downloaded.value.path()).read_bytes())
    assert "Avdeling A" in told
    assert "innen 1. mars" in told
    assert "Råd 4" in told
    with page.expect_download() as downloaded:
        press(watched, TEXTS.advice.markdown)
    assert "Avdeling A" in Path(downloaded.value.path()).read_text(encoding="utf-8")
    assert (watched.complaints(), watched.elsewhere()) == ([], [])


def text_of(docx: bytes) -> str:
    document = Document(io.BytesIO(docx))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_changed_fact_changes_the_verdicts_and_the_page_stays_where_it_is(open_page: Opener) -> None:
    watched = opened(open_page)
    assessed(watched)
    open_facts(watched)
    group = watched.page.get_by_role("radiogroup", name=TEXTS.facts.phase.name)
    group.scroll_into_view_if_needed()
    choose(watched, TEXTS.facts.phase.name, "Gjennomføringsfase")
    says(watched, "Råd 4 og 3 gjelder delvis. For råd 2 mangler det opplysninger.")
    sync_api.expect(watched.page.locator("#samrad-live")).to_have_text(
        "Råd 4 og 3 gjelder delvis. For råd 2 mangler det opplysninger."
    )
    watched.page.wait_for_timeout(800)
    assert group.is_visible()  # still open, and where the reader is
    assert group.bounding_box()["y"] > 0  # type: ignore[index]
    choose(watched, TEXTS.facts.phase.name, TEXTS.advice.not_stated)
    says(watched, "Råd 4 gjelder. Råd 3 gjelder delvis. For råd 2 mangler det opplysninger.")


def test_the_result_is_read_from_its_beginning(open_page: Opener) -> None:
    watched = opened(open_page, width=390)
    assessed(watched)
    watched.page.wait_for_timeout(1000)
    assert in_view(watched.page, OUTCOME)
    assert watched.page.locator(OUTCOME).bounding_box()["y"] < 60  # type: ignore[index]


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_scrolls_sideways(open_page: Opener, width: int) -> None:
    watched = opened(open_page, width=width)
    assert overflow(watched.page) == []
    assessed(watched, f"{'lang' * 40}. {TEXTS.advice.example}")
    assert overflow(watched.page) == []
    open_facts(watched)
    for summary in watched.page.locator(".verdict summary:visible").all():
        summary.click()
    assert overflow(watched.page) == []


def test_the_case_and_the_result_survive_a_change_of_page_and_language(open_page: Opener) -> None:
    watched = opened(open_page)
    page = watched.page
    assessed(watched)
    page.get_by_label("Hvem (punkt 2)").fill("Avdeling B")
    page.wait_for_timeout(NOTED_MS)
    page.locator(".st-key-samrad-nav a").nth(2).click()
    page.locator(".documents").wait_for()
    page.locator(".st-key-samrad-nav a").nth(1).click()
    page.locator(OUTCOME).wait_for()
    sync_api.expect(page.locator(CASE)).to_have_value(TEXTS.advice.example)
    sync_api.expect(page.get_by_label("Hvem (punkt 2)")).to_have_value("Avdeling B")
    page.get_by_role("button", name="English").click()
    english = load_texts(Language.ENGLISH)
    page.get_by_role("heading", name=english.export.checklist).wait_for()
    sync_api.expect(page.locator(CASE)).to_have_value(TEXTS.advice.example)
    sync_api.expect(page.get_by_label("Who (item 2)")).to_have_value("Avdeling B")


def test_a_case_that_is_not_yet_sent_survives_a_change_of_page(open_page: Opener) -> None:
    watched = opened(open_page)
    page = watched.page
    page.locator(CASE).fill("Halvferdig sak.")
    page.locator(CASE).press("Tab")
    page.wait_for_timeout(NOTED_MS)
    page.locator(".st-key-samrad-nav a").nth(2).click()
    page.locator(".documents").wait_for()
    page.locator(".st-key-samrad-nav a").nth(1).click()
    sync_api.expect(page.locator(CASE)).to_have_value("Halvferdig sak.")


def test_hostile_text_does_nothing(open_page: Opener) -> None:
    watched = opened(open_page)
    page = watched.page
    assessed(watched, f"ond {HOSTILE}. {TEXTS.advice.example}")
    page.locator(".stCheckbox").first.wait_for()
    assert page.locator(":is(.stHtml, .stCheckbox) :is(script, img, style, iframe)").count() == 0
    assert page.locator(".stCheckbox a").count() == 0
    assert page.locator(".stHtml a").evaluate_all("all => all.filter(a => !a.pathname.startsWith('/kilde/'))") == []
    assert "# overskrift" in page.locator(".stCheckbox").first.inner_text()
    assert (watched.dialogs, watched.complaints(), watched.elsewhere()) == ([], [], [])


@pytest.mark.parametrize("language", list(Language))
def test_nothing_of_streamlits_own_is_left_in_english(open_page: Opener, language: Language) -> None:
    texts = load_texts(language)
    watched = opened(open_page, f"/rad?lang={language}")
    page = watched.page
    page.locator(CASE).fill(TEXTS.advice.example)
    press(watched, texts.advice.find)
    page.locator(OUTCOME).wait_for()
    page.get_by_text(texts.advice.facts_read).click()
    page.get_by_role("radiogroup", name=texts.facts.phase.name).wait_for()
    page.get_by_role("textbox").last.fill("noe")
    said = page.evaluate(
        "document.body.innerText + [...document.querySelectorAll('[aria-label], [title]')]"
        ".map(e => `${e.ariaLabel} ${e.title}`).join()"
    )
    assert [text for text in STREAMLIT if text in said and text not in texts.chrome.skip] == []
    assert page.title() == f"{texts.pages.advice} – Samråd"


def test_every_field_has_a_name(open_page: Opener) -> None:
    watched = opened(open_page)
    assessed(watched)
    open_facts(watched)
    nameless = watched.page.evaluate(
        """() => [...document.querySelectorAll("input, textarea, button")]
            .filter((e) => e.checkVisibility())
            .filter((e) => !(e.ariaLabel || e.labels?.length || e.textContent.trim()))
            .map((e) => e.outerHTML.slice(0, 200))"""
    )
    assert nameless == []


def test_the_keyboard_is_enough(open_page: Opener) -> None:
    watched = opened(open_page)
    page = watched.page
    page.locator(CASE).focus()
    page.keyboard.type("Tre departementer deler en oppgave. Det er ikke satt av penger til den.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(OUTCOME).wait_for()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_an_answer_leads_to_the_page(open_page: Opener) -> None:
    watched = open_page()
    watched.ask("Hvem bør ha ansvaret?")
    with watched.page.context.expect_page() as other:
        watched.page.locator(".bears-on a").click()
    other.value.get_by_role("heading", name=TEXTS.advice.heading).wait_for()
    assert watched.page.locator(".answer").count() == 1


def test_an_answer_about_the_ladder_moves_the_case_on_it_and_is_taken_back(open_page: Opener) -> None:
    watched = opened(open_page)
    assessed(watched)
    line = watched.page.locator(".ladder").locator("xpath=preceding-sibling::p")
    choose(watched, TEXTS.ladder.plans, TEXTS.ladder.changed)
    sync_api.expect(line).to_have_text(
        "Samarbeidet er på trinn 3 av samordningsstigen. Oppgaven krever trinn 3.", use_inner_text=True
    )
    choose(watched, TEXTS.ladder.plans, TEXTS.advice.not_stated)
    sync_api.expect(line).to_have_text(
        "Samarbeidet er på trinn 1 av samordningsstigen. Oppgaven krever trinn 3.", use_inner_text=True
    )
