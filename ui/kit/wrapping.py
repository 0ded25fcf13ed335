"""A row of widgets that goes on in another line where it is too long."""

from itertools import groupby

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from superqt import QFlowLayout

from ui.kit.layouts import parts


class WrappingRow(QFlowLayout):
    """What stands in one line has its middle at one height."""

    def setGeometry(self, rect: QRect) -> None:
        """Lay the lines out, and move what is lower than the others of its line to its middle."""
        super().setGeometry(rect)
        shown = (each for each in parts(self) if isinstance(each, QWidget) and not each.isHidden())
        for top, line in groupby(shown, lambda each: each.y()):
            row = list(line)
            height = max(each.height() for each in row)
            for each in row:
                each.move(each.x(), top + (height - each.height()) // 2)
