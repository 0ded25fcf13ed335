"""Arabic and Hebrew stand on paper as they are read."""

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from briefings import styles
from briefings.document import Run, plain
from briefings.render.bidi import (
    MARKS,
    embedding,
    mirrored,
    order,
    reads_right_to_left,
    shaped,
    visual,
)
from briefings.render.faces import second_faces
from briefings.render.text import printable, set_text, wrapped
from core.language import gettext, speaking
from core.model.records import Point
from core.text.saying import percent
from tests.briefings.packs import make_pack, recipe, rich
from tests.briefings.reading import whole_text

LRM, RLM, LRE, RLE, PDF = "\u200e\u200f\u202a\u202b\u202c"
LRI, RLI, FSI, PDI = "\u2066\u2067\u2068\u2069"


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
    _signs, _narrow, arabic, *_others = second_faces(False)
    letters = [chr(code) for code in range(0x0620, 0x064B)]
    text = "".join(f"{a}{a}{a} لا" for a in letters)
    assert arabic.prints(shaped(text).replace(" ", ""))


@pytest.mark.parametrize("text", ["آزادی ژاپن پاک گرگ چاچ دی مژه", "ہے وہ راہ بڑا ڑ ں ٹ ڈ دھ بھی"])
@pytest.mark.parametrize("strong", [False, True])
def test_the_arabic_font_that_ships_prints_persian_and_urdu(text: str, strong: bool) -> None:
    _signs, _narrow, arabic, *_others = second_faces(strong)
    assert arabic.prints(shaped(text).replace(" ", ""))
    assert printable(printable(text)) == printable(text)


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
        ("قرار 1701 (2006)", "(2006) 1701 رارق"),
        ("سعر 12.5%", "%12.5 رعس"),
        ("«سلام»", "«مالس»"),
        ("א ≤ ב", "ב ≥ א"),
        ("", ""),
    ],
)
def test_characters_stand_in_the_order_of_the_eye(text: str, seen: str) -> None:
    assert visual(text) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (f"abc {RLI}אב 12{PDI} 34", "abc 12 בא 34"),
        ("abc אב 12 34", "abc 34 12 בא"),
        (f"{FSI}אב{PDI} - {FSI}גד{PDI} abc", "בא - דג abc"),
        (f"אבג {LRI}abc (12){PDI} דה", "הד abc (12) גבא"),
        (f"x {RLE}abc אב 12{PDF} y", "x 12 בא abc y"),
        (f"אב {LRE}abc גד{PDF} ה", "ה abc דג בא"),
        (f"a {RLI}אב", "a בא"),
        (f"a{PDI}{PDF} אב", "a בא"),
        (f"abc אב!{RLM} def", "abc !בא def"),
        (f"{LRM}אב 12", "12 בא"),
        (f"{RLI}(אב{PDI}) ג", "ג (בא)"),
    ],
)
def test_a_text_says_where_another_direction_begins_and_ends(text: str, seen: str) -> None:
    """UAX #9: X1-X10 for embeddings and isolates, P2 for what an isolate says of a paragraph."""
    assert visual(printable(text)) == seen


@given(st.text(f"ab אב 12().,%-{MARKS}"))
def test_the_levels_are_those_by_which_the_library_orders(text: str) -> None:
    text += "a"  # what is left blank at a line's end is put in order by nobody
    backwards = reads_right_to_left(text)
    places = order(embedding(text, backwards))
    ordered = get_display(text, base_dir="R" if backwards else "L")
    assert "".join(text[place] for place in places) == ordered


def test_a_direction_reaches_over_lines() -> None:
    lines = set_text(plain(f"abc {RLI}אב abc גד 1200{PDI} de"), styles.BODY, 45)
    assert len(lines) > 1
    seen = [" ".join(piece.text.strip() for piece in line.pieces) for line in lines]
    assert seen == ["abc בא", "דג abc", "1200 de"]


def test_a_mark_takes_no_room() -> None:
    (plainly,) = set_text(plain("אב abc (de) גד"), styles.BODY, 400)
    (marked,) = set_text(plain(f"אב {LRI}abc (de){PDI} גד"), styles.BODY, 400)
    assert [piece.text for piece in marked.pieces if piece.text == ""] == []
    assert marked.width == pytest.approx(plainly.width)
    assert marked.pieces[-1].x == pytest.approx(plainly.pieces[-1].x)


@pytest.mark.parametrize("text", ["\u202eoverride\u202c", "\u202dאב\u202c"])
def test_letters_never_run_against_their_script(text: str) -> None:
    """A text that asks for it would be read otherwise than it is found and compared."""
    assert visual(printable(text)) == visual(text[1:-1])


def test_what_joins_letters_and_parts_them_is_heeded() -> None:
    assert printable("می\u200cخواهم") == shaped("می") + shaped("خواهم")
    assert printable("ه\u200d") == "\ufeeb"
    assert printable(f"ب{RLM}ب") == f"\ufe91{RLM}\ufe90"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"])))
def test_no_character_is_lost(text: str) -> None:
    clean = printable(text)
    wanted = sorted(min(letter, mirrored(letter, 1)) for letter in clean if letter not in MARKS)
    assert sorted(min(letter, mirrored(letter, 1)) for letter in visual(clean)) == wanted


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


def test_letters_at_its_beginning_say_which_way_a_paragraph_runs() -> None:
    assert visual("אבג abc") == "abc גבא"
    assert visual("abc אבג") == "abc גבא"
    assert reads_right_to_left("12 אב")
    assert not reads_right_to_left("12 ab אב")


def test_a_name_at_its_beginning_turns_no_sentence_round() -> None:
    said = "1 Ab: אבגד הוזח 81%."
    assert reads_right_to_left(said)
    assert not reads_right_to_left("Ab said that אבגד was meant.")
    assert visual(said).startswith(".81%")


def test_a_sentence_of_a_pack_runs_as_its_language_does_whatever_is_named_first() -> None:
    said = "Ab cd ef: אב."
    assert not reads_right_to_left(said)
    with speaking("ar"):
        assert reads_right_to_left(said)
        assert visual(said).startswith(".")
        assert not reads_right_to_left(f"{FSI}Ab cd.{PDI} {RLI}אב {FSI}ef{PDI} גד{PDI}")
        assert not reads_right_to_left("Ab cd.")
    assert visual(said).endswith(".")


def test_every_paragraph_has_its_own_direction() -> None:
    first, second = set_text(plain("אב: cd\nab: אב"), styles.BODY, 300)
    assert first.pieces[-1].text.endswith("בא")
    assert second.pieces[0].text.startswith("ab")


def test_lines_of_a_figure_stay_in_the_order_in_which_they_are_read() -> None:
    assert wrapped("אבג דהו זחט", styles.LABEL, 300, 2) == ["אבג דהו זחט"]
    first, second = wrapped("אבג דהו זחט", styles.LABEL, 20, 2)
    assert first == "אבג"
    assert second.startswith("דהו")


def test_arabic_can_be_read_back_from_the_pack() -> None:
    pack = make_pack(rich(Point("z", 9, "بيت", "بيت وبيت")), recipe())
    assert "بيت" in whole_text(pack) or "\ufe91\ufef4\ufe96" in whole_text(pack)


@pytest.mark.parametrize("message", ["{before} → {now}", "{first} → {last}"])
def test_an_arrow_between_shares_goes_the_way_of_its_line(message: str) -> None:
    with speaking("ar"):
        was, now = percent(0.45), percent(0.75)
        told = gettext(message).format(before=was, now=now, first=was, last=now)
    assert visual(f"سعر {told}") == "75% ← 45% رعس"


@pytest.mark.parametrize("letter", ["c", "ab"])
@pytest.mark.parametrize(
    ("said", "after"),
    [("المادة", " 51 من الميثاق"), ("النار [60]", " [90] يومًا"), ("ההסכם", " על 12")],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_letter_of_a_note_moves_nothing_beside_it(
    letter: str, said: str, after: str, language: str
) -> None:
    runs = Run(said, marked=True), Run(letter, raised=True, strong=True), Run(after)
    with speaking(language):
        (line,) = set_text(runs, styles.BODY, 400)
        (without,) = set_text((runs[0], runs[2]), styles.BODY, 400)
    seen = "".join(piece.text for piece in line.pieces)
    assert seen.replace(letter, "").split() == "".join(p.text for p in without.pieces).split()
    (mark,) = (piece for piece in line.pieces if piece.look.rise)
    phrase = min(piece.x for piece in line.pieces if piece.look.marked)
    assert mark.text == letter
    assert mark.x + mark.width == pytest.approx(phrase, abs=0.1)
