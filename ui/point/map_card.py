"""The card with the position map: its legend, and which parties are shown."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.language import gettext as _
from core.language import noop
from core.model.records import Party
from ui.kit import fonts
from ui.kit.card import Card
from ui.kit.flat import FlatButton
from ui.kit.labels import ProseLabel, Text
from ui.point.position_map import PositionMapView

LEGEND = noop(
    "marker = stated position, bar = acceptable range, hatched = overlap,"
    " hollow = previous round, stroke = ideal, dashed = not known"
)


class MapCard(Card):
    """Where the parties stand."""

    party_hidden = Signal(str, bool)
    add_issue = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._offered: tuple[tuple[str, str, bool], ...] = ()
        self.map = PositionMapView(self)
        self.body.setContentsMargins(17, 12, 17, 8)
        self.body.setSpacing(6)
        self.body.addLayout(self._make_header())
        self.body.addWidget(self.map)
        self.body.addWidget(ProseLabel(_(LEGEND), 11.5, muted=True, parent=self))

    def _make_header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.parties = FlatButton(_("Parties"), self, menu=True)
        self.export_button = FlatButton(_("Export map"), self, menu=True)
        self.add = FlatButton(_("Add issue…"), self)
        self.add.clicked.connect(self.add_issue)
        row.addWidget(Text(_("Where the parties stand"), fonts.sans(12, 600), self))
        row.addStretch(1)
        row.addWidget(self.parties)
        row.addWidget(self.export_button)
        row.addWidget(self.add)
        return row

    def show_parties(self, parties: Sequence[Party], hidden: frozenset[str]) -> None:
        """Offer to hide or show each party."""
        offered = tuple((party.id, party.name, party.id not in hidden) for party in parties)
        if offered == self._offered:
            return
        self._offered = offered
        menu = self.parties.menu()
        menu.clear()
        for party, name, shown in offered:
            action = QAction(name.replace("&", "&&"), menu, checkable=True, checked=shown)
            action.triggered.connect(lambda on, party=party: self.party_hidden.emit(party, not on))
            menu.addAction(action)
