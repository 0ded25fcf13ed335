"""Widgets beside each other that go on in another line where there is no room."""

from itertools import groupby

from PySide6.QtCore import QRect
from superqt import QFlowLayout


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
