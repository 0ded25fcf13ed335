"""The test page for the printer: opened by its key, read, saved, printed to a file, a booklet."""

import os
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.editing.commands import change
from core.model.records import Negotiation
from tests.acts import answering, click_on, let_go, press
from tests.dossiers import small
from tests.layout import faults
from tests.ui.keys import enter
from tests.used import SCRIPTS
from ui.forms.page_viewer import PageViewer
from ui.kit.prompts import Prompts
from ui.kit.settings import Settings
from ui.shell.window import Window

pytestmark = pytest.mark.usefixtures("real_dialogs")
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
posix = pytest.mark.skipif(os.name != "posix", reason="other systems have dialogs of their own")


@pytest.fixture
def prompts() -> Prompts:  # type: ignore[override]
    """The real questions."""
    return Prompts()


@pytest.fixture
def opened(open_window: Callable[..., Window], qtbot: QtBot) -> Callable[..., PageViewer]:
    """Opens the page by its key, on a dossier with that marking."""

    def begin(marking: str = "DRAFT") -> PageViewer:
        window = open_window(small())
        assert window.session is not None
        window.session.do(change(Negotiation, Negotiation.ID, marking=marking))
        window.session.workspace.store.settle()
        with qtbot.waitActive(window):
            window.activateWindow()
        QTest.keyClick(window, Qt.Key.Key_F, CONTROL | SHIFT)
        (viewer,) = [each for each in window.findChildren(PageViewer) if each.isVisible()]
        qtbot.waitExposed(viewer)
        viewer.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is viewer)
        return viewer

    return begin


def words(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


def told(viewer: QWidget) -> str:
    return " ".join(each.text() for each in viewer.findChildren(QLabel) if each.isVisible())


def into(path: Path) -> Callable[[QWidget], None]:
    """Write a path into the file dialog and agree."""

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        (line,) = [each for each in dialog.findChildren(QLineEdit) if each.isVisible()]
        enter(line, str(path))
        QTest.keyClick(line, Qt.Key.Key_Return)
        let_go()
        if dialog.isVisible():  # the first Return took a suggestion
            QTest.keyClick(line, Qt.Key.Key_Return)

    return act


def to_file(path: Path) -> Callable[[QWidget], None]:
    """Write a path into Qt's print dialog and print."""

    def act(dialog: QWidget) -> None:
        printers = dialog.findChild(QComboBox, "printers")
        printers.setCurrentIndex(
            printers.count() - 1
        )  # that to a file, whatever printers there are
        (line,) = dialog.findChildren(QLineEdit, "filename")
        enter(line, str(path))
        click_on(dialog, "Print")

    return act


def save(viewer: PageViewer, path: Path) -> list[str]:
    viewer.activateWindow()
    assert QTest.qWaitForWindowActive(viewer)
    with answering(into(path)):
        QTest.keyClick(viewer, Qt.Key.Key_S, CONTROL)
    return words(path)


# --- what it shows ---


def test_one_page_is_shown_with_what_can_be_done(opened: Callable[..., PageViewer]) -> None:
    viewer = opened()
    assert viewer.windowTitle() == "Test page"
    assert "1 page" in told(viewer)
    assert faults(viewer) == []
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()


@pytest.mark.parametrize("marking", ["DRAFT", "", f"SECRET <b> & {SCRIPTS[:40]}"])
def test_the_page_has_the_marking_and_all_scripts(
    opened: Callable[..., PageViewer], marking: str, tmp_path: Path
) -> None:
    (page,) = save(opened(marking), tmp_path / "page.pdf")
    page = page.casefold()
    assert page.count((marking or "Marking").split(" ")[0].casefold()) >= 2
    for piece in ("Test page", "1 of 1", "façade", "Переговори", "Διαπραγμάτευση", "circle"):
        assert piece.casefold() in page


def test_the_page_grows_and_shrinks_by_key(opened: Callable[..., PageViewer]) -> None:
    viewer = opened()
    QTest.keyClick(viewer, Qt.Key.Key_Plus, CONTROL)
    larger = viewer.view.zoomFactor()
    QTest.keyClick(viewer, Qt.Key.Key_Minus, CONTROL)
    assert viewer.view.zoomFactor() < larger


# --- saving ---


def test_the_page_is_saved_where_somebody_says(
    opened: Callable[..., PageViewer], tmp_path: Path, settings: Settings
) -> None:
    viewer, path = opened(), tmp_path / "Проба 測試.pdf"
    assert len(save(viewer, path)) == 1
    assert viewer.isVisible()
    assert f"Saved as {path}" in viewer.said.text()
    assert settings.pack_folder == tmp_path


def test_a_name_without_ending_gets_one(opened: Callable[..., PageViewer], tmp_path: Path) -> None:
    viewer = opened()
    with answering(into(tmp_path / "page")):
        click_on(viewer, "Save as…")
    assert (tmp_path / "page.pdf").stat().st_size > 1000


def test_the_page_is_never_saved_over_the_dossier(
    opened: Callable[..., PageViewer], tmp_path: Path
) -> None:
    viewer = opened()
    (dossier,) = tmp_path.glob("*.parley")
    before = dossier.read_bytes()

    def over(dialog: QWidget) -> None:
        with answering(press("Yes")):
            into(dossier)(dialog)

    with answering(over):
        click_on(viewer, "Save as…")
    assert viewer.said.text().startswith("⚠")
    assert dossier.read_bytes() == before


def test_whoever_thinks_better_of_it_saves_nothing(
    opened: Callable[..., PageViewer], tmp_path: Path
) -> None:
    viewer, there = opened(), sorted(tmp_path.iterdir())
    with answering(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape)):
        QTest.keyClick(viewer, Qt.Key.Key_S, CONTROL)
    assert sorted(tmp_path.iterdir()) == there
    assert viewer.isVisible()


# --- printing ---


@posix
def test_printing_to_a_file_hands_over_the_page(
    opened: Callable[..., PageViewer], tmp_path: Path
) -> None:
    viewer, path = opened(), tmp_path / "printed.pdf"
    with answering(to_file(path)):
        QTest.keyClick(viewer, Qt.Key.Key_P, CONTROL)
    assert viewer.said.text() == f"Saved as {path}"
    assert words(path) == save(viewer, tmp_path / "saved.pdf")


@posix
def test_a_booklet_of_one_page_has_it_on_the_right_side(
    opened: Callable[..., PageViewer], tmp_path: Path
) -> None:
    viewer, path = opened(), tmp_path / "booklet.pdf"
    with answering(to_file(path)):
        click_on(viewer, "Booklet…")
    assert viewer.said.text() == f"Saved as {path}"
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [(page.get_width(), page.get_height()) for page in pdf]
        said = [page.get_textpage().get_text_range() for page in pdf]
    assert [width > height for width, height in pages] == [True, True]
    assert ["Test page" in each for each in said] == [True, False]


@posix
@pytest.mark.parametrize("words_on", ["Print…", "Booklet…"])
def test_printing_is_left_by_escape(
    opened: Callable[..., PageViewer], tmp_path: Path, words_on: str
) -> None:
    viewer, there = opened(), sorted(tmp_path.iterdir())

    def leave(dialog: QWidget) -> None:
        assert isinstance(dialog, QDialog)
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)

    with answering(leave):
        click_on(viewer, words_on)
    assert viewer.said.text() == ""
    assert sorted(tmp_path.iterdir()) == there
