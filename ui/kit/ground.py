"""What lies between the bars of the window, and scrolls where the window is too small for it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.kit.fonts import em


class ScrollingBody(QScrollArea):
    """Holds the navigation and the panel. They are never squeezed below what can be read."""

    def __init__(self, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)

    def minimumSizeHint(self) -> QSize:
        """A part of it will do."""
        return QSize(em(200), em(120))


def column(*widgets: QWidget) -> QWidget:
    """Widgets one below the other without room between; a ground takes what is left."""
    holder = QWidget()
    lines = QVBoxLayout(holder)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    for widget in widgets:
        lines.addWidget(widget, 1 if isinstance(widget, ScrollingBody) else 0)
    return holder


def put_below(widget: QWidget, other: QWidget) -> None:
    """Put another widget below one that stands in a column."""
    holder = widget.parentWidget()
    lines = holder.layout() if holder is not None else None
    if isinstance(lines, QVBoxLayout):
        lines.insertWidget(lines.indexOf(widget) + 1, other)
