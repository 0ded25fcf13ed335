"""Listing, clearing and measuring what a layout contains, without touching its items.

PySide keeps what `itemAt` has returned for as long as the layout lives. Qt frees such an item when
its widget leaves; whatever it then puts at that address, be it a text or a model, PySide takes for
the item. So neither this module nor any other asks a layout for an item."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget


def parts(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and layouts in a layout, in order."""
    parent = layout.parentWidget()
    widgets = parent.children() if parent is not None else []
    near = [each for each in (*widgets, *layout.children()) if isinstance(each, QWidget | QLayout)]
    held = {each: layout.indexOf(each) for each in near}
    return sorted((each for each in near if held[each] >= 0), key=held.__getitem__)


def clear(layout: QLayout) -> None:
    """Remove everything from a layout and release its widgets, those of layouts in it too."""
    for part in parts(layout):
        if isinstance(part, QLayout):
            clear(part)
        else:
            layout.removeWidget(part)
            part.hide()
            part.deleteLater()
    while layout.count():
        layout.takeAt(0)


def high_enough(widget: QWidget, least: QSize, width: int = 0) -> QSize:
    """The least size of a widget, with the height that what wraps on it needs at its width, or at
    another. Whoever lays out by least sizes alone does not ask for that."""
    layout = widget.layout()
    if layout is None or not layout.hasHeightForWidth():
        return least
    at = max(width or widget.width(), least.width())
    return least.expandedTo(QSize(0, layout.minimumHeightForWidth(at)))


def measure_again(widget: QWidget, event: QResizeEvent) -> None:
    """Report another least size after a change of width, at which what wraps may need another line;
    for widgets whose least size is that of `high_enough`."""
    if event.size().width() != event.oldSize().width():
        widget.updateGeometry()
