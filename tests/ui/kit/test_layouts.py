"""A layout is asked what it holds without leaving anything behind in PySide."""

import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayoutItem,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.kit.layouts import clear, parts
from ui.kit.order import fields_of


def items_kept() -> list[QLayoutItem]:
    """Items of layouts that PySide keeps, with nobody here knowing of them."""
    kept = (each for each in shiboken6.getAllValidWrappers() if isinstance(each, QLayoutItem))
    return [each for each in kept if type(each).__name__.endswith("Item")]


def nested() -> tuple[QWidget, list[QWidget]]:
    """A widget whose layouts hold four others; these in their order."""
    outer = QWidget()
    column, row, grid = QVBoxLayout(outer), QHBoxLayout(), QGridLayout()
    inside: list[QWidget] = [QLineEdit() for _number in range(4)]
    grid.addWidget(inside[3], 1, 0)
    grid.addWidget(inside[2], 0, 0)
    column.addLayout(row)
    column.addWidget(inside[1])
    column.addStretch()
    column.addLayout(grid)
    row.addWidget(inside[0])
    return outer, inside


def test_what_a_layout_holds_comes_in_its_order(qapp: QApplication) -> None:
    outer, (first, second, third, fourth) = nested()
    layout = outer.layout()
    assert layout is not None
    row, middle, grid = parts(layout)
    assert middle is second
    assert isinstance(row, QHBoxLayout)
    assert parts(row) == [first]
    assert isinstance(grid, QGridLayout)
    assert parts(grid) == [fourth, third]
    assert list(fields_of(layout)) == [first, second, fourth, third]


def test_the_keyboard_goes_through_a_layout_and_keeps_no_item_of_it(qapp: QApplication) -> None:
    outer, inside = nested()
    layout = outer.layout()
    assert layout is not None
    before = len(items_kept())
    assert len(list(fields_of(layout))) == len(inside)
    assert len(items_kept()) == before


def test_a_cleared_layout_is_empty_and_its_widgets_go(qapp: QApplication) -> None:
    before = len(items_kept())
    outer = QWidget()
    column, label = QVBoxLayout(outer), QLabel("gone")
    column.addSpacing(5)
    column.addWidget(label)
    column.addStretch()
    clear(column)
    assert column.count() == 0
    assert label.isHidden()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not shiboken6.isValid(label)
    assert len(items_kept()) == before


def test_what_stands_in_layouts_within_a_cleared_one_goes_with_it(qapp: QApplication) -> None:
    before = len(items_kept())
    outer, inside = nested()
    layout = outer.layout()
    assert layout is not None
    clear(layout)
    assert layout.count() == 0
    assert all(each.isHidden() for each in inside)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not any(map(shiboken6.isValid, inside))
    assert len(items_kept()) == before
