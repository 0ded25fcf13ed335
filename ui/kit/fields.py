"""Small parts shared by several forms."""

from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.language import gettext as _
from ui.kit.date_field import DateField
from ui.kit.fonts import em
from ui.kit.number_field import WholeField
from ui.kit.typed import TextBox, TextLine

BESIDES = "besides"
"""The property of a line that says something besides: no form begins there."""


def side_by_side(*fields: QWidget) -> QWidget:
    """Fields side by side in a form row; boxes and labels take what they need, the others share the
    rest. What a date field says stands below all of them, so that they stay in line."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    row = QHBoxLayout()
    column.addLayout(row)
    row.setSpacing(10)
    for field in fields:
        row.addWidget(field, 0 if _is_small(field) else 1)
        if isinstance(field, DateField):
            column.addWidget(field.told)
    if all(_is_small(field) for field in fields):
        row.addStretch(1)
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return holder


def _is_small(field: QWidget) -> bool:
    fixed = field.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
    return fixed or isinstance(field, QCheckBox | QLabel)


def words_box(text: str, lines: int, kind: type[TextBox] = TextBox) -> TextBox:
    """A box for several lines of plain text; Tab leaves it."""
    box = kind(text)
    box.setFixedHeight(22 + box.fontMetrics().lineSpacing() * lines)
    return box


def time_of_day(text: str, parent: QWidget | None = None) -> TextLine:
    """A narrow line for a time of day, which is rarely what is typed first."""
    line = TextLine(text, parent)
    line.setProperty(BESIDES, True)
    line.setPlaceholderText(_("time"))
    line.setMaximumWidth(em(70))
    name = _("Time of day, such as 14:05")
    line.setAccessibleName(name)
    line.setToolTip(name)
    return line


def whole(value: int | None, least: int, most: int, unit: str = "") -> WholeField:
    """A whole number with its unit; without a value, one that may stay empty."""
    box = WholeField(needed=value is not None)
    box.set_scale(least, most, unit)
    box.set_value(value)
    return box
