"""PDFs that the tests make: ordinary ones with reportlab, hostile ones by hand."""

import zlib
from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

STYLES = getSampleStyleSheet()
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=7)
LARGE = ParagraphStyle("large", fontName="Helvetica-Bold", fontSize=14, leading=17, spaceBefore=8, spaceAfter=6)
BOLD = ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold")
SMALL = ParagraphStyle("small", parent=BODY, fontSize=8, leading=10)


def report(path: Path, story: Sequence[Flowable], head: str = "Rapport om styring") -> Path:
    """A report with a running head and a page number on every page."""

    def furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 800, head)
        canvas.drawRightString(520, 30, f"Side {document.page}")

    document = BaseDocTemplate(str(path), pagesize=A4)
    frame = Frame(72, 60, 400, 720)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=furniture))
    document.build(list(story))
    return path


def lines(path: Path, pages: Sequence[Sequence[str]], password: str | None = None) -> Path:
    """Pages of plain lines in one type size, 14 points apart; an empty line leaves a gap."""
    from reportlab.lib.pdfencrypt import StandardEncryption

    encryption = StandardEncryption(password, ownerPassword="owner", strength=128) if password is not None else None
    canvas = Canvas(str(path), pagesize=A4, encrypt=encryption)
    for page in pages:
        for number, line in enumerate(page):
            canvas.drawString(72, 780 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return path


def with_content(path: Path, content: bytes, *, filters: int = 1) -> Path:
    """A PDF of one page whose content stream is given, packed so many times."""
    for _ in range(filters):
        content = zlib.compress(content, 9)
    names = b" ".join([b"/FlateDecode"] * filters)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream" % (len(content), names, content),
    ]
    body, places = b"%PDF-1.7\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    path.write_bytes(body + end % (table, len(body)))
    return path
