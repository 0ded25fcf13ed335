"""Arabic and Hebrew stand on paper as they are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings import make_pack, styles
from briefings.document import Run, plain
from briefings.render.bidi import mirrored, reads_right_to_left, shaped, visual
from briefings.render.faces import second_faces
from briefings.render.text import printable, set_text, wrapped
from core.model.records import Point
from tests.briefings.packs import recipe, rich
from tests.briefings.reading import whole_text


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("سلام", "\ufeb3\ufefc\ufee1"),
        ("بيت", "\ufe91\ufef4\ufe96"),
        ("ورد", "\ufeed\ufead\ufea9"),
        ("ب", "\ufe8f"),
        ("بَي", "\ufe91\u064e\ufef2"),
        ("لأ", "\ufef7"),
        ("ببـ", "\ufe91\ufe92\u0640"),
        ("Latin", "Latin"),
    ],
)
def test_letters_take_the_form_that_their_neighbours_ask_for(text: str, forms: str) -> None:
    assert shaped(text) == forms
    assert shaped(forms) == forms


def test_the_arabic_font_that_ships_has_every_form() -> None:
    _signs, arabic, _greek = second_faces(False)
    letters = [chr(code) for code in range(0x0620, 0x064B)]
    text = "".join(f"{a}{a}{a} لا" for a in letters)
    assert arabic.prints(shaped(text).replace(" ", ""))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("abc אבג def", "abc גבא def"),
        ("אבג 12 דה", "הד 12 גבא"),
        ("אב (גד) ה", "ה (דג) בא"),
        ("אבג abc 12 דה", "הד abc 12 גבא"),
        ("abc אב (12) def", "abc (12) בא def"),
        ("אב (12) abc", "abc (12) בא"),
        ("abc (אב) def", "abc (בא) def"),
        ("אב (abc] גד", "דג [abc) בא"),
        ("((" * 50 + "אב", "בא" + "))" * 50),
        ("abc אב, 12", "abc 12 ,בא"),
        ("אבג.", ".גבא"),
        ("abc.", "abc."),
        ("12:30 אב", "בא 12:30"),
        ("", ""),
    ],
)
def test_characters_stand_in_the_order_of_the_eye(text: str, seen: str) -> None:
    assert visual(text) == seen


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"])))
def test_no_character_is_lost(text: str) -> None:
    clean = printable(text)
    turned = sorted(mirrored(character, 1) for character in clean)
    back = sorted(mirrored(character, 1) for character in visual(clean))
    assert len(visual(clean)) == len(clean)
    assert {c for c in turned if c not in "()[]{}<>«»‹›"} == {
        c for c in back if c not in "()[]{}<>«»‹›"
    }


@given(st.text("abc אבגد ב12(). ", max_size=80), st.floats(30, 200))
def test_lines_keep_their_words_and_their_column(text: str, width: float) -> None:
    lines = set_text((Run(text, strong=True), *plain(text)), styles.BODY, width)
    for line in lines:
        for piece in line.pieces:
            assert piece.x >= -0.05
            assert piece.x + piece.width <= width + 0.05
    wanted = sorted(c for c in printable(text) * 2 if c not in " ()")
    assert sorted(c for line in lines for p in line.pieces for c in p.text if c not in " ()") == (
        wanted
    )


def test_a_paragraph_that_begins_to_the_left_stands_at_the_right() -> None:
    (line,) = set_text(plain("אבג abc"), styles.BODY, 300)
    assert line.pieces[0].x > 150
    (line,) = set_text(plain("abc אבג"), styles.BODY, 300)
    assert line.pieces[0].x == 0
    assert reads_right_to_left("12 אב")
    assert not reads_right_to_left("12 ab אב")


def test_every_paragraph_has_its_own_direction() -> None:
    first, second = set_text(plain("אבג\nabc"), styles.BODY, 300)
    assert first.pieces[0].x > 150
    assert second.pieces[0].x == 0


def test_lines_of_a_figure_stay_in_the_order_in_which_they_are_read() -> None:
    assert wrapped("אבג דהו זחט", styles.LABEL, 300, 2) == ["אבג דהו זחט"]
    first, second = wrapped("אבג דהו זחט", styles.LABEL, 20, 2)
    assert first == "אבג"
    assert second.startswith("דהו")


def test_arabic_can_be_read_back_from_the_pack() -> None:
    pack = make_pack(rich(Point("z", 9, "بيت", "بيت وبيت")), recipe())
    assert "بيت" in whole_text(pack) or "\ufe91\ufef4\ufe96" in whole_text(pack)
