"""The panel of parties."""

from PySide6.QtWidgets import QVBoxLayout

from core.language import gettext as _
from core.model.change import Change
from core.model.dossier import Dossier
from core.model.records import Membership, Party, Record
from ui.kit.card import Card
from ui.kit.labels import HeadingLabel, ProseLabel
from ui.panel import Panel
from ui.parties.groups import GroupsCard
from ui.session import Session
from ui.setup.parties import editor


class PartiesPanel(Panel):
    """Who negotiates, in the order used everywhere."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.title = _("Parties")
        self.editor = editor(session, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 20, 26, 20)
        column.setSpacing(6)
        column.addWidget(HeadingLabel(_("Parties"), parent=self))
        column.addWidget(
            ProseLabel(
                _("The order here is the order on every screen and page. F2 edits a cell."),
                muted=True,
                parent=self,
            )
        )
        column.addSpacing(8)
        card = Card(parent=self)
        card.body.addWidget(self.editor, 1)
        self.groups = GroupsCard(session, self)
        column.addWidget(card, 3)
        column.addSpacing(8)
        column.addWidget(self.groups, 2)

    def show_dossier(self, dossier: Dossier) -> None:
        """Draw the table and the groups."""
        self.editor.show_dossier(dossier)
        self.groups.show_dossier(dossier)

    def on_change(self, change: Change) -> None:
        """Redraw if a party or a group was changed."""
        if change.touches(Party, Membership):
            self.show_dossier(self.session.dossier)

    def reveal(self, kind: type[Record], identifier: str) -> None:
        """Make a party or a membership current."""
        if kind is Membership:
            self.groups.tree.choose(kind, identifier)
            self.groups.tree.setFocus()
        elif kind is Party:
            self.editor.view.choose(identifier)
