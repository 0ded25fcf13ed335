"""A line of the form for sticking points: a point, an issue of it, and the issue's scale."""

import re

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from core.editing.commands.starting import StartRow
from core.exchange.spreadsheet import copied
from core.language import gettext as _
from core.model.scales import SCALES, Scale, anchors_of, problem_of
from ui.kit.choices import CalmBox
from ui.kit.labels import Muted
from ui.kit.number_field import NumberField

_BULLET = re.compile(r"^\s*(?:[-–—*•·▪]|\d{1,3}[.)])\s+")
NONE = 0
"""The first entry in the list of scales: there is no issue to measure."""


class PointRow(QObject):
    """The fields of one line. Those of the scale are disabled until there is an issue."""

    changed = Signal()
    pasted = Signal(list, int)
    """Lines of cells, and the column from which they go to the right."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = number
        self.point = QLineEdit(parent)
        self.issue = QLineEdit(parent)
        self.scale = CalmBox(parent)
        self.low, self.high = (NumberField(parent, needed=True) for _end in range(2))
        self.unit = QLineEdit(parent)
        self.words = QLineEdit(parent)
        self.caption = Muted(_("Labels of its steps, from end to end"), 12, parent)
        self._typed_name = ""
        self._name_fields()
        self._fill()
        self.point.textChanged.connect(lambda text: self._written(text, 0))
        self.issue.textChanged.connect(lambda text: self._written(text, 1))
        self.scale.activated.connect(self._scale_chosen)
        self._offer()

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """The fields, from left to right; the names of the steps are below."""
        return (self.point, self.issue, self.scale, self.low, self.high, self.unit, self.words)

    def _name_fields(self) -> None:
        columns = (_("Sticking point"), _("Issue"), _("Scale"), _("From"), _("To"), _("Unit"))
        names = (*columns, _("Step labels"))
        pattern = _("{field}, line {number}")
        for field, name in zip(self.fields, names, strict=True):
            field.setAccessibleName(pattern.format(field=name, number=self.number))
        if self.number > 1:
            self.point.setPlaceholderText(_("as above"))

    def _fill(self) -> None:
        self.scale.addItem(_("no issue yet"))
        for scale in SCALES:
            self.scale.addItem(_(scale.words))
        self._show(SCALES[0])

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed into it."""
        return not (self.point.text().strip() or self.issue.text().strip())

    @property
    def _chosen(self) -> Scale:
        return SCALES[max(self.scale.currentIndex() - 1, 0)]

    def _written(self, text: str, column: int) -> None:
        """Continue a pasted list below; typed text stays."""
        if any(sign in text for sign in "\n\r\t\u2028"):
            rows = [[" ".join(cell.split()) for cell in row] for row in copied(text)]
            self.pasted.emit([*filter(any, rows)], column)
            return
        if self.issue.text().strip() and self.scale.currentIndex() == NONE:
            self.scale.setCurrentIndex(1)
            self._show(SCALES[0])
        self._offer()
        self.changed.emit()

    def write(self, cells: list[str], column: int) -> None:
        """Write cells starting at a column: a point, an issue, the name of a scale."""
        for at, cell in enumerate(cells, column):
            words = _BULLET.sub("", cell).strip()
            if at < 2:
                (self.point, self.issue)[at].setText(words)
            elif at == 2 and self.scale.findText(words) > NONE:
                self.scale.setCurrentIndex(self.scale.findText(words))
                self._show(self._chosen)
        self._offer()

    def _scale_chosen(self, index: int) -> None:
        """A point measured as a whole has an issue with its own name. A name that was typed comes
        back when the choice of no issue is taken back."""
        if index == NONE:
            if self.issue.isModified() and self.issue.text():
                self._typed_name = self.issue.text()
            self.issue.clear()
        elif not self.issue.text().strip():
            typed, self._typed_name = self._typed_name, ""
            self.issue.setText(typed or self.point.text())
            self.issue.setModified(bool(typed))
        self._show(self._chosen)
        self._offer()

    def _show(self, scale: Scale) -> None:
        self.low.offer(scale.low)
        self.high.offer(scale.high)
        if not self.unit.isModified():
            self.unit.setText(_(scale.unit) if scale.unit else "")
        if scale.steps and not self.words.isModified():
            self.words.setText(scale.listed)

    def _offer(self) -> None:
        self.scale.setEnabled(not self.is_empty)
        for field in (self.low, self.high, self.unit):
            field.setEnabled(bool(self.issue.text().strip()))
        if not self.issue.text().strip():
            self.scale.setCurrentIndex(NONE)
        for each in (self.words, self.caption):
            each.setVisible(self._has_words)

    @property
    def _has_words(self) -> bool:
        return bool(self._chosen.steps) and self.scale.currentIndex() != NONE

    def validate(self) -> str:
        """What is wrong with the scale, in a sentence."""
        if self.issue.text().strip() and self.low.required_value() == self.high.required_value():
            return _("Enter different values for the two ends of the scale.")
        return problem_of(self._listed, self.low.value() or 0.0, self.high.value() or 0.0)

    @property
    def of_scale(self) -> tuple[QWidget, ...]:
        """The fields that `validate` looks at, the one at fault first."""
        same = self.low.required_value() == self.high.required_value()
        return (self.low, self.high) if same else (self.words, self.low, self.high)

    @property
    def _listed(self) -> str:
        return self.words.text() if self._has_words else ""

    def row(self) -> StartRow:
        """The contents of the line."""
        return StartRow(
            self.point.text().strip(),
            self.issue.text().strip(),
            self.low.required_value(),
            self.high.required_value(),
            self.unit.text().strip(),
            anchors_of(self._listed),
        )
