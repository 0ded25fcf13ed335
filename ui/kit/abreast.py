"""Two widgets beside each other, or one below the other where there is no room for both."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.kit.fonts import em


class Abreast(QWidget):
    """Two widgets with shares of the room: beside each other, or one below the other where there is
    less than `least` in width, in pixels at 100 %."""

    def __init__(self, one: QWidget, other: QWidget, shares: tuple[int, int], least: int) -> None:
        super().__init__()
        self._widgets, self._least = (one, other), least
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(18)
        for widget, share in zip(self._widgets, shares, strict=True):
            self._row.addWidget(widget, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn by the width."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        abreast = self.width() >= em(self._least)
        self._row.setDirection(way.LeftToRight if abreast else way.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest of the two, since one can be below the other."""
        wide = max(each.minimumSizeHint().width() for each in self._widgets)
        return QSize(wide, super().minimumSizeHint().height())
