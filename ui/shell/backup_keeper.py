"""Has backups made of the open file: when it was changed since the last one, once it is open, every
half hour of work, and when it is closed."""

import datetime as dt
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from core.errors import DamagedFile, Problem
from core.language import gettext as _
from core.model.dossier import Dossier
from core.storage import backups
from core.storage.protection import Key
from ui.kit.jobs import Job
from ui.session import Session

FIRST = 6000
"""Milliseconds after opening before the first backup, when the window has been in use a little."""
EVERY = 30 * 60 * 1000
SMALL = 3_000_000
"""The largest file, in bytes, for whose backup closing waits: a fraction of a second."""


class BackupKeeper(QObject):
    """Belongs to a session."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._job: Job | None = None
        self._every = QTimer(self, interval=EVERY)
        self._every.timeout.connect(self.make)
        self._every.start()
        QTimer.singleShot(FIRST, self, self.make)

    @property
    def _wanted(self) -> bool:
        space = self._session.workspace
        return (
            self._session.settings.keeps_backups
            and space.editable
            and space.store.in_place
            and backups.is_due(space.path, space.head, space.store.key)
        )

    def make(self) -> None:
        """Make a backup in the background, if one is due."""
        if self._job is not None or not self._wanted:
            return
        space = self._session.workspace
        try:
            if not space.store.pin():
                return
        except Problem as problem:
            self._refused(str(problem))
            return
        path, dossier, now, key = space.path, space.latest, dt.datetime.now(), space.store.key

        def work(**_asked: object) -> bool:
            return _made(path, dossier, now, key)

        self._job = Job(work, self)
        self._job.finished.connect(self._proved)
        self._job.refused.connect(self._refused)
        self._job.finished.connect(lambda _sound: self._ended())
        self._job.refused.connect(lambda _sentence: self._ended())
        self._job.broke.connect(lambda _failure: self._ended())
        self._job.stopped.connect(self._ended)
        self._job.start()

    def _refused(self, sentence: str) -> None:
        self._session.warn(_("No backup was made. {reason}").format(reason=sentence))

    def _proved(self, sound: object) -> None:
        """Where the copy is not what it should be, the file is not either."""
        if not sound:
            self._session.workspace.store.disown()

    def _ended(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()
            store = self._session.workspace.store
            store.unpin()
            with suppress(Problem):  # what is not yet in the file stays in its log
                store.settle()

    def finish(self) -> None:
        """Wait for a backup that is being made, before the file is closed; make the last one where
        that takes no time."""
        if self._job is not None:
            self._job.wait()
            self._ended()
        space = self._session.workspace
        if not self._wanted or space.path.stat().st_size > SMALL:
            return
        try:
            if not space.store.pin():
                return
            space.store.unpin()
            now = dt.datetime.now()
            self._proved(_made(space.path, space.latest, now, space.store.key))
        except Problem as problem:
            self._refused(str(problem))


def _made(path: Path, dossier: Dossier, now: dt.datetime, key: Key | None) -> bool:
    """Make a backup; whether it was sound."""
    try:
        backups.make(path, dossier, now, key)
    except DamagedFile:
        return False
    return True
