"""Typing into a field: what is typed replaces its contents."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit


def enter(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Type a text over the contents of a field; characters that no key has come by an input
    method."""
    field.selectAll()
    for sign in text:
        if sign == "\n":
            QTest.keyClick(field, Qt.Key.Key_Return)
        elif sign.isascii():
            QTest.keyClicks(field, sign)
        else:
            event = QInputMethodEvent()
            event.setCommitString(sign)
            QApplication.sendEvent(field, event)
