"""Moving markers and ranges on the panel of a sticking point, by mouse and by keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from core.editing.commands import create
from core.editing.commands.positions import record_position
from core.editing.workspace import Workspace
from core.model.records import Membership, Position
from tests.dossiers import day
from tests.ui.conftest import TODAY
from ui.point.panel import PointPanel
from ui.session import Session
from ui.shell.window import Window


def drag(qtbot: QtBot, panel: PointPanel, issue: str, party: str, points: float) -> None:
    row = panel.map.row_of(issue)
    start = row.spot(party)
    end = QPoint(row.x_of(points), start.y())
    qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 4):
        qtbot.mouseMove(row, start + (end - start) * step / 3)
    qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=end)


def steps(workspace: Workspace) -> int:
    count = 0
    while workspace.undo() is not None:
        count += 1
    return count


def test_a_drag_is_one_step_of_undo_and_one_entry_in_the_journal(
    qtbot: QtBot, session: Session, panel: PointPanel
) -> None:
    before = session.dossier
    drag(qtbot, panel, "i", "a", 50.0)
    moved = session.dossier.get(Position, "x1")
    assert moved.value == 50.0
    assert moved.high == 50.0
    assert session.workspace.undo_label.endswith(": Arland on Catch")
    changed = [e.field for e in session.workspace.store.history("x1")]
    assert changed.count("value") == 1
    session.undo()
    assert session.dossier == before


def test_figures_follow_while_a_marker_is_dragged(
    qtbot: QtBot, session: Session, panel: PointPanel
) -> None:
    row = panel.map.row_of("i")
    start = row.spot("a")
    qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(row, QPoint(row.x_of(80.0), start.y()))
    assert panel.map.row_of("i").row.gap == "0"
    assert panel.head.stated.accessibleName().startswith("stated gap 32")
    assert session.dossier.get(Position, "x1").value == 10.0
    qtbot.keyClick(row, Qt.Key.Key_Escape)
    assert panel.map.row_of("i").row.gap == "70"
    qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=start)
    assert session.workspace.undo_label == ""


def test_dragging_an_unknown_records_a_position_of_today(
    qtbot: QtBot, session: Session, panel: PointPanel
) -> None:
    drag(qtbot, panel, "i", "m", 40.0)
    (said,) = session.dossier.positions("i", "m")
    assert said.date == TODAY
    assert said.value == pytest.approx(40.0, abs=1.0)


def test_arrows_are_one_step_of_undo_together(
    qtbot: QtBot, session: Session, panel: PointPanel
) -> None:
    row = panel.map.row_of("i")
    row.setFocus(Qt.FocusReason.TabFocusReason)
    for _n in range(4):
        qtbot.keyClick(row, Qt.Key.Key_Right)
    assert session.dossier.get(Position, "x1").value == 14.0
    assert steps(session.workspace) == 1


def test_a_range_can_be_moved_by_its_end(qtbot: QtBot, session: Session, panel: PointPanel) -> None:
    row = panel.map.row_of("i")
    start = row.spot("b", "low")
    qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(row, QPoint(row.x_of(30.0), start.y()))
    qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(row.x_of(30.0), start.y()))
    assert session.dossier.get(Position, "x5").low == 30.0
    assert row.row.gap_note == "ranges overlap by 10"


def test_nothing_can_be_moved_while_looking_back(
    qtbot: QtBot, session: Session, panel: PointPanel
) -> None:
    session.look_back(day(10))
    assert panel.map.row_of("i").row.gap == "80"
    drag(qtbot, panel, "i", "a", 50.0)
    assert session.workspace.latest.get(Position, "x1").value == 10.0
    said: list[str] = []
    session.status_message.connect(lambda sentence, _problem: said.append(sentence))
    row = panel.map.row_of("i")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.spot("a"))
    qtbot.keyClick(row, Qt.Key.Key_Right)
    assert session.workspace.latest.get(Position, "x1").value == 10.0
    assert "Go back to latest" in said[-1]


def test_choosing_a_marker_turns_the_inspector_to_it(
    qtbot: QtBot, session: Session, panel: PointPanel
) -> None:
    row = panel.map.row_of("i")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.spot("b"))
    assert panel.selected == "x5"
    assert panel.inspector.subject_name.text() == "Borduria on Catch"
    assert panel.subject() == "i"
    panel.inspector.leave.click()
    assert panel.selected == ""


def test_a_range_that_a_marker_leaves_widens_with_words(
    qtbot: QtBot, window: Window, session: Session, panel: PointPanel
) -> None:
    drag(qtbot, panel, "i", "a", 50.0)
    assert (
        window.status.sentence == "Range widened to 5–50 to include the value; Ctrl+Z undoes both."
    )
    assert session.workspace.undo_label == "move marker and widen range: Arland on Catch"
    session.undo()
    said = session.dossier.get(Position, "x1")
    assert (said.value, said.low, said.high) == (10.0, 5.0, 40.0)


def test_a_marker_inside_its_range_leaves_the_range_alone(
    qtbot: QtBot, window: Window, session: Session, panel: PointPanel
) -> None:
    drag(qtbot, panel, "i", "a", 30.0)
    said = session.dossier.get(Position, "x1")
    assert (said.value, said.low, said.high) == (30.0, 5.0, 40.0)
    assert "widened" not in window.status.sentence
    assert session.workspace.undo_label == "move marker: Arland on Catch"


def test_a_drag_says_that_the_range_would_widen(qtbot: QtBot, panel: PointPanel) -> None:
    row = panel.map.row_of("i")
    start = row.spot("a")
    qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(row, QPoint(row.x_of(30.0), start.y()))
    assert "range" not in row.balloon
    qtbot.mouseMove(row, QPoint(row.x_of(60.0), start.y()))
    assert row.balloon.endswith("· widens the range")
    qtbot.mouseMove(row, QPoint(row.x_of(35.0), start.y()))
    assert "range" not in row.balloon
    qtbot.keyClick(row, Qt.Key.Key_Escape)


def test_arrows_that_come_back_leave_the_range_as_it_was(
    qtbot: QtBot, window: Window, session: Session, panel: PointPanel
) -> None:
    row = panel.map.row_of("i")
    row.setFocus(Qt.FocusReason.TabFocusReason)
    far = Qt.KeyboardModifier.ShiftModifier
    for _n in range(7):
        qtbot.keyClick(row, Qt.Key.Key_Right, far)
    assert session.dossier.get(Position, "x1").high == 45.0
    assert window.status.sentence.startswith("Range widened to 5–45")
    for _n in range(2):
        qtbot.keyClick(row, Qt.Key.Key_Left, far)
    said = session.dossier.get(Position, "x1")
    assert (said.value, said.low, said.high) == (35.0, 5.0, 40.0)
    assert "widened" not in window.status.sentence
    assert steps(session.workspace) == 1


def test_a_range_carried_over_widens_with_words_too(
    qtbot: QtBot, window: Window, session: Session, panel: PointPanel
) -> None:
    session.do(record_position(id="y", issue="i", party="a", date=TODAY, value=20.0))
    drag(qtbot, panel, "i", "a", 60.0)
    assert session.dossier.get(Position, "y").low is None
    assert window.status.sentence.startswith("Range widened to 5–60 ")


def test_dragging_what_is_held_as_a_member_records_the_partys_own(
    qtbot: QtBot, session: Session, panel: PointPanel
) -> None:
    session.do(create(Membership, group="a", member="m"))
    assert panel.map.row_of("i").row.marks[2].sign == "ME†"
    before = session.dossier.all(Position)
    drag(qtbot, panel, "i", "m", 40.0)
    (said,) = session.dossier.positions("i", "m")
    assert (said.value, said.low, said.date) == (40.0, None, TODAY)
    assert set(before) < set(session.dossier.all(Position))
    assert panel.map.row_of("i").row.marks[2].sign == "ME"
    session.undo()
    assert session.dossier.all(Position) == before
