"""The findings for a pack: errors first; clicking one opens its fix."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.language import gettext as _
from core.language import ngettext
from ui.kit.card import Card
from ui.kit.grid import Flow
from ui.kit.labels import Muted
from ui.kit.page import Page
from ui.kit.rows import Cell, RowButton
from ui.kit.theme import Theme
from ui.session import Session

if TYPE_CHECKING:
    from briefings.checks import Check

MOST = 100
LEAST_ROWS = 2.5
"""How many findings stay visible, however low the window; the half row shows that there are
more."""


class _Rows(Page):
    """As high as its rows, scrolling if there is no room for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, gap=2)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """All rows, at the width that they have."""
        high = self.column.totalHeightForWidth(self.viewport().width())
        return QSize(super().sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        """A few rows, or all if there are no more."""
        row = RowButton((Cell(""),)).sizeHint().height()
        return QSize(0, min(self.sizeHint().height(), round(LEAST_ROWS * row)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a different height at another width, at which sentences wrap differently."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for a different height when rows are added or removed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return bool(super().eventFilter(watched, event))


class ChecksCard(Card):
    """The list; `fix` carries the finding that the user wants to fix."""

    fix_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Checks"), " ", parent=parent)
        self._session = session
        self.found: tuple[Check, ...] = ()
        self._shown: dict[tuple[Check, Theme], RowButton] = {}
        self._flow = Flow(300, gap=0, most=1)
        self._more = Muted("", 12.5)
        self._rows = _Rows(self)
        self._rows.column.addWidget(self._flow)
        self._rows.column.addWidget(self._more)
        self.body.addWidget(self._rows)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_checks(self, found: "tuple[Check, ...]") -> None:
        """Show the findings. A finding that remains keeps its row, so that a new preview removes
        none from under the mouse."""
        self.found = found
        before, theme = self._shown, self._session.theme
        keys = [(each, theme) for each in found[:MOST]]
        self._shown = {key: before.get(key) or self._row(*key) for key in keys}
        self.set_note(summary(found))
        self._flow.set_cards([*self._shown.values()])
        self._rows.setVisible(bool(found))
        more = len(found) - MOST
        self._more.setText(_("… and {count} more.").format(count=more))
        self._more.setVisible(more > 0)

    def _row(self, check: "Check", theme: Theme) -> RowButton:
        mark = Cell("✕", 22, theme.widening) if check.refuses else Cell("⚠", 22, theme.mute)
        row = RowButton((mark, Cell(check.sentence)), wraps=True)
        row.setEnabled(bool(check.fix or check.record))
        row.clicked.connect(lambda: self.fix_requested.emit(check))
        return row


def summary(found: "tuple[Check, ...]") -> str:
    """How many findings are errors, and how many are only warnings."""
    refusing = sum(each.refuses for each in found)
    warning = len(found) - refusing
    if not found:
        return _("no problems found")
    parts = []
    if refusing:
        said = ngettext("{count} error", "{count} errors", refusing)
        parts.append(said.format(count=refusing))
    if warning:
        said = ngettext("{count} warning", "{count} warnings", warning)
        parts.append(said.format(count=warning))
    return " · ".join(parts)
