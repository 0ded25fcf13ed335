"""Widgets beside each other that go on in another line where there is no room."""

from itertools import groupby

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from superqt import QFlowLayout

from ui.kit.fonts import em


class WrappingRow(QFlowLayout):
    """What stands in one line has its middle at one height. This layout keeps its items itself, and
    so may ask itself for them (see `ui.kit.layouts`)."""

    def setGeometry(self, rect: QRect) -> None:
        """Lay the lines out, and move what is lower than the others of its line to its middle."""
        super().setGeometry(rect)
        held = (item.widget() for item in map(self.itemAt, range(self.count())) if item)
        shown = (each for each in held if each is not None and not each.isHidden())
        for top, line in groupby(shown, lambda each: each.y()):
            row = list(line)
            height = max(each.height() for each in row)
            for each in row:
                each.move(each.x(), top + (height - each.height()) // 2)


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
