"""Notes, for other windows, who has a dossier open."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from core.storage.running import Running, forget, name_of, note
from ui.session import Session
from ui.shell.file_keeper import FileKeeper

LATER = 600
"""Milliseconds after which it is noted, when the dossier is in view."""


class Holding(QObject):
    """Belongs to a session."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._name = ""
        session.closing.connect(self.forget)
        keeper = session.findChild(FileKeeper)
        if keeper is not None:
            keeper.moved.connect(self._moved)
        QTimer.singleShot(LATER, self, self.note)

    def note(self) -> None:
        """Note that the file is open."""
        space, settings = self._session.workspace, self._session.settings
        self._name = name_of(space.path)
        note(settings.running, self._name, Running.here(settings.author))

    def _moved(self, _path: Path) -> None:
        self.forget()
        self.note()

    def forget(self) -> None:
        """Remove the note."""
        if self._name:
            forget(self._session.settings.running, self._name)
