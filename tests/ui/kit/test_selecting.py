"""Rows selected in stretches."""

from collections.abc import Callable
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QListView
from pytestqt.qtbot import QtBot

from core.editing.commands import Command
from core.model.change import Edit
from core.model.records import Note
from ui.history.tree import HistoryTree
from ui.kit.selecting import OneRowList, OneRowTree, select_rows, selected_rows, stretches
from ui.notes.panel import NotesPanel
from ui.parties.groups import GroupsTree
from ui.session import Session
from ui.shell.window import Window

ALL = Qt.KeyboardModifier.ControlModifier


def test_numbers_in_stretches() -> None:
    assert [*stretches([])] == []
    assert [*stretches([4])] == [(4, 4)]
    assert [*stretches([0, 1, 2, 5, 7, 8])] == [(0, 2), (5, 5), (7, 8)]


def test_what_is_selected_is_told_as_it_was_given(qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(QStringListModel([str(number) for number in range(9)]))
    view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
    chosen = view.selectionModel()
    for rows in ([0, 1, 2, 5, 8], [3], [], [*range(9)]):
        select_rows(chosen, rows)
        assert selected_rows(chosen) == rows
    assert len(chosen.selection()) == 1


@pytest.mark.parametrize("kind", [OneRowTree, OneRowList, HistoryTree, GroupsTree])
def test_a_click_with_a_key_held_leaves_the_current_row_selected(
    kind: Callable[..., QAbstractItemView], qtbot: QtBot
) -> None:
    view = kind(Mock()) if kind is HistoryTree else kind()
    qtbot.addWidget(view)
    view.setModel(QStringListModel(["one", "two"]))
    view.show()
    for row in (1, 0):
        index = view.model().index(row, 0)
        spot = view.visualRect(index).center()
        for _turn in range(2):
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, ALL, spot)
            assert view.selectedIndexes() == [index]
            assert view.currentIndex() == index


def test_all_notes_in_groups_are_the_notes_and_not_their_headings(
    window: Window, session: Session, qtbot: QtBot
) -> None:
    added = [Edit(None, Note(f"n{n}", "point", "p", f"Remark {n}")) for n in range(5)]
    session.do(Command("add notes", lambda _dossier: added))
    window.go_to("notes")
    panel = window.panel
    assert isinstance(panel, NotesPanel)
    box = panel.filter.grouping
    box.setCurrentIndex(box.findData("point"))
    qtbot.keyClick(panel.list, Qt.Key.Key_A, ALL)
    assert sorted(panel.list.chosen()) == [f"n{n}" for n in range(5)]
