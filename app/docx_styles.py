"""How the exported DOCX looks: page, fonts, headings, lists, quotes."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt, RGBColor

from app.docx_xml import document_language, left_border, line_colour, no_border, style_font, unstretched
from app.theme import LIGHT
from retrieval.question import Language

LANGUAGES = {Language.BOKMAAL: "nb-NO", Language.NYNORSK: "nn-NO", Language.ENGLISH: "en-GB"}
FONT = "Calibri"
SUBTLE = "Samråd merknad"
TABLE = "Samråd tabell"
ENTRY = "Samråd oppføring"
LABEL = "Samråd ledetekst"
HEADINGS = {"Title": (22, 0, 2), "Heading 1": (15, 18, 6), "Heading 2": (12, 14, 4)}  # points: size, before, after


def set_styles(document: Any, language: Language) -> None:
    """Give a new document its page, its language and its styles."""
    _page(document.sections[0])
    document_language(document, LANGUAGES[language])
    styles = document.styles
    normal = styles["Normal"]
    _font(normal, 11)
    _spacing(normal, 0, 6)
    normal.paragraph_format.line_spacing = 1.12
    for name, (size, before, after) in HEADINGS.items():
        _font(styles[name], size, LIGHT.text, bold=True)
        _spacing(styles[name], before, after)
        styles[name].paragraph_format.keep_with_next = True
    no_border(styles["Title"])
    _font(styles["Subtitle"], 11, LIGHT.subtle)
    _spacing(styles["Subtitle"], 0, 12)
    unstretched(styles["Subtitle"])
    for name in ("List Bullet", "List Bullet 2"):
        _spacing(styles[name], 0, 3)
    _quote(styles["Quote"])
    _own(styles, SUBTLE, 9.5, (0, 6), LIGHT.subtle)
    _own(styles, TABLE, 9.5, (2, 2), LIGHT.text)
    _own(styles, ENTRY, 11, (8, 2), LIGHT.text)
    _own(styles, LABEL, 11, (6, 3), LIGHT.text)
    styles[LABEL].font.bold = True
    styles[LABEL].paragraph_format.keep_with_next = True
    line_colour(styles["Table Grid"], LIGHT.border)


def language_tag(code: str) -> str:
    """The tag that word processors know a language by; another language keeps its code."""
    return next((tag for language, tag in LANGUAGES.items() if language.value == code), code)


def _page(section: Any) -> None:
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.3), Cm(2.3)


def _quote(style: Any) -> None:
    _font(style, 10.5, LIGHT.text)
    _spacing(style, 0, 4)
    style.paragraph_format.left_indent = Cm(0.5)
    left_border(style, LIGHT.border)


def _own(styles: Any, name: str, size: float, around: tuple[float, float], colour: str) -> None:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    _font(style, size, colour)
    _spacing(style, *around)


def _font(style: Any, size: float, colour: str | None = None, *, bold: bool = False) -> None:
    style_font(style, FONT)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#").upper())


def _spacing(style: Any, before: float, after: float) -> None:
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
