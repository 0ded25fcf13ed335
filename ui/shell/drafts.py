"""What is being typed and not yet saved: kept in the dossier itself every few seconds, under its
passphrase if it has one, and shown again if the program ended before it was saved: in its form,
where that can be opened as it was, else as a text."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from core.errors import Problem
from core.language import gettext as _
from core.storage.writing import KeptDraft
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
        self._held = session.workspace.store.draft
        self._earlier, self._forms = self._held
        self._refused = ""
        """Why what is being typed now could not be kept."""
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
        from ui.shell.half_written import half_written_in, told

        window = self._session.window
        forms = self._forms or told(tuple(half_written_in(window)))
        self._hold([self._earlier, *typed_in(window)], forms)

    def keep_at_last(self) -> str:
        """Keep it for when the dossier is opened again, which is about to be closed; returns what
        is in the way, "" if nothing is."""
        self.keep()
        self._stopped = True
        return self._refused

    def go_on(self) -> None:
        """The dossier is not closed after all."""
        self._stopped = False

    def discard(self) -> None:
        """Forget what was kept before."""
        self._earlier = self._forms = ""
        self.keep()

    def show_earlier(self) -> None:
        """Show what was not saved when the program ended, once nothing else asks for an answer."""
        if QApplication.activeModalWidget() is not None:
            QTimer.singleShot(LATER, self, self.show_earlier)
            return
        if not self._session.refusal:
            self._show_forms()
        self._forms = ""
        if self._earlier:
            from ui.shell.unsaved import Unsaved

            Unsaved(self._session, self._earlier, self.discard).open()

    def _show_forms(self) -> None:
        """Show it in its forms; what is in them again is not told besides."""
        from ui.shell.half_written import read, show

        for form in read(self._forms):
            if form.text in self._earlier and show(self._session, form):
                self._earlier = self._earlier.replace(form.text, "", 1).strip("\n")

    def _forget(self) -> None:
        """What is half written is given up, or saved."""
        self._hold([self._earlier], self._forms)
        self._stopped = True

    def _hold(self, texts: list[str], forms: str) -> None:
        draft = KeptDraft("\n\n".join(filter(None, texts)), forms)
        space = self._session.workspace
        if self._stopped or space.writing:
            return
        if draft == self._held:
            self._refused = ""
            return
        try:
            space.keep_draft(draft)
        except Problem as problem:
            self._refuse(str(problem))
            return
        self._held, self._refused = draft, ""
        self.kept.emit()

    def _refuse(self, reason: str) -> None:
        """Say once that nothing is kept: whoever locks the dossier now loses it."""
        if reason != self._refused:
            self._refused = reason
            sentence = _("What you are typing is not kept until you save it. {reason}")
            self._session.alert(sentence.format(reason=reason))


def drafts_of(session: Session) -> Drafts:
    """What keeps the drafts of a session."""
    found = session.findChild(Drafts)
    assert isinstance(found, Drafts), "a session on screen keeps drafts"
    return found
