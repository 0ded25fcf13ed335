"""Drawings as pictures, for editions that cannot contain drawings."""

import io

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from briefings.render.pen import Pen
from briefings.render.shapes import Drawing

DOTS = 200
"""Dots per inch."""


def png(drawing: Drawing, beside: float) -> bytes:
    """The drawing as a PNG on white, with so much room on either side, in points, for what stands
    out."""
    out = io.BytesIO()
    canvas = Canvas(out, (drawing.width + 2 * beside, drawing.height), invariant=1)
    pen = Pen(canvas, drawing.height, {}, linked=False)
    pen.drawing(drawing, beside, 0)
    pen.turn()
    canvas.save()
    document = pypdfium2.PdfDocument(out.getvalue())
    try:
        picture = document[0].render(scale=DOTS / 72).to_pil()
    finally:
        document.close()
    told = io.BytesIO()
    picture.save(told, "PNG")
    return told.getvalue()
