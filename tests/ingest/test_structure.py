"""Made-up texts, one for each rule by which plain text becomes headings, paragraphs, lists, rows and footnotes."""

from ingest.blocks import Block, Kind
from ingest.structure import structure

LONG = (
    "Departementene har i lang tid arbeidet med å finne en felles løsning, og denne setningen er så lang at ingen kan "
    "ta den for en overskrift."
)
SHORT = "Dette er en vanlig setning."


def blocks(*paragraphs: str) -> list[Block]:
    return structure([(None, "\n\n".join(paragraphs))])


def shape(*paragraphs: str) -> list[str]:
    """Each block as its kind's first letter, its level and its text."""
    return [f"{b.kind.value[0]}{b.level} {b.text}" for b in blocks(*paragraphs)]


# --- Lines and paragraphs


def test_wrapped_lines_are_joined() -> None:
    text = "Kommunene må først og fremst skaffe et godt\nfaktagrunnlag for arbeidet.\n\nNeste avsnitt er\nkort."
    assert [b.text for b in blocks(text)] == [
        "Kommunene må først og fremst skaffe et godt faktagrunnlag for arbeidet.",
        "Neste avsnitt er kort.",
    ]


def test_divided_words_are_joined_and_shared_parts_kept() -> None:
    text = (
        "Det gjelder samord-\nning av departements-\nog virksomhetsnivået i 0-24-\nsamarbeidet, og Sør-\nNorge er med."
    )
    assert blocks(text)[0].text == (
        "Det gjelder samordning av departements- og virksomhetsnivået i 0-24-samarbeidet, og Sør-Norge er med."
    )


def test_invisible_characters_and_mark_up_are_gone() -> None:
    text = (
        "En\u00a0**fet** og *skrå* [lenke](https://example.org/a_(b)) med\u200b usynlig\u00ad og <i>merket</i> tekst."
    )
    assert blocks(text)[0].text == "En fet og skrå lenke med usynlig og merket tekst."


def test_a_page_end_breaks_no_sentence() -> None:
    found = structure(
        [(1, "Virksomhetene bør få frihet når departementene har gitt et"), (2, f"klart mandat.\n\n{SHORT}")]
    )
    assert [(b.text[-13:], b.page) for b in found] == [("klart mandat.", 1), (SHORT[-13:], 2)]


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [(n, f"Rapport 2024\n\n{SHORT} Nummer {n} er her.\n\nSide {n} av 4") for n in range(1, 5)]
    assert [b.text for b in structure(pages)] == [f"{SHORT} Nummer {n} er her." for n in range(1, 5)]


# --- Headings


def test_hashes_are_headings_and_short_lines_beside_them_are_not() -> None:
    assert shape("# Rapport", "## Bakgrunn", "En kort linje", LONG) == [
        "h1 Rapport",
        "h2 Bakgrunn",
        "p0 En kort linje",
        f"p0 {LONG}",
    ]


def test_bold_headings_make_short_plain_lines_ordinary() -> None:
    text = shape("**Bakgrunn**", LONG, "Orienteringssak", LONG, "**Forslag**", LONG, "**Vurdering**", LONG)
    assert [line for line in text if line.startswith("h")] == ["h1 Bakgrunn", "h1 Forslag", "h1 Vurdering"]


def test_a_short_line_above_text_is_a_heading_and_a_sentence_is_none() -> None:
    assert shape("Bakgrunn", LONG, SHORT) == ["h1 Bakgrunn", f"p0 {LONG}", f"p0 {SHORT}"]


def test_the_contents_list_tells_the_ranks_and_is_dropped() -> None:
    contents = "Innhold\n\nSammendrag\t3\n1. Innledning\t5\nMetode\t6\n2. Rådene\t9\nRåd 1: Bli enige\t11"
    text = shape(
        contents, "Sammendrag", LONG, "1. Innledning", LONG, "Metode", LONG, "2. Rådene", "Råd 1: Bli enige", LONG
    )
    assert [line for line in text if line.startswith("h")] == [
        "h1 Sammendrag",
        "h1 1. Innledning",
        "h2 Metode",
        "h1 2. Rådene",
        "h2 Råd 1: Bli enige",
    ]


def test_dotted_and_wrapped_contents_lines_are_dropped() -> None:
    first = ["Sammendrag ........ 3", "Forord .... 4", "1 Et kapittel som har et langt navn og går"]
    second = ["over to linjer .... 5", "Metode . . . . 6"]
    text = shape(*first, *second, "Sammendrag", LONG)
    assert text == ["h1 Sammendrag", f"p0 {LONG}"]


def test_headings_that_come_again_lie_below_each_part() -> None:
    part = ["Begrunnelse", LONG, "Utdypning", LONG]
    text = shape("Råd 1 Bli enige", *part, "Råd 2 Søk sammen", *part, "Råd 3 Gi frihet", *part)
    assert [line for line in text if line.startswith("h")][:4] == [
        "h1 Råd 1 Bli enige",
        "h2 Begrunnelse",
        "h2 Utdypning",
        "h1 Råd 2 Søk sammen",
    ]


def test_decimal_numbers_lie_below_their_part() -> None:
    text = shape("MÅLOMRÅDE 1", LONG, "1.1 Bedre forberedelse", LONG, "Kjernegrupper", LONG, "1.2 Andre former", LONG)
    assert [line for line in text if line.startswith("h")] == [
        "h1 MÅLOMRÅDE 1",
        "h2 1.1 Bedre forberedelse",
        "h3 Kjernegrupper",
        "h2 1.2 Andre former",
    ]


def test_a_label_with_a_colon_above_text_is_a_heading() -> None:
    assert shape("Bakgrunn", LONG, "Formål:", LONG)[2] == "h1 Formål"


def test_a_lead_in_with_a_verb_is_none() -> None:
    assert shape("Bakgrunn", LONG, "En av dem sier følgende:", LONG)[2] == "p0 En av dem sier følgende:"


def test_a_label_that_begins_paragraphs_elsewhere_is_joined_to_its_text() -> None:
    text = shape("Eksempler", LONG, "Bolig for alle:", LONG, "Mer", f"Bolig for alle: {LONG}")
    assert text[2] == f"p0 Bolig for alle: {LONG}"


def test_addresses_dates_sources_and_signatures_are_no_headings() -> None:
    lines = [
        "Oslo, januar 2017",
        "E-post: post@example.org",
        "Kilde: Statistisk sentralbyrå",
        "12. mars 2020",
        "Nett: www.example.org",
    ]
    for line in lines:
        assert shape("Bakgrunn", LONG, line, LONG)[2].startswith("p0")


def test_an_article_has_its_questions_below_the_headline() -> None:
    text = shape(
        "Ny direktør med brennende engasjement for hele saken",
        LONG,
        "Hvilke ambisjoner har du for etaten?",
        LONG,
        "Arbeidet er i gang – hvordan vil du selv bruke rapporten i året som kommer?",
        LONG,
        "Samarbeid – en utfordring for alle!",
        LONG,
    )
    assert [line[:2] for line in text if line.startswith("h")] == ["h1", "h2", "h2", "h1"]


# --- Lists


def test_points_have_depths_by_indentation_and_by_bullet() -> None:
    text = "Dette gjelder:\n\n- a\n - b\n- c\n\n❖ D\n- e\n - f\n❖ G"
    assert [(b.text, b.level) for b in blocks(text) if b.kind is Kind.ITEM][:3] == [("a", 0), ("b", 1), ("c", 0)]
    again = blocks("Dette gjelder:\n\n❖ D\n- e\n - f\n❖ G")
    assert [b.level for b in again if b.kind is Kind.ITEM] == [0, 1, 2, 0]


def test_an_indented_list_begins_at_the_outermost_depth() -> None:
    assert [b.level for b in blocks("Dette gjelder:\n\n   • a\n   • b") if b.kind is Kind.ITEM] == [0, 0]


def test_a_run_of_short_lines_is_a_heading_and_a_list() -> None:
    lines = [
        "Utviklingstrekk",
        "Nye teknologiske gjennombrudd",
        "En aldrende befolkning",
        "Redusert handlingsrom",
        "Økt tillit",
    ]
    assert [line[:2] for line in shape(*lines, LONG)] == ["h1", "i0", "i0", "i0", "h1", "p0"]
    assert [line[:2] for line in shape(*lines)] == ["h1", "i0", "i0", "i0", "i0"]


def test_a_counted_heading_makes_so_many_paragraphs_points() -> None:
    text = shape("Tre hovedutfordringer for departementene", SHORT, SHORT, SHORT, "Veien videre", LONG)
    assert [line[:2] for line in text] == ["h1", "i0", "i0", "i0", "h1", "p0"]


def test_bold_numbered_points_with_paragraphs_between_are_headings() -> None:
    text = shape("1. **Samordne reelt.** Begynn på toppen.", LONG, "2. **Styrk helheten.** Øk kunnskapen.")
    assert [line[:2] for line in text] == ["h1", "p0", "p0", "h1", "p0"]
    assert [line[:2] for line in shape("Dette gjelder:", "1. **Mål** er noe.", "2. **Tiltak** er noe annet.")] == [
        "p0",
        "i0",
        "i0",
    ]


def test_a_date_at_the_beginning_of_a_line_is_no_point() -> None:
    assert blocks("1. november ble veiviseren lansert for alle som ville bruke den.")[0].kind is Kind.PARAGRAPH


# --- Footnotes, rows and what is left out


def test_a_footnote_in_the_middle_of_a_sentence_is_lifted_out() -> None:
    found = blocks(
        "Vi har samlet erfaringer fra større og kompliserte oppgaver¹ som er tidsavgrensede, slik at slike",
        "¹ Se veilederen.",
        "arbeider kan gjennomføres.",
    )
    assert [b.kind for b in found] == [Kind.PARAGRAPH, Kind.FOOTNOTE]
    assert "oppgaver som er tidsavgrensede, slik at slike arbeider" in found[0].text
    assert (found[0].refs, found[1].marker, found[1].text) == (("1",), "1", "Se veilederen.")


def test_a_unit_is_no_footnote() -> None:
    (found,) = blocks("Lokalene er på 300 m² og ligger sentralt i byen.")
    assert (found.refs, "m²" in found.text) == ((), True)


def test_tabs_make_rows() -> None:
    assert shape("Bakgrunn", LONG, "KMD:\tSamordner\nFIN\tBetaler")[2:] == ["r0 KMD: Samordner", "r0 FIN: Betaler"]


def test_captions_image_names_and_links_are_left_out() -> None:
    noise = [
        "A photograph of two people in an office.",
        "Illustrasjonsbilde av et rådhus",
        "felles-problem",
        "bilde.jpg",
        "Se sendingen her",
        "Fra venstre: ekspedisjonssjefen og direktøren.",
        "Hvis du vil lese mer om saken, klikk her.",
        "42",
    ]
    assert shape("Bakgrunn", LONG, *noise, SHORT) == ["h1 Bakgrunn", f"p0 {LONG}", f"p0 {SHORT}"]


def test_a_list_of_links_is_left_out_up_to_the_next_headline() -> None:
    text = shape("Bakgrunn", LONG, "Les mer om saken her:", "Rapport om styring (nett)", "Neste sak om styring", LONG)
    assert text == ["h1 Bakgrunn", f"p0 {LONG}", "h1 Neste sak om styring", f"p0 {LONG}"]


def test_a_list_of_links_at_the_end_is_left_out() -> None:
    assert shape("Bakgrunn", LONG, "Les mer om saken her:", "Rapport om styring", "Veileder i etatsstyring") == [
        "h1 Bakgrunn",
        f"p0 {LONG}",
    ]


def test_a_date_is_joined_to_its_label() -> None:
    assert shape("Bakgrunn", LONG, "Søknadsfristen for ordningen:", "17. januar 2018.")[2] == (
        "p0 Søknadsfristen for ordningen: 17. januar 2018."
    )


def test_a_quotation_is_joined_to_its_lead_in() -> None:
    assert shape("Bakgrunn", LONG, "Strategien angir følgende behov:", "«arbeidsformer på tvers».")[2] == (
        "p0 Strategien angir følgende behov: «arbeidsformer på tvers»."
    )


def test_empty_text_has_no_blocks() -> None:
    assert blocks("", " \n\t") == []
