"""Text fields that return what they were given until somebody types.

Qt alters text on its way through its widgets: no-break spaces become spaces, other line ends become
newlines. Untouched text must come back as it was, so that saving it alters nothing.
"""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

_PARAGRAPH = "\N{PARAGRAPH SEPARATOR}"
_LINE_END = re.compile(r"[ \t]*[\r\n\v\f\x85\u2028\u2029]+\s*")


def raw_text(box: QPlainTextEdit) -> str:
    """The text of a box as typed, including no-break spaces, with its lines ending in a line
    feed."""
    return box.document().toRawText().replace(_PARAGRAPH, "\n")


def on_one_line(text: str) -> str:
    """A text without line ends and outer spaces; other spaces are kept."""
    return _LINE_END.sub(" ", text.strip())


def _trimmed(text: str, given: str) -> str:
    """A typed text without outer spaces that were not there before."""
    return text if text.strip() and given != given.strip() else text.strip()


class TextLine(QLineEdit):
    """A single-line text. `set_value` shows a text; `value` returns exactly that text until
    somebody types."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_value(text)

    def set_value(self, text: str) -> None:
        """Show a text, from its beginning."""
        self._given = text
        self.setText(text)
        self._shown = self.text()
        self.setCursorPosition(0)

    def value(self) -> str:
        """The text, without outer spaces that were typed."""
        text = self.text()
        return self._given if text == self._shown else _trimmed(text, self._given)


class TextBox(QPlainTextEdit):
    """Several lines of plain text; Tab leaves it. `set_value` and `value` as for a `TextLine`."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabChangesFocus(True)
        self.set_value(text)

    def set_value(self, text: str) -> None:
        """Show a text."""
        self._given = text
        self.setPlainText(text)
        self._shown = raw_text(self)

    def offer(self, text: str) -> None:
        """Show a text, unless somebody typed another."""
        if raw_text(self) == self._shown:
            self.set_value(text)

    def value(self) -> str:
        """The text, without outer spaces that were typed."""
        text = raw_text(self)
        return self._given if text == self._shown else _trimmed(text, self._given)


class SentenceBox(TextBox):
    """A box for one sentence: typed line ends become spaces."""

    def value(self) -> str:
        """The sentence, on one line unless it was given otherwise and is untouched."""
        text = super().value()
        return text if text == self._given else on_one_line(text)


class TextChoice(QComboBox):
    """A line with suggestions. `set_value` and `value` as for a `TextLine`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_value("")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def set_value(self, text: str) -> None:
        """Show a text."""
        self._given = text
        self.setEditText(text)
        self._shown = self.currentText()

    def value(self) -> str:
        """The text, without outer spaces that were typed."""
        text = self.currentText()
        return self._given if text == self._shown else _trimmed(text, self._given)

    def validate(self) -> str:
        """What is wrong with the text, in a sentence; "" if nothing is."""
        return ""
