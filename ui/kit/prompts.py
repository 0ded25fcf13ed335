"""Every question that is asked in a window of its own. Tests substitute another object.

The dialogs are imported on first use, which saves time at startup."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.language import gettext as _
from core.text.extensions import DOSSIER, ending_of
from ui.kit.questions import Questions
from ui.kit.theme import Theme
from ui.kit.waits import waits_of


class Prompts(Questions):
    """The one bridge to standard dialogs."""

    def __init__(self) -> None:
        self._folder = ""

    def file_to_open(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """An existing file; `kinds` as in "Dossiers (*.parley)". None if the user cancels. The
        first folder shown is that of the last file opened since the program was started."""
        from PySide6.QtWidgets import QFileDialog

        with waits_of(parent).one():
            name, _kind = QFileDialog.getOpenFileName(parent, title, self._folder, kinds)
        if not name:
            return None
        path = Path(name)
        self._folder = str(path.parent)
        return path

    def file_to_write(
        self, parent: QWidget, title: str, suggestion: Path, kinds: str
    ) -> Path | None:
        """Where to write a file; the user has agreed to what it replaces."""
        from PySide6.QtWidgets import QFileDialog

        with waits_of(parent).one():
            name, _kind = QFileDialog.getSaveFileName(parent, title, str(suggestion), kinds)
        if not name:
            return None
        path = Path(name)
        if path.suffix:
            return path
        longer = path.with_suffix(suggestion.suffix)
        return longer if self.may_replace(parent, longer) else None

    def file_of_kind(
        self, parent: QWidget, title: str, suggestion: Path, kinds: Sequence[str]
    ) -> tuple[Path, int] | None:
        """Where to write a file, as it was typed, and of which of some kinds, by place; whoever is
        asked has agreed to what a file of just that name replaces."""
        from PySide6.QtWidgets import QFileDialog

        listed = ";;".join(kinds)
        with waits_of(parent).one():
            name, kind = QFileDialog.getSaveFileName(parent, title, str(suggestion), listed)
        return (Path(name), kinds.index(kind) if kind in kinds else 0) if name else None

    def folder(self, parent: QWidget, title: str, start: Path) -> Path | None:
        """An existing folder. None if the user cancels."""
        from PySide6.QtWidgets import QFileDialog

        with waits_of(parent).one():
            name = QFileDialog.getExistingDirectory(parent, title, str(start))
        return Path(name) if name else None

    def text(self, parent: QWidget, title: str, question: str, suggestion: str) -> str | None:
        """A line of text; None if the user cancels."""
        from ui.kit.one_line import OneLine

        form = OneLine(parent, title, question, suggestion)
        agreed = form.exec()
        told = form.line.text()
        form.deleteLater()
        return told if agreed else None

    def new_password(self, parent: QWidget, title: str, question: str, theme: Theme) -> str | None:
        """A password for a file, typed twice and hidden; None if the user cancels."""
        from ui.kit.new_password import NewPassword

        form = NewPassword(parent, title, question, theme)
        agreed = form.exec()
        told = form.password.text()
        form.deleteLater()
        return told if agreed else None


def dossiers() -> str:
    """The kind of file that is a dossier, for the dialogs."""
    return _("Dossiers ({pattern})").format(pattern=f"*{DOSSIER}")


def file_with_ending(
    prompts: Prompts, parent: QWidget, title: str, suggestion: Path, kinds: Mapping[str, str]
) -> Path | None:
    """Where to write a file whose ending says of which kind it is: that of the kind chosen if none
    was typed. `kinds` as in {"pdf": "PDF files (*.pdf)"}; None if the user cancels."""
    told = prompts.file_of_kind(parent, title, suggestion, [*kinds.values()])
    if told is None:
        return None
    typed, chosen = told
    if ending_of(typed) in kinds:
        return typed
    path = typed.with_name(f"{typed.name}.{[*kinds][chosen]}")
    return path if prompts.may_replace(parent, path) else None
