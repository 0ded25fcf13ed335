"""Letters of a PDF that its fonts do not tell."""

import io

import pikepdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from core.intake import read_document
from resources import font

UKRAINIAN = "Будь-яка домовленість потребує референдуму."


def test_words_in_a_font_of_a_pdf_that_does_not_tell_its_letters_are_named():
    pdfmetrics.registerFont(TTFont("untold", str(font("IBMPlexSerif-Regular.ttf"))))
    data = io.BytesIO()
    canvas = Canvas(data)
    canvas.drawString(72, 760, "The first page.")
    canvas.showPage()
    canvas.setFont("untold", 14)
    canvas.drawString(72, 760, UKRAINIAN)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(72, 740, "The talks resume.")
    canvas.save()
    with pikepdf.open(data) as document:
        fonts = [each for each in document.objects if isinstance(each, pikepdf.Dictionary)]
        for each in fonts:
            if "/ToUnicode" in each:
                del each.ToUnicode
        told = io.BytesIO()
        document.save(told)
    named = read_document("a.pdf", told.getvalue()).lost["control"]
    assert {each[:3] for each in named} == {"2: "}
