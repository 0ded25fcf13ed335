"""What a person typed is printed as typed, whatever it is, and nothing else happens."""

import datetime as dt
import re

import pytest
from msgspec.structs import replace

from briefings import styles
from briefings.compose import compose
from briefings.compose.context import signed
from briefings.document import Briefing, PageFrame, Prose, Run, Section, plain
from briefings.prepare import PackRequest, prepared
from briefings.render import render, unprintable
from briefings.render.directed import typed
from briefings.render.faces import face_for
from briefings.render.foreign import stand_in
from briefings.render.text import (
    JOINERS,
    even_width,
    in_faces,
    printable,
    set_text,
    shortened,
    text_width,
    wrapped,
)
from core.language import LANGUAGES, speaking
from core.model.dossier import Dossier
from core.model.records import Party, Point
from core.text.conventions import capitals
from core.text.saying import long_date, short_date, short_date_and_year
from tests.briefings.packs import make_pack, recipe, rich, talks
from tests.briefings.reading import unspaced, whole_text

NINTH = dt.date(2026, 11, 9)
MARKUP = [
    '<img src="/etc/hostname">',
    '<img src="http://localhost/x.png"/>',
    "<b>bold & bolder</i>",
    "&amp; &lt; &#65;",
    '<a href="javascript:alert(1)">click</a>',
    '<para><font color="[[[]]]">',
    "{party} %s %(x)d {0}",
    "]]> <!-- --> <?xml?>",
    "(a) \\ ) Tj ET Q",
]


def about(text: str) -> Dossier:
    """A dossier that says the text wherever a pack prints one."""
    return rich(Point("z", 9, f"X {text}", bottom_line=text, unlock=text, short_name=f"Y {text}"))


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_printed_as_it_was_typed(text: str) -> None:
    found = unspaced(whole_text(make_pack(about(text), recipe())))
    assert found.count(unspaced(text)) >= 3


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\x00b\x07c", "abc"),
        ("a\ud800b", "ab"),
        ("soft\u00adhyphen", "softhyphen"),
        ("tab\there", "tab here"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("thin\u2009space", "thin space"),
        ("e\u0301", "é"),
        ("\ufeffmark", "mark"),
    ],
)
def test_what_cannot_be_seen_is_dropped(text: str, seen: str) -> None:
    assert printable(text) == seen


@pytest.mark.parametrize(
    "text",
    [
        "Угода про припинення вогню: Запоріжжя, її, ґанок, є",
        "Соглашение о прекращении огня: объём, ёлка, вьюга",
        "Ελληνικά, Ωμέγα",
        "Łódź, naïve, Ångström, ﬁne",
    ],
)
def test_the_scripts_that_ship_are_printed_and_read_back(text: str) -> None:
    found = unspaced(whole_text(make_pack(about(text), recipe())))
    assert unspaced(text).replace("ﬁ", "fi") in found.replace("ﬁ", "fi")
    assert unprintable(compose(about(text), recipe())) == ()


@pytest.mark.parametrize(
    "text", ["😀🦀👩‍👩‍👧", "停戦 协议 정전", "اتفاق وقف إطلاق النار", "עברית", "ไทย", "\U0010fffd"]
)
def test_any_script_at_all_makes_a_pack(text: str) -> None:
    assert make_pack(about(text), recipe()).startswith(b"%PDF")


def test_a_character_beyond_the_first_plane_is_read_back() -> None:
    if face_for("😀", "serif", False) is None:
        pytest.skip("no font of this computer has it")
    assert "a 😀 smile" in whole_text(make_pack(about("a 😀 smile"), recipe()))


def test_a_private_sign_is_printed_by_no_font_that_happens_to_be_there() -> None:
    """Each font means something else by it."""
    private = "".join(map(chr, (*range(0xE000, 0xF900), 0xF0000, 0xFFFFD, 0x10FFFD)))
    assert "".join(unprintable(compose(about(private), recipe()))) == private


@pytest.mark.parametrize("text", ["\uf6d7", "\ufffe", "\uffff", "\ufdd0", "\U0010ffff"])
def test_what_is_no_character_has_no_glyph_not_even_the_fonts_own(text: str) -> None:
    dossier = about(f"odd {text} sign")
    assert unprintable(compose(dossier, recipe())) == (text,)
    assert f"odd {stand_in(text)} sign" in whole_text(make_pack(dossier, recipe()))


def test_what_no_font_prints_is_named_and_shown_by_its_number() -> None:
    dossier = about("odd \ue123 sign")
    assert unprintable(compose(dossier, recipe())) == ("\ue123",)
    assert "[U+E123]" in whole_text(make_pack(dossier, recipe()))
    assert stand_in("\ue123") == "[U+E123]"
    named = [
        each.sentence
        for shown in (dossier, about("plain"))
        for each in prepared(PackRequest(shown, recipe())).checks
        if each.sentence.startswith("No font")
    ]
    assert len(named) == 1
    assert "print U+E123;" in named[0]


def test_a_word_of_five_thousand_letters_is_broken_and_whole() -> None:
    word = "Donaudampfschiff" * 320
    assert unspaced(whole_text(make_pack(about(word), recipe()))).count("Donau") >= 3 * 320


def test_lines_are_never_wider_than_their_column() -> None:
    text = (Run("a few words and "), Run("W" * 700, strong=True), Run("c", raised=True))
    for line in set_text(text, styles.TABLE, 80):
        assert line.width <= 80.01


def test_runs_that_meet_inside_a_word_stay_together() -> None:
    text = (Run("aaaa bbbb"), Run("c", raised=True), Run("; dddd"))
    width = text_width("aaaa bbbb", styles.TABLE) + 2
    first, *others = [
        "".join(p.text for p in line.pieces) for line in set_text(text, styles.TABLE, width)
    ]
    assert first == "aaaa"
    assert others[0].startswith("bbbbc;")


def test_a_hard_break_breaks_and_an_empty_text_is_one_line() -> None:
    assert len(set_text(plain("a\nb\n\nc"), styles.BODY, 300)) == 4
    assert len(set_text(plain(""), styles.BODY, 300)) == 1


def test_shortening_says_so_and_fits() -> None:
    cut = shortened("A very long label for an anchor", styles.LABEL, 50)
    assert cut.endswith("…")
    assert text_width(cut, styles.LABEL) <= 50
    assert shortened("short", styles.LABEL, 50) == "short"


def test_a_text_is_cut_between_words_unless_that_would_leave_little_of_it() -> None:
    notice = "Illustrative placements: a desk's judgement on incomplete sources, not facts."
    words = notice.split()
    for width in range(100, 300):
        cut = shortened(notice, styles.HEAD, float(width)).removesuffix("…")
        assert cut == notice or cut.split()[-1] in {each.rstrip(":,.") for each in words}, width
    assert shortened("A Rechtsschutzversicherungsgesellschaft", styles.HEAD, 90).startswith("A R")


def test_wrapping_keeps_to_the_lines_allowed() -> None:
    lines = wrapped("one two three four five six seven eight nine", styles.LABEL, 40, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


@pytest.mark.parametrize(
    "said", ["Peace framework talks (illustrative placements)", "Joint oversight of the plant: 50"]
)
def test_lines_of_even_length_are_no_more_and_divide_no_word(said: str) -> None:
    for width in range(60, 400, 7):
        lines = wrapped(said, styles.TABLE, width, 99)
        even = wrapped(said, styles.TABLE, even_width(said, styles.TABLE, width), 99)
        assert len(even) == len(lines)
        assert " ".join(even).split() == said.split()
        assert max(map(len, even)) <= max(map(len, lines))
        if len(even) == 2 and width < 0.9 * text_width(said, styles.TABLE):
            assert min(map(len, even)) > len(said) * 0.3, even


def test_a_character_from_another_font_does_not_change_the_rest() -> None:
    stretches = in_faces("ab ▼ cd", "condensed", False)
    assert [text for _face, text in stretches] == ["ab ", "▼", " cd"]
    assert stretches[0][0] is stretches[2][0]


def test_the_title_with_every_sort_of_trouble_reaches_every_page() -> None:
    dossier = rich(Party("z", 9, "Z & <b>", "Z<"))
    dossier = dossier.replacing(dossier.talks, talks(title="A & <b> talks"))
    assert "A & <b> talks" in whole_text(make_pack(dossier, recipe()))


@pytest.mark.parametrize(
    "text", ["和平协议草案", "停戦合意の草案", "휴전 합의 초안", "שלום רב (20)"]
)
def test_other_scripts_are_printed_or_named(text: str) -> None:
    """With the fonts of this computer: letters come back from the page, or are named beforehand."""
    section = Section(("", ""), (Prose(plain(text)),))
    briefing = Briefing("t", "s", "en", "a4", PageFrame("", ""), (section,))
    missing = set(unprintable(briefing))
    found = whole_text(render(briefing))
    printed = [c for c in text if c not in missing and not c.isspace()]
    assert all(c in found for c in printed)
    assert all(f"[U+{ord(c):04X}]" in found for c in missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_ends_between_a_day_and_its_month(language: str) -> None:
    with speaking(language):
        said = f"(source 2, {short_date_and_year(NINTH)}) until {long_date(NINTH)}, and no more."
        day = short_date(NINTH)
        for width in range(50, 300, 5):
            lines = wrapped(said, styles.TABLE, width, 99)
            assert len([line for line in lines if typed(printable(day)) in typed(line)]) >= 1, width
            assert not [line for line in lines if re.search(r"(?<!\d)9$", line)], width
        narrow = wrapped(long_date(NINTH), styles.TABLE, 18, 99)
        assert not any(typed(printable(day)) in typed(line) for line in narrow)


@pytest.mark.parametrize("said", ["MOVED", "ЗРУШЕННЯ", "FOURCHETTE DÉPLACÉE", "متأخر"])
def test_no_box_is_drawn_round_nothing(said: str) -> None:
    whole = text_width(f"\u00a0{said}\u00a0", styles.TABLE_HEAD)
    for width in range(20, 140, 3):
        lines = set_text((Run(said, boxed=True),), styles.TABLE, width)
        assert all(piece.text.strip("\u00a0-") for line in lines for piece in line.pieces)
        assert len(lines) == 1 or whole > 0.9 * width


def test_lines_go_on_beside_what_hangs() -> None:
    beside = round(text_width("00\u00a0\u00a0", styles.TABLE), 3)
    number = Run("9\u00a0\u00a0", hangs="00\u00a0\u00a0")
    said = (
        number,
        Run("A ceasefire of sixty days lets the referendum be held at last.\nIndented."),
    )
    more = (replace(number, text="\n10\u00a0\u00a0"), Run("Two."))
    lines = set_text((*said, *more), styles.TABLE, 120)
    starts = [[round(piece.x, 3) for piece in line.pieces] for line in lines]
    assert starts[0] == starts[-1] == [0, beside]
    assert len(starts) == 5
    assert all(each == [beside] for each in starts[1:-1])
    assert all(line.width <= 120.01 for line in lines)


def test_nothing_hangs_where_there_is_no_room_beside_it() -> None:
    lines = set_text((Run("A long name ", hangs=" "), Run("and more")), styles.TABLE, 50)
    assert {line.pieces[0].x for line in lines} == {0.0}


def test_capitals_are_printed_in_every_script_that_small_letters_are() -> None:
    for said in ("ტერიტორიული", "территория", "έδαφος", "տարածք", "ß ǆ ŉ"):
        assert "U+" not in printable(capitals(said)), said
    assert capitals("Land საზღვარი") == "LAND საზღვარი"


@pytest.mark.parametrize("width", [44.0, 52.0, 70.0])
@pytest.mark.parametrize(
    "name", ["ราชอาณาจักรไทย", "भारत गणराज्य", "الجمهورية العربية", "United States"]
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_sign_stands_beside_each_line_of_its_name(width: float, name: str, language: str) -> None:
    with speaking(language):
        party = signed(Party("p", 1, name, "P"))
        sign = replace(party[0], hangs=" ")
        lines = set_text((sign, party[1]), styles.TABLE, width)
    assert any(piece.text.strip(JOINERS) for piece in lines[0].pieces if not piece.sign)
    assert {line.beside > 0 for line in lines[1:]} <= {True}


@pytest.mark.parametrize("width", [6.0, 15.0, 40.0])
def test_a_word_of_signs_wider_than_its_column_is_set(width: float) -> None:
    signs = "\N{RIGHT-TO-LEFT MARK}\N{FIRST STRONG ISOLATE}"
    text = (Run(signs), Run("•" * 9), Run(signs), Run("…" * 9))
    said = "".join(p.text for line in set_text(text, styles.TABLE, width) for p in line.pieces)
    assert said.replace("\N{RIGHT-TO-LEFT MARK}", "").count("•") == 9
