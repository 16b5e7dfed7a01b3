"""HTML pages: what is text, and what is furniture, hidden or code."""

from pathlib import Path

import pytest

from ingest.blocks import Block, Kind, ReadError
from ingest.readers.html import read_html


def read(tmp_path: Path, body: str) -> tuple[Block, ...]:
    path = tmp_path / "a.html"
    path.write_text(f"<!doctype html><html lang='nb'><head><title>Tittel</title></head><body>{body}</body></html>")
    return read_html(path).blocks


def texts(tmp_path: Path, body: str) -> list[str]:
    return [block.text for block in read(tmp_path, body)]


def test_headings_paragraphs_and_quotations(tmp_path: Path) -> None:
    blocks = read(
        tmp_path, "<h1>Råd</h1><p>Et <b>viktig</b>\n avsnitt.</p><h2>Hvorfor</h2><blockquote>Sitat.</blockquote>"
    )
    assert [(b.kind, b.text, b.level) for b in blocks] == [
        (Kind.HEADING, "Råd", 1),
        (Kind.PARAGRAPH, "Et viktig avsnitt.", 0),
        (Kind.HEADING, "Hvorfor", 2),
        (Kind.PARAGRAPH, "Sitat.", 0),
    ]


def test_lists_have_depths_and_numbers(tmp_path: Path) -> None:
    body = "<p>Dette:</p><ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul><ol start='3'><li>d</li><li>e</li></ol>"
    assert [(b.kind, b.text, b.level, b.marker) for b in read(tmp_path, body)[1:]] == [
        (Kind.ITEM, "a", 0, ""),
        (Kind.ITEM, "b", 1, ""),
        (Kind.ITEM, "c", 0, ""),
        (Kind.ITEM, "d", 0, "3."),
        (Kind.ITEM, "e", 0, "4."),
    ]


def test_a_table_becomes_rows_and_a_table_for_layout_its_text(tmp_path: Path) -> None:
    rows = "<table><tr><th>Trinn</th><th>Navn</th></tr><tr><td>1</td><td>Dele</td></tr></table>"
    assert texts(tmp_path, rows) == ["Trinn: Navn", "1: Dele"]
    blocks = read(tmp_path, "<table><tr><td><h2>Råd</h2><p>Tekst.</p></td></tr></table>")
    assert [b.kind for b in blocks] == [Kind.HEADING, Kind.PARAGRAPH]


def test_text_without_paragraphs_is_read(tmp_path: Path) -> None:
    assert texts(tmp_path, "<div>Løs tekst<br>over to linjer<div>og en til</div></div>") == [
        "Løs tekst over to linjer",
        "og en til",
    ]


@pytest.mark.parametrize(
    "furniture",
    [
        "<script>x()</script>",
        "<style>p{}</style>",
        "<nav>Meny</nav>",
        "<header>Topp</header>",
        "<footer>Bunn</footer>",
        "<aside>Reklame</aside>",
        "<form>Søk<input></form>",
        "<p hidden>Skjult</p>",
        "<p aria-hidden='true'>Skjult</p>",
        "<p style='color:red; display : none'>Skjult</p>",
        "<p style='visibility:hidden'>Skjult</p>",
        "<span style='font-size:0'>Skjult</span>",
        "<template><p>Mal</p></template>",
        "<noscript>Slå på skript</noscript>",
        "<svg><text>Tegning</text></svg>",
        "<!-- Kommentar -->",
        "<button>Klikk</button>",
        "<div hidden><div><p>Skjult</p></div></div>",
    ],
)
def test_furniture_code_and_hidden_text_are_left_out(tmp_path: Path, furniture: str) -> None:
    assert texts(tmp_path, f"<p>Før.</p>{furniture}<p>Etter.</p>") == ["Før.", "Etter."]


def test_only_the_main_part_is_read_where_there_is_one(tmp_path: Path) -> None:
    assert texts(tmp_path, "<div>Brødsmuler</div><main><p>Tekst.</p></main><div>Kontakt oss</div>") == ["Tekst."]


def test_the_heading_in_an_articles_own_header_stays(tmp_path: Path) -> None:
    article = "<article><header><h1>Råd</h1><p>Dato</p></header><p>Tekst.</p></article>"
    body = f"<header><h1>Nettsted</h1></header><main>{article}</main>"
    assert texts(tmp_path, body) == ["Råd", "Tekst."]


def test_a_form_around_the_whole_page_is_no_form(tmp_path: Path) -> None:
    assert texts(tmp_path, "<form id='aspnetForm'><h1>Råd</h1><p>Tekst.</p></form>") == ["Råd", "Tekst."]


def test_links_keep_their_words_and_a_raised_number_is_a_footnote_mark(tmp_path: Path) -> None:
    (block,) = read(tmp_path, "<p>Se <a href='https://example.org'>rådet</a>.<sup><a href='#1'>[1]</a></sup> Mer.</p>")
    assert block.text == "Se rådet. Mer."
    assert (block.refs, block.ref_places) == (("1",), (9,))


def test_the_declared_encoding_is_used(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(
        "<html><head><meta charset='iso-8859-1'></head><body><p>Råd på tvers</p></body></html>".encode("latin-1")
    )
    assert read_html(path).blocks[0].text == "Råd på tvers"


def test_deep_nesting_neither_hangs_nor_breaks(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"^har for mange elementer inni hverandre"):
        read(tmp_path, "<p>Først.</p>" + "<div>" * 20_000 + "innerst" + "</div>" * 20_000)
