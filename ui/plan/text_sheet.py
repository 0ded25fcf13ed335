"""The open clauses with the working text and the parties' texts side by side."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from core.language import gettext as _
from core.views.text_sheet import TextSheet, text_sheet
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.frame import Frame
from ui.kit.labels import ProseLabel
from ui.kit.lines import widest
from ui.session import Session

COLUMN = 150
"""The least width of a column of texts, in pixels at 100 %."""


def ask(session: Session) -> bool:
    """Show the sheet."""
    return bool(TextSheetDialog(session).exec())


class TextSheetDialog(Frame):
    """A table to read, which scrolls as one; texts can be selected and copied."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.window, _("Texts side by side"), "", width=980, scrolls=False)
        told = text_sheet(session.dossier)
        self.area = QScrollArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setMinimumHeight(em(420))
        self.area.setWidget(_table(told) if told.rows else _nothing())
        self.body.addWidget(self.area, 1)


def _nothing() -> QWidget:
    return ProseLabel(_("No clause is open."), muted=True)


def _font(column: int) -> QFont:
    return fonts.serif(13, 400 if column else 600)


def _least(told: TextSheet) -> int:
    """The least width of the column of clauses, which takes what their longest word needs, up to
    that of a column of texts."""
    words = (word for clause, *_texts in told.rows for word in clause.split())
    return max(em(COLUMN // 2), min(widest(words, _font(0)), em(COLUMN)))


def _table(told: TextSheet) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(14)
    for column, head in enumerate(told.heads):
        grid.addWidget(ProseLabel(head, font=fonts.sans(12, 600)), 0, column)
        grid.setColumnMinimumWidth(column, em(COLUMN) if column else _least(told))
        grid.setColumnStretch(column, 2 if column else 1)
    for row, texts in enumerate(told.rows, 1):
        for column, text in enumerate(texts):
            label = ProseLabel(text or "—", font=_font(column))
            label.setAccessibleName(f"{told.heads[column]}: {text or '—'}")
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
    grid.setRowStretch(len(told.rows) + 1, 1)
    return table
