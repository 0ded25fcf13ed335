"""Questions with a few possible answers, asked in a window of their own."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileInfo, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from core.language import gettext as _
from core.language import ngettext
from ui.kit.waits import answer_to


class Questions:
    """What the user may be asked."""

    def may_replace(self, parent: QWidget, *paths: Path) -> bool:
        """Whether files may be written to paths in one folder: none exists, or the user agrees to
        replace those that do."""
        there = [path for path in paths if QFileInfo(path).exists()]
        if not there:
            return True
        question = ngettext(
            "{file} already exists. Replace it?",
            "{count} files already exist, such as {file}. Replace them?",
            len(there),
        ).format(file=there[0].name, count=len(there))
        return self.confirm(parent, question, _("Replace"), str(there[0].parent))

    def may_discard(self, parent: QWidget, more: str = "") -> bool:
        """Whether what was typed may be discarded; if not, the focus returns to where it was."""
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
        """Whether to continue; Enter and Escape leave things as they are. `stay` replaces the word
        "Cancel"."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Question, _("Parley"), question, parent=parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(more)
        go = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(stay or _("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        answer_to(box, box.exec)
        agreed = box.clickedButton() is go
        box.deleteLater()
        return agreed

    def choose(
        self, parent: QWidget, question: str, choices: Sequence[str], stay: str = ""
    ) -> int | None:
        """Which of some choices, by index; Enter takes the first. None if the user cancels; `stay`
        replaces the word "Cancel"."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Question, _("Parley"), question, parent=parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        roles = QMessageBox.ButtonRole
        buttons = [box.addButton(each, roles.AcceptRole) for each in choices]
        box.setDefaultButton(buttons[0])
        box.setEscapeButton(box.addButton(stay or _("Cancel"), roles.RejectRole))
        answer_to(box, box.exec)
        chosen = box.clickedButton()
        found = next((at for at, each in enumerate(buttons) if each is chosen), None)
        box.deleteLater()
        return found


def questions_of(widget: QWidget) -> Questions:
    """The object that asks questions for a widget's window."""
    around: QWidget | None = widget
    while around is not None:
        asked = getattr(around, "prompts", None)
        if isinstance(asked, Questions):
            return asked
        around = around.parentWidget()
    return Questions()
