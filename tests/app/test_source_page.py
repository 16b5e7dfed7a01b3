import datetime as dt

import pytest

from app.assistant import State
from app.source_page import source_page
from ingest.passages import Form, Passage, Unit
from tests.app.fakes import HOSTILE, NOTE, FakeAssistant
from tests.app.html_reading import elements, unsafe

TODAY = dt.date(2026, 1, 1)


def page(identifier: str, assistant: FakeAssistant | None = None, **query: str) -> str:
    status, html = source_page(assistant or FakeAssistant(), identifier, query, TODAY)
    assert status == 200
    return html


def facts(html: str) -> dict[str, str]:
    names = [e.text for e in elements(html, "dt")]
    return dict(zip(names, (e.text for e in elements(html, "dd")), strict=True))


def marked(html: str) -> list[str]:
    return [e.text for e in elements(html, "mark")]


def test_the_head_says_who_when_and_how_binding() -> None:
    html = page("notat-1")
    assert [e.text for e in elements(html, "h1")] == ["Notat om styring av fellesoppgaver"]
    assert facts(html) == {
        "Utgiver": "Eksempeldirektoratet",
        "Dato": "28. september 2021",
        "Status": "Veiledende. Dokumentet gir råd, men er ikke bindende.",
        "Avsnitt": "Styring › Ansvar",
        "Side": "3",
        "Referanse": "Notat 2021/3",
    }


def test_a_date_text_stands_for_the_date_and_a_successor_is_named() -> None:
    told = facts(page("utkast-1"))
    assert told["Dato"] == "januar 2017"
    assert told["Status"].endswith("Dokumentet er erstattet av «Notat om styring av fellesoppgaver».")


def test_an_expired_section_is_said_to_be_expired() -> None:
    assert facts(page("notat-3"))["Status"] == (
        "Historisk. Dokumentet viser hvordan det var da det ble skrevet, og kan være utdatert. "
        "Gyldigheten gikk ut 31. desember 2020."
    )


def test_what_is_still_valid_is_said_to_be() -> None:
    _, html = source_page(FakeAssistant(), "notat-3", {}, dt.date(2020, 12, 31))
    assert "Gjelder til og med 31. desember 2020." in facts(html)["Status"]


def test_the_asked_units_are_marked_and_the_first_is_the_anchor() -> None:
    html = page("notat-1", q="2,3")
    assert marked(html) == [
        "Departementet samler de andre før året begynner.",
        "De andre departementene gir skriftlig støtte.",
    ]
    assert [e.attributes.get("id") for e in elements(html, "mark")] == ["treff", None]


def test_without_units_the_whole_passage_is_marked() -> None:
    assert len(marked(page("notat-1"))) == 3
    assert len(marked(page("notat-1", q="17"))) == 3


def test_the_document_stands_around_the_passage_in_order() -> None:
    html = page("notat-1", q="1")
    headings = [(e.name, e.text) for e in elements(html) if e.name in {"h2", "h3"}]
    at = headings.index(("h3", "Ansvar"))
    assert headings[at - 1 : at + 3] == [("h2", "Styring"), ("h3", "Ansvar"), ("h3", "Møter"), ("h2", "Frister")]
    assert headings[0:2] == [("h2", "Vedlegg"), ("h3", "Del 0")]
    assert len([e for e in elements(html, "div") if e.attributes.get("class") == "passage cited"]) == 1


def test_a_list_is_a_list() -> None:
    html = page("notat-2", q="3")
    assert [e.text for e in elements(html, "li")] == ["et oppstartsmøte", "et møte midt i året", "et sluttmøte"]
    assert marked(html) == ["et møte midt i året"]


class OneDocument(FakeAssistant):
    """The note with other passages."""

    def __init__(self, *passages: Passage) -> None:
        super().__init__()
        self.own = passages

    def passage(self, identifier: str) -> Passage | None:
        return next((p for p in self.own if p.id == identifier), None)

    def document_passages(self, document: str) -> tuple[Passage, ...]:
        return self.own


def a_passage(identifier: str, *units: Unit) -> Passage:
    return Passage(id=identifier, document=NOTE.id, section=("Del",), page=None, text="", units=units)


LEAD = Unit(form=Form.LEAD, text="Møtene er:", paragraph=0)
FIRST = Unit(form=Form.ITEM, text="et første møte", paragraph=1, marker="1.")
SECOND = Unit(form=Form.ITEM, text="et siste møte", paragraph=1, marker="2.")


def test_numbered_points_keep_their_own_numbers() -> None:
    html = page("b", OneDocument(a_passage("a", LEAD, FIRST), a_passage("b", SECOND)))
    assert [e.text for e in elements(html, "li")] == ["1. et første møte", "2. et siste møte"]


def test_a_repeated_lead_in_is_shown_once_unless_it_is_cited() -> None:
    both = (a_passage("a", LEAD, FIRST), a_passage("b", LEAD, SECOND))
    assert page("a", OneDocument(*both)).count("Møtene er:") == 1
    assert marked(page("b", OneDocument(*both), q="1")) == ["Møtene er:"]


def test_footnotes_and_rows_have_their_own_form() -> None:
    note = Unit(form=Form.FOOTNOTE, text="Se vedlegget.", paragraph=2, marker="4")
    row = Unit(form=Form.ROW, text="2017: tre møter", paragraph=3)
    html = page("a", OneDocument(a_passage("a", LEAD, note, row)))
    assert [e.text for e in elements(html, "p", class_="footnote")] == ["Fotnote 4: Se vedlegget."]
    assert [e.text for e in elements(html, "ul", class_="rows")] == ["2017: tre møter"]


def test_a_hostile_document_stays_text() -> None:
    html = page("ond-1", q='"><script>')
    assert unsafe(html) == []
    assert marked(html) == [HOSTILE]
    assert [e.text for e in elements(html, "h1")] == [f"Ond {HOSTILE}"]
    assert [e.text for e in elements(html, "h2")] == [f"Del {HOSTILE}"]


def test_the_check_above_would_see_it() -> None:
    assert unsafe('<a href="javascript:x">a</a><p onclick="x">b</p><script>c</script>') == [
        "script",
        "javascript:x",
        "onclick",
    ]


def test_the_original_is_linked_only_by_an_ordinary_address() -> None:
    assert "https://eksempel.example/notat" in [e.attributes["href"] for e in elements(page("notat-1"), "a")]
    assert "javascript" not in [e.attributes["href"].split(":")[0] for e in elements(page("ond-1"), "a")]


@pytest.mark.parametrize(
    ("language", "title"), [("nb", "Fant ikke avsnittet"), ("en", "Passage not found"), ("fr", "Fant ikke avsnittet")]
)
def test_an_unknown_passage_is_a_friendly_404(language: str, title: str) -> None:
    status, html = source_page(FakeAssistant(), "<script>", {"lang": language}, TODAY)
    assert status == 404
    assert [e.text for e in elements(html, "h1")] == [title]
    assert unsafe(html) == []


def test_while_loading_the_page_says_so() -> None:
    status, html = source_page(FakeAssistant(State.LOADING), "notat-1", {}, TODAY)
    assert status == 503
    assert [e.text for e in elements(html, "h1")] == ["Kildene leses inn"]


def test_the_page_speaks_the_language_that_was_asked_for() -> None:
    html = page("notat-1", lang="en")
    assert elements(html, "html")[0].attributes["lang"] == "en"
    assert elements(html, "article")[0].attributes["lang"] == "nb"
    assert facts(html)["Date"] == "28 September 2021"
