"""One window for all that a user opens: the program, started again, hands over to the one that
runs, by way of a file in a private folder that this one watches. No socket is opened.
"""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from core.storage.running import WINDOW, Running, forget, note, sweep, taken
from ui.kit.screens import screen_name
from ui.shell.window import Window


class OneWindow(QObject):
    """Belongs to a window: hears what programs started later ask of it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._folder = window, window.settings.running
        sweep(self._folder)
        self.note()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.addPath(str(self._folder))
        self._watcher.directoryChanged.connect(self.look)
        self.look()

    def note(self) -> None:
        """Note that this window is to be asked."""
        note(self._folder, WINDOW, Running.here(self._window.settings.author, screen_name()))

    def leave(self) -> None:
        """Hear nothing any more. Where the program begins again, it goes on being the one to ask,
        and asks nobody itself."""
        self._watcher.directoryChanged.disconnect(self.look)
        if self._window.locked is None:
            forget(self._folder, WINDOW)
        else:
            self.note()

    def look(self) -> None:
        """Do what was asked meanwhile."""
        for path in taken(self._folder):
            show(self._window)
            if path is not None:
                QTimer.singleShot(0, self, lambda path=path: self._open(path))

    def _open(self, path: Path) -> None:
        self._window.files.open(path)


def show(window: Window) -> None:
    """Bring a window, or the dialog in front of it, before all others."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    front = QApplication.activeModalWidget() or window
    front.show()
    front.raise_()
    front.activateWindow()
