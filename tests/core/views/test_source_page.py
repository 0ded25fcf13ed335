"""Words of a stored text on the page that they were read from."""

from core.views.source_page import PageWords, stretch

TEXT = "First page.\fAB CD\nEF\f"


def line(top, letters, left=0.0):
    """A box for each letter of a line, ten points wide and high."""
    return [(left + 10 * n, top, left + 10 * n + 10, top + 10) for n in range(len(letters))]


PAGE = PageWords(TEXT, 1, "ABCDEF", [*line(0, "AB"), *line(0, "CD", 25), *line(20, "EF")])


def test_pages_of_a_text():
    assert [TEXT[slice(*stretch(TEXT, page))] for page in range(4)] == [
        "First page.",
        "AB CD\nEF",
        "",
        "",
    ]
    assert stretch("One page", 0) == (0, 8)


def test_a_stretch_has_a_box_a_line():
    start = TEXT.index("B")
    assert PAGE.boxes(start, TEXT.rindex("F")) == [(10, 0, 45, 10), (0, 20, 10, 30)]
    assert PAGE.boxes(0, 5) == []


def test_the_letter_at_a_spot_or_next_to_it():
    assert TEXT[PAGE.place_at(12, 5)] == "B"
    assert TEXT[PAGE.place_at(300, 24)] == "F"
    assert PAGE.is_on_letter(12, 5)
    assert not PAGE.is_on_letter(22, 5)
    assert PageWords("", 0, "", ()).place_at(1, 1) is None
