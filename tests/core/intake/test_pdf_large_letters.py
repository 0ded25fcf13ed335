"""Large letters of a PDF that begin a text and reach below its first line."""

import pytest

from tests.core.intake.test_pdf_pages import drawn

REST = (
    "agreed to resume the talks on the harbour",
    "fees that both sides had left aside for a",
    "year, and after all without prejudice to",
    "their claims, as the delegation had asked",
)


def beginning(canvas, letter, first, *, lines=2, left=72, is_last=False, leading=14):
    """A text that begins with a large letter beside some of its lines."""
    size = (leading * (lines - 1) + 8) / 0.718
    beside = left + canvas.stringWidth(letter, "Helvetica", size) + 3

    def draw():
        canvas.setFont("Helvetica", size)
        canvas.drawString(left, 700 - leading * (lines - 1), letter)

    if not is_last:
        draw()
    canvas.setFont("Helvetica", 11)
    for n, line in enumerate((first, *REST)):
        canvas.drawString(beside if n < lines else left, 700 - leading * n, line)
    if is_last:
        draw()


READ = f"The Parties met in Geneva on Monday and {' '.join(REST)}"


@pytest.mark.parametrize("lines", [2, 3, 4])
@pytest.mark.parametrize("is_last", [False, True])
def test_a_large_letter_is_of_the_word_beside_it(lines, is_last):
    first = "he Parties met in Geneva on Monday and"
    found = drawn(lambda page: beginning(page, "T", first, lines=lines, is_last=is_last))
    assert found.text.replace("\n", " ") == READ


def test_a_large_letter_in_one_of_two_columns_is_of_the_word_beside_it():
    def draw(page):
        beginning(page, "T", "he Parties met in Geneva on Monday and")
        for n, line in enumerate(("The other side did not answer by", "noon.", *REST)):
            page.drawString(330, 700 - 14 * n, line)

    said = drawn(draw).text
    assert said.startswith(READ)
    assert said.split("\n")[1].startswith("The other side")


@pytest.mark.parametrize(
    ("letter", "first", "said"),
    [
        ("T", "HE PARTIES met in Geneva on Monday and", "THE PARTIES met"),
        ("“T", "he Parties met in Geneva on Monday and", "“The Parties met"),
        ("A", "ll the Parties met in Geneva on Monday", "All the Parties"),
        ("A", "delegation met in Geneva on Monday and", "A delegation met"),
        ("A", " group of states met in Geneva on Monday", "A group of"),
        ("I", "n Geneva the Parties met on Monday and", "In Geneva the"),
        ("Ê", "tre venues en conférence, les Parties", "Être venues"),
    ],
)
def test_a_letter_that_can_be_a_word_is_one_where_the_page_says_so(letter, first, said):
    assert drawn(lambda page: beginning(page, letter, first)).text.startswith(f"{said} ")


@pytest.mark.parametrize("first", ["greements of the coastal states met and", "Scope of this part"])
def test_a_letter_of_which_nothing_tells_what_it_is_stands_alone(first):
    lines = drawn(lambda page: beginning(page, "A", first)).text.split("\n")
    assert lines[:2] == ["A", first]


def test_a_large_letter_alone_is_no_title():
    found = drawn(lambda page: beginning(page, "T", "he Parties met in Geneva on Monday and"))
    assert found.title != "T"
