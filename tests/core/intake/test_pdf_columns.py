"""PDF pages in columns: narrow spaces between them, and lines at other heights in each."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.core.intake.papers import taken
from tests.core.intake.test_pdf_pages import drawn

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


@pytest.mark.parametrize("down", [0, 3, 6, 9])
def test_marks_of_notes_stand_in_columns_where_they_do_on_the_page(down):
    def draw(canvas):
        for column, (left, top) in enumerate([(60, 700), (320, 700 - down)]):
            for n, line in enumerate(LINES * 2):
                size = 10
                canvas.setFont("Helvetica", size)
                canvas.drawString(left, top - 12 * n, line)
                if n in (1, 7):
                    width = canvas.stringWidth(line, "Helvetica", size)
                    canvas.setFont("Helvetica", 6)
                    canvas.drawString(left + width, top - 12 * n + 4, f"{column * 2 + n // 6 + 1}")
        for n in range(4):
            canvas.setFont("Helvetica", 5)
            canvas.drawString(60, 503 - 12 * n, f"{n + 1}")
            canvas.setFont("Helvetica", 8)
            canvas.drawString(64, 500 - 12 * n, f"Note number {n + 1}.")

    said = " ".join(drawn(draw).text.split())
    for n, after in ((1, LINES[1]), (2, LINES[3]), (3, LINES[1]), (4, LINES[3])):
        assert f"{after}[{n}]" in said
        assert f" {n} Note number {n}." in said
    text = " ".join(LINES * 2).replace("apply to", "apply to[{}]", 1)
    first = text[::-1].replace("ports."[::-1], "ports.[{}]"[::-1], 1)[::-1]
    assert first.format(1, 2) in said
    assert first.format(3, 4) in said


@pytest.mark.parametrize("note", ["Norland reserves its position.", "12 million, says Norland."])
def test_the_mark_of_a_note_is_apart_from_its_words(note):
    def draw(canvas):
        canvas.setFont("Helvetica", 11)
        canvas.drawString(60, 700, LINES[0])
        width = canvas.stringWidth(LINES[0], "Helvetica", 11)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(60 + width, 704, "3")
        canvas.drawString(60, 190, "3")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(63.5, 187, note)

    assert drawn(draw).text.split("\n") == [f"{LINES[0]}[3]", f"3 {note}"]


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


def test_a_table_without_rules_that_is_drawn_cell_by_cell_keeps_its_words():
    cells = (
        ("The Parties shall", "give up the long-", "term lease of it."),
        ("Fees in the port", "stay as before", "until a cease-", "fire holds there."),
        ("Vessels under the", "flag of Norland may", "call at North-", "west Harbour."),
        ("Nothing in here", "is meant to be", "a well-", "meant hint at all."),
    )

    def draw(canvas):
        for row in range(5):
            for n, lines in enumerate(cells[row % 2 :] + cells[: row % 2]):
                for down, line in enumerate(lines):
                    canvas.drawString(60 + 92 * n, 750 - 70 * row - 12 * down, line)

    in_turn = [*cells, *cells[1:], cells[0]] * 2 + [*cells]
    said = " ".join(" ".join(lines) for lines in in_turn).replace("- ", "-")
    assert " ".join(drawn(draw).text.split()) == said
