"""What the slides, the case, the news and the three reports must become; a place is named by a few of its words."""

import pytest

from ingest.blocks import Kind
from tests.ingest.originals import block, blocks, headings, matches, needed, parts, path_of, points_after, points_below

pytestmark = needed
SLIDES, CASE, NEWS, REPORTS = "kmd", "skate", "program", "difi-tre"


# --- Lysbildene


def test_slides_the_title_is_one_heading() -> None:
    assert headings(SLIDES)[next(iter(headings(SLIDES)))] == 1
    assert next(iter(headings(SLIDES))).endswith("mellom forvaltningsnivåene")


def test_slides_the_trends_are_points_again() -> None:
    points = points_below(SLIDES, "Trender og utviklingstrekk")
    assert len(points) == 8
    assert points[0].text == "Teknologiske gjennombrudd"


def test_slides_four_challenges_are_four_points() -> None:
    points = points_below(SLIDES, "Arbeidsgruppen har pekt på fire")
    assert [p.text.split()[0] for p in points] == ["Svak"] * 4


def test_slides_the_three_target_areas_are_headings_below_theirs() -> None:
    below = [s.path[-1][:2] for s in parts(SLIDES) if len(s.path) == 2 and s.path[0].startswith("Tre målområder")]
    assert below == ["1.", "2.", "3."]


def test_slides_a_numbered_proposal_has_its_parts_below() -> None:
    assert matches(path_of(SLIDES, "En samarbeidsform som brukes"), "MÅLOMRÅDE 1", "1.2 ", "Sprintgrupper")


def test_slides_a_new_slide_does_not_lie_below_the_one_before() -> None:
    assert path_of(SLIDES, "Starte og drive") == ("Livshendelser og sammenhengende tjenester",)
    assert path_of(SLIDES, "Samarbeidsavtale")[0] == "Digitalisering i offentlig sektor"


def test_slides_a_sentence_without_its_full_stop_is_no_heading() -> None:
    assert block(SLIDES, "Koronautbruddet har vist oss").kind is Kind.PARAGRAPH


def test_slides_points_are_as_deep_as_printed() -> None:
    depth = {b.text: b.level for b in blocks(SLIDES) if b.kind is Kind.ITEM}
    assert (depth["DigiFin"], depth["Tilgang til strøm"], depth["Aktuelle temaer/tiltak"]) == (1, 2, 1)
    assert depth["Interdepartemental arbeidsgruppe"] == depth["Ringvirkningsanalyse"] == 0


def test_slides_a_link_keeps_its_words_and_loses_its_address() -> None:
    assert "Hva skjer i departementene? (Difi 2011)." in block(SLIDES, "Det har skjedd store").text


def test_slides_the_speaker_and_the_date_are_no_headings() -> None:
    assert [b.kind for b in blocks(SLIDES)[1:3]] == [Kind.PARAGRAPH] * 2


# --- Saksframlegget


def test_case_only_the_bold_lines_are_headings() -> None:
    assert [h.split()[0] for h in headings(CASE)] == ["Sak", "Historikk/bakgrunn", "Forslag", "Presentasjon"]


def test_case_the_list_of_steps_goes_on_after_the_page_end() -> None:
    points = points_after(CASE, "Anbefalingene utvikles i en trinnvis")
    assert len(points) == 8
    assert points[-1].text.startswith("Anbefalingene oversendes Skate-direktørene")


def test_case_the_six_proposals_are_points() -> None:
    points = points_after(CASE, "Forslag til anbefalinger ligger vedlagt")
    assert [p.text.split()[0] for p in points] == ["Sett", "Prøv", "Sørg", "Prøv", "Etterspør", "Still"]


def test_case_a_quotation_goes_with_its_lead_in() -> None:
    assert "følgende behov: «utvikling av arbeidsformer" in block(CASE, "Skate-virksomhetene har").text


def test_case_lines_with_a_hard_break_stay_apart() -> None:
    assert block(CASE, "Saksframlegget er utarbeidet").text.endswith("og KS")
    assert block(CASE, "Oslo, 28.9.2021").text == "Oslo, 28.9.2021"


# --- Nyhetssakene


def test_news_the_headlines_are_the_outermost_headings() -> None:
    outer = [b.text.split()[0] for b in blocks(NEWS) if b.kind is Kind.HEADING and b.level == 1]
    assert outer == [
        *("Difi", "Ny", "Sluttrapporten", "Involver", "Samordning", "Samordning", "Samordning:"),
        *("Samordningsutfordringer?", "Felles", "Digital"),
    ]


@pytest.mark.parametrize("begin", ["Når vi snakker om samordning", "Den primære målgruppa", "Samordning går som en"])
def test_news_an_interviewers_question_stands_below_the_article(begin: str) -> None:
    path = path_of(NEWS, begin)
    assert len(path) == 2
    assert path[0] == "Samordning: en utfordring med mange muligheter"


def test_news_a_sub_heading_stands_below_its_article() -> None:
    assert matches(path_of(NEWS, "Et godt utgangspunkt for"), "Samordning gjør oss", "Alle må tenke helhet")


def test_news_the_parts_of_a_programme_stand_below_it() -> None:
    below = [s.path[2].split(":")[0] for s in parts(NEWS) if s.path[1:2] == ("Program",)]
    assert below == ["Velkommen", "Panelsamtale 1", "Panelsamtale 2", "Avslutning"]


def test_news_dates_are_joined_to_their_label() -> None:
    assert block(NEWS, "Søknadsfristen for").text.endswith(": 17. januar 2018.")
    assert block(NEWS, "Difi arrangerer veiledningssamlinger").text.endswith(": 6. november og 6. desember 2017")


@pytest.mark.parametrize(
    "gone", ["ramboll.no", "Dagsavisen", "klikk her", "Se sendingen", "Les mer", "Partnerforums", "i en video"]
)
def test_news_links_are_gone(gone: str) -> None:
    assert not [b for b in blocks(NEWS) if gone in b.text]


def test_news_the_headline_behind_a_list_of_links_stays() -> None:
    assert path_of(NEWS, "For tiende år på rad") == ("Involver brukerne, samarbeid og realiser gevinster",)


@pytest.mark.parametrize(
    "gone", ["_ttd6401-edit", "skjermbilde", "felles-problem", "Illustrasjonsbilde", "Bilde fra", "17"]
)
def test_news_image_names_captions_and_page_numbers_are_gone(gone: str) -> None:
    assert not [b for b in blocks(NEWS) if b.text.startswith(gone)]


def test_news_indented_bullets_are_an_ordinary_list() -> None:
    points = points_after(NEWS, "Noen få av OECDs")
    assert [p.level for p in points] == [0, 0, 0]


# --- De tre rapportene, printed twice


def test_reports_the_titles_in_quotation_marks_are_headings() -> None:
    assert [h[:8] for h in headings(REPORTS)] == ["«Ikke ba", "«Departe", "«Felles ", "Hva nå?"]
    assert parts(REPORTS)[0].path == ()


def test_reports_the_last_question_is_no_part_of_the_last_report() -> None:
    assert path_of(REPORTS, "Alle de tre prosjektene") == ("Hva nå?",)
    assert matches(path_of(NEWS, "Alle de tre prosjektene"), "Samordningsutfordringer?", "Hva nå?")


def test_reports_both_prints_have_the_same_text() -> None:
    once = [b.text for b in blocks(REPORTS)]
    again = [b.text for b in blocks(NEWS)]
    start = again.index(once[0])
    assert again[start : start + len(once)] == once
