"""What may lie behind the red lines on a sticking point: a small table for each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from core.language import gettext as _
from core.views.hypotheses import HypothesisWords, RedLineWords
from ui.kit import fonts
from ui.kit.card import Card
from ui.kit.labels import ProseLabel
from ui.kit.layouts import clear
from ui.kit.tips import allow

_TOP = Qt.AlignmentFlag.AlignTop


class HypothesesCard(Card):
    """Each red line as it was stated, and below it the hypotheses side by side with what speaks for
    them and against."""

    def __init__(self, edit: Callable[[], object]) -> None:
        super().__init__(_("Behind the red lines"), " ")
        self._shown: object = None
        self.edit = QPushButton(_("Edit hypotheses…"), self)
        self.edit.setProperty("link", True)
        self.edit.clicked.connect(lambda _on=False: edit())
        self.header.addWidget(self.edit)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)

    def show_red_lines(self, told: Sequence[RedLineWords], *, refusal: str) -> None:
        """Show the hypotheses; nothing is redrawn if nothing changed."""
        allow([self.edit], refusal)
        if told == self._shown:
            return
        self._shown = told
        clear(self._rows)
        if not told:
            words = _("No hypotheses yet. Add what may lie behind a red line.")
            self._rows.addWidget(ProseLabel(words, 12.5, muted=True))
        for each in told:
            self._rows.addWidget(ProseLabel(each.name, font=fonts.sans(12, 600)))
            if each.red_line:
                self._rows.addWidget(ProseLabel(each.red_line, 12.5, muted=True))
            self._rows.addWidget(_table(each.hypotheses))


def _table(told: Sequence[HypothesisWords]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    heads = (_("Hypothesis"), _("For"), _("Against"), _("Neither"))
    columns = 4 if any(each.neither for each in told) else 3
    for column, words in enumerate(heads[:columns]):
        grid.addWidget(ProseLabel(words, 11.5, muted=True), 0, column)
        grid.setColumnStretch(column, 1)
    for row, each in enumerate(told, 1):
        for column, words in enumerate(each.cells[:columns]):
            label = ProseLabel(words, 12.5)
            label.setAccessibleName(f"{heads[column]}: {words}")
            grid.addWidget(label, row, column, _TOP)
    return table
