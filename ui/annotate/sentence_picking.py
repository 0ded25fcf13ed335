"""Selecting a sentence of a text as it is read: with a third click, or by the keyboard."""

from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from core.text.sentences import sentence_at

CLOSE = 6
"""How far apart clicks may be that belong together, in pixels."""
KEYS = "Ctrl+L"


class ThirdClick:
    """Tells the third of three quick clicks in one place."""

    def __init__(self) -> None:
        self._since = QElapsedTimer()
        self._spot = QPoint()

    def note_double(self, event: QMouseEvent) -> None:
        """There were two."""
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
    """The sentence that a place is in; for a stretch, all the sentences that it is in."""
    first = sentence_at(text, start)
    last = sentence_at(text, max(end - 1, start))
    return first[0], max(first[1], last[1])
