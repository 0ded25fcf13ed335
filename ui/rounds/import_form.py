"""What a calendar has for the rounds, before it is imported: what they get, and what stays."""

from typing import TYPE_CHECKING

from core.language import gettext as _
from ui.kit.breakable import breakable
from ui.kit.frame import Frame
from ui.kit.labels import Muted, ProseLabel
from ui.session import Session

if TYPE_CHECKING:
    from core.exchange.meetings_calendar import MeetingsImport

WIDTH = 560
LISTED = 200
"""How many lines of a kind are listed."""


class RoundsImportForm(Frame):
    """Shows line by line what rounds get and what is not taken; there may be nothing to import."""

    def __init__(self, session: Session, found: "MeetingsImport", name: str) -> None:
        action = _("Import") if found.taken else ""
        super().__init__(session.window, _("Import rounds"), action, width=WIDTH)
        self._session, self._found = session, found
        self.body.addWidget(ProseLabel(breakable(name), muted=True, parent=self))
        self.body.addWidget(ProseLabel(found.summary, parent=self))
        self._list(_("What the rounds get"), found.taken)
        self._list(_("What is not taken"), found.remarks)
        self.go.clicked.connect(self._import)

    def _list(self, name: str, sentences: tuple[str, ...]) -> None:
        if not sentences:
            return
        lines, more = [*sentences[:LISTED]], len(sentences) - LISTED
        if more > 0:
            lines.append(_("… and {count} more.").format(count=more))
        self.body.addWidget(Muted(name, 13, self))
        self.body.addWidget(ProseLabel(breakable("\n".join(lines)), parent=self))

    def altered(self) -> bool:
        """Nothing is lost by leaving."""
        return False

    def _import(self) -> None:
        self._session.importing.emit()
        if self._session.do(self._found.command) is not None:
            self._session.say(self._found.summary)
            self.accept()
