import pytest
from eval_fakes import GOLD, OTHER, case, cited, places, question, ranked, silent_question

from evals.folding import fold, normal, stands_in
from evals.gold import by_heading, by_quote, fit_to, has_gold, is_gold, same_heading

ADVICE = "Råd 6 Bruk de faste møtene"


def test_folding_leaves_out_marks_and_white_space() -> None:
    assert fold("Alle\n  *frister*² <i>står</i> her\u00ad") == "Alle frister står her"
    assert normal("Råd 6: Bruk") == normal("råd 6  Bruk") == "råd 6 bruk"


def test_a_snippet_stands_punctuation_aside_but_an_empty_one_nowhere() -> None:
    assert stands_in("etater/tilsyn følger", "- Etater / tilsyn\n- følger opp")
    assert not stands_in("…", "noe")


def test_a_quote_in_text_or_headings_suffices_in_any_document() -> None:
    asked = question()
    assert by_quote(asked, "", "Frister STÅR i\n*tildelingsbrevet*.")
    assert by_quote(asked, "Hva som står i tildelingsbrevet", OTHER)
    assert not by_quote(asked, "Frister", OTHER)
    assert is_gold(asked, "et-annet-dokument", "", GOLD)


@pytest.mark.parametrize(
    ("heading", "locator", "same"),
    [
        ("Råd 6: Bruk de faste møtene", ADVICE, True),
        ("Råd 6", ADVICE, True),  # two words, whole in the longer
        ("Råd 1", "Råd 10 Noe", False),  # whole words alone
        ("Tillit", "Tillit", True),
        ("Tillit", "Åpenhet og tillit", False),  # one word says too little
        ("Eksempler på fora", "Eksempler på", True),
        ("Begrunnelse:", "*Begrunnelse*", True),
        ("", "", False),
    ],
)
def test_headings_match(heading: str, locator: str, same: bool) -> None:
    assert same_heading(heading, locator) is same
    assert same_heading(locator, heading) is same


@pytest.mark.parametrize(
    ("locators", "section", "gold"),
    [
        ((ADVICE, "Begrunnelse"), "Notat / Råd 6: Bruk de faste møtene / Begrunnelse", True),
        ((ADVICE, "Begrunnelse"), "Notat / Råd 5: Noe annet / Begrunnelse", False),  # another advice
        ((ADVICE, "Begrunnelse"), "Notat / Råd 6: Bruk de faste møtene / Eksempler", False),
        ((ADVICE,), "Notat / Råd 6: Bruk de faste møtene / Eksempler", True),  # no section asked for
        (("Begrunnelse",), "Notat / Råd 5: Noe annet / Begrunnelse", True),  # no advice asked for
        ((ADVICE, "Råd 5 Noe annet", "Begrunnelse"), "Råd 5: Noe annet / Begrunnelse", True),  # one of each
        ((), "Notat / Begrunnelse", False),
    ],
)
def test_by_heading_one_of_each_group_must_match(locators: tuple[str, ...], section: str, gold: bool) -> None:
    assert by_heading(question(locators=locators), "brev", section) is gold


def test_by_heading_a_chapter_far_above_is_no_match() -> None:
    asked = question(locators=("Rådene til departementene",))
    assert by_heading(asked, "brev", "Rådene til departementene / Innledning")
    assert not by_heading(asked, "brev", "Rådene til departementene / Utdypning / Tillit")


def test_a_corpus_is_judged_by_quote_where_it_holds_the_snippet_and_by_heading_elsewhere() -> None:
    asked = question(quotes=("fristen er fredag",), locators=("Frister",))
    (quoted,) = fit_to([asked], [("Noe / Annet", "Fristen er fredag.")])
    assert (quoted.quotes, quoted.locators) == (("fristen er fredag",), ())
    (headed,) = fit_to([asked], [("Frister", "Siste dag er fredag.")])
    assert (headed.quotes, headed.locators) == ((), ("Frister",))


def test_by_heading_the_document_must_be_named() -> None:
    asked = question(locators=("Frister",))
    assert by_heading(asked, "brev", "Frister")
    assert not by_heading(asked, "annet", "Frister")


def test_without_quotes_and_places_there_is_no_gold() -> None:
    assert has_gold(question(quotes=()))  # the headings are left
    assert not has_gold(question(quotes=(), docs=()))
    assert not has_gold(silent_question(quotes=("står i tildelingsbrevet",)))
    assert not is_gold(silent_question(quotes=("står i tildelingsbrevet",)), "brev", "Frister", GOLD)


def test_the_rank_is_that_of_the_first_gold_passage() -> None:
    assert case(retrieved=places(OTHER, GOLD, GOLD)).rank == 2
    assert ranked(None).rank is None


def test_a_citation_is_judged_by_the_passage_it_quotes() -> None:
    # The first quotes another sentence of the gold passage, the second a passage without gold, the third
    # something that was not stored but lies under the gold heading.
    retrieved = places(f"Første setning. {GOLD}", OTHER)
    citations = [cited("Første setning."), cited(OTHER), cited("?", section="Frister", document="brev")]
    assert case(retrieved=retrieved, citations=citations).cited == (True, False, True)
