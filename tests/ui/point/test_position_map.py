"""The position map: what its rows say, where labels stand, what mouse and keys do."""

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.analysis.gaps import default_pair
from core.model.dossier import Dossier
from core.model.records import Dash, Issue, Marker, Party, Role
from core.model.snapping import nudge, snapped
from core.views.position_map import IssueRow, MapChoices, PartyMark, rows
from tests.dossiers import day, position, small
from ui.kit import fonts
from ui.kit.theme import Theme
from ui.point.map_key import MapKey
from ui.point.map_row import PositionRow
from ui.point.position_map import Placing, PositionMapView

THEME = Theme.load("light")
WHITE = QColor("white")


def drawn(dossier: Dossier, **view: object) -> tuple[IssueRow, ...]:
    return rows(dossier, "p", MapChoices(default_pair(dossier), **view))  # type: ignore[arg-type]


def mark(row: IssueRow, party: str) -> PartyMark:
    return next(each for each in row.marks if each.party == party)


@pytest.fixture
def shown(qtbot: QtBot) -> PositionMapView:
    widget = PositionMapView()
    qtbot.addWidget(widget)
    widget.resize(820, 200)
    widget.show_rows(drawn(small()), THEME)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_a_row_says_the_gap_and_how_far_the_ranges_are_apart() -> None:
    catch, fleet = drawn(small())
    assert (catch.gap, catch.gap_note) == ("70", "ranges 10 apart")
    assert (fleet.gap, fleet.gap_note) == ("80", "no ranges")


def test_an_unknown_party_has_no_gap_and_is_named() -> None:
    dossier = small(Issue("k", 3, "p", "Zone"), position("k1", "k", "a", 3, 20.0))
    row = drawn(dossier)[2]
    assert (row.gap, row.gap_note) == ("—", "Borduria not known")
    assert mark(row, "b").unknown


def test_a_mediator_without_a_word_is_not_drawn() -> None:
    party = dataclasses_replace(small(), role=Role.MEDIATOR)
    assert [each.party for each in drawn(party)[0].marks] == ["a", "b"]


def dataclasses_replace(dossier: Dossier, **fields: object) -> Dossier:
    import msgspec

    from core.model.records import Party

    party = dossier.get(Party, "m")
    return dossier.replacing(party, msgspec.structs.replace(party, **fields))


def test_a_natural_unit_is_said_with_its_scale_points() -> None:
    fleet = drawn(small())[1]
    assert fleet.note == "weight 40 · 100–300 boats"
    assert "120 boats (10 of 100)" in mark(fleet, "a").tip


def test_a_tool_tip_tells_date_source_and_confidence() -> None:
    tip = mark(drawn(small())[0], "a").tip
    assert "2 January 2025 · source B2 · confidence medium" in tip


def test_the_hollow_marker_is_where_a_party_stood_before() -> None:
    assert mark(drawn(small(), before=day(20))[0], "b").before == 90.0
    assert mark(drawn(small(), before=day(40))[0], "b").before is None


def test_the_ranges_of_a_pair_that_overlap_are_told() -> None:
    row = drawn(small(position("y", "i", "a", 50, 60.0, low=40.0, high=70.0)))[0]
    (overlap,) = row.overlaps
    assert (overlap.low, overlap.high, overlap.pair) == (50.0, 70.0, True)
    assert row.gap_note == "ranges overlap by 20"


def test_hidden_parties_are_left_out() -> None:
    assert [m.party for m in drawn(small(), hidden=frozenset({"b"}))[0].marks] == ["a", "m"]


def test_values_are_rounded_to_what_the_unit_means() -> None:
    fleet = small().get(Issue, "j")
    assert snapped(fleet, 33.37) == 167.0
    assert snapped(fleet, 140.0) == 300.0
    fine = Issue("f", 1, "p", "Share", low_end=0.0, high_end=1.0)
    assert snapped(fine, 33.37) == 0.33


def test_a_nudge_moves_at_least_one_step_of_the_unit() -> None:
    few = Issue("f", 1, "p", "Seats", low_end=0.0, high_end=20.0, unit="seats")
    assert nudge(few, 50.0, 1, 1.0) == pytest.approx(55.0)
    assert nudge(few, 100.0, 1, 1.0) == 100.0


def drag(qtbot: QtBot, row: PositionRow, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 5):
        qtbot.mouseMove(row, start + (end - start) * step / 4)
    qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=end)


def test_a_dragged_marker_is_followed_and_then_placed_once(
    qtbot: QtBot, shown: PositionMapView
) -> None:
    followed: list[Placing] = []
    placed: list[Placing] = []
    shown.moved.connect(followed.append)
    shown.placed.connect(placed.append)
    row = shown.row_of("i")
    drag(qtbot, row, row.spot("a"), QPoint(row.x_of(60.0), row.spot("a").y()))
    assert len(followed) > 1
    assert placed == [Placing("i", "a", "x1", "value", 60.0)]


def test_an_end_of_a_range_can_be_dragged_up_to_the_stated_value(
    qtbot: QtBot, shown: PositionMapView
) -> None:
    placed: list[Placing] = []
    shown.placed.connect(placed.append)
    row = shown.row_of("i")
    start = row.spot("a", "high")
    drag(qtbot, row, start, QPoint(row.x_of(55.0), start.y()))
    drag(qtbot, row, start, QPoint(row.x_of(2.0), start.y()))
    assert [(each.handle, each.value) for each in placed] == [("high", 55.0), ("high", 10.0)]


def test_an_unknown_party_can_be_dragged_onto_the_scale(
    qtbot: QtBot, shown: PositionMapView
) -> None:
    placed: list[Placing] = []
    shown.placed.connect(placed.append)
    row = shown.row_of("i")
    drag(qtbot, row, row.spot("m"), QPoint(row.x_of(50.0), row.spot("m").y()))
    assert placed[0].position is None
    assert placed[0].value == pytest.approx(50.0, abs=1.0)


def test_a_click_chooses_and_does_not_move(qtbot: QtBot, shown: PositionMapView) -> None:
    placed: list[Placing] = []
    chosen: list[tuple[str, str]] = []
    shown.placed.connect(placed.append)
    shown.chosen.connect(lambda issue, party: chosen.append((issue, party)))
    row = shown.row_of("i")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.spot("b"))
    assert (placed, chosen) == ([], [("i", "b")])


def test_escape_abandons_a_drag(qtbot: QtBot, shown: PositionMapView) -> None:
    placed: list[Placing] = []
    shown.placed.connect(placed.append)
    row = shown.row_of("i")
    row.setFocus()
    qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=row.spot("a"))
    qtbot.mouseMove(row, QPoint(row.x_of(50.0), 24))
    with qtbot.waitSignal(shown.abandoned):
        qtbot.keyClick(row, Qt.Key.Key_Escape)
    qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(row.x_of(50.0), 24))
    assert placed == []


def test_nothing_moves_while_looking_back(qtbot: QtBot, shown: PositionMapView) -> None:
    placed: list[Placing] = []
    shown.placed.connect(placed.append)
    shown.show_rows(drawn(small()), THEME, editable=False)
    row = shown.row_of("i")
    drag(qtbot, row, row.spot("a"), QPoint(row.x_of(60.0), row.spot("a").y()))
    assert placed == []


def test_tab_goes_from_marker_to_marker_and_arrows_move_them(
    qtbot: QtBot, shown: PositionMapView
) -> None:
    nudged: list[Placing] = []
    shown.nudged.connect(nudged.append)
    row = shown.row_of("i")
    row.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(row, Qt.Key.Key_Right)
    qtbot.keyClick(row, Qt.Key.Key_Tab)
    qtbot.keyClick(row, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(row, Qt.Key.Key_Up)
    qtbot.keyClick(row, Qt.Key.Key_Right)
    told = [(each.party, each.handle, each.value) for each in nudged]
    assert told == [("a", "value", 11.0), ("b", "value", 75.0), ("b", "high", 96.0)]


def test_enter_and_double_click_open_the_form(qtbot: QtBot, shown: PositionMapView) -> None:
    opened: list[tuple[str, str]] = []
    shown.opened.connect(lambda issue, party: opened.append((issue, party)))
    row = shown.row_of("i")
    row.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    qtbot.mouseDClick(row, Qt.MouseButton.LeftButton, pos=row.spot("b"))
    qtbot.mouseDClick(row, Qt.MouseButton.LeftButton, pos=QPoint(10, 20))
    assert opened == [("i", "a"), ("i", "b"), ("i", "")]


def test_a_row_says_aloud_where_everybody_stands(qtbot: QtBot, shown: PositionMapView) -> None:
    row = shown.row_of("j")
    assert row.accessibleName() == "Fleet"
    assert "Gap 80, no ranges. Arland: 120 boats (10 of 100)" in row.accessibleDescription()
    row.setFocus(Qt.FocusReason.TabFocusReason)
    assert row.accessibleName() == "Arland on Fleet, stated: 120 boats (10 of 100)"


def test_tool_tips_tell_marks_names_and_cut_labels(shown: PositionMapView) -> None:
    row = shown.row_of("i")
    assert row.tip_at(row.spot("a").toPointF()).startswith("Arland: 10")
    assert row.tip_at(QPoint(5, 20).toPointF()) == "Catch"
    below = row.spot("a").y() + 16
    assert row.tip_at(QPoint(row.x_of(0.0), below).toPointF()) == "none"


def test_rows_are_used_again_when_the_dossier_changes(shown: PositionMapView) -> None:
    widgets = list(shown.rows)
    shown.show_rows(drawn(small(position("y", "i", "a", 50, 60.0))), THEME)
    assert shown.rows == widgets
    shown.show_rows(drawn(small())[:1], THEME)
    assert shown.rows == widgets[:1]


def pixels(image: QImage, colour: str) -> int:
    return sum(
        image.pixelColor(x, y).name() == colour
        for x in range(image.width())
        for y in range(image.height())
    )


def test_a_marker_is_painted_in_its_party_s_colour_where_it_stands(shown: PositionMapView) -> None:
    row = shown.row_of("i")
    image = row.grab().toImage()
    ratio = image.devicePixelRatio()
    for party in ("a", "b"):
        spot = row.spot(party) * ratio
        assert image.pixelColor(spot).name() == row.mark(party).colour.lower()


def test_every_shape_of_marker_is_painted(qtbot: QtBot) -> None:
    from ui.kit.marker import marker_pixmap

    images = [marker_pixmap(marker, "#c8501e", 40).toImage() for marker in Marker]
    assert all(pixels(image, "#c8501e") > 100 for image in images)
    assert len({bytes(image.constBits()) for image in images}) == len(Marker)


def test_values_are_frozen() -> None:
    with pytest.raises(AttributeError):
        drawn(small())[0].gap = "1"  # type: ignore[misc]


def test_the_edge_of_a_range_is_drawn_in_its_party_s_line_style(qtbot: QtBot) -> None:
    """With a dashed line the upper edge has gaps, with a solid one it has none."""

    def edge(dash: Dash) -> set[str]:
        party = small().get(Party, "b")
        dossier = small().replacing(party, msgspec.structs.replace(party, dash=dash))
        widget = PositionMapView()
        qtbot.addWidget(widget)
        widget.resize(820, 200)
        widget.show_rows(drawn(dossier), THEME)
        row = widget.row_of("i")
        image = row.grab().toImage()
        y = row.spot("b").y() - 6
        spots = range(row.x_of(55.0), row.x_of(75.0))
        return {image.pixelColor(x, y).name() for x in spots}

    assert len(edge(Dash.SOLID)) == 1
    assert len(edge(Dash.DASHED)) > 1


@pytest.mark.parametrize("percent", fonts.SIZES)
@pytest.mark.usefixtures("usual_size")
def test_the_gap_stands_at_the_right_end_at_every_text_size(
    qtbot: QtBot, dressed: QApplication, percent: int
) -> None:
    fonts.set_fonts(dressed, percent)
    widget = PositionMapView()
    qtbot.addWidget(widget)
    widget.resize(820, 300)
    widget.show_rows(drawn(small()), THEME)
    widget.show()
    qtbot.waitExposed(widget)
    row = widget.findChildren(PositionRow)[0]
    image = row.grab().toImage()
    end = range(image.width() - round(30 * fonts.scale()), image.width())
    colours = {image.pixel(x, y) for x in end for y in range(image.height())}
    assert len(colours) > 1, "nothing is written there"


def test_the_key_of_a_picture_keeps_within_its_width(qapp: QApplication) -> None:
    lengthy = PartyMark("x", "Administration " * 40, "#5B6470", Marker.CIRCLE, "ADM")
    key = MapKey([lengthy], THEME, 300)
    image = QImage(600, key.height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    key.paint_on(painter, QPointF(0, 0))
    painter.end()
    drawn = [x for x in range(600) for y in range(key.height) if image.pixelColor(x, y) != WHITE]
    assert 280 < max(drawn) < 300
