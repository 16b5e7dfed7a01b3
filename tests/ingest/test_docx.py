"""Word files made in the test with python-docx, and hostile ones by hand."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from ingest.blocks import Block, Kind, ReadError
from ingest.readers.docx import read_docx

NOTES = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t xml:space="preserve"> Se veilederen.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""
RELATION = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
    'Target="footnotes.xml"/></Relationships>'
)
CONTENT = (
    '<Override PartName="/word/footnotes.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
)


def saved(document: Any, path: Path) -> tuple[Block, ...]:
    document.save(str(path))
    return read_docx(path).blocks


def test_headings_text_lists_and_tables_in_the_order_of_the_document(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Innledning", 1)
    document.add_paragraph("Dette er tekst.")
    document.add_heading("Metode", 2)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Departement", "Oppgave", "KMD", "Samordner"], strict=True):
        cell.text = text
    document.add_paragraph("Etter tabellen:")
    document.add_paragraph("første", style="List Bullet")
    document.add_paragraph("dypere", style="List Bullet 2")
    document.add_paragraph("en", style="List Number")
    document.add_paragraph("to", style="List Number")
    assert [(b.kind, b.text, b.level, b.marker) for b in saved(document, tmp_path / "a.docx")] == [
        (Kind.HEADING, "Innledning", 1, ""),
        (Kind.PARAGRAPH, "Dette er tekst.", 0, ""),
        (Kind.HEADING, "Metode", 2, ""),
        (Kind.ROW, "Departement: Oppgave", 0, ""),
        (Kind.ROW, "KMD: Samordner", 0, ""),
        (Kind.PARAGRAPH, "Etter tabellen:", 0, ""),
        (Kind.ITEM, "første", 0, ""),
        (Kind.ITEM, "dypere", 1, ""),
        (Kind.ITEM, "en", 0, "1."),
        (Kind.ITEM, "to", 0, "2."),
    ]


def test_norwegian_heading_styles(tmp_path: Path) -> None:
    document = Document()
    for level in (1, 2):
        style = document.styles.add_style(f"Overskrift {level}", 1)
        style.base_style = document.styles["Normal"]
        document.add_paragraph(f"Tittel {level}", style=style)
    document.add_paragraph("Tekst.")
    assert [b.level for b in saved(document, tmp_path / "a.docx")] == [1, 2, 0]


def test_a_style_of_any_name_with_an_outline_level_is_a_headings(tmp_path: Path) -> None:
    document = Document()
    style = document.styles.add_style("Kapitteltittel", 1)
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), "1")
    style.element.get_or_add_pPr().append(outline)
    document.add_paragraph("Rådene", style=style)
    document.add_paragraph("Tekst.")
    assert [(b.kind, b.level) for b in saved(document, tmp_path / "a.docx")] == [(Kind.HEADING, 2), (Kind.PARAGRAPH, 0)]


def test_without_styles_short_bold_paragraphs_are_headings(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph().add_run("Bakgrunn").bold = True
    document.add_paragraph("Saken gjelder styring.")
    document.add_paragraph().add_run("Dette er viktig, og det er en setning.").bold = True
    document.add_paragraph("Slutt.")
    kinds = [b.kind for b in saved(document, tmp_path / "a.docx")]
    assert kinds == [Kind.HEADING, Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.PARAGRAPH]


def test_footnotes_stand_beside_their_paragraph(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Den er forankret")
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    paragraph.add_run()._r.append(reference)
    paragraph.add_run(" i ledelsen.")
    document.add_paragraph("Neste avsnitt.")
    document.save(str(tmp_path / "a.docx"))
    blocks = read_docx(_with_footnotes(tmp_path / "a.docx", tmp_path / "b.docx")).blocks
    assert [b.text for b in blocks] == ["Den er forankret i ledelsen.", "Se veilederen.", "Neste avsnitt."]
    assert (blocks[0].refs, blocks[0].ref_places, blocks[1].marker) == (("1",), (16,), "1")


def _with_footnotes(source: Path, target: Path) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode("utf-8", errors="surrogateescape")
            if name == "word/_rels/document.xml.rels":
                data = data.replace("</Relationships>", RELATION)
            if name == "[Content_Types].xml":
                data = data.replace("</Types>", CONTENT)
            new.writestr(name, data.encode("utf-8", errors="surrogateescape"))
        new.writestr("word/footnotes.xml", NOTES)
    return target


def test_deleted_and_hidden_text_is_left_out_and_inserted_text_is_read(tmp_path: Path) -> None:
    document = Document()
    runs = (
        "<w:r><w:t>Departementet </w:t></w:r><w:del w:id='1'><w:r><w:delText>kan </w:delText></w:r></w:del>"
        "<w:ins w:id='2'><w:r><w:t>skal </w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hemmelig </w:t></w:r><w:r><w:t>svare.</w:t></w:r>"
    )
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
    assert [b.text for b in saved(document, tmp_path / "a.docx")] == ["Departementet skal svare."]


def test_a_contents_list_is_left_out_and_other_content_controls_are_read(tmp_path: Path) -> None:
    document = Document()
    gallery = "<w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
    for head, text in (("", "I en kontroll."), (gallery, "Innledning 3")):
        inside = f"<w:sdtContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:sdtContent>"
        document.element.body.insert(0, parse_xml(f"<w:sdt {nsdecls('w')}>{head}{inside}</w:sdt>"))
    assert [b.text for b in saved(document, tmp_path / "a.docx")] == ["I en kontroll."]


def test_a_table_of_one_column_is_a_frame_around_text(tmp_path: Path) -> None:
    document = Document()
    document.add_table(rows=1, cols=1).cell(0, 0).text = "En faktaboks."
    assert [(b.kind, b.text) for b in saved(document, tmp_path / "a.docx")] == [(Kind.PARAGRAPH, "En faktaboks.")]


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 70_000_000)
    assert path.stat().st_size < 200_000
    with pytest.raises(ReadError, match=r"^er for stor pakket ut"):
        read_docx(path)


@pytest.mark.parametrize(
    ("name", "reason"), [("xl/workbook.xml", "er ikke en Word-fil"), ("a.txt", "er ikke en Word-fil")]
)
def test_another_packed_file_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(ReadError, match=reason):
        read_docx(path)


def test_a_truncated_file_is_refused(tmp_path: Path) -> None:
    Document().save(str(tmp_path / "a.docx"))
    path = tmp_path / "b.docx"
    path.write_bytes((tmp_path / "a.docx").read_bytes()[:5000])
    with pytest.raises(ReadError, match="skadet"):
        read_docx(path)
