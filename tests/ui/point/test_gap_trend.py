"""The gap trend: steps, breaks, labels, stepping, exports."""

import datetime as dt
import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.analysis.gaps import default_pair
from core.analysis.trend import trend
from core.analysis.trend_value import Trend
from core.model.records import Clause, Issue, Proposal, Term, Wording
from core.views import trend as point_trend
from core.views.corners import steps
from core.views.trend import Choices, Explanation
from core.views.trend_words import (
    Chart,
    RoundLine,
    change_words,
    end_labels,
    free_height,
    kept_apart,
    leaps,
    reading_words,
    summary,
    text_label,
    thinned,
    told_at,
)
from tests.dossiers import day, position, small
from ui.kit.chart_export import Caption, Plate, as_png
from ui.kit.theme import Theme
from ui.point.gap_lanes import baseline
from ui.point.gap_plot import TrendPlot
from ui.point.gap_trend import GapTrend

THEME = Theme.load("light")
ROUNDS = (RoundLine(day(0), "Round 1", "R1"), RoundLine(day(40), "Round 2", "R2"))


def chart() -> Chart:
    dossier = small()
    pair = default_pair(dossier)
    assert pair is not None
    return Chart(trend(dossier, pair, point="p"), ROUNDS, day(0), day(60))


EMPTY = Chart(Trend((), (), (), (), (), 0), (), day(0), day(1))


def test_a_value_holds_until_the_next_one() -> None:
    xs, ys = steps((day(1), day(5)), (80.0, 70.0), day(0), day(9))
    assert xs == [day(n).toordinal() for n in (1, 5, 5, 9)]
    assert ys == [80.0, 80.0, 70.0, 70.0]


def test_the_unknown_breaks_the_line() -> None:
    _xs, ys = steps((day(1), day(5)), (80.0, None), day(0), day(9))
    assert ys[:2] == [80.0, 80.0]
    assert all(math.isnan(y) for y in ys[2:])


def test_a_shorter_span_begins_with_what_held_before() -> None:
    xs, ys = steps((day(1), day(5)), (80.0, 70.0), day(3), day(9))
    assert (xs[0], ys[0]) == (day(3).toordinal(), 80.0)
    xs, ys = steps((day(1), day(5)), (80.0, 70.0), day(7), day(9))
    assert (xs, ys) == ([day(7).toordinal(), day(9).toordinal()], [70.0, 70.0])


@given(st.lists(st.floats(0, 1000), max_size=40), st.floats(5, 90))
def test_labels_that_are_kept_do_not_touch(spots: list[float], width: float) -> None:
    spots.sort()
    kept = thinned(spots, [width] * len(spots))
    assert all(spots[b] - spots[a] >= width for a, b in itertools.pairwise(kept))
    assert not spots or kept[-1] == len(spots) - 1


@given(st.floats(0, 100), st.floats(0, 100))
def test_two_heights_are_kept_apart_and_in_order(first: float, second: float) -> None:
    a, b = kept_apart(first, second, 12.0, 0.0, 100.0)
    assert abs(a - b) >= 12.0 - 1e-9
    assert (a >= b) == (first >= second)
    assert min(a, b) >= 0.0
    assert max(a, b) <= 100.0


def test_the_ends_of_the_lines_carry_their_figures() -> None:
    assert end_labels(chart()) == ("74 stated gap", "38 between ranges")


def test_a_step_is_told_as_narrowing() -> None:
    drawn = chart().trend
    assert change_words(drawn, day(30)).endswith("narrowing by 6")


def test_the_crosshair_tells_date_figures_and_coverage() -> None:
    words = reading_words(chart().trend, day(35))
    assert words.startswith("5 February 2025 · stated 74 · between ranges 38")
    assert "nothing recorded yet" in reading_words(chart().trend, day(0))


def test_the_summary_tells_where_it_began_and_ended() -> None:
    assert "Stated gap 80 to 74" in summary(chart())


@pytest.fixture
def card(qtbot: QtBot) -> GapTrend:
    widget = GapTrend(THEME)
    qtbot.addWidget(widget)
    widget.resize(820, 260)
    widget.show_chart(chart(), THEME)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def plot_of(card: GapTrend) -> TrendPlot:
    assert card.plot is not None
    return card.plot


def test_nothing_is_drawn_before_there_is_a_gap(qtbot: QtBot) -> None:
    widget = GapTrend(THEME)
    qtbot.addWidget(widget)
    widget.show_chart(EMPTY, THEME)
    assert widget.plot is None
    assert not widget.export_button.isEnabled()


def test_arrow_keys_step_through_the_changes(qtbot: QtBot, card: GapTrend) -> None:
    plot, wanted = plot_of(card), []
    card.step_wanted.connect(wanted.append)
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert wanted == [day(1), day(2), day(1)]
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.chosen is None


def test_a_click_chooses_the_nearest_step(qtbot: QtBot, card: GapTrend) -> None:
    plot, wanted = plot_of(card), []
    card.step_wanted.connect(wanted.append)
    spot = QPoint(round(plot.x_of(day(28))), 60)
    qtbot.mouseClick(plot.plot.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: bool(wanted))
    assert wanted == [day(30)]


def test_pixels_and_dates_agree(card: GapTrend) -> None:
    plot = plot_of(card)
    for date in (day(0), day(20), day(60)):
        assert plot.date_at(plot.x_of(date)) == date
    assert plot.date_at(plot.width() - 3.0) is None


def test_the_explanation_offers_where_to_go(qtbot: QtBot, card: GapTrend) -> None:
    card.explain(Explanation("Because.", "x5", "s"))
    assert card.strip.text() == "Because."
    with qtbot.waitSignal(card.position_wanted) as told:
        card.to_position.click()
    assert told.args == ["x5"]
    with qtbot.waitSignal(card.sentence_wanted) as told:
        card.to_sentence.click()
    assert told.args == ["x5"]
    card.explain(Explanation(""))
    assert not card.to_position.isVisible()


@pytest.mark.parametrize("key", ["light", "dark", "contrast"])
def test_the_chart_stands_on_the_ground_of_its_theme(card: GapTrend, key: str) -> None:
    theme = Theme.load(key)
    card.show_chart(chart(), theme)
    image = plot_of(card).grab().toImage()
    assert image.pixelColor(3, 3).name() == theme.panel.lower()
    plate = Plate(Caption("Quota", (), ""), theme, plot_of(card).size(), plot_of(card).paint_on)
    picture = QImage.fromData(as_png(plate))
    assert picture.pixelColor(60, 150).name() == theme.panel.lower()


def test_menus_tell_what_was_chosen(qtbot: QtBot, card: GapTrend) -> None:
    pairs = ((("a", "b"), "A – B"), (("a", "m"), "A – M"))
    spans = (("", "All dates"), ("days:90", "Last 90 days"))
    card.show_choices(Choices(pairs, ("a", "b"), (("i", "Catch"),), "", spans, "", "note"))
    chosen: list[object] = []
    card.pair_chosen.connect(chosen.append)
    card.issue_chosen.connect(chosen.append)
    card.span_chosen.connect(chosen.append)
    card.pair_button.menu().actions()[1].trigger()
    card.issue_button.menu().actions()[1].trigger()
    card.span_button.menu().actions()[1].trigger()
    assert chosen == [("a", "m"), "i", "days:90"]


def test_a_hundred_rounds_leave_labels_apart(card: GapTrend) -> None:
    many = tuple(RoundLine(day(n), f"Round {n}", f"R{n}") for n in range(60))
    plot = plot_of(card)
    plot.show_chart(Chart(chart().trend, many, day(0), day(60)))
    (ticks,) = plot.plot.getAxis("bottom")._tickLevels
    spots = [plot.x_of(dt.date.fromordinal(tick)) for tick, _name in ticks]
    assert len(ticks) > 5
    assert all(b - a > 30 for a, b in itertools.pairwise(spots))


def test_who_was_silent_is_marked_on_the_rounds(qtbot: QtBot) -> None:
    drawn = point_trend.chart(small(), "p", ("a", "b"), point_trend.TrendView(), day(60))
    assert [[quiet.name for quiet in each.silent] for each in drawn.rounds] == [
        ["Arland", "Borduria"],
        ["Arland", "Borduria"],
    ]
    assert drawn.rounds[0].told == "silent in Round 1: Arland and Borduria"
    spoke = small(position("y", "i", "a", 0, 20.0))
    first = point_trend.chart(spoke, "p", ("a", "b"), point_trend.TrendView(), day(60)).rounds[0]
    assert [quiet.name for quiet in first.silent] == ["Borduria"]
    card = GapTrend(THEME)
    qtbot.addWidget(card)
    card.resize(700, 300)
    card.show_chart(drawn, THEME)
    card.show()
    QApplication.processEvents()
    assert card._plot is not None
    assert len(card._plot._rounds.silent.points()) == 2, "Round 1 was before the first position"


def test_what_is_no_movement_breaks_the_line() -> None:
    xs, ys = steps((day(1), day(5)), (80.0, 70.0), day(0), day(9), (1,))
    assert xs == [day(n).toordinal() for n in (1, 5, 5, 5, 9)]
    assert [n for n, y in enumerate(ys) if math.isnan(y)] == [2]


def test_a_break_is_told_and_is_neither_narrowing_nor_widening() -> None:
    wider = small(
        Issue("k", 3, "p", "Zone", weight=100.0),
        position("y1", "k", "a", 31, 0.0),
        position("y2", "k", "b", 35, 100.0),
        position("y3", "i", "b", 35, 70.0, low=50.0, high=95.0),
    )
    drawn = point_trend.chart(wider, "p", ("a", "b"), point_trend.TrendView(), day(60))
    assert drawn.breaks == ((day(4), "+1 issue"), (day(35), "+1 issue"))
    assert change_words(drawn.trend, day(35)) == (
        "stated gap 74 → 84; closed by 6 like for like; 1 more issue known, now rests on 100% of"
        " the weight"
    )
    assert change_words(drawn.trend, day(30)).endswith("narrowing by 6")
    xs, ys = leaps(drawn)
    assert (day(35).toordinal(), 84.0) in [(x, round(y, 6)) for x, y in zip(xs, ys, strict=True)]
    assert "5 February 2025: +1 issue." in summary(drawn)


@given(st.lists(st.floats(0, 100), max_size=4))
def test_a_label_beside_a_break_keeps_off_the_lines(taken: list[float]) -> None:
    height = free_height(taken, 8.0, 8.0, 96.0)
    assert 8.0 <= height <= 96.0
    assert not taken or min(abs(height - each) for each in taken) >= 8.0 - 1e-6 or len(taken) > 1


def axis(card: GapTrend) -> list[str]:
    """What stands at the axis of time."""
    (ticks,) = plot_of(card).plot.getAxis("bottom")._tickLevels
    return [words.replace("\n", " ") for _at, words in ticks]


def test_the_axis_names_the_year_where_it_is_not_this_one(card: GapTrend) -> None:
    this_year = Chart(chart().trend, ROUNDS, day(0), day(60), 2025)
    card.show_chart(this_year, THEME)
    assert axis(card) == ["Round 1 1 Jan", "Round 2 10 Feb", "2 Mar"]
    card.show_chart(Chart(chart().trend, ROUNDS, day(0), day(60), 2026), THEME)
    assert axis(card) == ["Round 1 1 Jan 2025", "Round 2 10 Feb 2025", "2 Mar 2025"]


def test_the_axis_names_years_where_there_are_several(card: GapTrend) -> None:
    card.show_chart(Chart(chart().trend, (), dt.date(1950, 1, 1), day(60), 2025), THEME)
    told = axis(card)
    assert told[0] == "1 Jan 1950"
    assert told[-1] == "2 Mar 2025"
    card.show_chart(Chart(chart().trend, ROUNDS, dt.date(2024, 3, 1), day(60), 2025), THEME)
    assert axis(card)[0] == "1 Mar 2024"


def test_a_step_is_told_as_the_difference_of_its_figures() -> None:
    dossier = small(position("y", "i", "b", 35, 69.0), position("z", "i", "b", 45, 61.0))
    drawn = trend(dossier, ("a", "b"), point="p", until=day(50))
    assert change_words(drawn, day(45)) == "stated gap 67 → 63, narrowing by 4"


def with_lanes() -> Chart:
    dossier = small(
        Clause("c", 8, "Quotas", point="p"),
        Clause("e", 9, "Later", point="p"),
        Wording("w1", "c", "[Catches] [are] shared.", date=day(5), version="Text 1"),
        Wording("w2", "c", "Catches are shared.", date=day(20), version="Text 2"),
        Wording("w3", "e", "[Nothing] yet.", date=day(45)),
        Proposal("h", 1, "Halves", day(20), "b"),
        Term("u", 1, "h", "i", 30.0),
    )
    return point_trend.chart(dossier, "p", ("a", "b"), point_trend.TrendView(), day(60))


def test_the_lanes_are_told_in_words() -> None:
    drawn = with_lanes()
    assert (
        drawn.legend == "oval: proposals · box: plan text · lower line: share of words in brackets"
    )
    assert [line.split("  ")[2] for line in drawn.event_lines] == [
        "Text 1: text of 1 clause",
        "Halves tabled by Borduria",
        "Text 2: text of 1 clause",
    ]
    assert text_label(drawn) == "20% in brackets"
    assert told_at(drawn, day(6))[-1] == (
        "2 brackets · 67% of words in brackets · 0 of 1 clause clean"
    )
    assert "20% in brackets. 1  6 Jan  Text 1" in summary(drawn)
    assert chart().legend == ""


def test_a_chart_without_clauses_or_proposals_has_no_lanes(card: GapTrend) -> None:
    before = plot_of(card).height()
    assert not card.legend.isVisible()
    assert not card.events_button.isVisible()
    card.show_chart(with_lanes(), THEME)
    assert card.legend.isVisible()
    assert plot_of(card).height() > before + 50
    card.show_chart(chart(), THEME)
    assert plot_of(card).height() == before


def test_a_click_on_a_mark_goes_to_its_record(qtbot: QtBot, card: GapTrend) -> None:
    card.show_chart(with_lanes(), THEME)
    QApplication.processEvents()
    plot, wanted = plot_of(card), []
    card.event_wanted.connect(lambda kind, record: wanted.append((kind, record)))
    box = plot._lanes._box(plot._lanes._marks[0])
    spot = box.center().toPoint()
    qtbot.mouseClick(plot.plot.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: bool(wanted))
    assert wanted == [(Clause, "c")]
    assert plot.chosen is None


def test_the_menu_lists_every_event_and_goes_there(card: GapTrend) -> None:
    card.show_chart(with_lanes(), THEME)
    wanted = []
    card.event_wanted.connect(lambda kind, record: wanted.append((kind, record)))
    actions = card.events_button.menu().actions()
    assert [each.text().split("  ")[0] for each in actions] == ["1", "2", "3"]
    actions[1].trigger()
    assert wanted == [(Proposal, "h")]


def test_two_events_in_a_place_are_counted_and_told_by_the_crosshair(card: GapTrend) -> None:
    card.show_chart(with_lanes(), THEME)
    QApplication.processEvents()
    lanes = plot_of(card)._lanes
    assert [mark.numbers for mark in lanes._marks] == ["1", "2–3"]
    found = lanes.events_at(lanes._box(lanes._marks[1]).center())
    assert told_at(with_lanes(), day(20), found)[-2:] == (
        "Halves tabled by Borduria",
        "Text 2: text of 1 clause",
    )


def test_a_reason_stands_clear_of_the_line_that_it_is_of() -> None:
    box = QRectF(0, 100, 300, 36)
    usual = baseline([], box)
    for high in range(101, 135):
        at = baseline([high], box)
        assert box.top() < at < box.bottom()
        assert not at - 9 < high < at + 1, high
    assert usual == baseline([130.0], box)
    assert baseline([111.0, 121.0], box) < usual < baseline([107.0], box)
    assert baseline([*range(101, 136, 4)], box) == usual
