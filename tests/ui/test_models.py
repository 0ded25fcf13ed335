"""Qt may ask a model about a row that has gone: after a click that emptied the list, for example.

An exception there can end the process, so every model answers with nothing.
"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.dossiers import small
from ui.forms.records import Column, RecordTable
from ui.kit.theme import chosen
from ui.kit.tree_rows import TreeRows
from ui.matrix.model import MatrixTable
from ui.notes.list import NotesModel
from ui.positions.communique_grid import CommuniqueModel
from ui.search.list import Rows
from ui.shell.place_list import Places

COLUMNS = (Column("Name", lambda _dossier, point: point.name, edit=lambda _point, _text: None),)
MODELS: tuple[Callable[[QWidget], QAbstractItemModel], ...] = (
    lambda parent: TreeRows(["Name"], lambda _row: (), parent),
    NotesModel,
    lambda parent: Rows(lambda _digest: "", parent),
    Places,
    lambda _parent: MatrixTable(),
    lambda parent: CommuniqueModel(small(), chosen("light", QApplication.instance()), parent),
    lambda _parent: RecordTable(COLUMNS, lambda _command: True),
)


def kinds_of_model() -> set[str]:
    """The names of all models that are our own, of whatever depth."""
    found, coming = set(), [QAbstractItemModel]
    while coming:
        for each in coming.pop().__subclasses__():
            coming.append(each)
            if each.__module__.startswith("ui.") and "data" in vars(each):
                found.add(each.__name__)
    return found


@pytest.mark.parametrize("make", MODELS)
def test_a_model_answers_for_a_row_that_has_gone(
    qtbot: QtBot, make: Callable[[QWidget], QAbstractItemModel]
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    model = make(parent)
    gone = QModelIndex()
    for role in (*Qt.ItemDataRole, Qt.ItemDataRole.UserRole + 1):
        assert not model.data(gone, role)
    editable = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsSelectable
    assert not model.flags(gone) & editable
    assert not model.setData(gone, "words", Qt.ItemDataRole.EditRole)


def test_every_model_is_tried(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert kinds_of_model() == {type(make(parent)).__name__ for make in MODELS}
