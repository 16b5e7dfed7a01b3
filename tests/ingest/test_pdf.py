"""PDFs made in the test: what a report becomes, and what hostile and broken files are answered with."""

import io
import time
from pathlib import Path

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ListFlowable, PageBreak, Paragraph, Table

from ingest.blocks import Block, Kind, ReadError, Reading
from ingest.cut import cut
from ingest.readers.pdf import read_pdf
from ingest.sections import sections
from tests.ingest.pdfs import BODY, BOLD, LARGE, SMALL, STYLES, lines, report, with_content

TIMEOUT_S = 60
FIRST = (
    "Departementene må sørge for et godt faktagrunnlag før de setter i gang. De bør involvere virksomhetene "
    "tidlig i arbeidet, jf. kap. 2, slik at alle kjenner problemet og vet hvem som har ansvaret for det."
)
SECOND = "Et koordinerende departement bør pekes ut tidlig. Det skal ha en tydelig rolle i hele arbeidet."
TITLE = "Styring på tvers: hvordan departementene sammen kan nå mål som ingen av dem når alene"


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """A report of two pages."""
    story = [
        Paragraph(TITLE, STYLES["Title"]),
        Paragraph("1 Innledning", LARGE),
        Paragraph(f"{FIRST}<super size=6>1</super> Slik er det.", BODY),
        Paragraph(SECOND, BODY),
        Paragraph("Hva må avklares før arbeidet begynner?", BOLD),
        Paragraph("Departementene må avklare:", BODY),
        ListFlowable(
            [Paragraph("hvem som har ansvaret " * 6 + "for oppgaven", BODY), Paragraph("hva det koster", BODY)],
            bulletType="bullet",
        ),
        Table([["Departement", "Oppgave"], ["KMD", "Samordner"]], colWidths=150),
        Paragraph("<super size=5>1</super> Se veilederen.", SMALL),
        PageBreak(),
        Paragraph("2 Rådene", LARGE),
        Paragraph(FIRST, BODY),
    ]
    return read_pdf(report(tmp_path_factory.mktemp("pdf") / "a.pdf", story), TIMEOUT_S)


def of(reading: Reading, kind: Kind) -> list[Block]:
    return [b for b in reading.blocks if b.kind is kind]


def test_headings_are_found_by_type_size_and_weight(reading: Reading) -> None:
    assert [(b.text, b.level) for b in of(reading, Kind.HEADING)] == [
        (TITLE, 1),
        ("1 Innledning", 1),
        ("Hva må avklares før arbeidet begynner?", 2),
        ("2 Rådene", 1),
    ]


def test_wrapped_lines_are_joined_and_paragraphs_kept_apart(reading: Reading) -> None:
    texts = [b.text for b in of(reading, Kind.PARAGRAPH)]
    assert texts == [f"{FIRST} Slik er det.", SECOND, "Departementene må avklare:", FIRST]


def test_running_heads_and_page_numbers_are_gone(reading: Reading) -> None:
    assert not [b for b in reading.blocks if "Rapport om styring" in b.text or b.text.startswith("Side ")]


def test_points_rows_and_footnotes_are_what_they_were(reading: Reading) -> None:
    assert [b.text for b in of(reading, Kind.ITEM)] == [
        ("hvem som har ansvaret " * 6) + "for oppgaven",
        "hva det koster",
    ]
    assert [b.text for b in of(reading, Kind.ROW)] == ["Departement: Oppgave", "KMD: Samordner"]
    assert [(b.marker, b.text) for b in of(reading, Kind.FOOTNOTE)] == [("1", "Se veilederen.")]


def test_every_block_has_its_physical_page(reading: Reading) -> None:
    assert reading.pages == 2
    assert {b.page for b in reading.blocks if b.text == "2 Rådene"} == {2}
    assert [b.page for b in of(reading, Kind.PARAGRAPH)] == [1, 1, 1, 2]


def test_passages_carry_the_page(reading: Reading) -> None:
    pages = {p.section: p.page for p in cut("a", sections(reading.blocks, TITLE))}
    assert pages["1 Innledning",] == 1
    assert pages["2 Rådene",] == 2


def test_divided_words_are_whole_again(tmp_path: Path) -> None:
    page = [
        "Departementene må sørge for god samord-",
        "ning mellom departements- og virksomhets-",
        "nivået, og bruke IKT-",
        "strategien og 0-24-",
        "samarbeidet i hele perioden.",
    ]
    reading = read_pdf(lines(tmp_path / "a.pdf", [page]), TIMEOUT_S)
    assert [b.text for b in reading.blocks] == [
        "Departementene må sørge for god samordning mellom departements- og virksomhetsnivået, "
        "og bruke IKT-strategien og 0-24-samarbeidet i hele perioden."
    ]


def test_a_sentence_over_a_page_end_is_whole_and_has_its_first_page(tmp_path: Path) -> None:
    first = ["Virksomhetene bør få reell frihet når departementene har gitt et", "klart mandat for det som skal opp-"]
    reading = read_pdf(lines(tmp_path / "a.pdf", [first, ["nås med samarbeidet i hele perioden."]]), TIMEOUT_S)
    assert [(b.text[-35:], b.page) for b in reading.blocks] == [("oppnås med samarbeidet i hele perioden."[-35:], 1)]


def test_bookmarks_tell_the_levels(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    titles = [("Første kapittel", 0), ("Delkapittel", 1), ("Underpunkt", 2), ("Andre kapittel", 0)]
    for number, (title, level) in enumerate(titles):
        canvas.bookmarkPage(title)
        canvas.addOutlineEntry(title, title, level)
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(72, 780 - 90 * number, title)
        canvas.setFont("Helvetica", 12)
        for row in range(4):
            canvas.drawString(72, 760 - 90 * number - 14 * row, "Dette er en ganske lang linje med vanlig tekst.")
    canvas.save()
    found = of(read_pdf(tmp_path / "a.pdf", TIMEOUT_S), Kind.HEADING)
    assert [(b.text, b.level - 1) for b in found] == titles


def test_a_contents_list_is_dropped(tmp_path: Path) -> None:
    contents = ["Innhold", "", "Sammendrag ........ 2", "1. Innledning ........ 3", "Metode ........ 4"]
    text = ["Sammendrag", "", "Dette er et sammendrag som er kort og godt skrevet."]
    reading = read_pdf(lines(tmp_path / "a.pdf", [contents, text]), TIMEOUT_S)
    assert [(b.kind, b.text) for b in reading.blocks] == [(Kind.HEADING, "Sammendrag"), (Kind.PARAGRAPH, text[2])]


def test_an_empty_user_password_is_no_hindrance(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.pdf", [["Dette er en hel setning."]], password="")
    assert read_pdf(path, TIMEOUT_S).blocks[0].text == "Dette er en hel setning."


def test_a_password_is_named_as_the_reason(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.pdf", [["Hemmelig."]], password="hemmelig")
    with pytest.raises(ReadError, match=r"^er kryptert med passord. Lagre en kopi uten passord.$"):
        read_pdf(path, TIMEOUT_S)


def test_pages_that_are_pictures_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(72, 700, "Dette er en hel setning på den første siden.")
    canvas.showPage()
    canvas.showPage()  # an empty page is none
    for _ in range(2):
        canvas.drawImage(_picture(), 0, 0, 500, 700)
        canvas.showPage()
    canvas.save()
    assert read_pdf(path, TIMEOUT_S).warnings == (
        "sidene 3 og 4 har ingen tekst (skannet?); kjør tekstgjenkjenning (OCR) på filen.",
    )


def test_a_file_of_pictures_alone_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    canvas.drawImage(_picture(), 0, 0, 500, 700)
    canvas.save()
    with pytest.raises(ReadError, match="tekstgjenkjenning"):
        read_pdf(path, TIMEOUT_S)


def _picture() -> ImageReader:
    return ImageReader(io.BytesIO(b"P6 2 2 255\n" + bytes(12)))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "er tom"),
        (b"<html><body>ikke en PDF</body></html>", "er ikke en PDF"),
        (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "skadet"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "skadet"),
    ],
)
def test_files_that_are_no_pdf_are_refused_with_a_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=reason):
        read_pdf(path, TIMEOUT_S)


def test_a_truncated_file_is_refused_or_read_as_far_as_it_goes(tmp_path: Path) -> None:
    whole = lines(tmp_path / "a.pdf", [["Dette er en hel setning."]] * 20).read_bytes()
    path = tmp_path / "b.pdf"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ReadError):
        read_pdf(path, TIMEOUT_S)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = with_content(tmp_path / "a.pdf", b"BT (x) Tj ET " * 8_000_000)  # 104 MB, and pypdf's limit is 75
    assert path.stat().st_size < 2_000_000
    with pytest.raises(ReadError, match=r"^er for stor pakket ut"):
        read_pdf(path, TIMEOUT_S)


def test_a_bomb_in_a_bomb_is_refused(tmp_path: Path) -> None:
    path = with_content(tmp_path / "a.pdf", bytes(100_000_000), filters=2)
    with pytest.raises(ReadError):
        read_pdf(path, TIMEOUT_S)


def test_memory_is_bounded(tmp_path: Path) -> None:
    path = with_content(tmp_path / "a.pdf", b"BT /F1 9 Tf (tekst) Tj ET\n" * 300_000)
    with pytest.raises(ReadError, match=r"^er for stor pakket ut"):
        read_pdf(path, TIMEOUT_S, memory_mb=120)


def test_a_file_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    path = with_content(tmp_path / "a.pdf", b"BT /F1 9 Tf 1 0 0 1 9 9 Tm (tekst) Tj ET\n" * 150_000)
    start = time.monotonic()
    with pytest.raises(ReadError, match=r"^tok mer enn 1 sekunder"):
        read_pdf(path, 1)
    assert time.monotonic() - start < 10


def test_text_that_looks_like_mark_up_makes_no_heading(tmp_path: Path) -> None:
    page = ["# Ikke en overskrift, men en linje som begynner slik den gjør.", "", "Dette er en vanlig setning."]
    reading = read_pdf(lines(tmp_path / "a.pdf", [page]), TIMEOUT_S)
    assert of(reading, Kind.HEADING) == []


def test_the_folder_one_stands_in_is_not_searched_for_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pypdf.py").write_text("raise SystemExit('taken over')", encoding="utf-8")
    path = lines(tmp_path / "a.pdf", [["Dette er en hel setning."]])
    monkeypatch.chdir(tmp_path)
    assert read_pdf(path, TIMEOUT_S).blocks[0].text == "Dette er en hel setning."
