"""The text of a Word paragraph: its runs without what is deleted or hidden, with the places of its footnote marks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from ingest.footnotes import lift_marks
from ingest.lines import visible

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # for programs that know less
NO_TEXT = ("w:del", "w:moveFrom", "w:txbxContent", "w:pict", "w:instrText", "w:delText", "w:rPr", "w:pPr")
LEFT_OUT = frozenset({*(qn(name) for name in NO_TEXT), FALLBACK})
OFF = frozenset({"0", "false", "none", "off"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph's text, the footnotes that it points to, and the characters before each mark."""

    text: str
    refs: tuple[str, ...]
    places: tuple[int, ...]


def text_of(paragraph: Any, notes: Mapping[str, str]) -> Piece:
    """The text of a paragraph; `notes` gives the number of each footnote by its id."""
    parts: list[tuple[str, str]] = []  # a text, or empty and the number of a footnote
    _collect(paragraph, notes, parts)
    text, refs, places = "", [], []
    for part, number in parts:
        if number:
            refs.append(number)
            places.append(len(text.rstrip()))
        else:
            text += part if text and not text.endswith(" ") else part.lstrip()
    bare, more, at = lift_marks(text.strip())
    return Piece(bare, (*refs, *more), (*places, *at))


def _collect(element: Any, notes: Mapping[str, str], parts: list[tuple[str, str]]) -> None:
    """Add the texts and footnote marks below an element, in order; a stack, for files may nest deeply."""
    stack = list(reversed(list(element.iterchildren())))
    while stack:
        child = stack.pop()
        if child.tag in LEFT_OUT or (child.tag == qn("w:r") and _is_hidden(child)):
            continue
        if child.tag == qn("w:t"):
            parts.append((re.sub(r"\s+", " ", visible(child.text or "")), ""))
        elif child.tag in {qn("w:tab"), qn("w:br"), qn("w:cr")}:
            parts.append((" ", ""))
        elif child.tag == qn("w:noBreakHyphen"):
            parts.append(("-", ""))
        elif child.tag == qn("w:footnoteReference") and notes.get(child.get(qn("w:id"))):
            parts.append(("", notes[child.get(qn("w:id"))]))
        else:
            stack += reversed(list(child.iterchildren()))


def _is_hidden(run: Any) -> bool:
    return _is_on(run, "w:vanish")


def _is_on(run: Any, name: str) -> bool:
    mark = run.find(f"{qn('w:rPr')}/{qn(name)}")
    return mark is not None and mark.get(qn("w:val")) not in OFF


def is_bold(paragraph: Any) -> bool:
    """Whether all the text of a paragraph is bold."""
    runs = [run for run in paragraph.iter(qn("w:r")) if any((t.text or "").strip() for t in run.iter(qn("w:t")))]
    return bool(runs) and all(_is_on(run, "w:b") for run in runs)
