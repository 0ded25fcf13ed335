"""Keys shared by the window and what lies over it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

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
