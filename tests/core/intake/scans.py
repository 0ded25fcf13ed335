"""Pages as a scanner sees them, made where they are needed."""

import io

import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DOTS = 200


def typed(*lines):
    """A PDF of one page with these lines."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4)
    canvas.setFont("Helvetica", 12)
    for n, line in enumerate(lines):
        canvas.drawString(72, 740 - 16 * n, line)
    canvas.save()
    return data.getvalue()


def scanned(*lines) -> Image.Image:
    """A page with these lines, as a picture in shades of grey."""
    page = pypdfium2.PdfDocument(typed(*lines))[0]
    return page.render(scale=DOTS / 72).to_pil().convert("L")


def scans(*pages):
    """A PDF of pages that are pictures of lines; a text instead of lines stands there as text."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4)
    for page in pages:
        if isinstance(page, str):
            canvas.drawString(72, 740, page)
        else:
            canvas.drawImage(ImageReader(scanned(*page)), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return data.getvalue()
