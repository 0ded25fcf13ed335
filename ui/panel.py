"""What a panel is: it draws a dossier and sends commands; it keeps no data."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from core.model.change import Change
from core.model.dossier import Dossier
from core.model.records import Record
from ui.kit.order import BESIDE, following, move, ready_in
from ui.session import Session


class Panel(QWidget):
    """One place in the navigation. Only a visible panel is told of changes; a hidden one catches up
    when it is shown."""

    title = ""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._behind = True

    def show_dossier(self, dossier: Dossier) -> None:
        """Draw this dossier, whatever was drawn before."""
        raise NotImplementedError

    def on_change(self, change: Change) -> None:
        """Redraw what a change affects; everything, unless overridden."""
        self.show_dossier(self.session.dossier)

    def reveal(self, kind: type[Record], identifier: str) -> None:
        """Bring a record on this panel into view."""

    def subject(self) -> str:
        """The id of the issue that a new position would be about; "" if there is no obvious one."""
        return ""

    def take_keyboard(self) -> None:
        """Focus the widget where a user arriving by keyboard would continue."""
        if not move(ready_in(self), None, True):
            self.setFocus()

    def inherit_keyboard(self, gone: QWidget) -> None:
        """Focus what follows a widget that can no longer be used: Qt would leave the panel."""
        heir = following(self, gone)
        if heir is not None:
            heir.setFocus()
        else:
            self.take_keyboard()

    def parts(self) -> tuple[QWidget, ...]:
        """The panel itself and the parts beside its main content, for the key that cycles through
        them."""
        beside = (each for each in self.findChildren(QWidget) if each.property(BESIDE))
        return (self, *beside)

    def record(self) -> tuple[type[Record], str] | None:
        """The current record, whose history can be shown; None if there is none."""
        return None

    def annotate(self) -> bool:
        """Begin a note on the selected words; returns whether there were any."""
        return False

    def notify(self, change: Change) -> None:
        """Pass a change on to `on_change`, or remember to catch up later."""
        if self.isVisible() and not self._behind:
            self.on_change(change)
        else:
            self._behind = True

    def refresh(self) -> None:
        """Redraw for another theme, pair or date: now if visible, else when next shown."""
        self._behind = True
        if self.isVisible():
            self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up before becoming visible."""
        self._catch_up()
        super().showEvent(event)

    def _catch_up(self) -> None:
        if self._behind:
            self._behind = False
            self.show_dossier(self.session.dossier)
