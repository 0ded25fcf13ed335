"""The overview: figures, lists, the plan, the checks, and where a press leads."""

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.analysis.gaps import gap
from core.analysis.trend_value import Trend
from core.editing.commands import change
from core.editing.commands.positions import record_position
from core.exchange.example import example
from core.model.dossier import EMPTY
from core.model.records import Clause, ClauseStatus, Negotiation, Point, Round, Wording
from core.text.saying import points
from core.views.gap_figures import Course, course
from core.views.point import head
from tests.dossiers import day, large, position, small
from tests.layout import faults, painted
from tests.ui.conftest import RecordedPrompts
from ui.kit.figures import Figure
from ui.kit.grid import Flow
from ui.kit.lines import ElidedLines
from ui.kit.rows import RowButton
from ui.kit.sparkline import SparklineWidget
from ui.kit.theme import Theme
from ui.overview.cards import FindingsCard, PlanCard, PointCard, SinceCard
from ui.overview.panel import OverviewPanel
from ui.overview.steps import StepsCard
from ui.point.panel import PointPanel
from ui.point.position_card import PositionCard
from ui.positions.import_form import ImportForm
from ui.session import Session
from ui.shell.window import Window

Open = Callable[..., Window]


def overview(window: Window) -> OverviewPanel:
    assert isinstance(window.panel, OverviewPanel)
    return window.panel


def only(widget: QWidget, kind: type) -> QWidget:
    found = widget.findChildren(kind)
    assert len(found) == 1
    return found[0]


def rows(widget: QWidget) -> list[str]:
    return [row.accessibleName() for row in rows_of(widget)]


def test_a_card_shows_both_gaps_and_their_change(window: Window) -> None:
    card = only(overview(window), PointCard)
    assert card.accessibleName() == "Quota"
    told = [figure.accessibleName() for figure in card.findChildren(Figure)]
    # 60·70 + 40·80 = 7400 of 100; Round 1 began before anything was known, so no change is told.
    assert told == ["stated gap 74", "between ranges 38"]


def test_a_card_leads_to_its_point_by_keyboard(
    window: Window, session: Session, qtbot: QtBot
) -> None:
    went: list[tuple[object, str]] = []
    session.record_requested.disconnect()
    session.record_requested.connect(lambda kind, key: went.append((kind, key)))
    card = only(overview(window), PointCard)
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert went == [(Point, "p"), (Point, "p")]


def test_a_card_is_kept_over_a_change(window: Window, session: Session) -> None:
    card = only(overview(window), PointCard)
    session.do(change(Point, "p", name="Catches"))
    assert only(overview(window), PointCard) is card
    assert card.accessibleName() == "Catches"


def test_a_card_is_drawn_anew_only_where_it_differs(open_window: Open) -> None:
    window = open_window(small(Clause("c", 4, "Quotas by year"), Point("q", 2, "Court")))
    assert window.session is not None
    panel = overview(window)
    before, clause = panel.findChildren(RowButton), cell(panel, "Clause 4")
    window.session.do(change(Point, "q", bottom_line="Nobody asked yet."))
    assert panel.findChildren(RowButton) == before
    assert cell(panel, "Clause 4") is clause
    assert "Nobody asked yet." in [each.text() for each in panel.findChildren(ElidedLines)]
    window.session.do(change(Clause, "c", title="Quotas by month"))
    assert cell(panel, "Clause 4").accessibleName().endswith("Quotas by month")


def cell(panel: OverviewPanel, words: str) -> QWidget:
    found = [each for each in panel.findChildren(QWidget) if words in each.accessibleName()]
    return next(each for each in found if each.isVisible())


def test_another_theme_draws_what_is_new_in_its_colours(window: Window, session: Session) -> None:
    card = only(overview(window), SinceCard)
    before = rows_of(card)
    session.apply_theme(Theme.load("light"))
    assert rows_of(card) == before
    session.apply_theme(Theme.load("dark"))
    QApplication.processEvents()
    after = rows_of(card)
    assert not {*before} & {*after}
    assert [row.text() for row in before] == [row.text() for row in after]


def rows_of(card: QWidget) -> list[RowButton]:
    return [row for row in card.findChildren(RowButton) if row.isVisible()]


def test_three_cards_stand_side_by_side_in_1440_and_in_1100(open_window: Open) -> None:
    window = open_window(example())
    flow = overview(window).findChild(Flow)
    assert flow.columns == 3
    window.resize(1100, 700)
    assert flow.columns == 3


def test_sixty_points_scroll(open_window: Open) -> None:
    window = open_window(large(600, points=60, issues=1))
    cards = overview(window).findChildren(PointCard)
    assert len(cards) == 60
    assert all(card.width() >= 300 for card in cards)


def test_what_is_new_since_the_last_round_leads_with_moves(window: Window) -> None:
    since = only(overview(window), SinceCard)
    told = rows(since)
    assert told[0].startswith("■ Borduria, Catch: 90 → 80 of 100, towards Arland, Quota, 31 Jan")
    assert any("● Arland, Little., Quota" in line for line in told)


def test_saying_the_same_again_is_no_change(open_window: Open) -> None:
    again = position("x6", "i", "a", 31, 10.0, low=5.0, high=40.0, statement="Little.")
    window = open_window(small(again))
    assert not any("Feb" in line for line in rows(only(overview(window), SinceCard)))


def test_before_the_first_round_nothing_is_counted_since(open_window: Open) -> None:
    rounds = {"r1", "r2"}
    held = small()
    for each in rounds:
        held = held.replacing(held.get(Round, each), None)
    window = open_window(held)
    card = only(overview(window), SinceCard)
    words = [label.text() for label in card.findChildren(QLabel)]
    assert "No round held yet; 5 positions recorded." in words
    assert "0 changes" not in words


def test_a_clause_says_its_status_without_colour(open_window: Open, qtbot: QtBot) -> None:
    clause = Clause("c", 4, "Quotas by year", ClauseStatus.BRACKETED)
    window = open_window(small(clause))
    assert window.session is not None
    went: list[str] = []
    window.session.record_requested.disconnect()
    window.session.record_requested.connect(lambda _kind, key: went.append(key))
    plan = only(overview(window), PlanCard)
    cell = next(c for c in plan.findChildren(QWidget) if "Clause 4" in c.accessibleName())
    assert cell.accessibleName() == "Clause 4, bracketed: Quotas by year"
    qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert went == ["c"]


def test_without_clauses_there_is_no_plan_card(window: Window) -> None:
    assert not only(overview(window), PlanCard).isVisible()


def test_checks_lead_to_what_they_are_about(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(example())
    assert window.session is not None
    went: list[str] = []
    window.session.record_requested.disconnect()
    window.session.record_requested.connect(lambda _kind, key: went.append(key))
    card = only(overview(window), FindingsCard)
    warnings = [row for row in card.findChildren(RowButton) if row.accessibleName().startswith("⚠")]
    assert warnings
    qtbot.mouseClick(warnings[-1], Qt.MouseButton.LeftButton)
    assert len(went) == 1


def test_a_hidden_overview_catches_up_when_shown(window: Window, session: Session) -> None:
    panel = overview(window)
    window.go_to("plan")
    session.do(change(Negotiation, Negotiation.ID, title="Herring talks"))
    window.go_to("overview")
    assert overview(window) is panel
    assert "Herring talks" in [
        label.text() for label in panel.findChildren(QWidget) if isinstance(label, ElidedLines)
    ]


def test_a_long_title_wraps_instead_of_being_cut(open_window: Open) -> None:
    long = msgspec.structs.replace(small().talks, title="Talks on herring, cod and saithe " * 6)
    window = open_window(small().replacing(small().talks, long), size=(1100, 700))
    (title,) = [p for p in overview(window).findChildren(ElidedLines) if p.text() == long.title]
    assert title.height() > 2 * title.fontMetrics().height() - 5


def test_a_point_without_positions_says_that_no_gap_is_known(open_window: Open) -> None:
    window = open_window(small(Point("q", 2, "Harbours")))
    card = overview(window).findChildren(PointCard)[1]
    told = [figure.accessibleName() for figure in card.findChildren(Figure)]
    assert told == ["stated gap —", "between ranges —"]


def test_an_empty_dossier_can_be_filled_from_a_table(
    open_window: Open, prompts: RecordedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(EMPTY)
    assert window.session is not None
    prompts.path = tmp_path / "said.csv"
    prompts.path.write_text("point,issue,party,date,value\nQuota,Catch,Arland,2025-02-01,20\n")
    steps = only(overview(window), StepsCard)
    button = next(b for b in steps.findChildren(QPushButton) if b.text() == "Import positions…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    only(window, ImportForm).go.click()
    assert [point.name for point in window.session.dossier.points] == ["Quota"]


def test_a_gap_of_a_single_day_is_drawn_as_a_dot(qtbot: QtBot) -> None:
    def drawn(value: float) -> QImage:
        line = SparklineWidget()
        qtbot.addWidget(line)
        line.resize(240, 84)
        trend = Trend((day(1),), (value,), (None,), (1.0,), (1,), 1)
        line.show_course(Course(trend, (), day(1)))
        return line.grab().toImage()

    low, high = drawn(30.0), drawn(70.0)
    differs = {
        (x, y)
        for x in range(low.width())
        for y in range(low.height())
        if low.pixel(x, y) != high.pixel(x, y)
    }
    assert len(differs) > 20
    assert max(x for x, _y in differs) < 12


def test_a_text_has_a_line_of_its_own_below_the_gap(qtbot: QtBot) -> None:
    plain = SparklineWidget()
    qtbot.addWidget(plain)
    plain.show_course(course(small(), ("a", "b"), "p", day(60)))
    clause = Clause("c", 1, "Quotas", point="p")
    dossier = small(clause, Wording("w", "c", "Catches [are] shared.", date=day(9)))
    line = SparklineWidget()
    qtbot.addWidget(line)
    line.show_course(course(dossier, ("a", "b"), "p", day(60)))
    assert line.sizeHint().height() > plain.sizeHint().height()
    assert line.accessibleDescription() == "In brackets: 33% of words"
    assert plain.accessibleDescription() == ""
    line.resize(90, 120)
    line.show()
    assert not faults(line)
    (words,) = [each.text for each in painted(line) if each.text.startswith("In brackets")]
    assert words.endswith("…")


def test_changes_are_counted_since_a_round_of_choice(window: Window) -> None:
    session = window.session
    assert session is not None
    session._clock = lambda: day(60)
    session.do(change(Negotiation, Negotiation.ID, title="Talks on fish"))
    window.go_to("overview")
    card = window.findChild(SinceCard)
    assert card is not None
    assert [action.text() for action in card.chooser.menu().actions()] == ["Round 2", "Round 1"]
    assert session.since is not None
    assert session.since.number == 2
    card.chooser.menu().actions()[1].trigger()
    assert session.since.number == 1
    assert card.chooser.menu().actions()[1].isChecked()


def test_a_position_to_come_counts_from_its_day_on(window: Window) -> None:
    session = window.session
    assert session is not None
    session._clock = lambda: day(35)
    later = record_position(id="late", issue="i", party="b", date=day(50), value=20.0)
    session.do(later)
    window.go_to("point:p")
    panel = window.panel
    assert isinstance(panel, PointPanel)
    cards = {c.value.name: c for c in panel.cards.cards if isinstance(c, PositionCard)}
    assert "from 20 February 2025: 20" in cards["Borduria"].meta.text()
    shown = gap(session.dossier, ("a", "b"), point="p", on=day(35)).stated
    now = head(session.dossier, session.dossier.points[0], ("a", "b"), session.today, session.since)
    assert now.figures.stated == points(shown)
