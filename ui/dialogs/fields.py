"""Small parts that several forms are made of."""

import datetime as dt

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from core.language import gettext as _
from ui.widgets.choices import WholeNumber


def side_by_side(*fields: QWidget) -> QWidget:
    """Fields in a row of a form; boxes and words take what they need, the others share the rest."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for field in fields:
        small = field.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        row.addWidget(field, 0 if small or isinstance(field, QCheckBox) else 1)
    return holder


def words_box(text: str, lines: int) -> QPlainTextEdit:
    """A box for several lines of plain text; Tab leaves it."""
    box = QPlainTextEdit(text)
    box.setTabChangesFocus(True)
    box.setFixedHeight(22 + 18 * lines)
    return box


def whole(value: int, least: int, most: int, suffix: str) -> QSpinBox:
    """A whole number with what it counts."""
    box = WholeNumber()
    box.setRange(least, most)
    box.setSuffix(suffix)
    box.setValue(value)
    box.lineEdit().setTextMargins(6, 0, 0, 0)
    return box


class DateField(QWidget):
    """A date that may be unknown."""

    def __init__(self, date: dt.date | None, otherwise: dt.date, words: str = "") -> None:
        super().__init__()
        self.known = QCheckBox(words or _("known"), self)
        self.date = QDateEdit(self)
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("d MMMM yyyy")
        shown = date or otherwise
        self.date.setDate(QDate(shown.year, shown.month, shown.day))
        self.known.setChecked(date is not None)
        self.date.setEnabled(date is not None)
        self.known.toggled.connect(self.date.setEnabled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.known)
        row.addWidget(self.date, 1)
        self.setFocusProxy(self.known)

    def shown(self) -> dt.date:
        """The date in the box, known or not."""
        found: dt.date = self.date.date().toPython()  # type: ignore[assignment]
        return found

    def value(self) -> dt.date | None:
        """The date, or None where it is not known."""
        return self.shown() if self.known.isChecked() else None
