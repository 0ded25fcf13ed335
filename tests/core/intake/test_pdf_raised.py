"""Figures above the line on the pages of a PDF: exponents, and the marks of notes."""

import pytest

from tests.core.intake.test_pdf_pages import drawn

NOTES = (("1", "See the letter of 3 March."), ("2", "As before."), ("3", "In thousands."))


def set_in(canvas, height, *words, size=11):
    """A line of words, of which those in a tuple are raised."""
    at = 72.0
    for each in words:
        is_raised = isinstance(each, tuple)
        said, rise = (each[0], 4) if is_raised else (each, 0)
        canvas.setFont("Helvetica", 6.5 if is_raised else size)
        canvas.drawString(at, height + rise, said)
        at += canvas.stringWidth(said, "Helvetica", 6.5 if is_raised else size)


def test_a_mark_is_told_from_its_word_where_its_note_has_the_number_on_the_line():
    def draw(canvas):
        set_in(canvas, 700, "The mission stays for one year", ("1",), ". It covers 25 km", ("2",))
        set_in(canvas, 680, "or 10", ("3",), " ha, as agreed in May", ("2",), " of 2024", ("3",))
        for n, (sign, said) in enumerate(NOTES):
            canvas.setFont("Helvetica", 9)
            canvas.drawString(72, 100 - 12 * n, sign)
            canvas.drawString(90, 100 - 12 * n, said)

    lines = drawn(draw).text.split("\n")
    assert lines[0] == "The mission stays for one year[1]. It covers 25 km2"
    assert lines[1] == "or 10³ ha, as agreed in May[2] of 2024[3]"
    assert lines[2:] == [f"{sign} {said}" for sign, said in NOTES]


def test_an_exponent_is_no_mark_of_a_list_below_it():
    def draw(canvas):
        set_in(canvas, 700, "The area is 25 km", ("2",), " and 10", ("3",), " more.")
        for n, (sign, said) in enumerate(NOTES):
            set_in(canvas, 660 - 20 * n, sign)
            canvas.drawString(90, 660 - 20 * n, said)

    assert drawn(draw).text.startswith("The area is 25 km2 and 10³ more.\n1 See")


@pytest.mark.parametrize(
    ("before", "mark", "said"),
    [
        ("remain for one year", "1", "remain for one year¹"),
        ("the amount is 2024.", "5", "the amount is 2024.⁵"),
        ("in the year 2024", "1, 2", "in the year 2024¹, ²"),
        ("as an endnote", "iv", "as an endnote[iv]"),
        ("as agreed in May", "7", "as agreed in May⁷"),
        ("an area of 25 km", "2", "an area of 25 km2"),
        ("the sum of x", "2", "the sum of x2"),
    ],
)
def test_a_mark_whose_note_is_on_another_page_is_told_from_its_word(before, mark, said):
    text = drawn(lambda canvas: set_in(canvas, 700, before, (mark,), " and so on.")).text
    assert text == f"{said} and so on."


def test_raised_figures_and_letters_of_one_line_are_no_note():
    def draw(canvas):
        set_in(canvas, 700, "They paid the sum of a year", ("2",), " once.")
        set_in(canvas, 680, "The sum of a year", ("2",), " on the 4", ("th",), " of May")

    said = "They paid the sum of a year² once.\nThe sum of a year² on the 4th of May"
    assert drawn(draw).text == said
