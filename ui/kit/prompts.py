"""Every question that is asked in a window of its own. Tests put another object in its place.

The dialogs are imported when first asked for, which spares the start some time."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileInfo, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from core.language import gettext as _


class Prompts:
    """The one bridge to standard dialogs."""

    def file_to_open(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """An existing file; `kinds` as in "Dossiers (*.parley)". None if the user thinks better."""
        from PySide6.QtWidgets import QFileDialog

        name, _kind = QFileDialog.getOpenFileName(parent, title, "", kinds)
        return Path(name) if name else None

    def file_to_write(
        self, parent: QWidget, title: str, suggestion: Path, kinds: str
    ) -> Path | None:
        """Where to write a file; whoever is asked has agreed to what it replaces."""
        from PySide6.QtWidgets import QFileDialog

        name, _kind = QFileDialog.getSaveFileName(parent, title, str(suggestion), kinds)
        if not name:
            return None
        path = Path(name)
        if path.suffix:
            return path
        longer = path.with_suffix(suggestion.suffix)
        return longer if self.may_replace(parent, longer) else None

    def folder(self, parent: QWidget, title: str, start: Path) -> Path | None:
        """An existing folder. None if the user thinks better."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(parent, title, str(start))
        return Path(name) if name else None

    def text(self, parent: QWidget, title: str, question: str, suggestion: str) -> str | None:
        """A line of text; None if the user thinks better."""
        from ui.kit.one_line import OneLine

        form = OneLine(parent, title, question, suggestion)
        agreed = form.exec()
        told = form.line.text()
        form.deleteLater()
        return told if agreed else None

    def may_replace(self, parent: QWidget, path: Path) -> bool:
        """Whether a file may be written there: there is none, or the user lets it go."""
        if not QFileInfo(path).exists():
            return True
        question = _("{file} is there already. Replace it?").format(file=path.name)
        return self.confirm(parent, question, _("Replace"), str(path.parent))

    def may_discard(self, parent: QWidget, more: str = "") -> bool:
        """Whether what was typed may go; if not, the keyboard is where it was."""
        place = QApplication.focusWidget()
        question = _("Discard what you have typed?")
        agreed = self.confirm(parent, question, _("Discard"), more, _("Keep editing"))
        if not agreed and place is not None and isValid(place):
            place.activateWindow()
            place.setFocus(Qt.FocusReason.OtherFocusReason)
        return agreed

    def confirm(
        self, parent: QWidget, question: str, action: str, more: str = "", stay: str = ""
    ) -> bool:
        """Whether to go on after all; Enter and Escape leave things as they are. `stay` says that
        in other words than "Cancel"."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Question, _("Parley"), question, parent=parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(more)
        go = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(stay or _("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        box.exec()
        agreed = box.clickedButton() is go
        box.deleteLater()
        return agreed

    def choose(self, parent: QWidget, question: str, choices: Sequence[str]) -> int | None:
        """Which of some choices, by place; Enter takes the first. None if none is wanted."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Question, _("Parley"), question, parent=parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        roles = QMessageBox.ButtonRole
        buttons = [box.addButton(each, roles.AcceptRole) for each in choices]
        box.setDefaultButton(buttons[0])
        box.setEscapeButton(box.addButton(_("Cancel"), roles.RejectRole))
        box.exec()
        chosen = box.clickedButton()
        found = next((at for at, each in enumerate(buttons) if each is chosen), None)
        box.deleteLater()
        return found


def prompts_of(widget: QWidget) -> Prompts:
    """Whoever asks the questions of the window that a widget belongs to."""
    around: QWidget | None = widget
    while around is not None:
        asked = getattr(around, "prompts", None)
        if isinstance(asked, Prompts):
            return asked
        around = around.parentWidget()
    return Prompts()
