"""What a Word file's styles and numberings say: the level of a heading, the depth and number of a point."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

HEADING = re.compile(r"^(?:heading|overskrift)\s*(\d)$", re.IGNORECASE)
TITLE = re.compile(r"^(?:title|tittel)$", re.IGNORECASE)
CONTENTS = re.compile(r"^(?:toc|inn?h|innholdsfortegnelse)\s*\d$", re.IGNORECASE)
LIST = re.compile(r"^(?:list (bullet|number)|(punktliste|nummerert liste))(?:\s*(\d))?$", re.IGNORECASE)
BODY_LEVEL = 9  # Word's outline level for ordinary text; 0 is the outermost heading
MAX_BASES = 20
LETTERED = frozenset({"lowerLetter", "upperLetter"})

Point = tuple[str, int]  # the id of a numbering and the depth in it


def _value(element: Any, path: str) -> str | None:
    found = element.find("/".join(qn(name) for name in path.split("/"))) if element is not None else None
    return None if found is None else found.get(qn("w:val"))


class Styles:
    """The styles of a document, by id."""

    def __init__(self, document: Any) -> None:
        self._by_id = {
            style.get(qn("w:styleId")): style for style in document.styles.element.iterchildren(qn("w:style"))
        }

    def of(self, paragraph: Any) -> str:
        """The id of a paragraph's style; empty for the ordinary one."""
        return _value(paragraph, "w:pPr/w:pStyle") or ""

    def _chain(self, style: str) -> Iterator[Any]:
        """A style's element and those it is based on."""
        for _ in range(MAX_BASES):
            element = self._by_id.get(style)
            if element is None:
                return
            yield element
            style = _value(element, "w:basedOn") or ""

    def _names(self, style: str) -> list[str]:
        return [style, *((_value(element, "w:name") or "") for element in self._chain(style))]

    def level(self, paragraph: Any, style: str) -> int:
        """The level of a heading, 1 is outermost; 0 for other paragraphs."""
        outline = _value(paragraph, "w:pPr/w:outlineLvl")
        for element in self._chain(style):
            outline = outline or _value(element, "w:pPr/w:outlineLvl")
        if outline is not None and outline.isdigit():
            return int(outline) + 1 if int(outline) < BODY_LEVEL else 0
        for name in self._names(style):
            match = HEADING.match(name)
            if match:
                return int(match.group(1))
            if TITLE.match(name):
                return 1
        return 0

    def is_contents(self, style: str) -> bool:
        """Whether a style is a contents list's."""
        return any(CONTENTS.match(name) for name in self._names(style))

    def numbering(self, style: str) -> Point | None:
        """The numbering that a style gives its paragraphs."""
        named = next((m for m in (LIST.match(name) for name in self._names(style)) if m), None)
        depth = int(named.group(3) or 1) - 1 if named else 0
        for element in self._chain(style):
            number = _value(element, "w:pPr/w:numPr/w:numId")
            if number:
                return number, int(_value(element, "w:pPr/w:numPr/w:ilvl") or depth)
        if named is None:
            return None
        numbered = (named.group(1) or named.group(2)).lower() in {"number", "nummerert liste"}
        return "number" if numbered else "bullet", depth


class Numbering:
    """The numberings of a document, and how far each has counted."""

    def __init__(self, document: Any) -> None:
        self._formats: dict[Point, str] = {("number", 0): "decimal"}
        self._counts: dict[str, list[int]] = {}
        parts = [rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")]
        if parts:
            self._read(parts[0].element)

    def _read(self, root: Any) -> None:
        kinds = {
            abstract.get(qn("w:abstractNumId")): {
                int(level.get(qn("w:ilvl"), 0)): _value(level, "w:numFmt") or "bullet"
                for level in abstract.iterchildren(qn("w:lvl"))
            }
            for abstract in root.iterchildren(qn("w:abstractNum"))
        }
        for number in root.iterchildren(qn("w:num")):
            for depth, kind in kinds.get(_value(number, "w:abstractNumId"), {}).items():
                self._formats[number.get(qn("w:numId")), depth] = kind

    def of(self, paragraph: Any, styled: Point | None) -> tuple[int, str] | None:
        """The depth and marker of a point; None for a paragraph that is none."""
        own = _value(paragraph, "w:pPr/w:numPr/w:numId")
        depth = int(_value(paragraph, "w:pPr/w:numPr/w:ilvl") or (styled[1] if styled else 0))
        number = own or (styled[0] if styled else None)
        if number in {None, "0"}:
            return None
        counts = self._counts.setdefault(str(number), [])
        counts[depth + 1 :] = []
        counts += [0] * (depth + 1 - len(counts))
        counts[depth] += 1
        return depth, self._marker(str(number), depth, counts[depth])

    def _marker(self, number: str, depth: int, count: int) -> str:
        kind = self._formats.get((number, depth), "bullet")
        if kind in {"bullet", "none"}:
            return ""
        return f"{chr(96 + count)})" if kind in LETTERED and count <= 26 else f"{count}."
