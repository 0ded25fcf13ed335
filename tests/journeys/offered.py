"""Everything that a person could do next: what is in front, and what can be pressed, selected and
typed into.

Runs in the window's thread, as `seeing` does."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from tests.journeys import hands, open_windows, seeing

FILE, PRINTER, MENU, LIST, SEARCH, DIALOG, WINDOW = range(7)
"""What is in front: a system dialog, an open menu, an open list, the search, one of our dialogs, or
only the window."""


class Thing(NamedTuple):
    """Something that can be clicked on: its name and its place."""

    name: str
    widget: QWidget
    point: QPoint


def front() -> int:
    """What is in front."""
    window, focus = open_windows.usable()[0], QApplication.focusWidget()
    if QApplication.activePopupWidget() is not None:
        return MENU if isinstance(window, QMenu) else LIST
    if isinstance(window, QFileDialog):
        return FILE
    if isinstance(window, QPrintDialog):
        return PRINTER
    if isinstance(focus, QLineEdit) and focus.accessibleName() == "Search and commands":
        return SEARCH
    return DIALOG if QApplication.activeModalWidget() is not None else WINDOW


def _in_sight(name: str, widget: QWidget, point: QPoint) -> Iterator[Thing]:
    """The thing, if the mouse would reach it without scrolling."""
    if hands.in_reach(seeing.Spot(widget, point)):
        yield Thing(name, widget, point)


def buttons() -> list[Thing]:
    """Visible buttons."""
    found: list[Thing] = []
    for each in seeing.visible(QAbstractButton):
        name = seeing.name(each)
        if each.isEnabled() and seeing.plain(name):
            spot = QPoint(min(each.width() // 2, 12), each.height() // 2)
            found += _in_sight(name, each, spot)
    return found


def rows() -> list[Thing]:
    """Visible table cells, list rows and tree branches."""
    return [each for view in seeing.visible(QAbstractItemView) for each in _rows(view)]


def _rows(view: QWidget) -> Iterator[Thing]:
    if not isinstance(view, QAbstractItemView) or isinstance(view, QHeaderView):
        return
    for spot in range(12, view.viewport().height(), 24):
        for across in (40, view.viewport().width() // 2):
            index = view.indexAt(QPoint(across, spot))
            if index.isValid():
                words = str(index.data() or "")
                yield from _in_sight(words, view.viewport(), QPoint(across, spot))


def markers() -> list[Thing]:
    """What is drawn and described to screen readers: markers, ranges, steps of a trend."""
    found: list[Thing] = []
    for widget in seeing.visible():
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or isinstance(widget, QAbstractScrollArea | QMenu | QMenuBar):
            continue
        for number in range(interface.childCount()):
            child = interface.child(number)
            if child is not None and child.object() is None:
                name = child.text(QAccessible.Text.Name)
                middle = widget.mapFromGlobal(child.rect().center())
                found += _in_sight(name, widget, middle)
    return found


def entries() -> list[Thing]:
    """The entries of the menu in front; a submenu opens."""
    menu = open_windows.usable()[0]
    assert isinstance(menu, QMenu)
    return [
        Thing(action.text(), menu, menu.actionGeometry(action).center())
        for action in menu.actions()
        if action.isEnabled() and action.isVisible() and action.text()
    ]


def titles() -> list[Thing]:
    """The titles in the menu bar."""
    return [
        thing
        for bar in seeing.visible(QMenuBar)
        if isinstance(bar, QMenuBar)
        for action in bar.actions()
        if action.isEnabled() and action.isVisible()
        for thing in _in_sight(action.text(), bar, bar.actionGeometry(action).center())
    ]


def fields() -> list[Thing]:
    """Visible fields that can be typed into."""
    found: list[Thing] = []
    for each in seeing.visible((QLineEdit, QPlainTextEdit, QTextEdit)):
        if writable(each):
            name = next(iter(seeing.names(each)), "")
            found += _in_sight(name, each, each.rect().center())
    return found


def boxes() -> list[Thing]:
    """Combo boxes."""
    found: list[Thing] = []
    for each in seeing.visible(QComboBox):
        if each.isEnabled():
            name = next(iter(seeing.names(each)), "")
            found += _in_sight(name, each, QPoint(each.width() - 8, each.height() // 2))
    return found


def writable(widget: QWidget | None) -> bool:
    """Whether a widget accepts typing."""
    if widget is None or not isValid(widget) or not widget.isEnabled():
        return False
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    if isinstance(widget, QAbstractSpinBox | QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return False


def writing() -> bool:
    """Whether the focus is where text is typed."""
    return writable(QApplication.focusWidget())
