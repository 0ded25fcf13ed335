"""What stands over the columns of a table can be read, wherever the table is."""

import pytest
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QDialog, QTableView, QTreeView, QVBoxLayout, QWidget


@pytest.mark.parametrize("table", [QTreeView, QTableView])
@pytest.mark.parametrize("window", [QWidget, QDialog])
def test_a_header_has_room_for_its_words(
    window: type[QWidget], table: type[QTreeView | QTableView], dressed: object
) -> None:
    parent = window()
    view = table(parent)
    model = QStandardItemModel(0, 2, view)
    model.setHorizontalHeaderLabels(["Name", "Grade"])
    view.setModel(model)
    QVBoxLayout(parent).addWidget(view)
    parent.show()
    header = view.header() if isinstance(view, QTreeView) else view.horizontalHeader()
    assert header.viewport().height() >= header.fontMetrics().height()
    parent.close()
