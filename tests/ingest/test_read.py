"""The reader is chosen by what a file is, and every fault is one sentence that says what to do."""

import io
import os
from pathlib import Path

import pytest
from docx import Document

from corpus.manifest import SUFFIXES
from ingest import read as module
from ingest.blocks import Kind, ReadError, Reading
from ingest.cut import cut
from ingest.read import read
from ingest.sections import sections
from tests.ingest.pdfs import lines


def read_it(path: Path) -> Reading:
    return read(path, max_mb=5, timeout_s=60)


def reason(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        read_it(path)
    return str(caught.value)


def file(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def word() -> bytes:
    document, data = Document(), io.BytesIO()
    document.add_paragraph("Tekst fra Word.")
    document.save(data)
    return data.getvalue()


def pdf(tmp_path: Path) -> bytes:
    return lines(tmp_path / "source.pdf", [["Tekst fra PDF."]]).read_bytes()


HTML = "\n<!-- x --><!DOCTYPE html><html><body><p>Tekst på nett.</p></body></html>".encode()


def test_every_suffix_of_a_corpus_has_a_reader() -> None:
    assert set(module.SUFFIXES) == SUFFIXES


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.markdown", "a.html", "a.htm", "A.TXT"])
def test_text_of_every_kind_is_read_without_a_warning(tmp_path: Path, name: str) -> None:
    content = HTML if "htm" in name else "Tekst på fil.".encode()
    reading = read_it(file(tmp_path / name, content))
    assert reading.blocks[0].text.startswith("Tekst på")
    assert reading.warnings == ()


def test_pdf_and_word_files_are_read_without_a_warning(tmp_path: Path) -> None:
    assert read_it(file(tmp_path / "a.pdf", pdf(tmp_path))).warnings == ()
    assert read_it(file(tmp_path / "a.docx", word())).blocks[0].text == "Tekst fra Word."


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.docx"])
def test_a_pdf_with_another_name_is_read_with_a_warning(tmp_path: Path, name: str) -> None:
    reading = read_it(file(tmp_path / name, pdf(tmp_path)))
    assert reading.blocks[0].text == "Tekst fra PDF."
    assert reading.warnings[0].startswith(f"er en PDF, selv om navnet slutter på {Path(name).suffix};")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.pdf", "a.docx"])
def test_html_with_another_name_is_read_with_a_warning(tmp_path: Path, name: str) -> None:
    reading = read_it(file(tmp_path / name, HTML))
    assert [b.text for b in reading.blocks] == ["Tekst på nett."]
    assert "er en HTML-fil" in reading.warnings[0]


def test_a_word_file_with_another_name_is_read_with_a_warning(tmp_path: Path) -> None:
    reading = read_it(file(tmp_path / "a.txt", word()))
    assert reading.blocks[0].text == "Tekst fra Word."
    assert "er en Word-fil" in reading.warnings[0]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"MZ\x90\x00" + bytes(99), "er et program"),
        ("a.txt", b"\x7fELF" + bytes(99), "er et program"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "kryptert med passord, eller er en gammel"),
        ("a.txt", b"{\\rtf1 tekst}", "RTF"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n", "er et bilde"),
        ("a.pdf", "Ren tekst på norsk.".encode(), "er ikke en PDF"),
        ("a.docx", "Ren tekst på norsk.".encode(), "er ikke en Word-fil"),
        ("a.docx", b"PK\x03\x04" + bytes(99), "skadet"),
        ("a.txt", b"tekst\x00\x01\x02", "binære data"),
        ("a.txt", b"", "er tom"),
        ("a.pdf", b"", "er tom"),
        ("a.txt", b" \n\t\n", "er tom: den har ingen tekst"),
        ("a.html", b"<html><body><script>x</script></body></html>", "er tom: den har ingen tekst"),
        ("a.xlsx", b"x", "ikke kan leses («.xlsx»)"),
        ("uten", b"x", "ikke kan leses (uten endelse)"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    assert said in reason(file(tmp_path / name, content))


def test_every_reason_is_a_sentence_about_the_file_and_one_about_what_to_do(tmp_path: Path) -> None:
    for _, text in module.FOREIGN:
        assert text[0].islower()
        assert text.endswith(".")
        assert text.count(". ") + text.count("først.") >= 1


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize(
    "odd", ["[", ".", ". ", "[^a\n", "**a\n", "¹ a\n\n", "Les mer her:\n\n", "«a. B ", "<!---->", "a\tb\n"]
)
def test_odd_text_is_read_in_linear_time(tmp_path: Path, name: str, odd: str) -> None:
    path = file(tmp_path / name, ("Ord. " + odd * (30_000 // len(odd))).encode())
    assert cut("a", sections(read_it(path).blocks, ""))  # quadratic steps took minutes


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as large:
        large.truncate(6 * 2**20)
    assert reason(path).startswith("er på 6 MB, og grensen er 5 MB.")


def test_a_missing_file_a_folder_and_a_pipe_are_refused(tmp_path: Path) -> None:
    assert "finnes ikke" in reason(tmp_path / "borte.txt")
    (tmp_path / "mappe.txt").mkdir()
    assert "ikke en vanlig fil" in reason(tmp_path / "mappe.txt")
    os.mkfifo(tmp_path / "ror.txt")
    assert "ikke en vanlig fil" in reason(tmp_path / "ror.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = file(tmp_path / "a.txt", b"tekst")
    path.chmod(0)
    assert "lesetilgangen mangler" in reason(path)


class Closed(type(Path())):  # type: ignore[misc]
    """A path whose file may not be opened."""

    def open(self, *_arguments: object, **_named: object) -> None:  # type: ignore[override]
        raise PermissionError(13, "Permission denied")


def test_a_refused_permission_is_told_in_norwegian(tmp_path: Path) -> None:
    file(tmp_path / "a.txt", b"tekst")
    assert reason(Closed(tmp_path / "a.txt")).startswith("kan ikke åpnes, fordi lesetilgangen mangler.")


def test_a_librarys_own_error_is_translated_once(tmp_path: Path) -> None:
    broken = word().replace(b"[Content_Types].xml", b"[Content_Typos].xml")
    path = file(tmp_path / "a.docx", broken)
    with pytest.raises(ReadError, match=r"^kan ikke leses som en Word-fil. Åpne den, og lagre den på nytt.$") as caught:
        read_it(path)
    assert caught.value.__cause__ is not None


def test_the_kind_of_blocks_is_the_same_whatever_the_file(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Råd", 1)
    document.add_paragraph("Tekst.")
    document.save(str(tmp_path / "a.docx"))
    file(tmp_path / "a.md", "# Råd\n\nTekst.\n".encode())
    file(tmp_path / "a.html", "<html><body><h1>Råd</h1><p>Tekst.</p></body></html>".encode())
    for name in ("a.docx", "a.md", "a.html"):
        assert [(b.kind, b.text, b.level) for b in read_it(tmp_path / name).blocks] == [
            (Kind.HEADING, "Råd", 1),
            (Kind.PARAGRAPH, "Tekst.", 0),
        ]
