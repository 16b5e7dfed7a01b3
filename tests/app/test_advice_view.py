from app.advice_links import AdviceLinks
from app.advice_view import cards, first_questions, not_applying
from app.ladder_view import ladder_html
from app.texts import load_texts
from retrieval.advisory import Advisory, CaseFacts, Ladder, VerdictKind
from retrieval.question import Language
from tests.app.fake_advice import advisory_of
from tests.app.fakes import CITATIONS, HOSTILE, FakeAssistant
from tests.app.html_reading import Element, elements, unsafe

TEXTS = load_texts(Language.BOKMAAL)
CASE = "Tre departementer deler en oppgave. Det er ikke satt av penger. Ingen er utpekt til å koordinere."


def advisory(case: str = CASE) -> Advisory:
    return advisory_of(case, CaseFacts(), CITATIONS, HOSTILE)


def shown(given: Advisory, *kinds: VerdictKind) -> str:
    links = AdviceLinks(given, TEXTS, FakeAssistant())
    return cards([v for v in given.verdicts if v.verdict in kinds], given.case, links, TEXTS)


def ladder(given: Ladder | None) -> str:
    assert given
    return ladder_html(given, AdviceLinks(advisory(), TEXTS, FakeAssistant()), TEXTS)


def badges(html: str) -> list[str]:
    return [e.text for e in elements(html, "span", class_="badge")]


def shapes(html: str) -> list[str]:
    return [e.attributes["class"] for e in elements(html, "span") if "shape" in e.attributes.get("class", "")]


def test_a_verdict_is_a_word_and_a_shape() -> None:
    html = shown(advisory(), *VerdictKind)
    assert badges(html)[:3] == ["Gjelder", "Gjelder delvis", "?Mangler opplysninger"]
    assert shapes(html)[:4] == ["shape full", "shape half", "shape open", "shape empty"]
    assert {e.attributes["aria-hidden"] for e in elements(html, "span") if "aria-hidden" in e.attributes} == {"true"}


def test_strength_is_said_in_words_and_drawn_with_an_alternative() -> None:
    html = shown(advisory(), VerdictKind.APPLIES, VerdictKind.PARTLY)
    assert [e.text for e in elements(html, "span", class_="strength")] == [
        "Angår saken: svært sannsynlig",  # 0.9 is in the last of four quarters
        "Angår saken: sannsynlig",  # 0.6 is in the third
    ]
    bars = elements(html, "span", role="img")
    assert [e.attributes["aria-label"] for e in bars] == ["4 av 4", "3 av 4"]


def test_a_card_marks_the_cases_own_sentences_and_cites_what_to_do() -> None:
    html = shown(advisory(), VerdictKind.APPLIES)
    assert [e.text for e in elements(html, "mark")] == [
        "Tre departementer deler en oppgave.",
        "Ingen er utpekt til å koordinere.",
    ]
    assert [e.text for e in elements(html, "h4")] == ["Fra saken", "Hva dere bør gjøre", "Dette må avklares"]
    assert [e.text for e in elements(html, "summary")] == ["Lignende saker i kildene"]
    hrefs = [e.attributes["href"] for e in elements(html, "a", class_="ref")]
    assert hrefs[1:] == ["/kilde/notat-1?q=1,2#treff", "/kilde/notat-2?q=1,2,3,4#treff", "/kilde/utkast-1?q=1#treff"]
    meta = elements(html, "div", class_="meta")[0].text
    assert meta == (
        "Kilde: Notat om styring av fellesoppgaver, åpnes i ny fane · Eksempeldirektoratet · "
        "28. september 2021 · Veiledende"
    )


def test_what_does_not_apply_says_why_in_a_line() -> None:
    given = advisory()
    links = AdviceLinks(given, TEXTS, FakeAssistant())
    html = not_applying([v for v in given.verdicts if v.verdict is VerdictKind.NOT], given.case, links, TEXTS)
    assert len(elements(html, "li")) == 3
    assert elements(html, "li")[0].text.endswith("Gjelder ikke Ingenting i saken taler for rådet.")


def test_the_ladder_is_a_list_that_says_where_the_cooperation_is() -> None:
    html = ladder(advisory().ladder)
    steps = elements(html, "li", value="1") + elements(html, "li", value="3")
    assert elements(html, "ol", class_="ladder")
    assert [e.attributes.get("class") for e in steps] == ["here", "needed"]
    assert steps[0].text.startswith("Trinn 1Her er samarbeidetPå trinn 1 deler enhetene informasjon. [1]")
    assert "Hit må samarbeidet" in steps[1].text
    assert headings(html) == ["Dette krever neste trinn"]


def test_a_ladder_that_the_case_does_not_place_marks_no_step() -> None:
    html = ladder(advisory("For kort.").ladder)
    assert elements(html, "em") == []
    assert elements(html, "p", class_="lead")[0].text == TEXTS.reasons.ladder_unknown
    assert headings(html) == []


def headings(html: str) -> list[str]:
    return [e.text for e in elements(html, "h3")]


def test_the_first_questions_are_taken_from_each_advice_in_turn() -> None:
    questions = first_questions(advisory("For kort."))
    assert questions[:6] == tuple(f"Hvem har ansvaret for det råd {n} handler om?" for n in range(1, 7))
    assert questions[6:] == ("Er alle enige om det?",)  # once, though all six ask it


def test_hostile_text_stays_text() -> None:
    html = shown(advisory(f"ond {HOSTILE}. {CASE}"), VerdictKind.APPLIES)
    assert unsafe(html) == []
    titles: list[Element] = elements(html, "h3")
    assert titles[0].text == f"Råd 4: {HOSTILE}"
