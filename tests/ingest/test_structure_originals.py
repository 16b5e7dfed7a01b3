"""What the text of the DFØ/Difi note must become; a place is named by a few of its words, never by more."""

import re

import pytest

from ingest.blocks import Kind
from tests.ingest.originals import (
    NAMES,
    block,
    blocks,
    found,
    headings,
    matches,
    needed,
    parts,
    path_of,
    points_after,
)

pytestmark = needed
NOTE = "dfo"


# --- Veiledningsnotatet: headings and their paths


def test_note_what_a_coordinating_ministry_does_stands_below_advice_4() -> None:
    path = path_of(NOTE, "Koordinerende departement må ta ansvar")
    assert matches(path, "2. Rådene", "Råd 4: Etabler", "Utdypning", "Koordinerende departement")


def test_note_the_summary_has_each_advice_as_a_section() -> None:
    summary = [s.path[1][:5] for s in parts(NOTE) if s.path[:1] == ("Sammendrag",) and len(s.path) > 1]
    assert summary == [f"Råd {n}" for n in range(1, 7)]


def test_note_the_chapters_are_the_contents_lists_own() -> None:
    outer = [text for text, level in headings(NOTE).items() if level == 1]
    assert [text[:10] for text in outer] == ["DEPARTEMEN", "Sammendrag", "1. Innledn", "2. Rådene ", "Vedlegg 1:"]


def test_note_a_title_in_italics_in_the_contents_list_lies_as_deep_as_its_neighbours() -> None:
    deep = headings(NOTE)
    assert deep["Hva inngår ikke i denne kartleggingen"] == deep["Metode og datainnsamling"] == 2


def test_note_each_case_is_a_heading_with_its_three_labels_below() -> None:
    path = path_of(NOTE, "Politiet, Arbeids- og velferdsdirektoratet")
    assert matches(
        path,
        "1. Innledning",
        "Metode",
        "Caser",
        "1. Strategi mot arbeidslivskriminalitet",
        "Samarbeidende virksomheter",
    )


def test_note_a_question_in_an_elaboration_is_a_heading_there() -> None:
    path = path_of(NOTE, "I arbeidet bør departementet svare")
    assert matches(path, "2. Rådene", "Råd 3", "Utdypning", "Hvordan avklarer dere ambisjonsnivået?")


def test_note_letters_of_allotment_stand_below_the_examples_of_structures() -> None:
    path = path_of(NOTE, "Departementene bør i tildelingsbrevene")
    assert matches(path, "2. Rådene", "Råd 6", "Utdypning", "Eksempler på ordinære", "Tildelingsbrev")


def test_note_directors_networks_stand_below_the_other_examples() -> None:
    path = path_of(NOTE, "Diskuter den konkrete samarbeidsoppgaven")
    assert matches(path, "2. Rådene", "Råd 6", "Utdypning", "Eksempler på viktige", "Direktørnettverk (møter)")


def test_note_every_advice_has_a_reason_and_an_elaboration() -> None:
    for number in range(1, 7):
        below = {s.path[2] for s in parts(NOTE) if len(s.path) > 2 and s.path[1].startswith(f"Råd {number}")}
        assert {"Begrunnelse", "Utdypning"} <= below


def test_note_the_six_reflections_are_headings_in_order() -> None:
    below = [s.path[2] for s in parts(NOTE) if len(s.path) == 3 and s.path[1].startswith("Refleksjoner")]
    assert [name[:2] for name in below] == ["1.", "2.", "3.", "4.", "5.", "6."]


def test_note_a_label_that_elsewhere_begins_paragraphs_is_no_heading() -> None:
    assert block(NOTE, "Nasjonal strategi for boligsosialt arbeid, «Bolig").kind is Kind.PARAGRAPH
    assert matches(path_of(NOTE, "«0-24-samarbeidet» har høye"), "2. Rådene", "Råd 3", "Eksempler")


def test_note_signatures_and_place_are_no_headings() -> None:
    for begin in ("Oslo, januar 2017", "Steffen Sutorius", "Øystein Børner"):
        assert matches(path_of(NOTE, begin), "DEPARTEMENTERS", "Forord")


def test_note_the_appendix_has_its_label_and_its_title_in_one_heading() -> None:
    path = path_of(NOTE, "Husbanken: To intervjuer")
    assert matches(path, "Vedlegg 1: Oversikt over departementer", "Informantliste Nasjonal strategi", "Virksomheter")


# --- Veiledningsnotatet: text


def test_note_a_sentence_that_a_page_end_broke_is_whole() -> None:
    assert "har gitt et klart mandat" in block(NOTE, "Virksomhetene kjenner praksisfeltet").text


def test_note_a_sentence_that_footnotes_broke_is_whole() -> None:
    assert "Slike arbeider gjennomføres" in block(NOTE, "Vi har i hovedsak samlet").text


def test_note_a_numbered_reflection_that_a_page_end_broke_is_whole() -> None:
    assert "og samtidig ansvarliggjør" in block(NOTE, "Legg om bruken").text


def test_note_a_list_goes_on_behind_the_footnotes_in_it() -> None:
    points = points_after(NOTE, "Koordinerende departement må ta ansvar")
    assert [p.text.split()[0] for p in points] == ["få", "avklare", "etablere", "holde", "planlegge", "ta"]


def test_note_the_coordinating_agencys_tasks_are_one_list() -> None:
    assert len(points_after(NOTE, "Dette er områder som vanligvis")) == 8


def test_note_a_lead_in_without_a_colon_is_no_heading() -> None:
    assert block(NOTE, "Dette er de seks rådene vi").kind is Kind.PARAGRAPH
    points = points_after(NOTE, "Dette er de seks rådene vi")
    assert [p.text[:6] for p in points] == [f"Råd {n}:" for n in range(1, 7)]


def test_note_numbered_points_keep_their_numbers() -> None:
    assert [p.marker for p in points_after(NOTE, "Presentasjonen av rådene")] == ["1.", "2.", "3.", "4."]


def test_note_what_is_quoted_goes_with_the_words_that_lead_to_it() -> None:
    assert "heter det at [...] i situasjoner" in block(NOTE, "I økonomiregelverket").text
    assert "står det at: (...)det overordnede" in block(NOTE, "I oppdragsbeskrivelsen").text


def test_note_asterisks_of_quotations_are_gone() -> None:
    points = points_after(NOTE, "En e-sjef uttaler")
    assert [p.text.split()[0] for p in points] == ["Forankringen", "Er"]
    assert points[1].text.endswith("utfallet")


# --- Veiledningsnotatet: footnotes, contents list, captions, tables


@pytest.mark.parametrize(
    ("number", "begin"),
    [
        ("1", "I «Program for bedre"),
        ("5", "Vi har i hovedsak samlet"),
        ("6", "Strategi mot arbeidslivskriminalitet (2015–)"),
        ("8", "Politiet, Arbeids- og velferdsdirektoratet"),
        ("10", "Datainnsamlingen bestod"),
        ("16", "Åpenhet innebærer for eksempel"),
        ("20", "Departementene må utpeke"),
    ],
)
def test_note_a_footnote_stands_beside_the_text_that_points_to_it(number: str, begin: str) -> None:
    places = [
        (s, i) for s in parts(NOTE) for i, b in enumerate(s.blocks) if b.text.startswith(begin) and number in b.refs
    ]
    section, at = places[0]
    beside = []
    for following in section.blocks[at + 1 :]:
        if following.kind is not Kind.FOOTNOTE:
            break
        beside.append(following.marker)
    assert number in beside


def test_note_every_footnote_is_there_once_and_no_mark_is_left() -> None:
    notes = [b.marker for b in blocks(NOTE) if b.kind is Kind.FOOTNOTE]
    assert sorted(notes, key=int) == [str(n) for n in range(1, 28)]
    assert not [b for b in blocks(NOTE) if re.search("[¹²³⁴⁵⁶⁷⁸⁹]", b.text)]


def test_note_a_mark_leaves_no_space_behind() -> None:
    text = block(NOTE, "Vi har i hovedsak samlet").text
    assert "handlingsplan, strategi" in text
    assert "oppgaver som er" in text


def test_note_a_stray_comma_does_not_begin_a_footnote() -> None:
    assert [b.text[:7] for b in blocks(NOTE) if b.marker == "27"] == ["Jamfør "]


def test_note_the_contents_list_is_gone() -> None:
    assert not [b for b in blocks(NOTE) if b.text == "Innhold" or "\t" in b.text or re.search(r"\s\.\s*\d+$", b.text)]
    assert headings(NOTE)["Sammendrag"] == 1


def test_note_the_caption_of_the_photograph_is_gone() -> None:
    assert not [b for b in blocks(NOTE) if "photograph" in b.text.lower()]


def test_note_tabs_become_rows_with_one_colon() -> None:
    section, _ = found(NOTE, "Finansdepartementet: Avdelingsdirektør")
    assert [b.kind for b in section.blocks] == [Kind.ROW] * 3
    assert section.path[-1] == "Departementer"
    assert not [b for b in section.blocks if "::" in b.text]


# --- All of them


@pytest.mark.parametrize("name", NAMES)
def test_no_mark_up_is_left(name: str) -> None:
    assert not [b.text for b in blocks(name) if re.search(r"\*|</?i>|\]\(|\t|\u200b|  ", b.text)]
