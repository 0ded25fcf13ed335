"""Columns of a table are as wide as their texts ask for, and what is in a row stands in a line."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Literal, get_args

import msgspec
import pytest
import uharfbuzz

from briefings import styles
from briefings.compose import briefs, compose
from briefings.compose.annex import LABELS
from briefings.document import Heat, Lines, Run, Section, Table, TableColumn, TableRow, Text, plain
from briefings.recipe import PackPaper, Recipe
from briefings.render import render
from briefings.render.figures.heat import heat_drawing
from briefings.render.lines import Piece, SetLine
from briefings.render.lists import label_column
from briefings.render.shapes import TextRun
from briefings.render.sheet import sheet_of
from briefings.render.tables import table_boxes
from briefings.render.text import broken, printable, set_text, text_width
from briefings.render.widths import TABLE_IN, column_widths, spaced
from briefings.templates import applied, stock
from core.exchange.example import DAY, example
from core.language import LANGUAGES, Language, speaking
from core.language import gettext as _
from core.model.dossier import EMPTY, Dossier
from core.model.records import Marker, Party, Round, Wording
from tests.briefings.packs import crowded, recipe, rich
from tests.briefings.reading import page_texts
from tests.briefings.test_compose import runs


def side_by_side(template: str, paper: PackPaper) -> tuple[Table, bool]:
    """The table of all open texts side by side, and whether it is in landscape."""
    begun = recipe(today=DAY, readers=("",), round=example().all(Round)[-1].id)
    made = applied(stock(template), begun)
    wanted = msgspec.structs.replace(made, paper=paper, sections=("columns",))
    (section,) = compose(example(), wanted).sections
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    return table, section.landscape


def test_columns_of_texts_are_as_wide_as_what_they_say() -> None:
    table, _landscape = side_by_side("full", "a4")
    titles, working, *theirs = column_widths(table, 450)
    assert working > titles > min(theirs)
    alike = [msgspec.structs.replace(column, share=0.25) for column in table.columns]
    even = msgspec.structs.replace(table, columns=tuple(alike))
    low, high = (sum(box.height for box in table_boxes(each, 450)) for each in (table, even))
    assert low < 0.9 * high


@pytest.mark.parametrize(
    ("template", "paper", "landscape"),
    [("releasable", "a5", False), ("full", "a5", True), ("full", "a4", False)],
)
def test_texts_without_others_beside_them_are_upright(
    template: str, paper: PackPaper, landscape: bool
) -> None:
    assert side_by_side(template, paper)[1] is landscape


def test_a_column_is_as_wide_as_its_widest_date_whichever_is_longer() -> None:
    dates = ("16 Oct 2025", "20 Dec 2025", "11 Jul 2025")
    columns = (TableColumn("Date", 0.1), TableColumn("Event", 0.9))
    rows = tuple(TableRow((plain(date), plain("tabled"))) for date in dates)
    first, _rest = column_widths(Table(columns, rows), 400)
    widest = max(text_width(date, styles.TABLE) for date in dates)
    assert first >= widest + 2 * styles.CELL_PAD


@pytest.mark.parametrize("count", range(1, 40))
def test_no_line_of_a_cell_is_lost_however_many_there_are(count: int) -> None:
    said = " ".join(f"line{n}" for n in range(count))
    columns = (TableColumn("", 0.1), TableColumn("", 0.9))
    narrow = Table(columns, (TableRow((plain(said), plain("beside"))),))
    section = Section(("one", ""), (narrow,), "one")
    empty = compose(EMPTY, recipe(sections=("sources",)))
    pdf = render(msgspec.structs.replace(empty, sections=(section,)))
    told = [word for text in page_texts(pdf) for word in text.split() if word.startswith("line")]
    assert told == said.split()


RUSSIAN = ("Территория", "Гарантии", "Станция")


def named(*names: str) -> Dossier:
    """The example with short names of that kind for its points."""
    dossier = example()
    pairs = zip(dossier.points, names, strict=False)
    return dossier.replacing_all((p, msgspec.structs.replace(p, short_name=n)) for p, n in pairs)


@pytest.mark.parametrize("names", [(), RUSSIAN], ids=len)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_number_of_a_point_is_not_alone_on_its_line(
    language: Language, names: tuple[str, ...]
) -> None:
    sections = ("steering", "glance")
    begun = recipe(today=DAY, readers=("",), round=example().all(Round)[-1].id)
    asked = msgspec.structs.replace(begun, paper="a5", language=language, sections=sections)
    made = compose(named(*names), asked)
    width = sheet_of("a5", made.layout, False, 1).body[0]
    tables = [b for section in made.sections for b in section.blocks if isinstance(b, Table)]
    with speaking(language):
        for table in tables:
            (column, *_others), (pad, *_pads) = spaced(table, width)
            for row in table.rows:
                name = "".join(run.text for run in row.cells[0] if isinstance(run, Run))
                lines = broken(name, TABLE_IN[True], column - pad)
                assert not [line for line in lines if line.isdigit() or line.endswith("-")], lines


@pytest.mark.parametrize("length", range(2, 9))
@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_of_pairs_are_parted_rather_than_the_words_of_a_row(
    language: Language, length: int
) -> None:
    codes = [letters[:length] for letters in ("BCDEFGHI", "RSTUVWXY")]
    columns = TableColumn("Sticking point", 0.26), *(TableColumn(" – ".join(codes), 0.123),) * 6
    names = ("1 Territory", "2 Guarantees", "3 Reconstruction")
    table = Table(columns, tuple(TableRow((plain(n), *(Heat(4.0, "4"),) * 6)) for n in names))
    with speaking(language):
        (first, second, *_wide), (pad, *_pads) = spaced(table, 453.0)
        lines = [broken(name, TABLE_IN[False], first - pad) for name in names]
        heading = broken(columns[1].title, styles.TABLE_HEAD, second - pad)
    assert lines == [[name] for name in names]
    assert [line.strip() for line in heading] in ([" – ".join(codes)], [f"{codes[0]} –", codes[1]])


def test_the_number_of_a_clause_is_not_alone_on_its_line() -> None:
    cells = (Run("12  "), Run("Окончательного соглашения", strong=True)), plain("Текст " * 20)
    columns = (TableColumn("Пункт", 0.16), TableColumn("Рабочий текст", 0.84))
    (wide, _text), (pad, _pad) = spaced(Table(columns, (TableRow(cells),)), 450.0)
    first, *_lines = set_text(cells[0], styles.TABLE, wide - pad)
    assert len(first.pieces) == 2


@pytest.mark.parametrize("value", [None, 40.0])
def test_a_number_on_a_background_stands_in_the_line_of_its_row(value: float | None) -> None:
    words = [s for s in heat_drawing(Heat(value, "40"), 60).shapes if isinstance(s, TextRun)]
    assert [each.y for each in words] == [styles.TABLE.baseline]


@pytest.mark.parametrize("said", ["SMALL STEP", "МАЛЫЙ ШАГ", "نطاق أوسع", "צעד קטן"])
def test_words_in_a_box_that_is_too_wide_are_parted_between_words(said: str) -> None:
    run = Run(said, boxed=True)
    for width in range(24, 80):
        lines = set_text((run,), styles.TABLE, float(width))
        words = [piece.text for line in lines for piece in line.pieces]
        whole = max(text_width(word, TABLE_IN[True]) for word in said.split())
        if width > whole:
            told = "".join(words).replace("\N{NO-BREAK SPACE}", "")
            assert len(lines) <= 2, width
            assert told.count("-") == 0, width


def test_a_party_with_a_long_name_has_its_code_above_its_column() -> None:
    long = Party("a", 1, "The Commonwealth of the Upper and Lower Approaches and of Beyond", "CW")
    dossier = rich(Wording("w9", "c9", "None.", "a"), Wording("w8", "c9", "All.", "b"))
    dossier = dossier.replacing(dossier.get(Party, "a"), long)
    made = compose(dossier, recipe(sections=("matrix", "columns")))
    titles = [
        [column.title.partition(" · ")[0] for column in block.columns]
        for section in made.sections
        for block in section.blocks
        if isinstance(block, Table)
    ]
    assert len(titles) == 2
    assert all("CW" in each and "Borduria" in each for each in titles)
    found = runs(compose(dossier, recipe(sections=("briefs",))).sections)
    assert "CW" in [run.text for run in found if run.strong]


def test_a_sign_stands_beside_the_name_that_it_belongs_to() -> None:
    columns = (TableColumn("Party", 0.16), TableColumn("Position", 0.84))
    name = (Run("", sign=Marker.SQUARE), Run("Borduria", strong=True))
    table = Table(columns, (TableRow((name, plain("No."))),))
    for width in range(235, 300):
        first, _second = column_widths(table, float(width))
        assert len(set_text(name, styles.TABLE, first - 2 * styles.CELL_PAD)) == 1, width


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", get_args(PackPaper))
@pytest.mark.parametrize("template", ["full", "annex"])
@pytest.mark.parametrize("size", [11, 14])
def test_no_head_is_broken_but_between_syllables_in_large_print_on_small_paper(
    size: Literal[11, 14], template: str, paper: PackPaper, language: Language
) -> None:
    begun = recipe(today=DAY, readers=("",), round=example().all(Round)[-1].id)
    wanted = msgspec.structs.replace(
        applied(stock(template), begun), paper=paper, language=language, size=size
    )
    may_break = paper == "a5" and size > 11
    with speaking(language):
        for table, width in _tables(wanted):
            for column, room, pad in zip(table.columns, *spaced(table, width), strict=True):
                style, text = styles.TABLE_HEAD, column.title
                lines = broken(text, style, room - min(pad, 2 * styles.CELL_PAD))
                whole = set(printable(text).replace("/", "/ ").split())
                torn = {word for line in lines for word in line.split()} - whole
                parts = {word.removesuffix("-") for word in torn}
                assert not torn or (may_break and all(len(part) > 1 for part in parts)), lines


def _tables(wanted: Recipe) -> Iterator[tuple[Table, float]]:
    for section in compose(example(), wanted).sections:
        width, _height = sheet_of(wanted.paper, wanted.layout, section.landscape, 1).body
        yield from ((block, width) for block in section.blocks if isinstance(block, Table))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_beside_lines_takes_the_room_of_its_widest_word(language: Language) -> None:
    with speaking(language):
        labels = [_(each) for each in (*LABELS.values(), *briefs.LABELS.values())]
        for label in labels:
            block = Lines(((label, (plain("Say so."),)),))
            room = label_column(block, 340.0) - styles.GUTTER
            words = {
                word for line in broken(label, styles.MARGIN_LABEL, room) for word in line.split()
            }
            assert words == set(printable(label).split())


@pytest.mark.parametrize("said", ["SMALL STEP", "ЗРУШЕННЯ", "МАЛИЙ КРОК", "خطوة صغيرة"])
def test_a_column_has_room_for_words_in_a_box_with_the_box_around_them(said: str) -> None:
    columns = (TableColumn("", 0.14), TableColumn("", 0.86))
    box = (Run(said, boxed=True),)
    for width in (366, 450):
        first, _second = column_widths(
            Table(columns, (TableRow((box, plain("It moved."))),)), width
        )
        (line,) = set_text(box, styles.TABLE, first - 2 * styles.CELL_PAD)
        around = 2 * text_width("\N{NO-BREAK SPACE}", TABLE_IN[True])
        assert line.width >= text_width(said, TABLE_IN[True]) + around - 0.01


def test_a_box_of_long_words_is_parted_rather_than_take_the_room_of_others() -> None:
    columns = (TableColumn("", 0.17), TableColumn("", 0.83))
    boxes = [(Run(each, boxed=True),) for each in ("МАЛЫЙ ШАГ", "ДИАПАЗОН СДВИНУТ")]
    rows = tuple(TableRow((each, plain("It moved."))) for each in boxes)
    first, _second = column_widths(Table(columns, rows), 366)
    assert first < 1.3 * 0.17 * 366
    parted = [len(set_text(each, styles.TABLE, first - 2 * styles.CELL_PAD)) for each in boxes]
    assert parted == [1, 2]


@pytest.mark.parametrize("said", ["у дужках", "в скобках", "RU – UA"])
def test_words_that_belong_together_are_one_in_cells_and_titles(said: str) -> None:
    for title, cell in ((said, "50"), ("", said)):
        columns = (TableColumn("", 0.88), TableColumn(title, 0.12))
        table = Table(columns, (TableRow((plain("Text"), plain(cell))),))
        _first, second = column_widths(table, 300)
        style = styles.TABLE_HEAD if title else styles.TABLE
        assert len(set_text(plain(said), style, second - 2 * styles.CELL_PAD)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_proposals_is_divided_on_small_paper(language: str) -> None:
    with speaking(language):
        made = compose(
            example(), recipe(today=DAY, sections=("proposals",), language=language, paper="a5")
        )
        (table,) = (b for each in made.sections for b in each.blocks if isinstance(b, Table))
        for row in table.rows:
            for cell, wide in zip(row.cells, column_widths(table, 340), strict=True):
                for line in set_text(cell, styles.TABLE, wide - 2 * styles.CELL_PAD):
                    assert not line.pieces[-1].text.endswith("-")


def test_no_cell_is_a_ribbon_where_others_have_room() -> None:
    name = "The regime of the upper fishing grounds and their approaches, and of what is beside"
    columns = (
        TableColumn("Sticking point", 0.2),
        TableColumn("Gap", 0.2, "right"),
        TableColumn("What would unlock it", 0.6),
    )
    table = Table(columns, (TableRow((plain(name), plain("31"), plain("A quota"))),) * 3)
    wide = column_widths(table, 340.0)
    assert sum(wide) == pytest.approx(340.0)
    assert wide[0] > 1.3 * 0.2 * 340
    (first, *_rest) = table_boxes(Table(columns, table.rows[:1]), 340.0)[1:]
    assert first.height < 5 * styles.TABLE.leading
    short = Table(columns, (TableRow((plain("Quota"), plain("31"), plain(name))),))
    assert column_widths(short, 340.0) == [pytest.approx(340 * each.share) for each in columns]


@pytest.mark.parametrize("parties", [3, 4, 5, 8])
@pytest.mark.parametrize("paper", get_args(PackPaper))
@pytest.mark.parametrize("size", [11, 14])
def test_the_codes_of_a_pair_are_one_line_above_its_column(
    size: Literal[11, 14], paper: PackPaper, parties: int
) -> None:
    wanted = recipe(paper=paper, size=size, sections=("glance",))
    (section,) = compose(crowded(3, parties + 2, 1), wanted).sections
    width, _height = sheet_of(paper, wanted.layout, False, 1).body
    pairs = 0
    for table in (block for block in section.blocks if isinstance(block, Table)):
        for column, wide in zip(table.columns, column_widths(table, width), strict=True):
            if " – " in column.title:
                pairs += 1
                room = wide - 2 * styles.CELL_PAD
                assert len(set_text(plain(column.title), styles.TABLE_HEAD, room)) == 1
    assert pairs


class _Pen:
    """A pen that remembers each line with the place of its left end."""

    def __init__(self) -> None:
        self.lines: list[tuple[SetLine, float, float]] = []

    def tagged(self, _tag: object) -> AbstractContextManager[None]:
        return nullcontext()

    def line(self, line: SetLine, x: float, y: float) -> None:
        self.lines.append((line, x, y))

    def rule(self, *_where: object) -> None:
        """No rule is looked at."""


def drawn(columns: tuple[TableColumn, ...], cells: tuple[Text, ...], width: float) -> _Pen:
    """What is drawn of a row."""
    pen = _Pen()
    table_boxes(Table(columns, (TableRow(cells),)), width)[-1].paint(pen, 0.0, 0.0)  # type: ignore[arg-type]
    return pen


def highest(piece: Piece) -> float:
    """How far the letters of a piece reach above their line, in points."""
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(piece.face.file)))
    font = uharfbuzz.Font(face)
    glyphs = filter(None, map(font.get_nominal_glyph, map(ord, piece.text)))
    tops = [found.y_bearing for each in glyphs if (found := font.get_glyph_extents(each))]
    return max(tops) / face.upem * piece.look.size


@pytest.mark.parametrize("said", ["OVERDUE", "PÉRIMÉE", "ЙОД", "متأخر"])
def test_words_in_a_box_keep_away_from_the_line_above(said: str) -> None:
    due = (Run("7 November 2025"), Run(" "), Run(said, boxed=True))
    columns = (TableColumn("Action", 0.8), TableColumn("Due", 0.2))
    pen = drawn(columns, (plain("Ask."), due), 400)
    (_date, _x, above), (box, _left, below) = pen.lines[1:]
    assert box.pieces[0].look.boxed
    assert below - box.pieces[0].over > above + 0.22 * styles.TABLE.size + 1
    assert box.pieces[0].over > highest(box.pieces[0]) + 0.4


@pytest.mark.parametrize("said", ["STALE", "PÉRIMÉE"])
def test_words_in_a_box_keep_away_from_the_rule_above_their_row(said: str) -> None:
    columns, cells = (TableColumn("Tag", 1.0),), ((Run(said, boxed=True),),)
    box = table_boxes(Table(columns, (TableRow(cells),)), 400)[-1]
    ((line, _x, below),) = drawn(columns, cells, 400).lines
    assert box.before + below - line.pieces[0].over > 0.9


def test_figures_keep_away_from_words_on_their_right() -> None:
    columns = (
        TableColumn("Item", 0.5),
        TableColumn("Minutes", 0.1, "right"),
        TableColumn("Press", 0.4),
    )
    pen = drawn(columns, (plain("Quota"), plain("90"), plain("None")), 400)
    (_item, (figure, at, _y), (_words, words, _down)) = pen.lines
    assert words - (at + figure.width) >= 2 * styles.CELL_PAD + styles.BESIDE_FIGURES
