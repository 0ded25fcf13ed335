"""The area between the bars of the window, which scrolls if the window is too small for it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from ui.kit.fonts import em
from ui.kit.scroll import Following


class ScrollingBody(QScrollArea):
    """Contains the navigation and the panel. They are never squeezed below a readable size."""

    def __init__(self, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)

    def minimumSizeHint(self) -> QSize:
        """Part of it is enough."""
        return QSize(em(200), em(120))


class ScrollingMiddle(Following):
    """Contains the panel, which scrolls down if it needs more height than there is; what stands
    beside it stays where it is."""

    def __init__(self, panel: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(panel, parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def follows(self, field: QWidget) -> bool:
        """Only a field to type in must be in view; lists and texts scroll by themselves."""
        return isinstance(field, QLineEdit) or (
            isinstance(field, QPlainTextEdit) and not field.isReadOnly()
        )

    def begin(self) -> None:
        """Show the top, whatever was in view."""
        self.verticalScrollBar().setValue(0)

    def minimumSizeHint(self) -> QSize:
        """As wide as the panel and a scroll bar; part of its height is enough."""
        panel = self.widget()
        needed = panel.minimumSizeHint() if panel is not None else QSize()
        bar = self.verticalScrollBar().sizeHint().width() if needed.height() > self.height() else 0
        return QSize(needed.width() + bar, em(120))


def column(*widgets: QWidget) -> QWidget:
    """Widgets one below the other without spacing; a filler takes the remaining space."""
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
