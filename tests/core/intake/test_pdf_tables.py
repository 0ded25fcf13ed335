"""Tables of a PDF whose cells are ruled are read cell by cell, and nothing else is."""

import io

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from tests.core.intake.papers import taken
from tests.core.intake.test_pdf_pages import drawn

BODY = getSampleStyleSheet()["BodyText"]
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
ROWS = (
    ("Party", "Position", "Red line"),
    ("Norland", "Twelve million a year, paid quarterly, if the channel is dredged", "20 million"),
    ("Sudmark", "Seven million", "never below five million without a vote of its council"),
)


def read(rows, *styles, size=A4, widths=(60, 140, 110), grid=(GRID,)):
    data = io.BytesIO()
    table = Table([[Paragraph(cell, BODY) for cell in row] for row in rows], colWidths=widths)
    table.setStyle(TableStyle([*grid, *styles]))
    parts = [Paragraph("Before it.", BODY), table, Paragraph("After it.", BODY)]
    SimpleDocTemplate(data, pagesize=size).build(parts)
    return taken("pdf", data.getvalue()).text.split("\n")


def lines(rows):
    return ["Before it.", *("\t".join(row) for row in rows), "After it."]


@pytest.mark.parametrize("place", ["TOP", "MIDDLE", "BOTTOM"])
@pytest.mark.parametrize("size", [A4, landscape(A4)])
def test_cells_are_whole_wherever_their_words_stand(place, size):
    assert read(ROWS, ("VALIGN", (0, 0), (-1, -1), place), size=size) == lines(ROWS)


def test_a_cell_of_several_rows_or_columns_is_said_once():
    rows = [("Party", "Positions of both"), ("", "Fees", "Fish"), ("Norland", "12", "open")]
    padded = [(*row, "")[:3] for row in rows]
    spans = (("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (2, 0)))
    assert read(padded, *spans, widths=(60, 60, 60)) == lines(rows)


def test_notes_and_parted_words_in_a_cell_are_read_as_elsewhere():
    rows = [
        ("Year", "Sum"),
        ("in 1994<super>1</super> or so, under the with-", "b"),
        ("drawal", "c"),
    ]
    found = read(rows, widths=(130, 60))
    assert found[2].startswith("in 1994¹ or so")


def test_an_empty_cell_keeps_its_column():
    rows = [("a", "", "c"), ("d", "e", ""), ("", "", "i")]
    assert read(rows) == ["Before it.", "a\t\tc", "d\te", "\t\ti", "After it."]


def test_a_rule_through_a_word_is_none_of_a_table():
    def draw(canvas):
        for at in (100, 130, 160):
            canvas.line(at, 690, at, 730)
        for at in (690, 710, 730):
            canvas.line(100, at, 160, at)
        canvas.drawString(90, 715, "agreements and disagreements")
        canvas.drawString(90, 695, "Ceasefire and disengagement")

    assert drawn(draw).text.split("\n") == [
        "agreements and disagreements",
        "Ceasefire and disengagement",
    ]


def test_a_frame_around_a_page_is_no_table():
    words = "The Parties shall report every year on the measures that they have taken. " * 3

    def draw(canvas):
        canvas.grid((60, 300, 540), (60, 740, 780))
        for n in range(40):
            canvas.setFontSize(5)
            canvas.drawString(70, 720 - 15 * n, words[:80])
            canvas.drawString(310, 720 - 15 * n, words[:80])
        canvas.drawString(70, 760, "Left")
        canvas.drawString(310, 760, "Right")

    assert "\t" not in drawn(draw).text
