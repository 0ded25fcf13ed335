"""Documents to read, made where they are needed."""

import io
import json
import re
import zipfile

import docx
import msgspec
import pytest
from reportlab.pdfgen.canvas import Canvas

from core.errors import IntakeProblem
from core.intake import _imported, read_document, reading
from core.intake.readers.answering import reader_of


def pdf(*pages, encrypt=None, title="", heading="", bold=False, running=""):
    """A PDF with a line on each page; an empty line leaves its page without text. What is `running`
    stands above each line."""
    data = io.BytesIO()
    canvas = Canvas(data, encrypt=encrypt)
    canvas.setTitle(title)
    if heading:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 12 if bold else 18)
        canvas.drawString(72, 740, heading)
        canvas.setFont("Helvetica", 12)
    for line in pages:
        if line:
            canvas.drawString(72, 760, running)
            canvas.drawString(72, 700, line)
        else:
            canvas.rect(72, 500, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def pdf_of(packed):
    """A PDF of one page with this content, which is packed already."""
    return b"".join(
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R",
            b"/Resources<</Font<</F1 5 0 R>>>>>>endobj\n",
            b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(packed),
            packed,
            b"\nendstream endobj\n",
            b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n",
            b"trailer<</Root 1 0 R>>",
        )
    )


def taken(kind, data):
    """What a document is once imported, read in this process."""
    answer = json.loads(json.dumps(reader_of(kind)(data, reading.MOST_TEXT, lambda _line: None)))
    return _imported(msgspec.convert(answer, reading.DocumentText), "a")


def word(build):
    """A Word file that `build` has filled."""
    document, data = docx.Document(), io.BytesIO()
    build(document)
    document.save(data)
    return data.getvalue()


def refusal(name, data, **told):
    """The sentence with which a file is refused."""
    with pytest.raises(IntakeProblem) as caught:
        read_document(name, data, **told)
    return str(caught.value)


def word_of(part, *, name="word/document.xml", more=""):
    """A Word file that says “ha”, and `more`, with one of its parts altered: `part` gets and
    answers with its bytes."""

    def build(document):
        document.add_paragraph("ha")
        if more:
            document.add_paragraph(more)

    plain = word(build)
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(data, "w") as new:
        for each in old.namelist():
            new.writestr(each, part(old.read(each)) if each == name else old.read(each))
    return data.getvalue()


def with_entities(declared, text):
    """A Word file that declares entities and has this XML in the place of its only word."""

    def altered(part):
        head, _end, rest = part.partition(b"?>")
        declaration = f"<!DOCTYPE x [{declared}]>".encode()
        return head + b"?>" + declaration + rest.replace(b">ha<", f">{text}<".encode())

    return word_of(altered)


def without_styles():
    """A Word file that says nothing about styles, of which Word has its own."""

    def altered(part):
        return re.sub(rb"<Relationship [^>]*relationships/styles[^>]*>", b"", part)

    return word_of(altered, name="word/_rels/document.xml.rels", more="more.")
