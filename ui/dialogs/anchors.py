"""The anchors of a scale as a small table: where, and what it means there."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.language import gettext as _
from core.model import Anchor
from ui.fonts import em
from ui.records_look import dress

_USUAL = (0.0, 50.0, 100.0, 25.0, 75.0)
"""Where anchors usually stand, in the order in which they are offered."""


class AnchorsField(QWidget):
    """Rows of a place (0 to 100) and a phrase; rows without a phrase do not count."""

    def __init__(self, anchors: Sequence[Anchor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = QTableWidget(0, 2, self)
        dress(self.table)
        self.table.setHorizontalHeaderLabels([_("Place"), _("What it means there")])
        self.table.setAccessibleName(_("Anchors"))
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, em(72))
        self.table.setFixedHeight(em(190))
        self.add = QPushButton(_("Add anchor"), self)
        self.drop = QPushButton(_("Remove anchor"), self)
        self._lay_out()
        for anchor in anchors or [Anchor(at, "") for at in sorted(_USUAL)]:
            self._append(anchor)
        self.table.setCurrentCell(0, 1)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        row = QHBoxLayout()
        for button in (self.add, self.drop):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.add.clicked.connect(self._add)
        self.drop.clicked.connect(lambda: self.table.removeRow(self.table.currentRow()))

    def _append(self, anchor: Anchor) -> QTableWidgetItem:
        row = self.table.rowCount()
        self.table.insertRow(row)
        self.table.setItem(row, 0, QTableWidgetItem(f"{anchor.at:g}"))
        label = QTableWidgetItem(anchor.label)
        self.table.setItem(row, 1, label)
        return label

    def _add(self) -> None:
        """A row at a usual place that is still free."""
        taken = {self._text(row, 0) for row in range(self.table.rowCount())}
        at = next((place for place in _USUAL if f"{place:g}" not in taken), 50.0)
        label = self._append(Anchor(at, ""))
        self.table.setCurrentItem(label)
        self.table.editItem(label)

    def trouble(self) -> str:
        """What is wrong with a row, in a sentence; "" if nothing is."""
        for row in range(self.table.rowCount()):
            place = _place(self._text(row, 0))
            if self._text(row, 1) and (place is None or not 0 <= place <= 100):
                return _("Say where “{label}” stands: a number from 0 to 100.").format(
                    label=self._text(row, 1)
                )
        return ""

    def values(self) -> tuple[Anchor, ...]:
        """The anchors, in the order of the scale."""
        found = [
            Anchor(place, self._text(row, 1))
            for row in range(self.table.rowCount())
            if self._text(row, 1) and (place := _place(self._text(row, 0))) is not None
        ]
        return tuple(sorted(found, key=lambda anchor: anchor.at))

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item is not None else ""


def _place(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
