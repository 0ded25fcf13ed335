"""Where a pack goes: a suggested name in a folder, which can be typed over or chosen."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from core.language import gettext as _
from ui.desk import Desk
from ui.widgets.tips import tip

SUFFIX = ".pdf"


class FileField(QWidget):
    """A path; the name follows the recipe until somebody writes another."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._agreed: Path | None = None
        self.line = QLineEdit(self)
        self.line.textEdited.connect(self._take_over)
        self.choose = QPushButton(_("Choose…"), self)
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        self._own = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.choose)
        self.setFocusProxy(self.line)

    def setAccessibleName(self, name: str) -> None:
        """The line is what a screen reader meets."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def suggest(self, name: str) -> None:
        """Say what the file would be called, unless somebody has said so."""
        if not self._own:
            self._show(self._folder() / name)

    def path(self) -> Path | None:
        """The whole path of the file to write; None where there is no name."""
        text = self.line.text().strip()
        path = self._folder() / text
        if not text or not path.name:
            return None
        return path if path.suffix.casefold() == SUFFIX else path.with_name(path.name + SUFFIX)

    def agreed(self, path: Path) -> bool:
        """Whether a file that is there may be replaced: agreed to already, or asked now."""
        return path == self._agreed or self._desk.prompts.may_replace(self.window(), path)

    def _folder(self) -> Path:
        place = QStandardPaths.StandardLocation.DocumentsLocation
        documents = Path(QStandardPaths.writableLocation(place))
        home = documents if documents.is_dir() else Path.home()
        return self._desk.settings.pack_folder or home

    def _choose(self) -> None:
        kinds = _("PDF files ({pattern})").format(pattern=f"*{SUFFIX}")
        where = self.path() or self._folder()
        path = self._desk.prompts.file_to_write(self, _("Write the pack to"), where, kinds)
        if path is not None:
            self._agreed = path
            self._show(path)
            self._take_over()

    def _show(self, path: Path) -> None:
        self.line.setText(str(path))
        self.line.setToolTip(tip(str(path)))
        self.line.setCursorPosition(len(str(path)))

    def _take_over(self, *_text: str) -> None:
        self._own = True
