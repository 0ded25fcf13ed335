"""Has backups made of the open file: when it was changed since the last one, once it is open, every
half hour of work, before an import, and when it is closed. Each is copied to the second folder, if
there is one, as soon as that is there."""

import datetime as dt
from contextlib import suppress
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QTimer

from core.errors import DamagedFile, FileProblem, Problem
from core.language import gettext as _
from core.model.dossier import Dossier
from core.storage import backups
from core.storage.place import FileMarks
from core.storage.protection import Key
from core.storage.second_backups import keep_latest
from ui.kit.jobs import Job
from ui.session import Session

FIRST = 6000
"""Milliseconds after opening before the first backup, when the window has been in use a little."""
EVERY = 30 * 60 * 1000


class BackupOrder(msgspec.Struct, frozen=True):
    """What there is to do for a file that holds `dossier`: a backup, if one is due, and its copy in
    the second folder, if there is one. The key is that of the file."""

    path: Path
    dossier: Dossier
    key: Key | None
    due: bool
    second: Path | None


class BackupOutcome(msgspec.Struct, frozen=True):
    """Whether the backup was sound, and why it was not copied to the second folder, if it was
    not."""

    sound: bool = True
    refusal: str = ""


class BackupKeeper(QObject):
    """Belongs to a session."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._job: Job | None = None
        self._copied = False
        self._told = ""
        self._every = QTimer(self, interval=EVERY)
        self._every.timeout.connect(self.make)
        self._every.start()
        session.importing.connect(self.make)
        QTimer.singleShot(FIRST, self, self.make)

    def _order(self) -> BackupOrder | None:
        """What is to be done now, if anything."""
        space, settings = self._session.workspace, self._session.settings
        able = space.editable and space.store.in_place and not space.writing
        if not (settings.keeps_backups and able):
            return None
        key, second = space.store.key, settings.backup_folder
        due = backups.is_due(space.path, space.head, key)
        wanted = due or (second is not None and not self._copied)
        return BackupOrder(space.path, space.latest, key, due, second) if wanted else None

    def copy_again(self) -> None:
        """Copy the latest backup to the second folder, which is another now."""
        self._copied, self._told = False, ""
        self.make()

    def make(self) -> None:
        """Make a backup in the background, if one is due, and copy it."""
        order = self._order() if self._job is None else None
        if order is None or not self._pinned():
            return

        def work(**_asked: object) -> BackupOutcome:
            return _carried_out(order)

        self._job = Job(work, self)
        self._job.finished.connect(self._proved)
        self._job.refused.connect(self._refused)
        self._job.finished.connect(lambda _outcome: self._ended())
        self._job.refused.connect(lambda _sentence: self._ended())
        self._job.broke.connect(lambda _failure: self._ended())
        self._job.stopped.connect(self._ended)
        self._job.start()

    def _pinned(self) -> bool:
        """Whether the file stays as it is while it is copied."""
        try:
            return self._session.workspace.store.pin()
        except Problem as problem:
            self._refused(str(problem))
            return False

    def _refused(self, sentence: str) -> None:
        self._session.alert(_("No backup was made. {reason}").format(reason=sentence))

    def _proved(self, outcome: BackupOutcome) -> None:
        """Where the copy is not what it should be, the file is not either. Why the second folder
        has none is said once."""
        if not outcome.sound:
            self._session.workspace.store.disown()
        self._copied = not outcome.refusal
        if outcome.refusal and outcome.refusal != self._told:
            self._session.alert(outcome.refusal)
        self._told = outcome.refusal

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
        that takes a fraction of a second."""
        if self._job is not None:
            self._job.wait()
            self._ended()
        order = self._order()
        marks = FileMarks.of(order.path) if order is not None else None
        if order is None or marks is None or not marks.is_small or not self._pinned():
            return
        self._session.workspace.store.unpin()
        try:
            self._proved(_carried_out(order))
        except Problem as problem:
            self._refused(str(problem))


def _carried_out(order: BackupOrder) -> BackupOutcome:
    """Make and copy a backup. FileProblem if it cannot be made."""
    now = dt.datetime.now()
    try:
        if order.due:
            backups.make(order.path, order.dossier, now, order.key)
    except DamagedFile:
        return BackupOutcome(sound=False)
    try:
        if order.second is not None:
            keep_latest(order.path, order.second, now, order.key)
    except FileProblem as problem:
        return BackupOutcome(refusal=str(problem))
    return BackupOutcome()
