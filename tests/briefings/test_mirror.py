"""A pack in a right-to-left language begins on the right: its heads, feet, figures and dates."""

import io
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import cast

import pikepdf
import pypdfium2 as pdfium
import pytest

from briefings.compose import compose
from briefings.compose.mirror import isolated as isolated_text
from briefings.document import (
    Block,
    BottomLine,
    Bullets,
    Contents,
    ContentsEntry,
    Heading,
    Lines,
    NoteBox,
    Notice,
    Prose,
    Run,
    Table,
    TableColumn,
    TableRow,
    Title,
    plain,
)
from briefings.recipe import Room
from briefings.render.bidi import visual
from briefings.render.blocks import boxes
from briefings.render.lines import SetLine
from briefings.render.pen import Pen
from briefings.render.shapes import Drawing, Stroke, TextRun, mirrored
from briefings.render.sheet import sheet_of
from briefings.render.tables import table_boxes
from briefings.render.tags import Tag
from briefings.render.text import printable, set_text, text_width
from briefings.styles import BAR, BODY, BULLET_INDENT, CELL_PAD, LABEL, SIGN_PLACE, SIGN_ROOM, TABLE
from core.exchange.example import DAY, example
from core.language import speaking
from core.model.records import Marker
from core.text.conventions import numbered
from tests.briefings.packs import make_pack, recipe, rich


def words_at(pack: bytes, page_number: int, words: str) -> tuple[float, float]:
    """Where words begin and end on a page, in points from its left."""
    with pdfium.PdfDocument(pack) as document:
        page = document[page_number - 1]
        text = page.get_textpage()
        found = text.search(words).get_next()
        assert found is not None, words
        boxes = [text.get_charbox(found[0] + n) for n in range(found[1])]
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


def test_running_heads_and_feet_are_mirrored() -> None:
    wanted = recipe(readers=("Legal",), sections=("sources",), language="ar")
    left, right = words_at(make_pack(rich(), wanted), 1, "Fishing")
    assert left < 90
    left, _right = words_at(make_pack(rich(), wanted), 1, "Legal")
    assert left < 200
    english = make_pack(rich(), recipe(readers=("Legal",), sections=("sources",)))
    _left, right = words_at(english, 1, "Copy 1 of 1")
    assert right > 480


def test_a_drawing_in_a_mirror_keeps_its_words() -> None:
    line = Stroke(((10.0, 0.0), (30.0, 5.0)))
    words = TextRun(10.0, 0.0, "Words", LABEL, "left")
    turned = mirrored(Drawing(100.0, 20.0, (line, words)))
    assert turned.shapes == (
        Stroke(((90.0, 0.0), (70.0, 5.0))),
        TextRun(90.0, 0.0, "Words", LABEL, "right"),
    )
    assert mirrored(turned).shapes == (line, words)


def test_time_and_scales_begin_on_the_right() -> None:
    wanted = recipe(today=DAY, language="ar", readers=("",), sections=("briefs",))
    pack = make_pack(example(), wanted)
    wide, _end = words_at(pack, 1, "Remaining Donbas")
    assert wide > 400


class Seen:
    """A pen that notes where lines begin and end."""

    def __init__(self) -> None:
        self.starts: list[float] = []
        self.ends: list[float] = []
        self.labels: list[tuple[str, float]] = []
        self.spans: list[tuple[float, float]] = []
        self.bars: list[tuple[float, float]] = []

    def tagged(self, _tag: Tag) -> AbstractContextManager[None]:
        return nullcontext()

    def line(self, line: SetLine, x: float, _y: float) -> None:
        first, last = line.pieces[0], line.pieces[-1]
        self.starts.append(round(x + first.x, 2))
        self.ends.append(round(x + last.x + last.width, 2))
        self.spans.append((self.starts[-1], self.ends[-1]))

    def words(self, run: TextRun) -> None:
        self.labels.append((visual(run.text), run.x))

    def link(self, *_where: object) -> AbstractContextManager[None]:
        return nullcontext()

    def page_of(self, _anchor: str) -> str:
        return "1"

    def rule(self, *_where: object) -> None:
        pass

    def frame(self, *_where: float, **_parts: bool) -> None:
        pass

    def bar(self, left: float, _top: float, width: float, *_how: object) -> None:
        self.bars.append((left, left + width))


@pytest.mark.parametrize("section", ["card", "glance", "briefs", "matrix", "columns"])
def test_a_remark_in_any_script_stands_where_those_in_arabic_begin(section: str) -> None:
    made = compose(rich(), recipe(sections=(section,), language="ar"))
    told = [block for each in made.sections for block in each.blocks]
    remarks = [block for block in told if isinstance(block, Prose) and block.small]
    pen = Seen()
    with speaking("ar"):
        for remark in (*remarks, Prose(plain("Illustrative placements"), small=True)):
            for box in boxes(remark, 300):
                box.paint(cast(Pen, pen), 0.0, 0.0)
    assert {round(end) for end in pen.ends} == {300}


def test_all_lines_of_a_column_of_figures_stand_at_one_edge() -> None:
    columns = (TableColumn("RU", 0.5), TableColumn("المسألة", 0.5, "right"))
    rows = (TableRow((plain("حدث"), plain("40"))), TableRow((plain("حدث"), plain("ضمن النطاق"))))
    pen = Seen()
    with speaking("ar"):
        for box in table_boxes(Table(columns, rows, backwards=True), 300):
            box.paint(cast(Pen, pen), 0.0, 0.0)
    assert {*pen.ends[1::2]} == {150 - CELL_PAD}


@pytest.mark.parametrize(("text", "is_left"), [("Arland", True), ("أرلاند", False)])
def test_a_sign_stands_away_from_the_name_that_it_belongs_to(text: str, is_left: bool) -> None:
    (line,) = set_text((Run("", sign=Marker.SQUARE), Run(text)), BODY, 300)
    sign, name = sorted(line.pieces, key=lambda piece: piece.sign is None)
    middle = sign.x + SIGN_PLACE * BODY.size
    near = name.x if is_left else name.x + name.width
    assert abs(middle - near) == pytest.approx((SIGN_ROOM - SIGN_PLACE) * BODY.size, abs=0.1)
    assert (middle < near) is is_left


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("two_sided", [False, True])
@pytest.mark.parametrize("room", ["none", "margin"])
def test_the_sheet_is_turned_round(number: int, two_sided: bool, room: Room) -> None:
    """Its fold is on the right of the first page, and the room for notes on the other side."""
    sheets = []
    for language in ("en", "ar"):
        wanted = recipe(language=language, two_sided=two_sided, room=room)
        sheets.append(sheet_of("a4", wanted.layout, False, number))
    straight, turned = sheets
    assert turned.left == pytest.approx(straight.width - straight.right)
    assert turned.right == pytest.approx(straight.width - straight.left)
    assert turned.edges == pytest.approx([straight.width - each for each in straight.edges[::-1]])
    assert turned.notes_left != straight.notes_left


def test_letters_that_hold_on_to_each_other_are_not_parted_in_a_marking() -> None:
    marked = make_pack(rich(), recipe(marking="سري للوفد فقط", sections=("cover",), readers=("",)))
    spread = make_pack(rich(), recipe(marking="Секретно", sections=("cover",), readers=("",)))
    assert not set_apart(marked)
    assert set_apart(spread)


def set_apart(pack: bytes) -> bool:
    """Whether there is room between characters anywhere on the first page."""
    with pikepdf.open(io.BytesIO(pack)) as document:
        content = pikepdf.parse_content_stream(document.pages[0])
        return any(str(sign) == "Tc" and float(given[0]) for given, sign in content)


@pytest.mark.parametrize("block", [Title("Talks (illustrative)"), Heading("1  Catch (quota)")])
def test_titles_and_headings_begin_on_the_right_whatever_they_name(block: Block) -> None:
    starts = []
    for language in ("en", "ar"):
        pen = Seen()
        with speaking(language):
            for box in boxes(block, 400):
                box.paint(cast(Pen, pen), 0.0, 0.0)
        starts += pen.starts
    assert starts[0] == 0
    assert starts[1] > 200


MIXED = (
    plain("Ask for the date of the offer, and for nothing else. " * 4),
    plain("إلى: Arland, أرلاند"),
)


@pytest.mark.parametrize("numbered", [False, True])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_list_stands_on_one_side_whatever_way_its_items_run(
    language: str, numbered: bool
) -> None:
    pen = Seen()
    with speaking(language):
        for box in boxes(Bullets(MIXED, numbered), 400):
            box.paint(cast(Pen, pen), 0.0, 0.0)
    (first, there), (second, also) = pen.labels
    assert there == also
    if language == "en":
        assert {*pen.starts} == {BULLET_INDENT}
        assert there < BULLET_INDENT
    else:
        assert {*pen.ends} == {400 - BULLET_INDENT}
        assert there > 400 - BULLET_INDENT
    assert [first, second] == (
        ["•", "•"] if not numbered else ["1.", "2."] if language == "en" else [".1", ".2"]
    )


def places(rows: Sequence[TableRow]) -> list[tuple[float, float]]:
    """Where the words of each line of the second column begin and end, which is one of figures."""
    columns = (TableColumn("الوزن", 0.5), TableColumn("المسألة", 0.5, "right"))
    pen = Seen()
    with speaking("ar"):
        for box in table_boxes(Table(columns, tuple(rows), backwards=True), 300):
            box.paint(cast(Pen, pen), 0.0, 0.0)
    return pen.spans[1::2]


def test_the_units_of_figures_stand_below_each_other_where_their_heading_begins() -> None:
    figures = ("3875", "1087.5", "900", "(50)", "▼ 5")
    spans = places([TableRow((plain("حدث"), plain(each))) for each in figures])
    assert {round(end, 1) for _start, end in spans} == {150 - CELL_PAD}


def test_numbered_lines_that_run_the_other_way_have_their_numbers_where_lines_begin() -> None:
    """What goes on behind a number begins below its line, not below the number."""
    runs = (
        Run("\u200f1", mute=True, hangs="0  "),
        *isolated_text((Run("The draft text deals with the size of the army and of the fleet. "),)),
        Run("\n\u200f2", mute=True, hangs="0  "),
        *isolated_text((Run("Army."),)),
    )
    pen = Seen()
    table = Table((TableColumn("", 1.0),), (TableRow((runs,)),), backwards=True)
    with speaking("ar"):
        for box in table_boxes(table, 200):
            box.paint(cast(Pen, pen), 0.0, 0.0)
    first, onwards, second = pen.ends
    assert first == second == 200 - CELL_PAD
    assert onwards == pytest.approx(first - text_width("0  ", TABLE), abs=0.1)


def test_what_goes_on_beside_a_number_stands_below_its_line_whatever_way_it_runs() -> None:
    runs = (Run("\u200e1", hangs="0  "), *isolated_text((Run(HEBREW),)), Run(f"\n{HEBREW}"))
    with speaking("en"):
        lines = set_text(runs, BODY, 300)
    first, *others = lines
    assert first.pieces[0].x == 0
    assert {round(line.pieces[0].x, 1) for line in others} == {round(text_width("0  ", BODY), 1)}


ENGLISH = "Settle the text where the ranges meet, and find out whether a date can be named. " * 2
ARABIC = "تسوية النص حيث تلتقي النطاقات ومعرفة ما إذا كان يمكن تحديد موعد للتصويت على المنطقة. " * 2
HEBREW = "ליישב את הנוסח במקום שבו הטווחים נפגשים ולברר אם אפשר לקבוע מועד להצבעה על האזור. " * 2


def beginning(language: str, block: Block) -> tuple[Seen, float]:
    """A block on a page 300 points wide, and how far from where lines begin its lines do."""
    pen = Seen()
    with speaking(language):
        for box in boxes(block, 300):
            box.paint(cast(Pen, pen), 0.0, 0.0)
    far = [300 - end for end in pen.ends] if language == "ar" else pen.starts
    assert max(far) == pytest.approx(min(far), abs=0.1), "all lines begin below each other"
    return pen, round(min(far), 1)


@pytest.mark.parametrize("said", [ENGLISH, ARABIC, HEBREW])
@pytest.mark.parametrize(
    "make",
    [
        lambda said: Prose(plain(said)),
        lambda said: Prose(plain(said), small=True),
        lambda said: BottomLine(plain(said)),
        lambda said: Bullets((plain(said), plain("40"))),
        lambda said: NoteBox("a", said, said, "legal"),
        lambda said: Notice(said),
        lambda said: Heading(said),
        lambda said: Title(said),
        lambda said: Table((TableColumn(said, 1.0),), (TableRow((plain(said),)),)),
    ],
)
def test_a_block_begins_where_those_of_its_pack_do_whatever_language_it_is_in(
    make: Callable[[str], Block], said: str
) -> None:
    english, from_left = beginning("en", make(said))
    arabic, from_right = beginning("ar", make(said))
    assert from_left == from_right
    assert english.bars == [(0.0, BAR)] * len(english.bars)
    assert arabic.bars == [(pytest.approx(300 - BAR), 300)] * len(english.bars)


@pytest.mark.parametrize("said", [ENGLISH, ARABIC, HEBREW])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_label_stands_where_lines_begin_and_its_items_beside_it(language: str, said: str) -> None:
    pen = Seen()
    with speaking(language):
        for box in boxes(Lines((("Aim", (plain(said), plain("40"))),)), 300):
            box.paint(cast(Pen, pen), 0.0, 0.0)
    label, *items = [300 - end for end in pen.ends] if language == "ar" else pen.starts
    assert label == pytest.approx(0, abs=0.1)
    assert max(items) == pytest.approx(min(items), abs=0.1)
    assert min(items) > 60


def test_a_delegate_has_the_sign_of_the_party_where_lines_begin() -> None:
    made = compose(example(), recipe(today=DAY, sections=("delegations",), language="ar"))
    told = [b for each in made.sections for b in each.blocks if isinstance(b, Prose)]
    signs = 0
    with speaking("ar"):
        for block in told:
            first, *_others = set_text(block.text, BODY, 300)
            signs += any(piece.sign for piece in first.pieces)
            assert not any(piece.sign for piece in first.pieces[:-1])
    assert signs


ARABIC_POINT = "ومستقلة الدولي"


@pytest.mark.parametrize(
    "block",
    [
        Title(ARABIC_POINT),
        Heading(ARABIC_POINT, 1, "open · stalled"),
        Contents((ContentsEntry("1", ARABIC_POINT, "p", "open · stalled"),)),
    ],
)
def test_what_names_a_point_in_arabic_begins_on_the_left_in_an_english_pack(block: Block) -> None:
    pen = Seen()
    with speaking("en"):
        for box in boxes(block, 400):
            box.paint(cast(Pen, pen), 0.0, 0.0)
    assert max(pen.starts) < 40


def test_a_sentence_of_an_english_pack_runs_from_the_left_whatever_point_it_is_about() -> None:
    with speaking("en"):
        said = f"{numbered(1, ARABIC_POINT)}: stated gap 22, closed by 9; both moved."
        seen = visual(printable(said))
    assert seen.startswith("1 ")
    assert seen.endswith(": stated gap 22, closed by 9; both moved.")
