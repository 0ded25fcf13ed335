"""Small parts that several forms are made of."""

from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from ui.widgets.choices import WholeNumber


def side_by_side(*fields: QWidget) -> QWidget:
    """Fields in a row of a form; boxes and words take what they need, the others share the rest."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for field in fields:
        row.addWidget(field, 0 if _is_small(field) else 1)
    if all(_is_small(field) for field in fields):
        row.addStretch(1)
    return holder


def _is_small(field: QWidget) -> bool:
    fixed = field.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
    return fixed or isinstance(field, QCheckBox | QLabel)


def words_box(text: str, lines: int) -> QPlainTextEdit:
    """A box for several lines of plain text; Tab leaves it."""
    box = QPlainTextEdit(text)
    box.setTabChangesFocus(True)
    box.setFixedHeight(22 + box.fontMetrics().lineSpacing() * lines)
    return box


def whole(value: int, least: int, most: int, suffix: str) -> QSpinBox:
    """A whole number with what it counts."""
    box = WholeNumber()
    box.setRange(least, most)
    box.setSuffix(suffix)
    box.setValue(value)
    box.lineEdit().setTextMargins(6, 0, 0, 0)
    return box
