"""What is behind the figures: how a gap is weighted, how fast it changes, who gave how much."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.language import gettext as _
from core.views.behind import BehindValue
from ui.kit.card import Card
from ui.kit.figure_grid import FigureGrid
from ui.kit.labels import ProseLabel


class Behind(Card):
    """Draws a BehindValue and emits what somebody types into it."""

    entered = Signal(int, int, object)
    """Row and column of the weights, and a number or None."""
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Behind the figures"), " ", parent=parent)
        self._shown: BehindValue | None = None
        self.weights, self.history = FigureGrid(self), FigureGrid(self)
        self.total, self.pace = ProseLabel("", 12, parent=self), ProseLabel("", 12, parent=self)
        self.weights.entered.connect(self.entered)
        self.weights.refused.connect(self.refused)
        for block in (self.weights, self.total, self.history, self.pace):
            self.body.addWidget(block)

    def show_value(self, value: BehindValue) -> None:
        """Draw the tables; does nothing if nothing changed."""
        if value == self._shown:
            return
        self._shown = value
        self.set_note(value.pair)
        self.weights.show_figures(value.weights.heads, value.weights.rows)
        self.history.show_figures(value.history.heads, value.history.rows)
        self.total.setText(value.total)
        self.pace.setText(value.pace)
