"""The scrolling page that a panel is placed on."""

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
    """Has the height that its width needs, and no minimum width of its own."""

    def minimumSizeHint(self) -> QSize:
        """If text wraps, the scroll area asks for the height at its width, and the minimum size,
        which is that of the text's narrowest shape, would leave empty space below. Otherwise it
        uses only the minimum size, so that must be what the column needs: it scrolls, nothing
        shrinks."""
        column = self.layout()
        if column is None or self._wraps():
            return QSize(0, 0)
        return QSize(0, column.totalSizeHint().height())

    def _wraps(self) -> bool:
        """Whether some block has text that wraps. The column would check all blocks for this, and
        Qt asks dozens of times while a style sheet is applied; finding the first one is enough."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        blocks = self.findChildren(QWidget, options=direct)
        return any(block.hasHeightForWidth() for block in blocks if not block.isHidden())
