"""Keys shared by the window and what lies over it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CHORDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
"""With one of these, a letter is a command and is not typed."""

UNDO = ("Ctrl+Z",)
REDO = ("Ctrl+Y", "Ctrl+Shift+Z")
"""Both of the usual keys for redo."""


def saves(event: QKeyEvent) -> bool:
    """Whether it is Ctrl+Enter, which saves from every field of a form."""
    return event.key() in ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def pressed(dialog: QWidget, event: QKeyEvent) -> bool:
    """Press the button that has the keyboard in a dialog if the key is Enter, as Space does;
    returns whether it was. Ctrl+Enter saves, and a box is ticked by Space alone."""
    focus = dialog.focusWidget()
    if event.key() not in ENTER or saves(event) or isinstance(focus, QCheckBox):
        return False
    if isinstance(focus, QAbstractButton):
        focus.click()
    return isinstance(focus, QAbstractButton)
