"""PDF pages in columns: narrow spaces between them, and lines at other heights in each."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.core.intake.papers import taken

LINES = [
    "The Parties shall notify the Secretariat",
    "of any change in the fees that apply to",
    "vessels of less than five hundred tonnes",
    "and of what follows for the small ports.",
]


def read(*columns):
    """Columns, each (its left side, its top, its lines), drawn a row at a time."""
    data = io.BytesIO()
    canvas = Canvas(data)
    canvas.setFont("Helvetica", 10)
    lines = [
        (top - 12 * n, left, each) for left, top, said in columns for n, each in enumerate(said)
    ]
    for height, left, words in sorted(lines, key=lambda each: -each[0]):
        canvas.drawString(left, height, words)
    canvas.save()
    return taken("pdf", data.getvalue()).text.split("\n")


def articles(first, last):
    return [f"{n} {line}" for n in range(first, last) for line in LINES]


def words(lines):
    return " ".join(lines).split()


@pytest.mark.parametrize("space", [10, 12, 18, 36])
def test_columns_are_told_however_narrow_the_space_between_them(space):
    one, two = articles(1, 4), articles(4, 7)
    found = read((60, 700, one), (60 + 190 + space, 700, two))
    assert words(found) == words([*one, *two])


@pytest.mark.parametrize(("second", "third"), [(712, 700), (688, 724), (700, 736)])
def test_columns_whose_lines_are_at_other_heights_are_read_one_after_the_other(second, third):
    one, two, three = articles(1, 4), articles(4, 7), articles(7, 10)
    found = read((30, 700, one), (225, second, two), (425, third, three))
    assert words(found) == words([*one, *two, *three])


@pytest.mark.parametrize("down", range(1, 12))
def test_columns_whose_lines_stand_between_each_others_are_read_one_after_the_other(down):
    one, two = articles(1, 4), articles(4, 7)
    found = read((60, 700, one), (320, 700 - down, two))
    assert words(found) == words([*one, *two])
    one, two, three = articles(1, 4), articles(4, 7), articles(7, 10)
    found = read((30, 700, one), (225, 700 - down, two), (425, 703 + down, three))
    assert words(found) == words([*one, *two, *three])


def test_messages_that_alternate_between_two_sides_are_no_columns():
    sides = [(60, 700 - 40 * n, [f"{n} {LINES[0]}"]) for n in range(6)]
    other = [(320, 680 - 40 * n, [f"{n} {LINES[1]}"]) for n in range(6)]
    found = read(*sides, *other)
    assert [line[0] for line in found] == [*"001122334455"]


def test_a_column_that_ends_below_the_others_is_read_in_its_place():
    one, two, three = articles(1, 5), articles(5, 9)[:14], articles(9, 12)
    found = read((30, 700, one), (225, 724, two), (425, 700, three))
    assert words(found) == words([*one, *two, *three])


def test_marks_of_items_that_are_drawn_last_stand_before_their_words():
    data = io.BytesIO()
    canvas = Canvas(data)
    items = [
        (72, "1.", "First"),
        (100, "a.", "Fees rise."),
        (100, "b.", "Fees fall."),
        (72, "2.", "Last"),
    ]
    for n, (left, _mark, words_of) in enumerate(items):
        canvas.drawString(left + 14, 700 - 14 * n, words_of)
    for n, (left, mark, _words) in enumerate(items):
        canvas.drawString(left, 700 - 14 * n, mark)
    canvas.save()
    said = taken("pdf", data.getvalue()).text
    assert said.split("\n") == ["1. First", "a. Fees rise.", "b. Fees fall.", "2. Last"]
