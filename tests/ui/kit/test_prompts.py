"""Qt's own dialogs are waited for like any form, and closed before the dossier is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from tests.acts import answering
from tests.look import NobodyThere
from ui.kit.prompts import Prompts
from ui.kit.questions import Questions
from ui.shell.window import Window

HERE = Path("talks.csv")
ASKED: dict[str, Callable[[Prompts, Window], object]] = {
    "file_to_open": lambda ask, window: ask.file_to_open(window, "Open", "Tables (*.csv)"),
    "file_to_write": lambda ask, window: ask.file_to_write(window, "Save", HERE, "Tables (*.csv)"),
    "file_of_kind": lambda ask, window: ask.file_of_kind(window, "Save", HERE, ["Tables (*.csv)"]),
    "folder": lambda ask, window: ask.folder(window, "Folder", Path()),
    "text": lambda ask, window: ask.text(window, "Name", "Which?", ""),
    "new_password": lambda ask, window: ask.new_password(
        window, "Password", "Which?", window.session.theme
    ),
    "confirm": lambda ask, window: ask.confirm(window, "Replace it?", "Replace"),
    "choose": lambda ask, window: ask.choose(window, "Which?", ["This", "That"]),
}


@pytest.mark.parametrize("name", ASKED)
def test_whatever_is_asked_ends_before_the_dossier_is_closed(
    name: str, window: Window, real_dialogs: None
) -> None:
    done: list[str] = []

    def close() -> None:
        assert QApplication.activeModalWidget() is not None
        window.waits.dismiss(lambda: done.append("closed"))
        done.append("dismissed")

    QTimer.singleShot(200, close)
    answer = ASKED[name](Prompts(), window)
    assert not answer
    assert done == ["dismissed"]
    QApplication.processEvents()
    assert done == ["dismissed", "closed"]


def test_the_next_file_is_looked_for_where_the_last_one_was(
    window: Window, real_dialogs: None, tmp_path: Path
) -> None:
    (tmp_path / "talks.csv").touch()
    asks, shown = Prompts(), list[str]()

    def opened(name: str) -> Path | None:
        def answer(dialog: QWidget) -> None:
            assert isinstance(dialog, QFileDialog)
            shown.append(dialog.directory().absolutePath())
            QTest.keyClicks(dialog.findChild(QLineEdit), name)
            QTest.keyClick(dialog, Qt.Key.Key_Return if name else Qt.Key.Key_Escape)

        with answering(answer):
            return asks.file_to_open(window, "Open", "Tables (*.csv)")

    assert opened(str(tmp_path / "talks.csv")) == tmp_path / "talks.csv"
    assert opened("") is None
    assert opened("talks.csv") == tmp_path / "talks.csv"
    assert shown[1:] == [str(tmp_path)] * 2


def test_no_way_of_asking_is_forgotten() -> None:
    ways = {name for kind in (Prompts, *Prompts.__mro__) for name in vars(kind)}
    public = {name for name in ways if not name.startswith("_")}
    assert public - set(ASKED) == {"may_replace", "may_discard"}
    assert set(ASKED) <= set(vars(NobodyThere))


class Told(Questions):
    """Keeps what would be asked, and answers no."""

    question = ""

    def confirm(self, parent: QWidget, question: str, *_words: str) -> bool:
        self.question = question
        return False


def test_all_files_that_would_be_replaced_are_asked_about(window: Window, tmp_path: Path) -> None:
    asking = Told()
    paths = [tmp_path / f"copy-{number}.pdf" for number in (1, 2, 3)]
    assert asking.may_replace(window, *paths)
    for path, question in (
        (paths[1], "copy-2.pdf already exists. Replace it?"),
        (paths[2], "2 files already exist, such as copy-2.pdf. Replace them?"),
    ):
        path.touch()
        assert not asking.may_replace(window, *paths)
        assert asking.question == question
