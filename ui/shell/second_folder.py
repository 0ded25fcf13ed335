"""The second folder for backups: which it is, another, or none."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.language import gettext as _
from ui.kit.labels import Elided
from ui.kit.prompts import Prompts
from ui.kit.settings import Settings


class SecondFolder(QWidget):
    """A line with two buttons; what is chosen is kept in the settings."""

    changed = Signal()

    def __init__(self, settings: Settings, prompts: Prompts, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings, self._prompts = settings, prompts
        self.named = Elided(parent=self)
        self.choose = QPushButton(_("Choose…"), self)
        self.choose.setAccessibleName(_("Choose a second folder for backups"))
        self.choose.clicked.connect(self._choose)
        self.clear = QPushButton(_("None"), self)
        self.clear.setAccessibleName(_("No second folder for backups"))
        self.clear.clicked.connect(lambda: self._keep(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.named, 1)
        row.addWidget(self.choose)
        row.addWidget(self.clear)
        self._show()

    def _show(self) -> None:
        folder = self._settings.backup_folder
        words = _("Also keep them in {folder}") if folder else _("Also keep them in another folder")
        self.named.setText(words.format(folder=folder))
        self.named.set_more(str(folder or ""))
        self.clear.setEnabled(folder is not None)

    def _choose(self) -> None:
        start = self._settings.backup_folder or Path.home()
        folder = self._prompts.folder(self, _("Choose a second folder for backups"), start)
        if folder is not None:
            self._keep(folder.absolute())

    def _keep(self, folder: Path | None) -> None:
        self._settings.backup_folder = folder
        self._show()
        self.changed.emit()
