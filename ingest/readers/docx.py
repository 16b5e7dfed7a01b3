"""Word files: headings by outline level or style, lists, tables, footnotes, in the order of the document."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from ingest.blocks import Block, Kind, ReadError, Reading
from ingest.footnotes import Note, put_beside
from ingest.lines import plain, visible
from ingest.readers.docx_styles import Numbering, Styles
from ingest.readers.docx_text import FALLBACK, Piece, is_bold, text_of

MAX_XML_MB = 60  # of all the XML in the file, unpacked: a long report has five
MAX_MB = 400  # of the whole file, unpacked, with its pictures
MAX_PARTS = 5_000
MAX_TITLE_WORDS = 15
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def read_docx(path: Path) -> Reading:
    """Read a Word file; ReadError where it is none, or where it is too large unpacked."""
    check_zip(path)
    document = Document(str(path))
    styles, numbering = Styles(document), Numbering(document)
    notes = _footnotes(document)
    reader = _Reader(styles, numbering, {identifier: str(n) for n, identifier in enumerate(notes, 1)})
    blocks = list(reader.blocks(document.element.body))
    if not any(block.kind is Kind.HEADING for block in blocks):
        blocks = _with_bold_titles(blocks, reader.bold)
    found = [Note(str(n), text, len(blocks), None) for n, text in enumerate(notes.values(), 1) if text]
    return Reading(tuple(put_beside(blocks, found)))


def check_zip(path: Path) -> None:
    """Refuse what is no Word file, and what would fill the memory when it is unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
    except zipfile.BadZipFile as error:
        raise ReadError("er skadet og kan ikke leses som Word-fil. Åpne den i Word, og lagre den på nytt.") from error
    if "word/document.xml" not in names:
        raise ReadError("er ikke en Word-fil (.docx), selv om den er pakket som en. Gi den riktig endelse.")
    size = sum(part.file_size for part in parts)
    xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if size > MAX_MB * 2**20 or xml > MAX_XML_MB * 2**20 or len(parts) > MAX_PARTS:
        raise ReadError("er for stor pakket ut til å leses trygt. Del den i mindre filer, eller lagre den på nytt.")


class _Reader:
    """Turns the elements of a document's body into blocks."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: dict[str, str]) -> None:
        self.styles, self.numbering, self.notes = styles, numbering, notes
        self.bold: set[int] = set()  # id() of the blocks that are all bold

    def blocks(self, parent: Any) -> Iterator[Block]:
        """The blocks of a body, or of a content control in it; a contents list is left out."""
        for element in parent.iterchildren():
            if element.tag == qn("w:p"):
                block = self._paragraph(element)
                if block is not None:
                    yield block
                for box in _boxes(element):
                    yield from self.blocks(box)
            elif element.tag == qn("w:tbl"):
                yield from self._table(element)
            elif element.tag == qn("w:sdt") and not _is_contents(element):
                content = element.find(qn("w:sdtContent"))
                yield from self.blocks(content) if content is not None else ()

    def _paragraph(self, element: Any) -> Block | None:
        style = self.styles.of(element)
        piece = text_of(element, self.notes)
        if not piece.text or self.styles.is_contents(style):
            return None
        level = self.styles.level(element, style)
        if level:
            return Block(Kind.HEADING, piece.text, level, refs=piece.refs)
        point = self.numbering.of(element, self.styles.numbering(style))
        if point is not None:
            depth, marker = point
            return Block(Kind.ITEM, piece.text, depth, None, marker, piece.refs, piece.places)
        block = Block(Kind.PARAGRAPH, piece.text, refs=piece.refs, ref_places=piece.places)
        if is_bold(element):
            self.bold.add(id(block))
        return block

    def _table(self, table: Any) -> Iterator[Block]:
        """Each row as its cells; a table of one column is a frame around ordinary text."""
        rows = [list(row.iterchildren(qn("w:tc"))) for row in table.iterchildren(qn("w:tr"))]
        if all(len(row) <= 1 for row in rows):
            for row in rows:
                for cell in row:
                    yield from self.blocks(cell)
            return
        for row in rows:
            pieces = [self._cell(cell) for cell in row]
            text = ": ".join(piece.text.rstrip(":") for piece in pieces if piece.text)
            if text:
                yield Block(Kind.ROW, text, refs=tuple(ref for piece in pieces for ref in piece.refs))

    def _cell(self, cell: Any) -> Piece:
        pieces = [text_of(p, self.notes) for p in cell.iter(qn("w:p"))]
        return Piece(" ".join(p.text for p in pieces if p.text), tuple(ref for p in pieces for ref in p.refs), ())


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes that are anchored in a paragraph, each once."""
    fallbacks = {id(box) for old in paragraph.iter(FALLBACK) for box in old.iter(qn("w:txbxContent"))}
    return (box for box in paragraph.iter(qn("w:txbxContent")) if id(box) not in fallbacks)


def _is_contents(element: Any) -> bool:
    """Whether a content control is a contents list."""
    gallery = element.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return gallery is not None and gallery.get(qn("w:val")) == "Table of Contents"


def _footnotes(document: Any) -> dict[str, str]:
    """The text of each footnote by its id, in the order of the notes; empty where the file has none."""
    parts = [rel.target_part for rel in document.part.rels.values() if rel.reltype == FOOTNOTES]
    if not parts:
        return {}
    notes = {}
    for note in parse_xml(parts[0].blob).iterchildren(qn("w:footnote")):
        if note.get(qn("w:type")) in {None, "normal"}:
            texts = [text_of(p, {}).text for p in note.iter(qn("w:p"))]
            notes[note.get(qn("w:id"))] = plain(visible(" ".join(texts)))
    return notes


def _with_bold_titles(blocks: list[Block], bold: set[int]) -> list[Block]:
    """In a file without headings, a short paragraph that is all bold above text is one."""
    result = []
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        short = len(block.text.split()) <= MAX_TITLE_WORDS and not block.text.endswith((".", ",", ";"))
        if id(block) in bold and short and following is not None and id(following) not in bold:
            result.append(Block(Kind.HEADING, block.text.rstrip(":"), 1, refs=block.refs))
        else:
            result.append(block)
    return result
