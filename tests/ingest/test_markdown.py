from pathlib import Path

from ingest.blocks import Block, Kind
from ingest.cut import cut
from ingest.readers.markdown import read_markdown
from ingest.sections import sections


def read(tmp_path: Path, text: str) -> tuple[Block, ...]:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    return read_markdown(path).blocks


def test_headings_paragraphs_and_quotations(tmp_path: Path) -> None:
    blocks = read(tmp_path, "# Råd\n\nEt avsnitt\nover to linjer.\n\n## Begrunnelse\n\n> Et sitat.\n")
    assert [(b.kind, b.text, b.level) for b in blocks] == [
        (Kind.HEADING, "Råd", 1),
        (Kind.PARAGRAPH, "Et avsnitt over to linjer.", 0),
        (Kind.HEADING, "Begrunnelse", 2),
        (Kind.PARAGRAPH, "Et sitat.", 0),
    ]


def test_lists_have_depths_and_numbers(tmp_path: Path) -> None:
    blocks = read(tmp_path, "Lead-in:\n\n- a\n  - b\n\n3. tre\n4. fire\n")
    assert [(b.kind, b.text, b.level, b.marker) for b in blocks[1:]] == [
        (Kind.ITEM, "a", 0, ""),
        (Kind.ITEM, "b", 1, ""),
        (Kind.ITEM, "tre", 0, "3."),
        (Kind.ITEM, "fire", 0, "4."),
    ]


def test_a_points_second_paragraph_is_a_paragraph(tmp_path: Path) -> None:
    blocks = read(tmp_path, "- første\n\n  mer om det\n- andre\n")
    assert [b.kind for b in blocks] == [Kind.ITEM, Kind.PARAGRAPH, Kind.ITEM]


def test_tables_become_rows(tmp_path: Path) -> None:
    blocks = read(tmp_path, "| Trinn | Navn |\n| --- | --- |\n| 1 | Dele |\n| 2 | |\n")
    assert [(b.kind, b.text) for b in blocks] == [(Kind.ROW, "Trinn: Navn"), (Kind.ROW, "1: Dele"), (Kind.ROW, "2")]


def test_a_footnote_stands_beside_its_paragraph(tmp_path: Path) -> None:
    blocks = read(tmp_path, "Først.[^a] Så mer[^2].\n\nEtterpå.\n\n[^a]: Note a.\n[^2]: Note to.\n")
    assert [b.text for b in blocks] == ["Først. Så mer.", "Note a.", "Note to.", "Etterpå."]
    assert blocks[0].refs == ("a", "2")
    # «Først.» is 6 characters; «Først. Så mer» is 13.
    assert blocks[0].ref_places == (6, 13)


def test_links_keep_their_words_and_pictures_are_left_out(tmp_path: Path) -> None:
    (block,) = read(tmp_path, "Se [veilederen](https://example.org/x) her. ![et bilde](http://example.org/p.png)\n")
    assert block.text == "Se veilederen her."


def test_raw_html_and_front_matter_are_left_out(tmp_path: Path) -> None:
    blocks = read(tmp_path, "---\ntitle: x\n---\n\n<script>alert(1)</script>\n\nTekst med <b>fet</b> skrift.\n")
    assert [b.text for b in blocks] == ["Tekst med fet skrift."]


def test_emphasis_code_and_invisible_characters_leave_plain_text(tmp_path: Path) -> None:
    (block,) = read(tmp_path, "En **fet** og *skrå* `kode` med\u200b usynlig\u00ad tegn.\n")
    assert block.text == "En fet og skrå kode med usynlig tegn."


def test_a_file_in_windows_1252_is_read_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("Råd på tvers.".encode("cp1252"))
    reading = read_markdown(path)
    assert reading.blocks[0].text == "Råd på tvers."
    assert reading.warnings == ("er ikke UTF-8; lest som Windows-1252. Lagre den som UTF-8.",)


def test_from_file_to_passages(tmp_path: Path) -> None:
    blocks = read(tmp_path, "# Notatet\n\n## Råd 1\n\n### Begrunnelse\n\nTillit er viktig. Åpenhet også.\n")
    (passage,) = cut("notat", sections(blocks, "Notatet"))
    assert passage.section == ("Råd 1", "Begrunnelse")
    assert [u.text for u in passage.units] == ["Tillit er viktig.", "Åpenhet også."]
