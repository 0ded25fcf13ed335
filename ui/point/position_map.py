"""Where the parties stand: one row per issue, with markers that can be moved by mouse and
keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.language import gettext as _
from core.views.position_map import IssueRow
from ui.kit.labels import ProseLabel
from ui.kit.theme import Theme
from ui.point.map_row import Placing, PositionRow

__all__ = ["Placing", "PositionMapView"]


class PositionMapView(QWidget):
    """All issues of a sticking point; forwards the requests of its rows."""

    moved = Signal(Placing)
    placed = Signal(Placing)
    nudged = Signal(Placing)
    abandoned = Signal()
    opened = Signal(str, str)
    chosen = Signal(str, str)
    removal = Signal(str)
    menu_wanted = Signal(str, str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PositionRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._empty = ProseLabel(
            _("No issues yet. Add one to say what is measured here, from one end to the other."),
            muted=True,
            parent=self,
        )
        self._column.addWidget(self._empty)

    def show_rows(self, rows: Sequence[IssueRow], theme: Theme, *, editable: bool = True) -> None:
        """Draw these rows; existing widgets are reused."""
        for number, row in enumerate(rows):
            if number == len(self.rows):
                self._add(row, theme)
            self.rows[number].editable = editable
            self.rows[number].show_row(row, theme)
        for spare in self.rows[len(rows) :]:
            spare.hide()
            spare.deleteLater()
        del self.rows[len(rows) :]
        self._empty.setVisible(not rows)

    def row_of(self, issue: str) -> PositionRow:
        """The row of an issue."""
        return next(row for row in self.rows if row.row.issue.id == issue)

    def _add(self, row: IssueRow, theme: Theme) -> None:
        widget = PositionRow(row, theme, self)
        widget.moved.connect(self.moved)
        widget.placed.connect(self.placed)
        widget.nudged.connect(self.nudged)
        widget.abandoned.connect(self.abandoned)
        widget.opened.connect(self.opened)
        widget.chosen.connect(self.chosen)
        widget.removal.connect(self.removal)
        widget.menu_wanted.connect(self.menu_wanted)
        self.rows.append(widget)
        self._column.addWidget(widget)
