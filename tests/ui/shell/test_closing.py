"""Closing: under whatever is open, with whatever is half written, on whatever disk."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from core.editing.commands import change
from core.editing.workspace import Workspace
from core.errors import DiskFull, Problem
from core.model.records import Point
from core.storage.store import Store
from tests.dossiers import large
from tests.ui.conftest import RecordedPrompts
from ui.kit.prompts import Prompts
from ui.kit.working import Working
from ui.session import Session
from ui.shell.window import Window

FORMS = (
    *("talks", "parties", "points", "issues", "rounds", "levels", "glossary", "followups"),
    *("delegates", "marks", "new_position", "communique", "author"),
)
"""The actions that open a form."""


class Real(RecordedPrompts):
    """Real dialogs, but for the question whether what was typed may be discarded."""

    text = Prompts.text
    file_to_open = Prompts.file_to_open
    file_to_write = Prompts.file_to_write
    folder = Prompts.folder
    choose = Prompts.choose
    _folder = ""


@pytest.fixture
def prompts() -> RecordedPrompts:
    return Real()


def under(act: Callable[[], object]) -> None:
    """Do something once a dialog is open."""
    turns = 0

    def look() -> None:
        nonlocal turns
        turns += 1
        if QApplication.activeModalWidget() is not None:
            act()
        elif turns < 200:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def open_dialogs(window: Window) -> list[QDialog]:
    return [each for each in window.findChildren(QDialog) if each.isVisible()]


def typed_into_form() -> None:
    form = QApplication.activeModalWidget()
    assert form is not None
    lines = (each for each in form.findChildren(QLineEdit) if each.isVisible())
    line = next((each for each in lines if not each.isReadOnly() and each.isEnabled()), None)
    if line is not None:
        line.setFocus()
        QTest.keyClicks(line, "half")


@pytest.mark.parametrize("typed", [False, True], ids=["", "typed"])
@pytest.mark.parametrize("name", FORMS)
def test_the_window_is_closed_under_a_form(
    name: str,
    typed: bool,
    window: Window,
    session: Session,
    prompts: RecordedPrompts,
    real_dialogs: None,
    qtbot: QtBot,
) -> None:
    path = session.workspace.path

    def close() -> None:
        if typed:
            typed_into_form()
        window.close()

    under(close)
    window.do(name)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.session is None
    assert not open_dialogs(window)
    assert "Discard what you have typed?" in prompts.asked or not typed or name in _AT_ONCE
    Store.open(path).close()


_AT_ONCE = ("parties", "points", "issues", "glossary", "followups", "delegates", "marks", "levels")
"""Forms that save everything at once, or that begin in a table."""


def test_a_form_that_is_to_be_kept_keeps_the_window(
    window: Window, session: Session, prompts: RecordedPrompts, real_dialogs: None
) -> None:
    prompts.agrees = False
    seen: list[object] = []

    def close() -> None:
        typed_into_form()
        window.close()
        seen.extend([window.isVisible(), window.session is session, *open_dialogs(window)])
        open_dialogs(window)[0].done(0)

    under(close)
    window.do("talks")
    assert seen[:2] == [True, True]
    assert len(seen) == 3
    assert session.dossier.talks.title == "Fishing talks"


@pytest.mark.parametrize("name", ["open", "new", "save_copy"])
def test_the_window_is_closed_under_a_dialog_of_the_system(
    name: str, window: Window, session: Session, real_dialogs: None, qtbot: QtBot
) -> None:
    def close() -> None:
        assert isinstance(QApplication.activeModalWidget(), QFileDialog)
        window.close()

    under(close)
    window.do(name)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.session is None


def test_the_window_is_closed_while_a_question_is_open(
    window: Window, session: Session, prompts: RecordedPrompts, real_dialogs: None, qtbot: QtBot
) -> None:
    def close() -> None:
        assert isinstance(QApplication.activeModalWidget(), QMessageBox)
        window.close()

    under(close)
    assert prompts.choose(window, "Which?", ("this", "that")) is None
    qtbot.waitUntil(lambda: not window.isVisible())


@pytest.mark.parametrize("pause", [0, 600], ids=["unseen", "seen"])
def test_the_window_is_closed_while_it_waits_for_work(
    pause: int, window: Window, session: Session, real_dialogs: None, qtbot: QtBot
) -> None:
    def work(*, progress: object, cancelled: Callable[[], bool]) -> None:
        while not cancelled():
            QTest.qSleep(5)

    working = Working(window, "Work", "Working…", work)
    QTimer.singleShot(pause, window.close)
    assert not working.run()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.session is None


def test_the_dossier_is_closed_under_a_form_and_under_a_search(
    window: Window, session: Session, real_dialogs: None, qtbot: QtBot
) -> None:
    under(window.files.close)
    window.do("talks")
    qtbot.waitUntil(lambda: window.session is None)
    window.files.open(session.workspace.path)
    window.do("search")
    window.files.close()
    qtbot.wait(50)
    assert window.session is None
    assert window.isVisible()


def test_help_stays_when_the_dossier_is_closed_and_its_pages_do_not(
    window: Window, session: Session, qtbot: QtBot
) -> None:
    window.do("help")
    window.do("trial_page")
    assert len(open_dialogs(window)) == 2
    window.files.close()
    assert [each.windowTitle() for each in open_dialogs(window)] == ["Help"]
    open_dialogs(window)[0].close()


# A disk that is full


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Folders whose disks are full: closing a file there fails as it does then."""
    folders: list[Path] = []
    close = Store.close

    def closed(store: Store) -> None:
        if store.path.parent in folders:
            raise DiskFull("There is no space left.")
        close(store)

    monkeypatch.setattr(Store, "close", closed)
    return folders


class Answers(RecordedPrompts):
    """Gives an answer to each question in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Callable[[], int | None]] = []

    def choose(self, *question: object, **_kinds: object) -> int | None:  # type: ignore[override]
        self.asked.append(str(question[1]))
        return self.answers.pop(0)()


@pytest.fixture
def answers(open_window: Callable[..., Window], path: Path) -> Answers:
    return Answers()


@pytest.fixture
def on_disk(answers: Answers, open_window: Callable[..., Window], path: Path) -> Window:
    window = open_window()
    window.prompts = answers
    window.files.open(path)
    assert window.session is not None
    window.session.do(change(Point, "p", bottom_line="Changed."))
    return window


def bottom_line(path: Path) -> str:
    workspace = Workspace.open(path)
    try:
        return str(workspace.dossier.get(Point, "p").bottom_line)
    finally:
        workspace.close()


def test_what_cannot_be_closed_is_closed_once_there_is_room(
    on_disk: Window, answers: Answers, full: list[Path], path: Path
) -> None:
    full.append(path.parent)
    answers.answers = [lambda: 0, lambda: (full.clear(), 0)[1]]
    on_disk.files.close()
    assert len(answers.asked) == 2
    assert all("talks.parley could not be closed properly" in each for each in answers.asked)
    assert "no space left" in answers.asked[0]
    assert on_disk.session is None
    assert on_disk.isVisible()
    assert bottom_line(path) == "Changed."


def test_a_copy_is_saved_elsewhere_where_closing_fails(
    on_disk: Window, answers: Answers, full: list[Path], path: Path, tmp_path: Path
) -> None:
    full.append(path.parent)
    (tmp_path / "stick").mkdir()
    answers.path = tmp_path / "stick" / "copy.parley"
    answers.answers = [lambda: 1]
    assert on_disk.close()
    assert not on_disk.isVisible()
    assert bottom_line(answers.path) == "Changed."
    full.clear()
    assert bottom_line(path) == "Changed."


def test_it_may_be_left_as_it_is_and_nothing_is_lost(
    on_disk: Window, answers: Answers, full: list[Path], path: Path
) -> None:
    full.append(path.parent)
    answers.answers = [lambda: None]
    assert on_disk.close()
    assert not on_disk.isVisible()
    full.clear()
    assert bottom_line(path) == "Changed."


def test_what_is_gone_is_not_said_to_be_in_the_file(
    on_disk: Window, answers: Answers, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stick").mkdir()
    answers.path = tmp_path / "stick" / "copy.parley"
    answers.answers = [lambda: 1]

    def gone(_session: Session) -> None:
        raise Problem("It is gone.")

    monkeypatch.setattr(Session, "close", gone)
    path.rename(tmp_path / "stick" / "elsewhere.parley")
    assert on_disk.close()
    assert "is in the file" not in answers.asked[0]
    assert "may be lost" in answers.asked[0]
    assert bottom_line(answers.path) == "Changed."


def test_to_close_again_keeps_what_is_gone_in_a_file_of_its_own(
    on_disk: Window, answers: Answers, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, failures = Workspace.keep, [Problem("No room.")]

    def full_at_first(space: Workspace) -> bool:
        if failures:
            raise failures.pop()
        return keep(space)

    monkeypatch.setattr(Workspace, "keep", full_at_first)
    answers.answers = [lambda: 0]
    path.unlink()
    assert on_disk.close()
    (kept,) = path.parent.glob("talks*.parley")
    assert bottom_line(kept) == "Changed."


def test_a_copy_holds_the_dossier_whose_file_was_overwritten(
    on_disk: Window, answers: Answers, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_space: Workspace) -> bool:
        raise Problem("No room.")

    (tmp_path / "stick").mkdir()
    other = tmp_path / "stick" / "other.parley"
    Store.create(other, large(40)).close()
    answers.path = tmp_path / "stick" / "copy.parley"
    taken = tmp_path / "stick" / "taken.txt"
    taken.write_text("Something else.")
    copy, answers.path = answers.path, taken
    answers.answers = [lambda: 1, lambda: (setattr(answers, "path", copy), 1)[1]]
    path.write_bytes(other.read_bytes())
    with monkeypatch.context() as patched:
        patched.setattr(Workspace, "keep", full)
        assert on_disk.close()
    assert any("already exists" in each for each in answers.asked)
    assert taken.read_text() == "Something else."
    assert bottom_line(answers.path) == "Changed."


@pytest.mark.parametrize("failure", [Problem("The stick is gone."), OSError(5, "I/O"), KeyError()])
def test_another_file_is_shown_although_the_first_cannot_be_closed(
    failure: Exception,
    on_disk: Window,
    answers: Answers,
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = Path(shutil.copy(path, tmp_path / "other.parley"))
    close = Store.close

    def broken(store: Store) -> None:
        close(store)
        if store.path == path:
            raise failure

    monkeypatch.setattr(Store, "close", broken)
    answers.answers = [lambda: None]
    assert on_disk.files.open(other)
    assert on_disk.session is not None
    assert on_disk.session.workspace.path == other
