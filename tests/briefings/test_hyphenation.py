"""A word wider than its column is broken at a syllable, with a hyphen; a label is never cut."""

import math
import unicodedata

import pytest

from briefings import styles
from briefings.document import (
    Lines,
    PositionMap,
    Run,
    ScaleFigure,
    Table,
    TableColumn,
    TableRow,
    plain,
)
from briefings.render import widths
from briefings.render.blocks import boxes
from briefings.render.faces import Face, face, spelled
from briefings.render.figures.position_map import scale_drawings
from briefings.render.hyphenation import hyphens, parting, parts
from briefings.render.shapes import TextRun
from briefings.render.tables import table_boxes
from briefings.render.text import set_text, text_width, wrapped
from briefings.render.widths import column_widths
from briefings.styles import CELL_PAD, LABEL, MARGIN_LABEL, TABLE_HEAD
from core.language import LANGUAGES, speaking
from core.model.records import Marker

WORDS = {
    "uk": ("Перетинаються", ("Перети-", "наються")),
    "ru": ("Противоположность", ("Проти-", "вопо-", "лож-", "ность")),
    "fr": ("Intergouvernemental", ("Inter-", "gouver-", "nemen-", "tal")),
    "en": ("Unconditionally", ("Uncondi-", "tionally")),
}


@pytest.mark.parametrize("language", WORDS)
def test_a_word_too_wide_is_broken_at_its_syllables(language: str) -> None:
    word, parts = WORDS[language]
    with speaking(language):
        assert tuple(wrapped(word, LABEL, 34, 9)) == parts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", [word for word, _parts in WORDS.values()])
def test_a_word_in_other_letters_than_the_pack_is_broken_at_its_syllables(
    word: str, language: str
) -> None:
    with speaking(language):
        places, (*ahead, _last) = hyphens(word), wrapped(word, LABEL, 40, 9)
    assert places
    assert all(part.endswith("-") for part in ahead)


@pytest.mark.parametrize(
    ("word", "places"),
    [("Θεσσαλονίκη", [3, 5, 7, 9]), ("ความปลอดภัย", [4, 8])],
    ids=["Greek", "Thai"],
)
def test_words_of_other_scripts_are_broken_at_their_syllables(word: str, places: list[int]) -> None:
    assert hyphens(word) == places
    sign = "-" if word[0] < "\u0e00" else ""
    lines = [*parts(word, places[-1] + 1.5, len, False)]
    assert lines == [word[: places[-1]] + sign, word[places[-1] :]]


@pytest.mark.parametrize("word", ["საერთაშორისო", "Միջազգային"], ids=["Georgian", "Armenian"])
def test_a_word_of_which_no_syllable_is_known_has_a_hyphen_where_it_is_broken(word: str) -> None:
    lines = [*parts(word, 8.0, len, False)]
    assert len(lines) > 1
    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(line.removesuffix("-") for line in lines) == word


def test_what_fits_is_left_alone_and_nothing_is_lost() -> None:
    assert wrapped("Unconditionally", LABEL, 200, 9) == ["Unconditionally"]
    number = "0123456789" * 9
    lines = wrapped(number, LABEL, 30, 99)
    assert "".join(lines) == number, "digits are broken without a sign"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/press-releases/statement_on_negotiations.html",
        "somebody.important@ministry.example",
        "C:\\Documents\\Negotiations\\Intergovernmental",
        "intergovernmental_conference",
        "intergovernmentalconference.example",
        "unconditionally" * 9,
    ],
)
def test_no_hyphen_is_added_to_what_is_no_word(address: str) -> None:
    lines = wrapped(address, LABEL, 34, 99)
    assert len(lines) > 2
    assert "".join(lines) == address


def test_a_long_text_without_spaces_is_set_in_time_that_grows_with_it() -> None:
    measured: list[int] = []
    found = face(LABEL.family, LABEL.strong)
    counted = vars(type(found))["width"]

    def width(self: Face, text: str, size: float) -> float:
        measured.append(len(text))
        return float(counted(self, text, size))

    text = "abcdefghij" * 2000
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Face, "width", width)
        lines = wrapped(text, LABEL, 60, 9999)
    assert "".join(lines) == text
    assert sum(measured) < len(text) * 100


@pytest.mark.parametrize("said", ["неизвестно: США", "неизвестно, США", "«неизвестно»: США"])
def test_no_line_begins_with_the_sign_that_ends_a_broken_word(said: str) -> None:
    """Signs may be in another font than the letters before them."""
    with speaking("ru"):
        for width in range(24, 60):
            for line in wrapped(said, LABEL, width, 9)[1:]:
                assert line[0].isalnum(), (width, line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_of_lines_are_neither_small_nor_cut(language: str) -> None:
    label = {"uk": "Протилежні аргументи", "ar": "الحجج التكتيكية"}.get(
        language, "Arguments to be used with restraint"
    )
    with speaking(language):
        first, *_others = boxes(Lines(((label, (plain("Say this."),)),)), 300)
        told = wrapped(label, MARGIN_LABEL, 300 * 0.185 - 8, 9)
    assert first.height >= (len(told) - 1) * MARGIN_LABEL.leading
    assert not any("…" in line for line in told)


def test_no_label_of_a_scale_ends_in_dots() -> None:
    long = "Enforced only after the ratification by every parliament concerned, without exception"
    anchors = ((0.0, long), (30.0, long), (70.0, long), (100.0, long))
    figure = ScaleFigure(long, long, anchors, (), None, "97", long)
    (drawing,) = scale_drawings(PositionMap((figure,)), 440)
    told = [shape.text for shape in drawing.shapes if isinstance(shape, TextRun)]
    assert not any("…" in text for text in told)


def test_a_column_is_as_wide_as_the_words_of_its_title() -> None:
    columns = (TableColumn("Сторінка", 0.05), TableColumn("Питання", 0.95))
    first, second = column_widths(Table(columns, ()), 300)
    assert first >= text_width("Сторінка", TABLE_HEAD) + 2 * CELL_PAD
    assert first + second == pytest.approx(300)
    assert len(set_text(plain("Сторінка"), TABLE_HEAD, first - 2 * CELL_PAD)) == 1


def test_no_figure_is_broken_where_other_columns_can_spare_the_room() -> None:
    columns = (TableColumn("ω", 0.05, "right"), TableColumn("Питання", 0.95))
    rows = tuple(TableRow((plain(each), plain("Слова"))) for each in ("1", "1 087 000,5", "2"))
    first, second = column_widths(Table(columns, rows), 300)
    assert len(set_text(plain("1 087 000,5"), styles.TABLE, first - 2 * CELL_PAD)) == 1
    assert first + second == pytest.approx(300)


def test_words_in_a_column_of_figures_take_no_more_room_than_others() -> None:
    columns = (
        TableColumn("", 0.6),
        TableColumn("RU", 0.2, "right"),
        TableColumn("UA", 0.2, "right"),
    )
    rows = (TableRow((plain("a"), plain("немає позиції щодо цього"), plain("1"))),)
    assert column_widths(Table(columns, rows), 300)[1] == pytest.approx(60)


def test_a_long_word_takes_a_little_room_of_others_and_no_more() -> None:
    columns = (TableColumn("", 0.5), TableColumn("", 0.2), TableColumn("", 0.3))
    rows = (TableRow((plain("a b c"), plain("неопределённо"), plain("d" * 99))),)
    first, second, third = column_widths(Table(columns, rows), 300)
    assert len(set_text(plain("неопределённо"), styles.TABLE, second - 2 * CELL_PAD)) == 1
    assert first > 60
    assert third < 90 * 1.5


@pytest.mark.parametrize("width", range(20, 60, 4))
def test_a_sign_keeps_its_room_where_the_name_beside_it_is_broken(width: int) -> None:
    lines = set_text((Run("Mediating", sign=Marker.DIAMOND),), styles.TABLE, width)
    (sign,) = [piece for piece in lines[0].pieces if piece.sign]
    assert sign.width > styles.TABLE.size
    assert all(piece.x >= sign.width for piece in lines[0].pieces if not piece.sign)


def test_lines_of_a_long_row_are_as_far_apart_as_those_of_a_short_one() -> None:
    for lines in (3, 50):
        row = TableRow((plain("\n".join(f"Line {n}" for n in range(lines))),))
        _head, *found = table_boxes(Table((TableColumn("Title", 1.0),), (row,)), 300)
        height = sum(box.height + box.before for box in found)
        assert height == pytest.approx(lines * styles.TABLE.leading + 2 * styles.ROW_PAD)


@pytest.mark.parametrize("word", ["ci-dessous", "a-t-il", "из-за", "re-elect", "run-up", "кто-то"])
def test_no_line_ends_in_a_hyphen_with_few_letters_on_a_side(word: str) -> None:
    for width in range(60, 120):
        lines = wrapped(f"la clause {word} demeure", styles.BODY, float(width), 9)
        assert any(word in line for line in lines), width


@pytest.mark.parametrize("word", ["95-процентный", "20-point", "(12-mile"])
def test_a_figure_stays_with_the_word_that_it_is_part_of(word: str) -> None:
    for width in range(60, 120):
        lines = wrapped(f"её {word} интервал", styles.BODY, float(width), 9)
        if text_width(word, styles.BODY) < width:
            assert any(word in line for line in lines), lines


def test_how_a_title_is_divided_is_looked_up_only_where_it_is_too_wide(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(widths, "hyphens", lambda word: asked.append(word) or [])
    columns = (TableColumn("Illustratively", 1.0), TableColumn("Responsibility", 1.0))
    column_widths(Table(columns, ()), 300)
    assert not asked
    column_widths(Table(columns, ()), 60)
    assert asked == ["Illustratively", "Responsibility"]


@pytest.mark.parametrize(
    "text",
    [
        "ที่เจนีวาโดยไม่มีเงื่อนไขล่วงหน้าและไม่กระทบต่อสิทธิของฝ่ายใดฝ่ายหนึ่ง",
        "น้ำใจไมตรีระหว่างประเทศ",
        "अंतरराष्ट्रीयकरण",
        "שָׁלוֹםעֲלֵיכֶם",
        "e\u0301te\u0301de\u0301ja\u0300",
    ],
)
def test_no_letter_is_parted_from_its_vowels_and_marks(text: str) -> None:
    for width in range(40, 200, 7):
        lines = set_text(plain(text), styles.TABLE, float(width))
        told = [spelled("".join(piece.text for piece in line.pieces)) for line in lines]
        for line in lines[1:]:
            first = spelled(line.pieces[0].text)[0]
            assert not unicodedata.category(first).startswith("M"), told
            assert first not in "ะาำ", told
        assert not any(line.rstrip("-")[-1] in "เแโใไ्" for line in told), told


def test_a_column_is_as_wide_as_words_of_its_title_that_are_held_together() -> None:
    columns = (TableColumn("Issue", 0.7), TableColumn("s\u00a0UAX", 0.05), TableColumn("ω", 0.25))
    _issue, held, _weight = column_widths(Table(columns, ()), 300)
    assert held >= text_width("s\u00a0UAX", styles.TABLE_HEAD) + 2 * styles.CELL_PAD


def lines_of(text: str, width: float) -> list[str]:
    """The lines of a text, as words."""
    found = set_text(plain(text), TABLE_HEAD, width)
    return [" ".join(piece.text for piece in line.pieces) for line in found]


@pytest.mark.parametrize("text", ["12/01/2026", "2019/20", "60/2202", "1/79"])
def test_no_line_ends_within_a_date_written_with_strokes(text: str) -> None:
    for words in (f"held on {text}", f"في {text}"):
        for width in range(math.ceil(text_width(text, TABLE_HEAD)), 100):
            lines = lines_of(words, width)
            assert any(text in line for line in lines), (width, lines)


def test_words_may_be_parted_after_a_stroke() -> None:
    width = text_width("documents/", TABLE_HEAD) + 1
    assert lines_of("documents/archives", width) == ["documents/", "archives"]


def test_korean_words_are_kept_whole_and_chinese_ones_are_not() -> None:
    assert parting("자유경제구역") is None
    chinese = parting("自由经济区")
    assert chinese is not None
    assert [*chinese("自由经济区")] == [*"自由经济区"]
