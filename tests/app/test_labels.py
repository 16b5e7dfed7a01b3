from markdown_it import MarkdownIt

from app.labels import plain_label
from tests.app.fakes import HOSTILE
from tests.app.html_reading import elements


def read_back(label: str) -> str:
    """The label as Markdown shows it, without the joiners."""
    return MarkdownIt("commonmark").renderInline(label).replace("\u2060", "")


def test_plain_words_stay_readable() -> None:
    assert plain_label("Utpek ett departement.") == r"Utpek ett departement\."
    assert read_back(plain_label("Hva skal være\n oppnådd?")) == "Hva skal være oppnådd?"


def test_markdown_and_html_become_text() -> None:
    shown = MarkdownIt("commonmark").renderInline(plain_label(HOSTILE))
    assert elements(shown) == []
    assert "**fet** # overskrift" in shown


def test_addresses_and_signs_are_broken_up() -> None:
    label = plain_label("se http://ond.example, www.ond.example og a@ond.example :red[x] :smile: $x$")
    plain = label.replace("\\", "")
    assert "http://" not in plain
    assert "www." not in plain
    assert "a@" not in plain
    assert ":red" not in plain
    assert ":smile" not in plain
