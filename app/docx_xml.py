"""What python-docx has no call for: language, borders, page numbers, repeated table headers."""

from collections.abc import Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu

THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def element(name: str, **attributes: str) -> Any:
    """An element of WordprocessingML, with attributes of the same namespace."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def document_language(document: Any, language: str) -> None:
    """Set the language of all text that has none of its own."""
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("lang", val=language, eastAsia=language, bidi="ar-SA"))


def styled(paragraph: Any, style: str) -> Any:
    """The paragraph with that style, by its id: python-docx reads all styles each time it is given a name."""
    paragraph._p.style = style.replace(" ", "")
    return paragraph


def run_language(run: Any, language: str) -> None:
    """Set the language of a run."""
    run._r.get_or_add_rPr().append(element("lang", val=language))


def style_font(style: Any, name: str) -> None:
    """Set a style's font, above the theme's."""
    style.font.name = name
    fonts = style.element.rPr.rFonts
    for theme in THEME_FONTS:
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)


def unstretched(style: Any) -> None:
    """Take away the space between a style's letters."""
    for stretched in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(stretched)


def line_colour(style: Any, colour: str) -> None:
    """Set the colour of a table style's lines."""
    for line in style.element.find(f".//{qn('w:tblBorders')}"):
        line.set(qn("w:color"), colour.removeprefix("#").upper())


def left_border(style: Any, colour: str) -> None:
    """Give a paragraph style a line on its left side."""
    borders = element("pBdr")
    borders.append(element("left", val="single", sz="12", space="8", color=colour.removeprefix("#").upper()))
    _put_borders(style, borders)


def no_border(style: Any) -> None:
    """Take the lines of a paragraph style away."""
    _put_borders(style, None)


def _put_borders(style: Any, borders: Any) -> None:
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    if borders is not None:
        # the schema wants the borders before spacing, indent and all that comes after
        later = [child for child in properties if child.tag in {qn(f"w:{n}") for n in ("spacing", "ind", "jc")}]
        later[0].addprevious(borders) if later else properties.append(borders)


def add_page_numbers(paragraph: Any, page: str, of_pages: str) -> None:
    """Write «Side 1 av 3» with the numbers as fields."""
    for word, code in ((page, "PAGE"), (of_pages, "NUMPAGES")):
        paragraph.add_run(f"{word} " if code == "PAGE" else f" {word} ")
        field = element("fldSimple", instr=code)
        run = element("r")
        text = element("t")
        text.text = "1"
        run.append(text)
        field.append(run)
        paragraph._p.append(field)
    paragraph.alignment = 1


def fixed_layout(table: Any, widths: Sequence[int]) -> None:
    """Set the widths of a table's columns, in EMU, and keep them."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width)


def table_header(row: Any) -> None:
    """Repeat a row at the top of each page that its table goes on to."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def unsplit(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def cell_shading(cell: Any, colour: str) -> None:
    """Fill a cell."""
    cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=colour))


def no_thumbnail(document: Any) -> None:
    """Leave out the picture of another document that python-docx' template carries."""
    relations = document.part.package.rels
    for name in [name for name, r in relations.items() if r.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[name]
