"""The scrolling page on which a panel stands."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class Page(QScrollArea):
    """A column of blocks that scrolls up and down, never sideways; add blocks to `column`."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 14) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = _Inside()
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(26, 20, 26, 20)
        self.column.setSpacing(gap)
        self.setWidget(self.inside)


class _Inside(QWidget):
    """Has the height that its width needs, and no least size of its own: the least size of text
    that wraps is that of its narrowest shape, which would leave a void below."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
