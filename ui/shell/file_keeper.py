"""Looks after the open file while it is worked on: that it is still the one that was opened, and
that a copy of it alone holds what was saved."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from core.errors import Problem
from core.language import gettext as _
from core.language import ngettext
from core.storage.place import FileMarks
from core.storage.store import Store
from ui.session import Session
from ui.shell.drafts import Drafts

if TYPE_CHECKING:
    from ui.shell.backup_keeper import BackupKeeper

WATCH = 3000
"""Milliseconds between two looks at the file; each asks the system once and reads nothing."""
SETTLE = 2000
"""Milliseconds after an edit after which the file is brought up to date, with whatever else was
edited meanwhile."""
CHECK = 1500
"""Milliseconds after which a small file that was opened is checked, while nobody waits."""


class FileKeeper(QObject):
    """Belongs to a session. `moved` carries the file in which the dossier goes on."""

    moved = Signal(Path)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._store = session.workspace.store
        self._watch = QTimer(self, interval=WATCH)
        self._watch.timeout.connect(self.look)
        self._watch.start()
        self._settle = QTimer(self, interval=SETTLE, singleShot=True)
        self._settle.timeout.connect(self.settle)
        session.changed.connect(self._changed)
        session.closing.connect(self._finish)
        self._backups: BackupKeeper | None = None
        Drafts(session).kept.connect(self._settle_soon)
        self._later(self._keep_backups)
        marks = FileMarks.of(self._store.path)
        if marks is not None and marks.is_small:
            self._later(self.check)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._activated)

    def _activated(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def _changed(self) -> None:
        self._settle_soon()
        self.look()

    def _settle_soon(self) -> None:
        """However quickly one edit follows another, a copy of the file is never far behind."""
        if not self._settle.isActive():
            self._settle.start()

    def look(self) -> None:
        """Notice where another program has taken the file away, and say where work goes on."""
        space = self._session.workspace
        try:
            space.keep()
        except Problem as problem:
            self._warn(str(problem))
            return
        gone, self._store = self._store, space.store
        if space.path != gone.path:
            self._session.settings.remember_file(space.path)
            self.moved.emit(space.path)
            self._warn(_told(gone, space.path.name))

    def _warn(self, sentence: str) -> None:
        """Say so once the edit that came upon it has had its own say."""
        QTimer.singleShot(0, self, lambda: self._session.alert(sentence))

    def _keep_backups(self) -> None:
        from ui.shell.backup_keeper import BackupKeeper

        self._backups = BackupKeeper(self._session)

    def _later(self, act: Callable[[], None]) -> None:
        timer = QTimer(self, interval=CHECK, singleShot=True)
        timer.timeout.connect(act)
        timer.start()

    def _finish(self) -> None:
        """The file is about to be closed: look after it no longer."""
        for timer in self.findChildren(QTimer):
            timer.stop()
        if self._backups is not None:
            self._backups.finish()

    def check(self) -> None:
        """Look the file over, and say so if something is wrong with it."""
        from core.views.soundness import unsound

        if self._session.workspace.writing:
            self._later(self.check)
            return
        found = unsound(self._session.workspace.store, self._session.workspace.latest)
        if found:
            sentence = ngettext(
                "The check of {name} found {count} problem: {first}",
                "The check of {name} found {count} problems, the first: {first}",
                len(found),
            )
            name = self._session.workspace.path.name
            told = sentence.format(name=name, count=len(found), first=found[0])
            self._session.alert(f"{told} {_('See File › Check the dossier.')}")

    def settle(self) -> None:
        """Bring the file up to date; where that fails, nothing is lost and it is tried again after
        the next edit."""
        try:
            self._session.workspace.store.settle()
        except Problem:
            self.look()


def _told(gone: Store, name: str) -> str:
    """That work goes on in a file of that name, and why."""
    sentence = _(
        "{gone} was moved, removed or replaced by another program. Your dossier was saved as "
        "{name}, and work goes on there."
    )
    if gone.failing:
        sentence = _(
            "{gone} can no longer be written to. Your dossier was saved as {name}, and work goes "
            "on there."
        )
    return sentence.format(gone=gone.path.name, name=name)
