"""The register: issued packs, their kind, their copies, and whether these came back."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefings.kinds import kind_of
from core.editing.commands.packs import copies_of
from core.language import gettext as _
from core.language import ngettext, noop
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Copy, Pack, Round
from core.text.days import local_day
from core.text.saying import short_date_and_year
from ui.forms.records import Column, RecordTable, TableView
from ui.kit import fonts
from ui.kit.keys import ENTER
from ui.kit.labels import ProseLabel
from ui.session import Session


def _day(_dossier: Dossier, pack: Pack) -> str:
    if pack.issued is None:
        return ""
    return short_date_and_year(local_day(pack.issued))


def _round(dossier: Dossier, pack: Pack) -> str:
    record = dossier.find(Round, pack.round)
    return round_name(record) if record else ""


def returned(dossier: Dossier, pack: Pack) -> str:
    """How many copies there are, or how many of them came back."""
    copies = copies_of(dossier, pack.id)
    back = sum(copy.returned is not None for copy in copies)
    if back:
        return _("{back} of {count} returned").format(back=back, count=len(copies))
    count = len(copies) or 1
    return ngettext("{count} copy", "{count} copies", count).format(count=count)


PACKS = (
    Column(noop("Issued"), _day, sort=lambda _d, pack: str(pack.issued), tip=lambda _d, p: p.title),
    Column(noop("Pack"), lambda _d, pack: kind_of(pack), tip=lambda _d, pack: pack.title),
    Column(noop("Round"), _round),
    Column(noop("Copies"), returned, sort=lambda d, p: len(copies_of(d, p.id)), right=True),
)


class Register(QWidget):
    """The packs, latest first; Enter or a double click opens one (`opened` carries its id)."""

    opened = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self.view = TableView(RecordTable(PACKS), _("Issued packs"), wide=1, parent=self)
        self.view.sort_by_clicks()
        self.view.doubleClicked.connect(self._double_clicked)
        self.view.selectionModel().selectionChanged.connect(self._offer)
        words = _(
            "No packs issued yet. Once you issue one, its copies and readers are listed here."
        )
        self.empty = ProseLabel(words, muted=True, parent=self)
        self.open = QPushButton(_("Open…"), self)
        self.open.setToolTip(_("Show its copies and readers, or recreate it"))
        self.open.clicked.connect(self.open_current)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 14)
        column.addWidget(self.empty)
        column.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 10, 0)
        row.addWidget(self.open)
        row.addStretch(1)
        column.addLayout(row)
        self._rest = QWidget(self)
        column.addWidget(self._rest, 1)

    def show_dossier(self, dossier: Dossier) -> int:
        """List the packs, if anything changed; returns how many there are."""
        issued = dossier.all(Pack)
        shown = (issued, dossier.all(Copy), dossier.all(Round), fonts.scale())
        if shown != self._shown:
            self._shown = shown
            self._list(dossier, sorted(issued, key=lambda pack: str(pack.issued), reverse=True))
        return len(issued)

    def _list(self, dossier: Dossier, packs: Sequence[Pack]) -> None:
        current = self.view.current()
        self.view.table.set_rows(dossier, packs)
        if not (current and self.view.choose(current.id)) and packs:
            self.view.choose(packs[0].id)
        for widget, shown in ((self.empty, not packs), (self._rest, not packs)):
            widget.setVisible(shown)
        self.view.setVisible(bool(packs))
        self.open.setVisible(bool(packs))
        self._offer()

    def _offer(self, *_selection: object) -> None:
        self.open.setEnabled(self.view.current() is not None)

    def _double_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_current()

    def open_current(self) -> None:
        """Open the current pack."""
        current = self.view.current()
        if current is not None:
            self.opened.emit(current.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in ENTER and self.view.hasFocus():
            self.open_current()
        else:
            super().keyPressEvent(event)
