"""Enter presses the button that has the keyboard, in every kind of dialog."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from tests.core.intake.papers import pdf
from tests.dossiers import small
from ui.forms.page_viewer import PageViewer
from ui.kit.frame import Frame
from ui.setup.talks import Talks
from ui.shell import guide
from ui.shell.window import Window

OPENED: dict[str, Callable[[Window], QDialog]] = {
    "a page of text": lambda window: guide.show(window),
    "a form": lambda window: _shown(Talks(window.session)),
    "pages": lambda window: _shown(PageViewer(window.session, "Pack", pdf("One."))),
}


def _shown(dialog: QDialog) -> QDialog:
    dialog.show()
    return dialog


@pytest.mark.parametrize("kind", OPENED)
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_that_has_the_keyboard(
    open_window: Callable[..., Window], kind: str, key: Qt.Key
) -> None:
    dialog = OPENED[kind](open_window(small()))
    button = next(each for each in dialog.findChildren(QPushButton) if each.isVisible())
    button.clicked.disconnect()
    seen: list[bool] = []
    button.clicked.connect(lambda: seen.append(True))
    button.setFocus()
    QTest.keyClick(button, key)
    assert seen == [True]
    if isinstance(dialog, Frame):
        dialog.settle()
    dialog.reject()
