"""A communiqué taken down by keyboard alone: a grid of parties and issues for one source."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget

from core.analysis.gaps import standing
from core.editing.commands import change
from core.exchange.example import example
from core.model.records import Commitment, Issue, Position, Source
from tests.acts import answering, let_go, press
from tests.dossiers import large
from ui.kit.prompts import Prompts
from ui.kit.theme import Theme, apply_theme
from ui.positions.communique import Communique
from ui.session import Session
from ui.shell.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.usefixtures("real_dialogs")


@pytest.fixture
def prompts() -> Prompts:  # type: ignore[override]
    return Prompts()


@pytest.fixture(autouse=True)
def in_front(window: Window) -> None:
    window.activateWindow()


@pytest.mark.usefixtures("usual_size")
@pytest.mark.parametrize("percent", [100, 150])
def test_the_first_point_is_in_sight_when_the_grid_is_shown(
    open_window: Callable[..., Window], percent: int
) -> None:
    form = Communique(open_window(example(), percent=percent).session, None)
    form.open()
    QApplication.processEvents()
    assert form.grid.verticalScrollBar().value() == 0
    assert form.grid.currentIndex().row() == 1
    form.close()


def type_in(text: str) -> None:
    """Type; each letter goes where the keyboard is by then."""
    for letter in text:
        QTest.keyClicks(QApplication.focusWidget(), letter)


def leave_field(dialog: QWidget) -> None:
    """Press Tab, in the list of suggestions where one is open; a screen would give the keyboard
    back to the dialog then."""
    QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), Qt.Key.Key_Tab)
    dialog.activateWindow()
    let_go()


def key(code: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), code, modifier)
    let_go()


def head(dialog: QWidget, title: str, date: str) -> None:
    """Type the source and the date, and go on to the grid by Tab."""
    type_in(title)
    leave_field(dialog)
    dialog.date.line.setFocus()  # type: ignore[attr-defined]
    key(Qt.Key.Key_A, CONTROL)
    type_in(date)
    for _press in range(12):
        if QApplication.focusWidget() is dialog.grid:  # type: ignore[attr-defined]
            return
        key(Qt.Key.Key_Tab)
    raise AssertionError("Tab never comes to the grid")


def open_by_key(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_G, CONTROL)


def test_few_parties_share_the_room_and_names_have_theirs(window: Window) -> None:
    long = "Fishing days of boats of the second and third class"
    window.session.do(change(Issue, "i", name=long))
    widths: list[tuple[int, int, int]] = []

    def look(dialog: QWidget) -> None:
        grid = dialog.grid  # type: ignore[attr-defined]
        names, parties = grid.verticalHeader(), grid.horizontalHeader()
        needed = names.fontMetrics().horizontalAdvance(long)
        widths.append((names.width() - needed, parties.sectionSize(0), parties.length()))
        assert parties.length() <= grid.viewport().width()
        key(Qt.Key.Key_Escape)

    with answering(look):
        open_by_key(window)
    ((spare, column, _length),) = widths
    assert spare > 0
    assert column > 92


def test_six_cells_are_one_step_with_a_new_source(window: Window) -> None:
    session = window.session
    before = session.dossier.count(Position)

    def fill_in(dialog: QWidget) -> None:
        head(dialog, "Joint statement", "11 February 2025")
        assert dialog.round.currentText() == "Round 2"  # type: ignore[attr-defined]
        for value in ("20", "75", "-", "150", "250", "none"):
            type_in(value)
            key(Qt.Key.Key_Tab)
        key(Qt.Key.Key_Return, CONTROL)

    with answering(fill_in):
        open_by_key(window)
    assert session.dossier.count(Position) == before + 6
    assert session.workspace.undo_label == "record 6 positions"
    (source,) = [each for each in session.dossier.all(Source) if each.title == "Joint statement"]
    said = [each for each in session.dossier.all(Position) if each.source == source.id]
    assert [(p.issue, p.party, p.value) for p in sorted(said, key=lambda p: p.id)] == [
        ("i", "a", 20.0),
        ("i", "b", 75.0),
        ("i", "m", None),
        ("j", "a", 150.0),
        ("j", "b", 250.0),
        ("j", "m", None),
    ]
    assert {(p.date, p.round) for p in said} == {(dt.date(2025, 2, 11), "r2")}
    assert [p.party for p in said if p.commitment is Commitment.NO_STATEMENT] == ["m", "m"]
    here = standing(session.dossier, session.dossier.get(Issue, "i"), "a")
    assert (here.low, here.high, here.assessed) == (5.0, 40.0, True)
    session.undo()
    assert session.dossier.count(Position) == before
    assert session.dossier.count(Source) == 1


def test_cells_of_a_spreadsheet_are_pasted_where_the_cursor_is(window: Window) -> None:
    told: list[tuple[dict[tuple[str, str], str], str]] = []

    def fill_in(dialog: QWidget) -> None:
        dialog.grid.setFocus()  # type: ignore[attr-defined]
        key(Qt.Key.Key_Tab)
        QApplication.clipboard().setText('1,5\t75\t99\n"No" twice\t"2\n1"\n')
        key(Qt.Key.Key_V, CONTROL)
        said = " ".join(each.text() for each in dialog.findChildren(QLabel))
        told.append((dict(dialog.cells.typed), said))  # type: ignore[attr-defined]
        dialog.cells.typed.clear()  # type: ignore[attr-defined]
        key(Qt.Key.Key_Escape)

    with answering(fill_in):
        open_by_key(window)
    ((typed, said),) = told
    assert typed == {
        ("i", "b"): "1,5",
        ("i", "m"): "75",
        ("j", "b"): '"No" twice',
        ("j", "m"): "2\n1",
    }
    assert "1 cell that was pasted has no place in the grid." in said


def test_enter_goes_down_and_an_empty_cell_records_nothing(window: Window) -> None:
    session = window.session

    def fill_in(dialog: QWidget) -> None:
        head(dialog, "A cable", "1 February 2025")
        type_in("30")
        key(Qt.Key.Key_Return)
        type_in("140")
        key(Qt.Key.Key_Return, CONTROL)

    before = session.dossier.count(Position)
    with answering(fill_in):
        open_by_key(window)
    made = sorted(session.dossier.all(Position), key=lambda p: p.id)[before:]
    said = [p for p in session.dossier.all(Position) if p.date == dt.date(2025, 2, 1)]
    assert {(p.issue, p.party, p.value) for p in said} == {("i", "a", 30.0), ("j", "a", 140.0)}
    assert {p.round for p in said} == {None}
    assert len(made) == 2


def test_a_cell_that_cannot_be_read_is_named_and_kept(window: Window) -> None:
    session = window.session
    before = session.dossier.count(Position)

    def fill_in(dialog: QWidget) -> None:
        head(dialog, "A cable", "1 February 2025")
        type_in("450")
        key(Qt.Key.Key_Return, CONTROL)
        assert dialog.isVisible()
        told = dialog.problem.text()  # type: ignore[attr-defined]
        assert "Arland on Catch" in told
        assert "off the scale" in told
        type_in("45")
        key(Qt.Key.Key_Return, CONTROL)

    with answering(fill_in):
        open_by_key(window)
    assert session.dossier.count(Position) == before + 1


def test_a_statement_goes_with_its_cell(window: Window) -> None:
    session = window.session

    def fill_in(dialog: QWidget) -> None:
        head(dialog, "A cable", "1 February 2025")
        type_in("30")
        key(Qt.Key.Key_Tab)
        dialog.statement.setFocus()  # type: ignore[attr-defined]
        type_in("We can wait.")
        key(Qt.Key.Key_Return, CONTROL)

    with answering(fill_in):
        open_by_key(window)
    said = {p.party: p for p in session.dossier.all(Position) if p.date == dt.date(2025, 2, 1)}
    assert (said["a"].value, said["a"].statement) == (30.0, "")
    assert (said["b"].value, said["b"].statement) == (None, "We can wait.")


def test_escape_asks_and_an_input_method_can_fill_a_cell(window: Window) -> None:
    def fill_in(dialog: QWidget) -> None:
        head(dialog, "A cable", "1 February 2025")
        key(Qt.Key.Key_F2)
        committed = QInputMethodEvent()
        committed.setCommitString("30")
        QApplication.sendEvent(QApplication.focusWidget(), committed)
        key(Qt.Key.Key_Return)
        key(Qt.Key.Key_Escape)
        assert dialog.isVisible()
        assert list(dialog.cells.typed.values()) == ["30"]  # type: ignore[attr-defined]
        QTest.qWaitForWindowActive(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    def keep(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        QTest.keyClick(box, Qt.Key.Key_Return)

    with answering(fill_in, keep, press("Discard")):
        open_by_key(window)


def composed(committed: str, composing: str = "") -> None:
    """What an input method sends to where the keyboard is by then."""
    event = QInputMethodEvent(composing, [])
    event.setCommitString(committed)
    QApplication.sendEvent(QApplication.focusWidget(), event)
    let_go()


@pytest.mark.parametrize(
    "sent", [[("3", ""), ("0", "")], [("", "3"), ("", "30"), ("30", "")], [("3", "0"), ("0", "")]]
)
@pytest.mark.parametrize("before", ["", "7", "3"])
def test_an_input_method_begins_a_cell_as_a_key_does(
    window: Window, sent: list[tuple[str, str]], before: str
) -> None:
    def fill_in(dialog: QWidget) -> None:
        head(dialog, "A cable", "1 February 2025")
        cells = dialog.cells  # type: ignore[attr-defined]
        cells.setData(dialog.grid.currentIndex(), before)  # type: ignore[attr-defined]
        for each in sent:
            composed(*each)
        key(Qt.Key.Key_Return)
        assert list(cells.typed.values()) == ["30"]
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    with answering(fill_in, press("Discard")):
        open_by_key(window)


def test_thirty_parties_and_sixty_issues(open_window: Callable[..., Window]) -> None:
    window = open_window(large(500, points=12, issues=5, parties=30), size=(1100, 700))
    window.activateWindow()

    def look(dialog: QWidget) -> None:
        grid = dialog.grid  # type: ignore[attr-defined]
        assert grid.model().rowCount() == 72
        assert dialog.height() <= QApplication.primaryScreen().availableGeometry().height()
        grid.setFocus()
        QTest.keyClick(grid, Qt.Key.Key_End, CONTROL)
        let_go()
        name = grid.verticalHeader()
        assert name.isVisible()
        assert name.x() == grid.frameWidth()
        QTest.keyClick(grid, Qt.Key.Key_Escape)

    with answering(look):
        window.acts.by_name["communique"].trigger()


@pytest.mark.parametrize("key", ["light", "dark"])
def test_the_corner_of_the_grid_is_as_quiet_as_its_titles(session: Session, key: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, Theme.load(key))
    form = Communique(session, None)
    form.show()
    picture = form.grid.grab().toImage()
    wide = form.grid.verticalHeader().width()
    assert picture.pixelColor(wide // 2, 8) == picture.pixelColor(wide + 12, 8)
    form.settle()
    form.close()
    apply_theme(app, Theme.load("light"))
