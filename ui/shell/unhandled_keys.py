"""Keys that nothing in the window handled: Enter presses the focused button, and undo and redo say
that there is nothing to undo or redo."""

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from ui.kit.keys import ENTER
from ui.session import Session
from ui.shell.actions import keys_of


def handle(event: QKeyEvent, session: Session | None) -> bool:
    """Handle a key that was meant for something after all; returns whether it was."""
    if event.key() in ENTER:
        return not event.isAutoRepeat() and _press()
    pressed = QKeySequence(event.keyCombination()).toString()
    if session is not None and pressed in keys_of("undo"):
        session.undo()
    elif session is not None and pressed in keys_of("redo"):
        session.redo()
    else:
        return False
    return True


def _press() -> bool:
    button = QApplication.focusWidget()
    if not isinstance(button, QPushButton | QToolButton):
        return False
    button.click()
    return True
