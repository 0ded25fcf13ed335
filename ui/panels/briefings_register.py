"""The register: packs that were issued, their copies, and whether these came back."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.commands.packs import copies_of
from core.dossier import Dossier
from core.language import gettext as _
from core.language import ngettext
from core.model import Pack
from core.words import long_date
from ui.desk import Desk
from ui.widgets.card import Card
from ui.widgets.grid import Flow
from ui.widgets.labels import Prose
from ui.widgets.rows import Cell, Row

MOST = 12


class RegisterCard(Card):
    """The packs, the latest first; a press opens one (`opened` carries its id)."""

    opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Issued"), " ", parent=parent)
        self._desk = desk
        self._flow = Flow(300, gap=0, most=1)
        self._empty = Prose(_("No pack has been issued yet."), 12.5, muted=True, parent=self)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._flow)

    def show_dossier(self, dossier: Dossier) -> None:
        """List the packs."""
        packs = sorted(dossier.all(Pack), key=lambda pack: str(pack.issued), reverse=True)
        self.set_note(str(len(packs) or ""))
        self._empty.setVisible(not packs)
        self._flow.set_cards([self._row(dossier, pack) for pack in packs[:MOST]])

    def _row(self, dossier: Dossier, pack: Pack) -> Row:
        day = long_date(pack.issued.astimezone().date()) if pack.issued else ""
        row = Row((Cell(day, 128), Cell(pack.title), Cell(returned(dossier, pack), 92, right=True)))
        row.setToolTip(pack.file_name)
        row.clicked.connect(partial(self._open, pack.id))
        return row

    def _open(self, identifier: str, _on: bool = False) -> None:
        self.opened.emit(identifier)


def returned(dossier: Dossier, pack: Pack) -> str:
    """How many copies there are, or how many of them came back."""
    copies = copies_of(dossier, pack.id)
    back = sum(copy.returned is not None for copy in copies)
    if back:
        return _("{back} of {count} back").format(back=back, count=len(copies))
    count = len(copies) or 1
    return ngettext("{count} copy", "{count} copies", count).format(count=count)
