"""A pack in a right-to-left language begins on the right: its heads, feet, figures and dates."""

import datetime as dt
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import cast

import pikepdf
import pypdfium2 as pdfium
import pytest
from msgspec.structs import replace

from briefings.compose import compose
from briefings.compose.mirror import isolated as isolated_text
from briefings.document import (
    Block,
    Bullets,
    Contents,
    ContentsEntry,
    Heading,
    Prose,
    Run,
    Table,
    TableColumn,
    TableRow,
    Text,
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
from briefings.render.text import printable, set_text
from briefings.styles import BODY, BULLET_INDENT, CELL_PAD, LABEL, SIGN_PLACE, SIGN_ROOM
from core.exchange.example import DAY, example
from core.language import speaking
from core.model.dossier import Dossier
from core.model.naming import natural
from core.model.records import Issue, Line, LineType, Marker, Position
from core.model.scale_ends import range_in_words
from core.text.conventions import fixed, isolated, numbered
from core.text.saying import commas, dotted, exact, long_date, number, percent, semicolons
from core.views.telling import place
from tests.briefings.packs import make_pack, recipe, rich
from tests.briefings.reading import whole_text
from tests.dossiers import position


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


def test_a_date_is_read_in_its_order_among_words_of_another_direction() -> None:
    with speaking("ar"):
        date = long_date(dt.date(2025, 12, 20))
    seen = visual(printable(f"see B2, {date}"))
    assert seen.startswith("see B2, 2025 ")
    assert seen.endswith(" 20")


def test_what_stands_behind_words_of_another_direction_is_read_in_one_piece() -> None:
    with speaking("ar"):
        behind = isolated("(للتوضيح: 40، نحو Arland)")
    seen = visual(printable(f"Boats may be tried. {behind}"))
    assert seen.startswith("Boats may be tried. (Arland")
    assert seen.endswith(")")


ARMY = Issue("i", 1, "p", "Army", unit="thousand troops", low_end=85.0, high_end=800.0)
BOATS = replace(ARMY, unit="قارب")


def test_a_figure_is_read_before_its_unit_whichever_way_that_runs() -> None:
    at = position("x", "i", "a", 1, low=200.0, high=580.0)
    with speaking("ar"):
        said = (
            natural(ARMY, 400.0),
            natural(ARMY, 0.005),
            range_in_words(ARMY, at),
            place(ARMY, at),
        )
        seen = [visual(printable(f"عند {each} للتوضيح")) for each in said]
        theirs = visual(printable(f"at {natural(BOATS, 400.0)} now"))
    assert "400 thousand troops" in seen[0]
    assert "0.005 thousand troops" in seen[1]
    assert all("200–580 thousand troops" in each for each in seen[2:])
    assert theirs.endswith("400 now")
    assert theirs.startswith("at ")


@pytest.mark.parametrize("joined", [dotted, commas, semicolons])
def test_parts_of_a_line_follow_each_other_as_the_language_of_the_pack_does(joined) -> None:
    with speaking("ar"):
        seen = visual(printable(joined(("Contact line", "Ceasefire (13)", "UTC"))))
    assert seen.startswith("UTC")
    assert seen.endswith("Contact line")
    assert joined(("a", "b")) in ("a · b", "a, b", "a; b")


def sentences(dossier: Dossier, before: Dossier | None = None, **fields: object) -> Iterator[str]:
    """Every line of a pack in Arabic, in reading order and as it is seen, spaces apart."""
    briefing = compose(dossier, recipe(today=DAY, language="ar", **fields), before)
    for section in briefing.sections:
        for block in section.blocks:
            match block:
                case Prose(text=text):
                    yield seen_line(text)
                case Heading(text=name):
                    yield seen_line(plain(name))
                case Bullets(items=items):
                    yield from map(seen_line, items)
                case Table(rows=rows):
                    cells = (cell for row in rows for cell in row.cells)
                    yield from (seen_line(cell) for cell in cells if isinstance(cell, tuple))


def seen_line(text: Text) -> str:
    """A text on one line, from left to right."""
    with speaking("ar"):
        return visual(printable("".join(run.text for run in text)))


def test_what_is_new_tells_a_move_in_the_direction_of_its_arrow() -> None:
    dossier = example()
    was = dossier.all(Position)[5]
    now = replace(was, id="zz", date=DAY, value=52.0, low=None, high=None, statement="They accept.")
    changed = dossier.replacing(None, now)
    said = next(s for s in sentences(changed, dossier, sections=("news",)) if "They accept" in s)
    assert " ← " in said
    after, before = said.split(" ← ")
    assert after.endswith("52")
    assert before.startswith("0 ")
    assert "They accept." in said


def test_a_redline_in_what_is_new_ends_where_its_sentence_does() -> None:
    dossier = example()
    point = dossier.points[1]
    changed = dossier.replacing(point, replace(point, bottom_line="It is open again (source 1)."))
    lines = [*sentences(changed, dossier, sections=("news",))]
    assert any("It is open again (source 1)." in line for line in lines)


def test_events_of_a_trend_and_evidence_run_as_the_language_of_the_pack_does() -> None:
    lines = [*sentences(example(), sections=("sources", "method"))]
    tabled = next(line for line in lines if "(United States)" in line)
    assert tabled.endswith("Illustrative: economic zone, outline")
    evidence = next(line for line in lines if "Ukraine refuses." in line)
    assert evidence.endswith(" 3")
    assert "«Ukraine refuses.»" in evidence


class Seen:
    """A pen that notes where lines begin and end."""

    def __init__(self) -> None:
        self.starts: list[float] = []
        self.ends: list[float] = []
        self.labels: list[tuple[str, float]] = []
        self.spans: list[tuple[float, float]] = []

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


def test_all_lines_of_a_column_of_figures_stand_at_one_edge() -> None:
    columns = (TableColumn("RU", 0.5), TableColumn("المسألة", 0.5, "right"))
    rows = (TableRow((plain("حدث"), plain("40"))), TableRow((plain("حدث"), plain("ضمن النطاق"))))
    pen = Seen()
    for box in table_boxes(Table(columns, rows, backwards=True), 300):
        box.paint(cast(Pen, pen), 0.0, 0.0)
    assert {*pen.starts[1::2]} == {CELL_PAD}


@pytest.mark.parametrize(("text", "is_left"), [("Arland", True), ("أرلاند", False)])
def test_a_sign_stands_away_from_the_name_that_it_belongs_to(text: str, is_left: bool) -> None:
    (line,) = set_text((Run("", sign=Marker.SQUARE), Run(text)), BODY, 300)
    sign, name = sorted(line.pieces, key=lambda piece: piece.sign is None)
    middle = sign.x + SIGN_PLACE * BODY.size
    near = name.x if is_left else name.x + name.width
    assert abs(middle - near) == pytest.approx((SIGN_ROOM - SIGN_PLACE) * BODY.size, abs=0.1)
    assert (middle < near) is is_left


def test_a_quoted_sentence_keeps_its_stop_behind_it() -> None:
    line = Line("l9", 9, "p", "That a number was agreed.", LineType.DO_NOT_SAY, addressee="Arland")
    pack = make_pack(rich(line), recipe(language="ar", readers=("",), sections=("briefs",)))
    assert "agreed." in whole_text(pack)


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


def test_a_statement_that_changed_keeps_its_stop_behind_it() -> None:
    lines = [*sentences(example(), sections=("changes",))]
    said = next(line for line in lines if "none is agreed" in line)
    assert "none is agreed." in said


def test_the_words_of_a_term_follow_its_figure() -> None:
    lines = [*sentences(example(), sections=("packages",))]
    assert "Joint oversight, possibly by the three together (source 1). ،50" in lines


def test_a_per_cent_sign_stands_on_one_side_wherever_the_figure_is() -> None:
    with speaking("ar"):
        share = percent(0.81)
        seen = [visual(printable(said)) for said in (share, f"يستند إلى {share} الآن")]
    assert seen[0] in seen[1]


@pytest.mark.parametrize(
    "said", [lambda: fixed(-11.7, 1), lambda: number(-3), lambda: exact(-0.25)]
)
def test_a_minus_stands_on_one_side_wherever_the_figure_is(said: Callable[[], str]) -> None:
    with speaking("ar"):
        seen = [visual(printable(each)) for each in (said(), f"من {said()} إلى")]
    assert seen[0][0] in "-−"
    assert seen[0] in seen[1]


def places(rows: Sequence[TableRow]) -> list[tuple[float, float]]:
    """Where the words of each line of the second column begin and end, which is one of figures."""
    columns = (TableColumn("الوزن", 0.5), TableColumn("المسألة", 0.5, "right"))
    pen = Seen()
    for box in table_boxes(Table(columns, tuple(rows), backwards=True), 300):
        box.paint(cast(Pen, pen), 0.0, 0.0)
    return pen.spans[3::2]


def test_the_units_of_figures_stand_below_each_other_whichever_side_they_are_on() -> None:
    figures = ("3875", "1087.5", "900", "(50)", "▼ 5")
    spans = places([TableRow((plain("حدث"), plain(each))) for each in figures])
    assert len({end for _start, end in spans}) == 1
    assert min(start for start, _end in spans) == CELL_PAD


def test_numbered_lines_that_run_the_other_way_have_their_numbers_below_each_other() -> None:
    runs = (
        Run("1", mute=True, hangs="0  "),
        *isolated_text((Run("The draft text deals with the "),)),
        Run("\n2", mute=True, hangs="0  "),
        *isolated_text((Run("army."),)),
    )
    pen = Seen()
    table = Table((TableColumn("", 1.0),), (TableRow((runs,)),), backwards=True)
    with speaking("ar"):
        for box in table_boxes(table, 300):
            box.paint(cast(Pen, pen), 0.0, 0.0)
    assert {*pen.starts} == {CELL_PAD}


@pytest.mark.parametrize(
    ("section", "told"),
    [
        ("glance", "Territory 1"),
        ("steering", "Territory 1"),
        ("card", "Territory  1"),
        ("annex", "Territorial control  1"),
        ("matrix", "Territorial control 1"),
        ("columns", "Form of the security guarantees (number illustrative)  4"),
        ("briefs", "Form of the security guarantees (number illustrative) 4"),
    ],
)
def test_the_number_of_what_is_named_comes_first_from_the_right(section: str, told: str) -> None:
    assert any(line.endswith(told) for line in sentences(example(), sections=(section,)))


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


@pytest.mark.parametrize("section", ["changes", "chronology"])
def test_a_move_of_a_party_with_an_arabic_name_is_told_from_the_left_in_english(
    section: str,
) -> None:
    there = example()
    party = next(each for each in there.parties if each.name == "Ukraine")
    moved = next(each for each in there.all(Position) if each.date == dt.date(2025, 12, 20))
    dossier = there.replacing(party, replace(party, name="أوكرانيا")).replacing(
        moved, replace(moved, party=party.id, statement="الأمن والاستقرار للجميع.")
    )
    briefing = compose(dossier, recipe(today=DAY, sections=(section,)))
    with speaking("en"):
        lines = [
            visual(printable("".join(run.text for run in cell)))
            for part in briefing.sections
            for block in part.blocks
            if isinstance(block, Table)
            for row in block.rows
            for cell in row.cells
            if isinstance(cell, tuple)
        ]
    told = next(line for line in lines if visual(printable("والاستقرار")) in line)
    assert told.startswith(visual(printable("أوكرانيا")) + ", ")
    assert told.endswith(")")
    assert visual(printable("الأمن والاستقرار للجميع.")) in told
