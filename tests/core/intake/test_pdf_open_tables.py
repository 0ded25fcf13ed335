"""Tables of a PDF ruled between their rows alone are read cell by cell, where each row is ruled."""

import pytest
from reportlab.lib import colors

from tests.core.intake.test_pdf_pages import drawn
from tests.core.intake.test_pdf_tables import ROWS, lines, read

BLACK = (0.5, colors.black)
BETWEEN = (("LINEABOVE", (0, 0), (-1, -1), *BLACK), ("LINEBELOW", (0, -1), (-1, -1), *BLACK))
FRAME = ("BOX", (0, 0), (-1, -1), *BLACK)
SHADES = ("ROWBACKGROUNDS", (0, 0), (-1, -1), (colors.lightgrey, colors.whitesmoke))
LIKE_A_BOOK = (
    *(("LINEABOVE", (0, row), (-1, row), *BLACK) for row in (0, 1)),
    ("LINEBELOW", (0, -1), (-1, -1), *BLACK),
)


def open_table(rows, *styles, **kinds):
    return read(rows, *styles, grid=(), **kinds)


@pytest.mark.parametrize("place", ["TOP", "MIDDLE"])
@pytest.mark.parametrize("styles", [BETWEEN, (*BETWEEN, FRAME), (SHADES,)])
def test_cells_between_ruled_rows_are_whole(styles, place):
    assert open_table(ROWS, *styles, ("VALIGN", (0, 0), (-1, -1), place)) == lines(ROWS)


def test_an_empty_cell_between_ruled_rows_keeps_its_column():
    rows = [("a", "b", "c"), ("d", "", "f"), ("g", "h", "")]
    assert open_table(rows, *BETWEEN) == lines([("a", "b", "c"), ("d", "", "f"), ("g", "h")])


BOOK = [("Year", "Fees", "Visas"), ("2023", "12", "30"), ("2024", "", "31"), ("2025", "14", "28")]


def test_rows_that_no_rules_part_stay_rows():
    assert open_table(BOOK, *LIKE_A_BOOK) == open_table(BOOK)


def test_columns_of_prose_between_rules_stay_columns():
    left = (
        *("The Parties shall meet once", "a year, and whenever one of", "them asks for it in"),
        *("writing, with an agenda.", "They meet in turn at home."),
    )
    right = (
        *("Each of them pays for what", "it sends; the host pays for", "rooms and for staff, and"),
        *("for those who interpret in", "all of the five languages."),
    )

    def draw(canvas):
        for n in range(5):
            canvas.drawString(72, 700 - 14 * n, left[n])
            canvas.drawString(330, 700 - 14 * n, right[n])
        for at in (720, 635, 600):
            canvas.line(72, at, 500, at)

    text = drawn(draw).text
    assert text.index("turn at home.") < text.index("Each of them")


def test_lines_to_write_on_are_no_table():
    def draw(canvas):
        for n, label in enumerate(("Name", "Office", "Date")):
            canvas.drawString(72, 700 - 30 * n, label)
            canvas.line(150, 698 - 30 * n, 400, 698 - 30 * n)
        canvas.drawString(155, 700, "A. Norland   of the   Ministry")

    assert "\t" not in drawn(draw).text
