"""In which order the keyboard goes through a dialog: as the eye does, buttons last."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QWidget


def fields_of(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout that take the keyboard, line by line."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        assert item is not None, "a layout has an item at every place it counts"
        widget, inner = item.widget(), item.layout()
        if inner is not None:
            yield from fields_of(inner)
        elif widget is not None:
            yield from _within(widget)


def _within(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea) and (scrolled := widget.widget()) is not None:
        yield from _within(scrolled)
    elif (inner := widget.layout()) is not None and not isinstance(widget, QAbstractScrollArea):
        yield from fields_of(inner)
    elif takes_keys(widget):
        yield widget


def takes_keys(widget: QWidget) -> bool:
    """Whether Tab stops at a widget."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def ready(layout: QLayout) -> list[QWidget]:
    """The widgets of a layout in which something can be done now."""
    window = layout.parentWidget()
    assert window is not None, "the layout is in a dialog"
    return [each for each in fields_of(layout) if each.isEnabled() and each.isVisibleTo(window)]


def neighbour(fields: Sequence[QWidget], current: QWidget | None, step: int) -> QWidget | None:
    """The field one step on (1) or back (-1), round and round; None where there is no field."""
    if not fields:
        return None
    within = (at for at, each in enumerate(fields) if current and _is_in(current, each))
    at = next(within, -1 if step > 0 else 0)
    return fields[(at + step) % len(fields)]


def _is_in(widget: QWidget, field: QWidget) -> bool:
    return widget is field or field.isAncestorOf(widget)
