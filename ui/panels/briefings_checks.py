"""What was found in a pack: a line each, what refuses first; a press leads to its mend."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.language import gettext as _
from core.language import ngettext
from ui.desk import Desk
from ui.widgets.card import Card
from ui.widgets.grid import Flow
from ui.widgets.rows import Cell, Row

if TYPE_CHECKING:
    from briefings.checks import Check

MOST = 14


class ChecksCard(Card):
    """The list; `mend` carries the part of the recipe that mends a finding."""

    mend = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Checks"), " ", parent=parent)
        self._desk = desk
        self.found: tuple[Check, ...] = ()
        self._flow = Flow(300, gap=0, most=1)
        self.body.addWidget(self._flow)

    def show_checks(self, found: "tuple[Check, ...]") -> None:
        """Show what was found."""
        self.found = found
        self.set_note(summary(found))
        self._flow.set_cards([self._row(each) for each in found[:MOST]])

    def _row(self, check: "Check") -> Row:
        theme = self._desk.theme
        mark = Cell("✕", 22, theme.widening) if check.refuses else Cell("⚠", 22, theme.mute)
        row = Row((mark, Cell(check.sentence)))
        row.setToolTip(check.sentence)
        if check.mend and not check.record:
            row.clicked.connect(lambda: self.mend.emit(check.mend))
        elif check.kind is not None and check.record:
            kind, record = check.kind, check.record
            marked = check.mend == "marks"
            row.clicked.connect(
                lambda: self.mend.emit("marks") if marked else self._desk.go(kind, record)
            )
        else:
            row.setEnabled(False)
        return row


def summary(found: "tuple[Check, ...]") -> str:
    """How many findings stand in the way, and how many only warn."""
    refusing = sum(each.refuses for each in found)
    warning = len(found) - refusing
    if not found:
        return _("all in order")
    parts = []
    if refusing:
        said = ngettext("{count} stands in the way", "{count} stand in the way", refusing)
        parts.append(said.format(count=refusing))
    if warning:
        said = ngettext("{count} warning", "{count} warnings", warning)
        parts.append(said.format(count=warning))
    return " · ".join(parts)
