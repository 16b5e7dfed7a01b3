"""The pages in a real browser: what only a browser can tell."""

import pytest

from app.texts import load_texts
from app.theme import DARK, LIGHT
from retrieval.question import Language
from tests.app.browsing import ENGLISH, FIELD, Opener, Watched, in_view, overflow
from tests.app.conftest import start_server, stop_server
from tests.app.fakes import HOSTILE

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

TEXTS = load_texts(Language.BOKMAAL)


def test_a_question_is_answered_and_its_citation_leads_to_the_marked_passage(open_page: Opener) -> None:
    watched = open_page()
    watched.ask("Hvem bør ha ansvaret?")
    page = watched.page
    assert "Ett departement bør ha ansvaret for fellesoppgaven." in page.locator(".answer .lead").inner_text()
    with page.context.expect_page() as opened:
        page.locator(".answer .ref").nth(1).click()
    source = Watched(opened.value)
    source.page.locator("#treff").wait_for()
    assert source.page.locator("mark").all_inner_texts() == [
        "Departementene bør holde tre møter:",
        "et oppstartsmøte",
        "et møte midt i året",
        "et sluttmøte",
    ]
    assert in_view(source.page, "#treff")
    assert page.locator(".answer").count() == 1  # the conversation is still there
    assert (watched.complaints(), watched.elsewhere()) == ([], [])
    assert (source.complaints(), source.elsewhere()) == ([], [])


def test_a_source_is_read_without_javascript(open_page: Opener) -> None:
    page = open_page("/kilde/notat-2?q=3#treff", java_script_enabled=False).page
    assert page.locator("mark").all_inner_texts() == ["et møte midt i året"]
    assert page.locator("#treff").is_visible()


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_scrolls_sideways(open_page: Opener, width: int) -> None:
    watched = open_page(width=width)
    assert overflow(watched.page) == []
    watched.ask(f"ond {'lang' * 40}")
    assert overflow(watched.page) == []
    watched.page.locator(".st-key-samrad-nav a").last.click()
    watched.page.locator(".documents").wait_for()
    assert overflow(watched.page) == []
    assert overflow(open_page("/kilde/ond-1", width=width).page) == []


def test_a_hostile_document_and_question_do_nothing(open_page: Opener) -> None:
    watched = open_page()
    watched.ask(f"ond {HOSTILE}")
    page = watched.page
    assert page.locator(".question").inner_text().endswith("# overskrift")
    assert page.locator(".stHtml :is(script, img, style, iframe)").count() == 0
    assert page.locator(".stHtml a").evaluate_all("links => links.filter(a => !a.pathname.startsWith('/kilde/'))") == []
    assert (watched.dialogs, watched.complaints(), watched.elsewhere()) == ([], [], [])


def test_the_live_region_stays_and_tells_how_it_ended(open_page: Opener) -> None:
    watched = open_page()
    page = watched.page
    page.evaluate(
        """() => {
            window.told = [];
            const live = document.getElementById("samrad-live");
            new MutationObserver(() => told.push(live.textContent)).observe(live, {childList: true});
        }"""
    )
    watched.ask("Hvem bør ha ansvaret?")
    watched.ask("hysj")
    page.wait_for_function("told.length && told.at(-1).startsWith('Kildene svarer ikke')")
    told = page.evaluate("told.filter((text) => !text.startsWith('Leter'))")
    assert told == [TEXTS.ask.done, TEXTS.answer.abstained]
    assert page.locator("#samrad-live").get_attribute("role") == "status"


def test_the_answer_is_read_from_its_beginning(open_page: Opener) -> None:
    watched = open_page(width=390)
    watched.ask("Hvem bør ha ansvaret?")
    watched.ask("Hvor mange møter?")
    watched.page.wait_for_timeout(1000)
    assert in_view(watched.page, ".question >> nth=1")
    assert in_view(watched.page, ".answer >> nth=1 >> .lead")


def test_the_keyboard_is_enough_and_focus_stays_in_the_field(open_page: Opener) -> None:
    watched = open_page()
    page = watched.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == TEXTS.chrome.skip
    page.locator(FIELD).focus()
    page.keyboard.type("Hvem bør ha ansvaret?")
    page.keyboard.press("Enter")
    page.locator(".answer").wait_for()
    assert page.evaluate("document.activeElement.dataset.testid") == "stChatInputTextArea"


@pytest.mark.parametrize("language", list(Language))
def test_nothing_of_streamlits_own_is_left_in_english(open_page: Opener, language: Language) -> None:
    texts = load_texts(language)
    page = open_page(f"/?lang={language}").page
    send = page.locator("[data-testid=stChatInputSubmitButton]")
    sync_api.expect(send).to_have_attribute("aria-label", texts.chrome.send)
    assert page.locator("html").get_attribute("lang") == language
    said = page.evaluate(
        "document.body.innerText + [...document.querySelectorAll('[aria-label]')].map(e => e.ariaLabel).join()"
    )
    assert [text for text in ENGLISH if text in said and text not in texts.chrome.skip] == []
    assert page.locator("header.stAppHeader").is_hidden()
    assert page.title() == f"{texts.pages.ask} – Samråd"
    assert page.get_by_role("navigation", name=texts.site.navigation).is_visible()


@pytest.mark.parametrize(("scheme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_colours_follow_the_readers_system(open_page: Opener, scheme: str, palette: object) -> None:
    watched = open_page(color_scheme=scheme)
    watched.ask("Hvem bør ha ansvaret?")
    colours = "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]"
    ground = watched.page.locator(".stApp").evaluate(colours)[0]
    text = watched.page.locator(".answer .lead").evaluate(colours)[1]
    assert [ground, text] == [rgb(palette.page), rgb(palette.text)]  # type: ignore[attr-defined]


def rgb(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


def test_a_theme_that_another_program_left_is_not_taken_over(open_page: Opener) -> None:
    watched = open_page(color_scheme="dark")
    watched.page.evaluate("""localStorage.setItem("stActiveTheme-/-v2", '{"name":"Light"}')""")
    watched.page.reload()
    watched.page.locator(FIELD).wait_for()
    ground = watched.page.locator(".stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    assert ground == rgb(DARK.page)


def test_a_question_asked_while_loading_is_answered_by_itself(open_page: Opener) -> None:
    loading = start_server("8")
    try:
        watched = open_page(address=loading.address)
        page = watched.page
        assert page.locator(".state.loading").is_visible()
        page.locator(FIELD).fill("Hvem bør ha ansvaret?")
        page.locator(FIELD).press("Enter")
        page.locator(".state.waiting").wait_for()
        assert page.locator("[class*=st-key-example]").count() == 0
        page.locator(".answer").wait_for(timeout=30_000)
        assert page.locator(".state").count() == 0
        assert watched.complaints() == []
    finally:
        stop_server(loading)


def test_choosing_a_language_changes_the_page_and_keeps_the_conversation(open_page: Opener) -> None:
    watched = open_page()
    watched.ask("Hvem bør ha ansvaret?")
    page = watched.page
    page.get_by_role("button", name="English").click()
    page.get_by_text(load_texts(Language.ENGLISH).ask.heading).wait_for()
    page.wait_for_function("document.documentElement.lang === 'en'")
    assert page.locator(".answer").count() == 1


def test_a_lost_connection_is_told_in_norwegian(open_page: Opener) -> None:
    lost = start_server()
    page = open_page(address=lost.address).page
    assert stop_server(lost) == (0, "")  # an open page does not hold it back
    dialog = page.get_by_role("dialog")
    dialog.wait_for(timeout=60_000)
    sync_api.expect(dialog).to_contain_text(TEXTS.chrome.lost_title)
    sync_api.expect(dialog).to_contain_text(TEXTS.chrome.lost)
