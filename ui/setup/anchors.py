"""The anchors of a scale as a small table: a value in the unit, and what it means."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.errors import Problem
from core.language import gettext as _
from core.model.records import Anchor, Issue
from core.text.numbers import read, written
from ui.forms.records_look import style_table
from ui.kit.fonts import em
from ui.kit.writing import here

_USUAL = (0.0, 50.0, 100.0, 25.0, 75.0)
"""The usual places of anchors (scale points), in the order in which they are offered."""
_BEGUN = Qt.ItemDataRole.UserRole
"""The role under which the first cell of a row keeps the row's initial state."""
_SLACK = 1e-9


class _Begun(msgspec.Struct, frozen=True):
    """The initial state of a row: its anchor, the ends that its place was written for, and the
    place as written; and whether it is only a suggestion, which moves when the ends change."""

    anchor: Anchor
    scale: Issue
    text: str
    offered: bool

    @classmethod
    def of(cls, anchor: Anchor, scale: Issue, *, offered: bool) -> "_Begun":
        """With the place in the unit, without digits left over from the calculation."""
        return cls(anchor, scale, written(round(scale.natural(anchor.at), 9), here()), offered)


class AnchorsField(QWidget):
    """Rows of a value in the unit and a phrase; rows without a phrase do not count."""

    def __init__(self, issue: Issue | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = issue.anchors if issue is not None else ()
        self._scale = issue or Issue("", 0, "", "")
        self.table = QTableWidget(0, 2, self)
        style_table(self.table)
        self.table.setHorizontalHeaderLabels([_("Value"), _("Meaning")])
        self.table.setAccessibleName(_("Anchors"))
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, em(110))
        self.table.setFixedHeight(em(190))
        self.add = QPushButton(_("Add anchor"), self)
        self.drop = QPushButton(_("Remove anchor"), self)
        self._lay_out()
        for anchor in self._given:
            self._append(anchor, offered=False)
        for at in () if self._given else sorted(_USUAL):
            self._append(Anchor(at, ""), offered=True)
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

    def measure(self, low: float | None, high: float | None, unit: str) -> None:
        """Use other ends and another unit. Places typed keep their value; suggestions move
        along."""
        title = self.table.horizontalHeaderItem(0)
        if title is not None:
            title.setText(_("Value, {unit}").format(unit=unit) if unit else _("Value"))
        if low is None or high is None or low == high:
            return
        self._scale = Issue("", 0, "", "", unit=unit, low_end=low, high_end=high)
        for row in range(self.table.rowCount()):
            begun = self._begun(row)
            if begun.offered and self._text(row, 0) == begun.text:
                self._write(row, _Begun.of(begun.anchor, self._scale, offered=True))

    def _append(self, anchor: Anchor, *, offered: bool) -> QTableWidgetItem:
        row = self.table.rowCount()
        self.table.insertRow(row)
        self.table.setItem(row, 0, QTableWidgetItem())
        self._write(row, _Begun.of(anchor, self._scale, offered=offered))
        label = QTableWidgetItem(anchor.label)
        self.table.setItem(row, 1, label)
        return label

    def _write(self, row: int, begun: _Begun) -> None:
        place = self.table.item(row, 0)
        assert place is not None, "rows are filled"
        place.setText(begun.text)
        place.setData(_BEGUN, begun)

    def _add(self) -> None:
        """Add a row at a usual place that is still free; without one, its place is to be typed."""
        taken = {self._text(row, 0) for row in range(self.table.rowCount())}
        offers = [_Begun.of(Anchor(at, ""), self._scale, offered=True) for at in _USUAL]
        free = next((each for each in offers if each.text not in taken), None)
        entered = self._append(free.anchor if free is not None else offers[0].anchor, offered=True)
        if free is None:
            entered = self.table.item(entered.row(), 0) or entered
            entered.setText("")
        self.table.setCurrentItem(entered)
        self.table.editItem(entered)

    def validate(self) -> str:
        """What is wrong with a row, in a sentence, or "". That row gets the focus."""
        for row in range(self.table.rowCount()):
            try:
                self._anchor(row)
            except Problem as problem:
                self.table.setCurrentCell(row, 0)
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return str(problem)
        return ""

    def values(self) -> tuple[Anchor, ...]:
        """The anchors, in scale order; exactly as given if nothing was changed."""
        found = sorted(self._anchors(), key=lambda anchor: anchor.at)
        as_given = sorted(self._given, key=lambda anchor: anchor.at) == found
        return self._given if as_given else tuple(found)

    def _anchors(self) -> list[Anchor]:
        rows = (self._anchor(row) for row in range(self.table.rowCount()))
        return [anchor for anchor in rows if anchor is not None]

    def _anchor(self, row: int) -> Anchor | None:
        """The anchor of a row, None for a mere suggestion; raises a Problem if it cannot be
        placed."""
        begun, place, label = self._begun(row), self._text(row, 0), self._text(row, 1)
        if label == begun.anchor.label and place == begun.text and not begun.offered:
            return self._moved(begun)
        if label.strip():
            at = self._place(label.strip(), place, begun)
            return Anchor(at, label if label == begun.anchor.label else label.strip())
        if place.strip() and place != begun.text:
            sentence = _("Say what {place} means, or remove that anchor.")
            raise Problem(sentence.format(place=place.strip()))
        return None

    def _moved(self, begun: _Begun) -> Anchor:
        """An untouched anchor, at the place of its value between the current ends."""
        at = self._place(begun.anchor.label, begun.text, begun)
        return begun.anchor if at == begun.anchor.at else Anchor(at, begun.anchor.label)

    def _place(self, label: str, text: str, begun: _Begun) -> float:
        """The place of an anchor according to its text, in scale points."""
        if text == begun.text and self._same_ends(begun.scale):
            return begun.anchor.at
        if text == begun.text:
            value = begun.scale.natural(begun.anchor.at)
        elif text.strip():
            value = read(text, here(), self._scale.unit)
        else:
            raise Problem(_("Enter the value for “{label}”.").format(label=label))
        at = self._scale.scaled(value)
        if not -_SLACK <= at <= 100 + _SLACK:
            raise Problem(self._off_the_scale(label, value))
        return min(max(at, 0.0), 100.0)

    def _same_ends(self, scale: Issue) -> bool:
        return (scale.low_end, scale.high_end) == (self._scale.low_end, self._scale.high_end)

    def _off_the_scale(self, label: str, value: float) -> str:
        ends = (self._scale.low_end, self._scale.high_end)
        low, high, place = (written(each, here()) for each in (*ends, value))
        sentence = _("“{label}” cannot be at {place}: enter a number from {low} to {high}.")
        return sentence.format(label=label, place=place, low=low, high=high)

    def _begun(self, row: int) -> _Begun:
        place = self.table.item(row, 0)
        assert place is not None, "rows are filled"
        begun = place.data(_BEGUN)
        assert isinstance(begun, _Begun), "rows keep what they began with"
        return begun

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text() if item is not None else ""
