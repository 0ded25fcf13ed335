"""The panel of a sticking point: figures, selection, cards, exports."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from core.editing.commands import change, create, remove
from core.model.records import (
    Issue,
    Negotiation,
    Party,
    Point,
    PointStatus,
    Position,
    Round,
)
from tests.dossiers import day, position, small
from ui.annotate import inspector as tabs
from ui.point.panel import PointPanel
from ui.point.position_card import PositionCard
from ui.session import Session
from ui.shell.window import Window


def test_the_head_says_name_gap_and_what_it_rests_on(panel: PointPanel) -> None:
    assert panel.head.name.text() == "Quota"
    assert panel.head.stated.accessibleName().startswith("stated gap 74")
    assert panel.head.between.accessibleName().startswith("between ranges 38")
    words = panel.head.rests_on.text().replace("\n", " · ")
    assert words == "Arland – Borduria · 100% of weight known · 2 of 2 issues"


def test_a_point_called_stalled_that_moved_says_so(session: Session, panel: PointPanel) -> None:
    session.do(change(Negotiation, Negotiation.ID, stall_rounds=1))
    assert panel.head.chip.text() == "OPEN"
    assert panel.head.chip.toolTip() == ""
    session.do(change(Point, "p", status=PointStatus.STALLED))
    assert panel.head.chip.text() == "STALLED · MOVED SINCE"
    assert "has moved" in panel.head.chip.toolTip()
    session.do(change(Negotiation, Negotiation.ID, stall_threshold=50.0))
    assert panel.head.chip.text() == "STALLED"
    session.do(change(Point, "p", status=PointStatus.OPEN))
    assert panel.head.chip.text() == "OPEN", "the positions are later than the round"
    session.do(create(Round, number=3, date=day(20)))
    assert panel.head.chip.text() == "OPEN · STALLED"
    assert "No party has moved" in panel.head.chip.toolTip()


@pytest.mark.usefixtures("usual_size")
@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("name", ["Quota", "Quotas, licences and the days at sea of vessels " * 3])
def test_the_status_stands_in_the_middle_of_the_first_line_of_the_name(
    open_window: Callable[..., Window], name: str, percent: int
) -> None:
    window = open_window(small(), percent=percent)
    assert window.session is not None
    window.session.do(change(Point, "p", name=name))
    window.go_to("point:p")
    QApplication.processEvents()
    assert isinstance(window.panel, PointPanel)
    head = window.panel.head
    line = head.name.fontMetrics().height() / 2
    middle = head.chip.mapTo(head, head.chip.rect().center()).y()
    assert abs(middle - (head.name.mapTo(head, QPoint(0, 0)).y() + line)) <= 1


def test_undo_shows_the_old_figure_again(session: Session, panel: PointPanel) -> None:
    session.do(change(Position, "x5", value=20.0, low=20.0))
    assert panel.map.row_of("i").row.gap == "10"
    session.undo()
    assert panel.map.row_of("i").row.gap == "70"


def test_the_bottom_line_is_written_where_it_stands(
    qtbot: QtBot, session: Session, panel: PointPanel
) -> None:
    line = panel.head.bottom_line
    tall, below = line.height(), panel.map_card.y()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert line.editing
    qtbot.wait(1)
    assert (line.height(), panel.map_card.y()) == (tall, below)
    cursor = line.box.textCursor()
    assert 0 < cursor.position() < len("Nobody moved.")
    assert not cursor.hasSelection()
    line.finish(keep=False)
    line.begin()
    assert line.box.textCursor().selectedText() == "Nobody moved."
    event = QInputMethodEvent()
    event.setCommitString("Квота не решена.")
    QApplication.sendEvent(line.box, event)
    qtbot.keyClick(line.box, Qt.Key.Key_Return)
    assert session.dossier.get(Point, "p").bottom_line == "Квота не решена."
    assert line.label.text() == "Квота не решена."


def test_escape_leaves_the_bottom_line_alone(
    qtbot: QtBot, session: Session, panel: PointPanel
) -> None:
    line = panel.head.bottom_line
    line.begin()
    line.box.setPlainText("Something else")
    qtbot.keyClick(line.box, Qt.Key.Key_Escape)
    assert not line.editing
    assert session.dossier.get(Point, "p").bottom_line == "Nobody moved."


def test_a_party_can_be_hidden(panel: PointPanel) -> None:
    panel.map_card.parties.menu().actions()[2].trigger()
    assert [mark.party for mark in panel.map.row_of("i").row.marks] == ["a", "b"]
    assert [card.value.party for card in cards(panel)] == ["a", "b"]
    panel.map_card.parties.menu().actions()[2].trigger()
    assert [card.value.party for card in cards(panel)] == ["a", "b", "m"]


def cards(panel: PointPanel) -> list[PositionCard]:
    return [card for card in panel.cards.cards if isinstance(card, PositionCard)]


def entry(widget: QWidget, words: str) -> QAction:
    """What a menu of a widget offers by these words."""
    menus = widget.findChildren(QMenu)
    return next(action for menu in menus for action in menu.actions() if action.text() == words)


def test_cards_are_used_again_after_an_edit(session: Session, panel: PointPanel) -> None:
    before = cards(panel)
    session.do(change(Position, "x5", statement="Everything."))
    assert cards(panel) == before
    assert before[1].statement.toPlainText() == "Everything."


def test_a_removed_position_can_be_brought_back(session: Session, panel: PointPanel) -> None:
    told: list[str] = []
    session.status_message.connect(lambda sentence, _problem: told.append(sentence))
    card = cards(panel)[0]
    card.menu_button.click()
    entry(card, "Remove").trigger()
    card.findChildren(QMenu)[0].close()
    assert session.dossier.find(Position, "x1") is None
    assert "Ctrl+Z" in told[-1]
    session.undo()
    assert session.dossier.find(Position, "x1") is not None


def test_another_pair_is_shown_everywhere(session: Session, panel: PointPanel) -> None:
    session.set_pair(("a", "m"))
    assert panel.map.row_of("i").row.gap_note == "Mediator not known"
    assert "Arland – Mediator" in panel.trend.note.text()


def test_the_trend_can_be_narrowed_to_an_issue_and_a_span(panel: PointPanel) -> None:
    entry(panel.trend.issue_button, "Catch").trigger()
    assert panel.view.issue == "i"
    assert "Catch" in panel.trend.note.text()
    entry(panel.trend.span_button, "Last 90 days").trigger()
    assert panel.trend.plot is not None
    entry(panel.trend.issue_button, "All issues by weight").trigger()
    assert "all issues by weight" in panel.trend.note.text()


def test_a_step_is_explained_with_its_position_and_source(qtbot: QtBot, panel: PointPanel) -> None:
    assert panel.trend.plot is not None
    while panel.trend.plot.chosen != day(30):
        qtbot.keyClick(panel.trend.plot, Qt.Key.Key_Left)
    words = panel.trend.strip.text()
    assert "Borduria on Catch: 90 → 80 of 100, towards Arland (no source)" in words
    assert "narrowing by 6" in words
    panel.trend.to_position.click()
    assert panel.selected == "x5"


@pytest.mark.parametrize("size", [(1440, 900), (1100, 700)])
def test_nothing_is_wider_than_the_panel(
    open_window: Callable[..., Window], size: tuple[int, int]
) -> None:
    long = "Unpronounceablyxlong" * 250
    dossier = small(
        position("y", "i", "a", 50, 60.0, statement=long, red_line=long),
        Issue("k", 3, "p", long[:400]),
    )
    window = open_window(dossier, size=size)
    window.go_to("point:p")
    QApplication.processEvents()
    panel = window.panel
    assert isinstance(panel, PointPanel)
    assert panel.page.inside.width() <= panel.page.viewport().width()
    assert panel.page.widget().minimumSizeHint().width() <= panel.page.viewport().width()


def test_markup_in_user_text_stays_text(open_window: Callable[..., Window]) -> None:
    bold = "<b>bold</b> & <img src=x>"
    dossier = small(position("y", "i", "a", 5, 60.0, statement=bold, red_line=bold))
    window = open_window(dossier)
    window.go_to("point:p")
    panel = window.panel
    assert isinstance(panel, PointPanel)
    assert cards(panel)[0].statement.toPlainText() == bold


def test_an_empty_point_says_what_to_do(session: Session, window: Window) -> None:
    session.do(create(Point, id="q", name="Nets"))
    window.go_to("point:q")
    panel = window.panel
    assert isinstance(panel, PointPanel)
    assert "Add one" in panel.map._empty.text()
    assert panel.map._empty.isVisible()
    assert panel.subject() == ""


def test_a_removed_party_or_issue_leaves_the_panel_whole(
    session: Session, panel: PointPanel
) -> None:
    panel.select("x5")
    entry(panel.trend.issue_button, "Catch").trigger()
    session.do(remove(Issue, "i"))
    assert len(panel.map.rows) == 1
    assert panel.view.issue == ""
    session.do(remove(Party, "b"))
    session.do(remove(Party, "m"))
    assert panel.head.rests_on.text() == "Add a second party to see a gap."
    session.undo()
    session.undo()
    session.undo()
    assert len(panel.map.rows) == 2


def test_every_control_has_a_name(panel: PointPanel) -> None:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    nameless = []
    for widget in panel.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        found = QAccessible.queryAccessibleInterface(widget)
        if found is not None and not found.text(QAccessible.Text.Name):
            nameless.append((widget, widget.parent(), widget.metaObject().className()))
    assert nameless == []


def words_of(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_the_menu_of_a_marker_and_of_a_row(panel: PointPanel) -> None:
    on_mark = panel.menu_of("i", "a", "x1")
    assert words_of(on_mark) == [
        "New position of Arland…",
        "Edit position…",
        "Correct a mistake…",
        "History",
        "Remove",
        "Edit issue and anchors…",
        "Add issue…",
    ]
    on_mark.actions()[3].trigger()
    assert panel.inspector.current == tabs.HISTORY
    assert words_of(panel.menu_of("i", "m", None))[0] == "New position of Mediator…"
    assert words_of(panel.menu_of("i", "", None)) == ["Edit issue and anchors…", "Add issue…"]


def test_nothing_offers_to_edit_while_looking_back(
    session: Session, panel: PointPanel, window: Window, qtbot: QtBot
) -> None:
    session.look_back(day(20))
    menu = panel.menu_of("i", "a", "x1")
    assert [action.text() for action in menu.actions() if action.isEnabled() and action.text()] == [
        "History"
    ]
    assert not panel.map_card.add.isEnabled()
    panel.head.bottom_line.begin()
    assert not panel.head.bottom_line.editing
    assert panel.head.bottom_line.cursor().shape() is Qt.CursorShape.ArrowCursor
    qtbot.keyClick(panel.map.row_of("i"), Qt.Key.Key_Return)
    assert not cards(panel)[0].menu_button.isEnabled()
    cards(panel)[0].statement.selectAll()
    assert panel.annotate()
    assert not panel.inspector.note_box.isVisible()
    assert "Go back to latest" in window.status.sentence
    session.look_back(None)
    assert panel.map_card.add.isEnabled()


def test_a_red_line_that_is_said_later_is_annotated_too(
    session: Session, panel: PointPanel
) -> None:
    card = cards(panel)[0]
    assert card.red_line is None
    session.do(change(Position, "x1", red_line="No more"))
    assert card.red_line is not None
    card.red_line.words.selectAll()
    assert panel.annotate()
    assert panel.inspector.note_box.isVisible()


def test_a_new_position_takes_no_red_line_from_another_issue(session: Session) -> None:
    from ui.positions.form import PositionForm

    session.do(change(Position, "x1", red_line="No more"))
    form = PositionForm(session, "i", "a")
    assert "“No more” (carried over from" in form.carried.text()
    form.issue.setCurrentIndex(form.issue.findData("j"))
    assert "No more" not in form.carried.text()
    form.deleteLater()


def test_a_change_elsewhere_leaves_the_panel_alone(
    session: Session, panel: PointPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.model.records import Precedent

    drawn: list[object] = []
    monkeypatch.setattr(panel, "show_dossier", drawn.append)
    session.do(create(Precedent, title="Fleet"))
    assert drawn == []
    session.do(change(Position, "x5", value=70.0))
    assert len(drawn) == 1


def test_the_widest_pair_is_named_where_it_is_another(session: Session, panel: PointPanel) -> None:
    assert not panel.head.widest.isVisible()
    session.set_pair(("a", "m"))
    assert panel.head.widest.text() == "widest pair: Arland – Borduria, 74"
