import io
import re
import zipfile

import pytest
from advisories import CORPUS, FAILED, FULL, HOSTILE, LADDER, REFUSED, THIN, TODAY, hostile_advisory, long_advisory
from docx import Document
from lxml import etree
from markdown_it import MarkdownIt

from app.export import TaskNote, export_docx, export_markdown
from app.export_markdown import escaped
from app.texts import load_texts
from retrieval.question import Language

NB = load_texts(Language.BOKMAAL)
NOTES = {"t-1": TaskNote(done=True, who="Åse Ødegård", when="innen 1. mars")}
ALL = [FULL, THIN, REFUSED, FAILED, hostile_advisory(), long_advisory()]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx(advisory=FULL, texts=NB, notes=NOTES):
    return export_docx(advisory, notes, texts, TODAY, CORPUS)


def markdown(advisory=FULL, texts=NB, notes=NOTES):
    return export_markdown(advisory, notes, texts, TODAY, CORPUS)


def opened(data):
    return Document(io.BytesIO(data))


def lines(data):
    return [paragraph.text for paragraph in opened(data).paragraphs]


def headings(data):
    return [p.text for p in opened(data).paragraphs if p.style.name == "Heading 1"]


def test_the_docx_has_its_parts_in_order() -> None:
    assert headings(docx()) == [
        "Saken",
        "Vurdering av rådene",
        "Andre råd i kildene",
        "Samordningsstigen",
        "Sjekkliste",
        "Råd som ikke gjelder",
        "Verdt å vite om kildene",
        "Kilder",
        "Slik er dokumentet laget",
    ]


def test_the_docx_says_the_date_the_reasons_and_the_sources() -> None:
    text = "\n".join(lines(docx()))
    for said in (
        "Skrevet ut 28. september 2021",
        "Råd 4 gjelder.",
        "Hvorfor: To setninger i saken",
        "«Ingen av departementene vil ta ledertrøya.»",
        "Departementene bør utpeke et koordinerende departement. [1]",
        "Trinn 1 (her er samarbeidet): På trinn 1 deler enhetene informasjon. [2]",
        "Trinn 3 (hit må samarbeidet)",
        "Råd 1: Bli enige om felles prinsipper og verdier. Ingenting i saken taler for rådet.",
        "[3] Sak 17/2021 Tverrsektoriell styring",
        "Skate · 28. september 2021 · utkast · Rådene",
        "DFØ og Difi · januar 2017 · veiledende",
        "side 12",
        "uten språkmodell",
        "Korpusversjon: korpus 1. Modell for søk: multilingual-e5-small.",
    ):
        assert said in text


def test_the_documents_ask_where_on_the_ladder_it_needs_to_be_where_that_is_not_known() -> None:
    unplaced = FULL.model_copy(update={"ladder": LADDER.model_copy(update={"needed": None})})
    for text in ("\n".join(lines(docx(unplaced))), markdown(unplaced)):
        assert "Hva krever målet at partene gjør?" in text
        assert "Ser partene problemet" not in text
    assert "Hva krever målet" not in markdown()


def test_the_checklist_is_a_table_for_each_phase_with_a_header_that_repeats() -> None:
    first, second = opened(docx()).tables
    assert [[cell.text for cell in row.cells] for row in first.rows] == [
        ["Gjort", "Oppgave", "Hvem", "Når", "Kilde"],
        [
            "☒",
            "Departementene bør utpeke et koordinerende departement.",
            "Åse Ødegård",
            "innen 1. mars",
            "Råd 4, [1]",
        ],
        ["☐", "Hvilke penger og årsverk er satt av?", "", "", "Råd 3, Råd 4, spørsmål fra Samråd"],
    ]
    assert len(second.rows) == 2
    for table in (first, second):
        assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None


def test_the_docx_is_a4_with_a_title_and_page_numbers() -> None:
    document = opened(docx())
    section = document.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert document.core_properties.title == "Hvilke råd gjelder?"
    assert document.core_properties.comments == ""
    footer = section.footer.paragraphs[0]._p
    assert [field.get(f"{W}instr") for field in footer.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(
    ("language", "tag"), [(Language.BOKMAAL, "nb-NO"), (Language.NYNORSK, "nn-NO"), (Language.ENGLISH, "en-GB")]
)
def test_the_docx_says_its_language_and_what_is_in_another(language, tag) -> None:
    document = opened(docx(texts=load_texts(language)))
    defaults = document.styles.element.find(f".//{W}rPrDefault/{W}rPr/{W}lang")
    assert defaults.get(f"{W}val") == document.core_properties.language == tag
    others = {mark.get(f"{W}val") for mark in document.element.body.iter(f"{W}lang")}
    assert others == (set() if tag == "nb-NO" else {"nb-NO"})


@pytest.mark.parametrize("advisory", ALL)
def test_the_docx_holds_nothing_active_and_nothing_remote(advisory) -> None:
    with zipfile.ZipFile(io.BytesIO(docx(advisory))) as package:
        names = package.namelist()
        assert not [n for n in names if "vba" in n.lower() or "embed" in n.lower() or n.endswith((".jpeg", ".bin"))]
        for name in names:
            if name.endswith((".xml", ".rels")):
                text = package.read(name).decode("utf-8")
                etree.fromstring(text.encode("utf-8"))
                assert 'TargetMode="External"' not in text
        body = package.read("word/document.xml").decode("utf-8")
        assert not re.search("<w:(hyperlink|instrText|object|drawing|pict)\\b", body)


def test_hostile_text_is_text_in_the_docx() -> None:
    text = "\n".join(lines(docx(hostile_advisory())))
    assert "<script>alert(1)</script>" in text
    assert "![x](http://ond.example/x.png)" in text
    assert not re.search("[\x00\x08\u202e]", text)


def test_a_thin_case_gets_its_questions_and_no_checklist() -> None:
    assert headings(docx(THIN)) == ["Saken", "Vurdering av rådene", "Slik er dokumentet laget"]
    assert "Hva er problemet?" in lines(docx(THIN))


def test_a_refusal_says_so() -> None:
    assert NB.answer.refused in lines(docx(REFUSED))
    assert NB.answer.refused in markdown(REFUSED)


def test_a_long_case_stands_whole_at_the_end_and_says_what_was_weighed() -> None:
    for text in ("\n".join(lines(docx(long_advisory()))), markdown(long_advisory())):
        assert "Saken har 1000 setninger. Vurderingen bygger på de 200 som sier mest." in text
        assert text.index("Vedlegg: saken i sin helhet") > text.index("Slik er dokumentet laget")
        assert text.count("Setning 999 sier") == 1


def test_a_short_case_has_no_appendix() -> None:
    assert "Vedlegg" not in markdown()


def test_the_markdown_has_the_same_parts() -> None:
    text = markdown()
    assert text.startswith("# Hvilke råd gjelder?\n\nSkrevet ut 28. september 2021\n\n**Råd 4 gjelder.")
    assert "\n| ☒ | Departementene bør utpeke et koordinerende departement. | Åse Ødegård | innen 1. mars | " in text
    assert "- For rollen gjelder dette: \\[1\\]\n  - Rollen bør skrives ned.\n" in text
    assert "> Departementene bør utpeke et koordinerende departement.\n>\n> \\- Rollen bør skrives ned." in text
    assert re.findall("^## (.+)$", text, flags=re.M) == headings(docx())


def test_hostile_text_is_text_in_the_markdown() -> None:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    plain, hostile = (parser.parse(markdown(a)) for a in (FULL, hostile_advisory()))
    kinds = {token.type for token in hostile} | {c.type for token in hostile for c in token.children or ()}
    assert kinds <= {token.type for token in plain} | {c.type for token in plain for c in token.children or ()}
    assert not kinds & {"link_open", "image", "html_block", "html_inline", "fence", "code_block", "code_inline"}
    shown = parser.render(markdown(hostile_advisory()))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<h1>Overskrift" not in shown
    assert shown.count("<h1>") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1. punkt", "1\\. punkt"),
        ("- punkt", "\\- punkt"),
        ("0–24-samarbeidet (2015).", "0–24-samarbeidet (2015)."),
        ("a|b", "a\\|b"),
        ("http://ond.example", "http\\://ond.example"),
        ("se www.ond.example", "se www\\.ond.example"),
        ("sjef@ond.example", "sjef\u2060\\@ond.example"),
        ("to\nlinjer", "to linjer"),
        (":smile:", "\\:smile:"),
    ],
)
def test_what_markdown_would_read_as_marks_is_escaped(text, said) -> None:
    assert escaped(text) == said


def test_no_address_stays_whole_in_the_markdown() -> None:
    text = markdown(hostile_advisory())
    assert HOSTILE not in text
    assert not re.search(r"https?://|www\.|\w@", text)
