"""The part of a long form that scrolls where the screen is too low for all of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

LEAST_HEIGHT = 160


class Scroll(QScrollArea):
    """As large as what is in it, as long as there is room."""

    def __init__(self, layout: QLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder = QWidget(self)
        holder.setLayout(layout)
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for surface in (self.viewport(), holder):
            surface.setAutoFillBackground(False)
        layout.setContentsMargins(0, 0, 10, 0)

    def measure(self) -> None:
        """Tell how much is in it now, after fields were folded in or out."""
        layout = self._holder.layout()
        if layout is not None:
            layout.activate()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The size of the whole form."""
        return self._holder.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The width of the form, and a few of its lines."""
        hint = self._holder.minimumSizeHint()
        return QSize(hint.width(), min(hint.height(), LEAST_HEIGHT))
