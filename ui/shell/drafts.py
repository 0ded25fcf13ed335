"""What is being typed and not yet saved: kept in the dossier itself every few seconds, under its
passphrase if it has one, and offered again if the program ended before it was saved."""

from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import Problem
from ui.session import Session

EVERY = 2000
"""Milliseconds between two looks at what is being typed."""
LATER = 1200
"""Milliseconds after which a dossier that was opened is certainly in view."""


class Drafts(QObject):
    """Belongs to a session. `kept` is emitted when something was written to the file."""

    kept = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._earlier = session.workspace.store.draft
        self._held = self._earlier
        self._stopped = not session.workspace.editable
        self._every = QTimer(self, interval=EVERY)
        self._every.timeout.connect(self.keep)
        self._every.start()
        session.closing.connect(self._forget)
        if self._earlier:
            QTimer.singleShot(LATER, self, self.show_earlier)

    def keep(self) -> None:
        """Keep what is half written now, after what was kept before and not yet discarded."""
        from ui.kit.unsent import typed_in

        self._hold([self._earlier, *typed_in(self._session.window)])

    def keep_at_last(self) -> None:
        """Keep it for when the dossier is opened again: it is about to be closed, and nobody is
        asked."""
        self.keep()
        self._stopped = True

    def discard(self) -> None:
        """Forget what was kept before."""
        self._earlier = ""
        self.keep()

    def show_earlier(self) -> None:
        """Show what was not saved when the program ended."""
        from ui.shell.unsaved import Unsaved

        Unsaved(self._session, self._earlier, self.discard).open()

    def _forget(self) -> None:
        """What is half written is given up, or saved."""
        self._hold([self._earlier])
        self._stopped = True

    def _hold(self, texts: list[str]) -> None:
        text = "\n\n".join(filter(None, texts))
        space = self._session.workspace
        if self._stopped or text == self._held or space.writing:
            return
        with suppress(Problem):  # whoever saves is told what is in the way
            space.keep_draft(text)
            self._held = text
            self.kept.emit()


def drafts_of(session: Session) -> Drafts:
    """What keeps the drafts of a session."""
    found = session.findChild(Drafts)
    assert isinstance(found, Drafts), "a session on screen keeps drafts"
    return found
