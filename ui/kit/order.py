"""The order in which the keyboard moves through a dialog or window: visual order, buttons last."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget

from ui.kit.layouts import parts

BESIDE = "beside"
"""The property of what stands beside the matter of a panel, such as its notes."""
WHOLE = ("QAbstractScrollArea", "QAbstractSpinBox", "QComboBox")
"""Kinds of widget that see to the keyboard within them on their own; named, because Python takes a
millisecond to get to know one."""


def fields_of(layout: QLayout) -> Iterator[QWidget]:
    """The widgets in a layout that accept keyboard focus, line by line."""
    for part in parts(layout):
        yield from fields_of(part) if isinstance(part, QLayout) else within(part)


def within(widget: QWidget) -> Iterator[QWidget]:
    """A widget, if it accepts keyboard focus, and those in it that do."""
    if takes_keys(widget):
        yield widget
    if isinstance(widget, QScrollArea) and (scrolled := widget.widget()) is not None:
        yield from within(scrolled)
    elif any(widget.inherits(each) for each in WHOLE):
        return
    elif isinstance(widget, QSplitter):
        parts = (widget.widget(number) for number in range(widget.count()))
        yield from (field for part in parts if part is not None for field in within(part))
    elif (inner := widget.layout()) is not None:
        yield from fields_of(inner)
    else:
        yield from _placed_by_hand(widget)


def _placed_by_hand(widget: QWidget) -> Iterator[QWidget]:
    parts = (each for each in widget.children() if isinstance(each, QWidget))
    for part in sorted((each for each in parts if not each.isWindow()), key=_place):
        yield from within(part)


def _place(widget: QWidget) -> tuple[int, int]:
    return widget.y(), widget.x()


def takes_keys(widget: QWidget) -> bool:
    """Whether Tab stops at a widget itself, and not at another on its behalf."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def ready(layout: QLayout) -> list[QWidget]:
    """The widgets in a layout that can be used now."""
    window = layout.parentWidget()
    assert window is not None, "the layout is in a dialog"
    return [each for each in fields_of(layout) if each.isEnabled() and each.isVisibleTo(window)]


def ready_in(widget: QWidget) -> list[QWidget]:
    """The widgets within another that can be used now."""
    return [each for each in within(widget) if each.isEnabled() and each.isVisibleTo(widget)]


def neighbour(fields: Sequence[QWidget], current: QWidget | None, step: int) -> QWidget | None:
    """The next (1) or previous (-1) field, wrapping around; None if there is no field. Next to what
    holds fields is the first of them."""
    if not fields:
        return None
    around = [at for at, each in enumerate(fields) if current and _is_in(current, each)]
    inside = (at for at, each in enumerate(fields) if current and current.isAncestorOf(each))
    first = next(inside, 0)
    at = around[-1] if around else (first - 1 if step > 0 else first)
    return fields[(at + step) % len(fields)]


def move(fields: Sequence[QWidget], current: QWidget | None, onward: bool) -> bool:
    """Move the focus to the next or previous field, and scroll it into view."""
    field = neighbour(fields, current, 1 if onward else -1)
    if field is None:
        return False
    reasons = Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.TabFocusReason
    field.setFocus(reasons[onward])
    area = field.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(field)
        area = area.parentWidget()
    return True


def is_gone(widget: QWidget, part: QWidget) -> bool:
    """Whether a widget within a part of the window can no longer be used."""
    usable = widget.isEnabled() and widget.isVisibleTo(part)
    return part.isAncestorOf(widget) and not usable


def following(part: QWidget, gone: QWidget) -> QWidget | None:
    """What can be used next in a part, after what no longer can be; None behind the last."""
    fields = [*within(part)]
    at = next((at for at, each in enumerate(fields) if _is_in(gone, each)), len(fields))
    return next((each for each in fields[at:] if not is_gone(each, part)), None)


def _is_in(widget: QWidget, field: QWidget) -> bool:
    return widget is field or field.isAncestorOf(widget)


def beside(parts: Sequence[QWidget], focus: QWidget | None, step: int) -> QWidget:
    """The part of a window that is next (1) or before (-1) the one with the keyboard, of those that
    take it."""
    parts = [part for part in parts if part.isVisible() and ready_in(part)]
    within = [at for at, part in enumerate(parts) if focus and part.isAncestorOf(focus)]
    return parts[((within[-1] if within else 0) + step) % len(parts)]
