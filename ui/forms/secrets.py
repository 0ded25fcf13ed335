"""Fields for what must not be seen: a passphrase, and the file that goes with it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from core.errors import Problem
from core.language import gettext as _
from core.storage.passphrase import key_file_content, make_key_file
from ui.kit.labels import Elided
from ui.kit.prompts import Prompts
from ui.kit.unsent import SECRET

WIDTH = 640
"""The width in which most passphrases of words can be seen, in pixels at 100 %."""


class SecretField(QWidget):
    """A line whose letters are hidden until they are to be seen."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(words)
        self.line.setProperty(SECRET, True)
        self.seen = QCheckBox(_("Show"), self)
        self.seen.setAccessibleName(_("Show what is typed"))
        self.seen.toggled.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.seen)
        self.setFocusProxy(self.line)

    def rename(self, words: str) -> None:
        """Have it ask for something else."""
        self.line.setAccessibleName(words)

    def _show(self, wanted: bool) -> None:
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Normal if wanted else mode.Password)


class KeyFileField(QWidget):
    """A file whose content is needed besides a passphrase, or none; where a dossier is to be given
    one, it can be made."""

    refused = Signal(str)
    """Why it could not be made."""

    def __init__(
        self, prompts: Prompts, parent: QWidget | None = None, *, can_make: bool = False
    ) -> None:
        super().__init__(parent)
        self._prompts = prompts
        self.path: Path | None = None
        self.named = Elided(parent=self)
        self.choose = QPushButton(_("Choose…"), self)
        self.choose.setAccessibleName(_("Choose a key file"))
        self.choose.clicked.connect(self._choose)
        self.make = QPushButton(_("New…"), self)
        self.make.setAccessibleName(_("Make a key file"))
        self.make.setVisible(can_make)
        self.make.clicked.connect(self._make)
        self.clear = QPushButton(_("None"), self)
        self.clear.setAccessibleName(_("No key file"))
        self.clear.clicked.connect(lambda: self.show_path(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.named, 1)
        row.addWidget(self.make)
        row.addWidget(self.choose)
        row.addWidget(self.clear)
        self.setFocusProxy(self.choose)
        self.show_path(None)

    def _choose(self) -> None:
        path = self._prompts.file_to_open(self, _("Choose a key file"), _("All files (*)"))
        if path is not None:
            self.show_path(path)

    def _make(self) -> None:
        where = Path.home() / _("Parley.key")
        path = self._prompts.file_to_write(self, _("Make a key file"), where, _("All files (*)"))
        if path is None:
            return
        try:
            make_key_file(path)
        except Problem as problem:
            self.refused.emit(str(problem))
        else:
            self.show_path(path)

    def show_path(self, path: Path | None) -> None:
        """Take a file, or none."""
        self.path = path
        self.named.setText(path.name if path is not None else _("none"))
        self.clear.setVisible(path is not None)

    def content(self) -> bytes:
        """What the file holds; nothing without one. FileProblem if it cannot be used."""
        return key_file_content(self.path) if self.path is not None else b""
