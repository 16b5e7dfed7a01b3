from app.answer_view import answer_html
from app.texts import load_texts
from retrieval.answer import Answer, AnswerStatus, Notice, Provenance, Statement
from retrieval.question import Language
from tests.app.fakes import NOTE, FakeAssistant, citation
from tests.app.html_reading import elements

QUOTE = "Ett departement bør ha ansvaret for fellesoppgaven."


def shown(
    *statements: Statement, notices: tuple[Notice, ...] = (), language: str = "nb", advice: tuple[int, ...] = ()
) -> str:
    answer = Answer(
        question="",
        resolved="",
        language=language,
        status=AnswerStatus.ANSWERED,
        statements=statements,
        citations=(citation(1, NOTE, "notat-1", QUOTE), citation(2, NOTE, "notat-2", "noe som ikke står der")),
        notices=notices,
        advice=advice,
        provenance=Provenance(corpus="", model="", generator="", settings=""),
    )
    return answer_html(answer, load_texts(Language(language)), FakeAssistant())


def test_an_ordered_list_is_one() -> None:
    html = shown(Statement(text="Trinnene er:", citations=(1,), items=("a", "b"), ordered=True))
    assert elements(html, "ol")[0].text == "ab"
    assert elements(html, "p")[0].text.startswith("Trinnene er: [1]")


def test_a_list_without_a_lead_in_has_its_reference_at_the_end() -> None:
    html = shown(Statement(text="", citations=(1,), items=("a", "b")))
    points = elements(elements_html(html), "li")
    assert points[0].text == "a"
    assert points[1].text.startswith("b [1]")


def elements_html(html: str) -> str:
    """The answer before its sources."""
    return html.split("<h3>")[0] + "</div>"


def test_a_number_without_a_citation_is_left_out() -> None:
    html = shown(Statement(text="Ett.", citations=(1, 7)))
    assert [e.text[:3] for e in elements(html, "a", class_="ref")] == ["[1]"]


def test_a_quote_that_is_not_found_leads_to_the_whole_passage() -> None:
    html = shown(Statement(text="To.", citations=(2,)))
    assert elements(html, "a", class_="ref")[0].attributes["href"] == "/kilde/notat-2#treff"


def test_notices_name_documents_and_pass_over_codes() -> None:
    told = (
        Notice(code="superseded", citation=2, detail="utkast"),
        Notice(code="superseded", citation=1, detail="Rundskriv R-1"),
        Notice(code="other-language", citation=1, detail="en"),
        Notice(code="draft", citation=1, detail="Forslaget er på høring."),
    )
    html = shown(Statement(text="Ett.", citations=(1,)), notices=told)
    assert [e.text for e in elements(html, "ul", class_="notices")] == [
        "Kilden er erstattet av en nyere: «Utkast til råd» (kilde 2)."
        "Kilden er erstattet av en nyere: Rundskriv R-1 (kilde 1)."
        "Kilden er skrevet på et annet språk enn spørsmålet (kilde 1)."
        "Utkast: innholdet er foreslått, men ikke vedtatt. Forslaget er på høring (kilde 1)."
    ]


def test_the_frame_of_an_answer_is_in_its_own_language() -> None:
    html = shown(Statement(text="Ett.", citations=(1,)), language="en")
    assert elements(html, "div")[0].attributes["lang"] == "en"
    assert [e.text for e in elements(html, "h3")] == ["Sources"]
    assert elements(html, "a", class_="ref")[0].attributes["href"] == "/kilde/notat-1?q=1&lang=en#treff"


def test_the_advice_that_bears_on_it_leads_to_its_page() -> None:
    html = shown(Statement(text="Ett.", citations=(1,)), advice=(4, 3, 1))
    line = elements(html, "p", class_="bears-on")[0]
    assert line.text == "Råd som berører dette: Råd 4, Råd 3 og Råd 1, åpnes i ny fane"
    assert "/rad" in [e.attributes["href"] for e in elements(html, "a")]
    english = shown(Statement(text="Ett.", citations=(1,)), language="en", advice=(4,))
    assert "/rad?lang=en" in [e.attributes["href"] for e in elements(english, "a")]


def test_without_advice_there_is_no_such_line() -> None:
    assert elements(shown(Statement(text="Ett.", citations=(1,))), "p", class_="bears-on") == []
