"""Selecting a sentence while reading: with a third click, or by the keyboard."""

from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from core.text.sentences import sentence_at

CLOSE = 6
"""How far apart successive clicks may be, in pixels."""
KEYS = "Ctrl+J"


class ThirdClick:
    """Recognises the third of three quick clicks in one place."""

    def __init__(self) -> None:
        self._since = QElapsedTimer()
        self._spot = QPoint()

    def note_double(self, event: QMouseEvent) -> None:
        """Note a double click."""
        self._since.start()
        self._spot = event.position().toPoint()

    def is_third(self, event: QMouseEvent) -> bool:
        """Whether a press is the third click."""
        if event.button() != Qt.MouseButton.LeftButton or not self._since.isValid():
            return False
        quick = self._since.elapsed() < QApplication.doubleClickInterval()
        self._since.invalidate()
        return quick and (event.position().toPoint() - self._spot).manhattanLength() < CLOSE


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence at a position; for a range, all the sentences that it touches."""
    first = sentence_at(text, start)
    last = sentence_at(text, max(end - 1, start))
    return first[0], max(first[1], last[1])
