"""Phrases in a Qt text box, which counts UTF-16 units where `core` counts characters."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from core.text.selectors import Selector, select
from ui.kit.typed import raw_text

TextBox = QTextEdit | QPlainTextEdit


_WIDE = re.compile("[\U00010000-\U0010ffff]")
"""What takes two units."""


class Units:
    """Positions in one text, by character and as Qt counts them."""

    def __init__(self, text: str) -> None:
        self._wide = [found.start() for found in _WIDE.finditer(text)]
        self._units = [at + before for before, at in enumerate(self._wide)]

    def unit(self, character: int) -> int:
        """A character position as Qt counts it."""
        return character + bisect_left(self._wide, character)

    def character(self, unit: int) -> int:
        """A Qt position by character; within a character, that of it."""
        return unit - bisect_left(self._units, unit)


def selected(box: TextBox, text: str) -> Selector | None:
    """The phrase selected in a box that shows `text`; None if there is none."""
    cursor = box.textCursor()
    if not cursor.hasSelection():
        return None
    units = Units(text)
    start, end = units.character(cursor.selectionStart()), units.character(cursor.selectionEnd())
    return select(text, start, end)


def cursor_over(document: QTextDocument, units: Units, start: int, end: int) -> QTextCursor:
    """A cursor that selects a stretch of the text, given by character."""
    cursor = QTextCursor(document)
    cursor.setPosition(units.unit(start))
    cursor.setPosition(units.unit(end), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def select_in(box: QPlainTextEdit, start: int, end: int) -> None:
    """Select a stretch of a box's text, given by character, in sight and with the keyboard."""
    box.setTextCursor(cursor_over(box.document(), Units(raw_text(box)), start, end))
    box.setFocus()
    box.ensureCursorVisible()


def marked(
    box: TextBox, text: str, spans: Sequence[tuple[int, int]], look: QTextCharFormat
) -> list[QTextEdit.ExtraSelection]:
    """Stretches of a box's text, given by character, in a look of their own."""
    units, found = Units(text), []
    for start, end in spans:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor_over(box.document(), units, start, end)
        mark.format = look
        found.append(mark)
    return found
