"""The field in the top bar that opens the search: a button that looks like a field."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from core.language import gettext as _
from ui.kit import fonts
from ui.kit.fonts import em

WIDTH = 330
PADDING = 12


class SearchField(QPushButton):
    """Says what can be found and which keys open it; the words are shortened first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = _("Search positions, notes, sources, plan text")
        self._short = _("Search")
        self._keys = _("Ctrl+K")
        self.setAccessibleName(_("Search and commands"))
        self.setFont(fonts.sans(12.5))
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(em(WIDTH))

    def sizeHint(self) -> QSize:
        """The minimum; it grows into the room that the menus leave."""
        words = (self._short, self._keys)
        least = sum(map(self.fontMetrics().horizontalAdvance, words)) + 3 * PADDING + 1
        return QSize(least, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The keys and a word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button's frame, then the words and the keys."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        box = self.rect().adjusted(PADDING, 0, -PADDING, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, self._keys)
        keys = self.fontMetrics().horizontalAdvance(self._keys)
        room = box.adjusted(0, 0, -keys - PADDING, 0)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self._fitting(room.width()))

    def _fitting(self, width: int) -> str:
        """The full text, or only its first part if it does not fit."""
        metrics = self.fontMetrics()
        fits = metrics.horizontalAdvance(self._words) <= width
        words = self._words if fits else self._short
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
