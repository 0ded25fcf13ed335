"""A window that is closed: by its user, who is asked, or from outside, when nobody is there to ask.

The dossier goes only once whoever waits for a form has gone on (`ui/kit/waits.py`), and everything
that shows it has gone before.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from core.language import gettext as _
from ui.kit.prompts import Prompts
from ui.kit.settings import Settings
from ui.kit.waits import REJECTED, Waits
from ui.session import Session

STOPPING = 3.0
"""Seconds that a job has for stopping before what it is for is closed."""
GRACE = 3000
"""Milliseconds after which the program ends although something still waits for an answer."""


class Closable(QMainWindow):
    """A window with at most one open dossier. Fill `clear` and `keep_look`."""

    def __init__(self, settings: Settings, prompts: Prompts) -> None:
        super().__init__()
        self.settings: Settings = settings
        self.prompts = prompts
        self.session: Session | None = None
        self.waits = Waits()
        self._leaving = False
        self.locked: Path | None = None
        """The file that was locked: the program is to begin again with it."""

    def clear(self, path: Path) -> None:
        """Discard everything that shows the dossier, which is in the file at `path`."""
        raise NotImplementedError

    def keep_look(self) -> None:
        """Remember the window's appearance."""
        raise NotImplementedError

    def may_leave(self) -> bool:
        """Whether the dossier may be closed: nothing is half written, or the user agrees."""
        if self.session is None:
            return True
        from ui.kit.unsent import unsent_in

        texts = unsent_in(self)
        told = "\n".join(_("“{text}”").format(text=text) for text in texts)
        return not texts or self.prompts.may_discard(self, told)

    def leave_for(self, then: Callable[[], object]) -> None:
        """Do what closes the dossier, if the user agrees, once no form is open any more."""
        if self.may_leave():
            self.waits.dismiss(then)

    def close_dossier(self) -> None:
        """Close the open file, if there is one, and everything that shows it."""
        if self.session is None:
            return
        session, self.session = self.session, None
        path = session.workspace.path
        try:
            session.closing.emit()
            self._close_dialogs()
            self.clear(path)
        finally:
            self.settings.note_shown(path)
            self._close_file(session, path)
            session.deleteLater()

    def _close_dialogs(self) -> None:
        from PySide6.QtWidgets import QDialog

        from ui.kit.jobs import Job

        for job in self.findChildren(Job):
            job.cancel()
            job.wait(STOPPING)
        for dialog in self.findChildren(QDialog):
            if dialog.isVisible() and getattr(dialog, "of_dossier", True):
                QDialog.done(dialog, REJECTED)

    def _close_file(self, session: Session, path: Path) -> None:
        try:
            session.close()
        except Exception as failure:
            from ui.shell import unclosed

            if self._leaving:
                unclosed.tell(path, failure)
                session.workspace.store.drop()
            else:
                unclosed.ask(self, self.prompts, session.workspace, failure)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save the window's appearance and close the file, unless something is half written."""
        if self.waits.busy and not self._leaving:
            event.ignore()
            self.leave_for(self._close_at_last)
        elif self._leaving or self.may_leave():
            self.leave()
            self._leaving = True
            super().closeEvent(event)
        else:
            event.ignore()

    def _close_at_last(self) -> None:
        self.leave()
        self._leaving = True
        self.close()

    def lock(self, *, alone: bool = False) -> None:
        """Close the protected dossier and the program, to begin again with its passphrase. What is
        half written is kept in it; where it cannot be, somebody who is not `alone` with it is asked
        first."""
        from ui.shell.drafts import drafts_of

        if self.session is None or self._leaving:
            return
        drafts = drafts_of(self.session)
        reason = drafts.keep_at_last()
        if not reason or alone or self._may_lose(reason):
            self.waits.dismiss(self._lock_now)
        else:
            drafts.go_on()

    def _may_lose(self, reason: str) -> bool:
        question = _("What is half written cannot be kept, and is lost if you lock now. {reason}")
        return self.prompts.confirm(self, question.format(reason=reason), _("Lock all the same"))

    def _lock_now(self) -> None:
        from ui.kit.copied import forget

        if self.session is None:
            return
        path = self.session.workspace.path
        self.leave()
        self._leaving = True
        self.locked = path
        forget()
        QApplication.exit()

    def end(self) -> None:
        """Close the file and the program without asking: nobody is there to be asked. What was
        being typed is kept in the file."""
        if self._leaving:
            return
        self._prepare_to_end()
        grace = QTimer(self, singleShot=True, interval=GRACE)
        grace.timeout.connect(self._end_now)
        grace.start()
        self.waits.dismiss(self._end_now)

    def end_at_once(self) -> None:
        """The same without waiting for anybody to go on: the program may be killed next."""
        if not self._leaving:
            self._prepare_to_end()
            self.waits.dismiss(self._end_now)
            self._end_now()

    def _prepare_to_end(self) -> None:
        from ui.shell.drafts import drafts_of

        self._leaving = True
        if self.session is not None:
            drafts_of(self.session).keep_at_last()

    def _end_now(self) -> None:
        try:
            self.leave()
        finally:
            QApplication.exit()

    def leave(self) -> None:
        """Remember the window's appearance and close the file."""
        try:
            self.keep_look()
        finally:
            self.close_dossier()
            self.settings.write()
