"""What the window shows while no dossier is open, and what can be done from there."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from core.language import gettext as _
from core.model.dossier import Dossier
from core.storage.protection import Key
from ui.kit.screens import open_in_the_middle
from ui.shell.frame import Shell

if TYPE_CHECKING:
    from ui.shell.message import Choice


class Pages(QObject):
    """The pages of a window. Fill in what their buttons do."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._window = window

    def open(self, path: Path, key: Key | None = None) -> bool:
        """Open a dossier and show it."""
        raise NotImplementedError

    def open_example(self) -> None:
        """Open the example."""
        raise NotImplementedError

    def ask_to_open(self) -> None:
        """Let the user choose a dossier, and open it."""
        raise NotImplementedError

    def ask_for_new(self) -> None:
        """Let the user begin a dossier."""
        raise NotImplementedError

    def offer_backups(self, path: Path, now: Dossier | None = None) -> None:
        """Show the backups of a dossier; `now` is what it holds, if it can be read."""
        raise NotImplementedError

    def check(self, path: Path | None = None, sentence: str = "") -> None:
        """Show what a check of the open dossier finds, or what is wrong with another file."""
        raise NotImplementedError

    def begin(self) -> None:
        """Open the last file; if it is gone, was not seen the last time or there was none, show a
        page saying what can be done.

        The example is opened only on request: its talks are nobody's own."""
        settings = self._window.settings
        last = settings.last
        if last is None:
            self._greet()
        elif settings.was_opening(last):
            self._beware(last)
        elif is_gone(last):
            self._miss(last)
        else:
            self.open(last)

    def _beware(self, path: Path) -> None:
        again: Choice = (_("Open it again"), partial(self.open, path))
        self._window.show_message(
            _("{file} was not shown last time").format(file=path.name),
            _(
                "Parley ended before it could show {file}. Open it again, or choose another "
                "dossier. If it fails again, open a backup or an earlier copy of it."
            ).format(file=path.name),
            (again, *self._choices()),
            self._recent(but=path),
        )

    def _greet(self) -> None:
        self._window.show_message(
            _("Welcome to Parley"),
            _(
                "A dossier holds one negotiation: the parties, the sticking points, what "
                "was said and when. It is one file on this computer, and nothing is "
                "sent. Start your own, or look around the example first."
            ),
            self._choices(),
            self._recent(),
        )

    def _miss(self, path: Path) -> None:
        self._window.show_message(
            _("{file} was not found").format(file=path.name),
            _(
                "It was last open in {folder}. It may have been moved, renamed or "
                "deleted, or its drive may not be connected."
            ).format(folder=path.parent),
            ((_("Locate…"), self.ask_to_open), *self._choices(finding=True)),
            self._recent(),
        )

    def welcome(self) -> None:
        """Show what can be done while nothing is open."""
        self._window.show_message(
            _("No dossier is open"),
            _(
                "A dossier holds one negotiation: the parties, the sticking points, what was said "
                "and when. It is one file on this computer."
            ),
            self._choices(),
            self._recent(),
        )

    def ask_no_more_for_key(self) -> None:
        """Withdraw the question for what opens a file where another is to be opened."""
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible() and getattr(dialog, "asks_for_key", False):
                dialog.reject()

    def ask_key(self, path: Path) -> None:
        """Ask for what opens a protected dossier, with the open one still in view, if there is
        one."""
        from ui.shell.unlocking import Unlocking

        window = self._window
        ask = Unlocking(window, path, partial(self.open, path))
        if window.session is None:
            window.show_message(
                _("{file} is protected").format(file=path.name),
                _("Its passphrase opens it, or the code on its recovery sheet."),
                ((_("Unlock…"), partial(self.open, path)), *self._choices()),
                self._recent(but=path),
            )
        open_in_the_middle(window, ask)

    def not_imported(self, path: Path, sentence: str) -> None:
        """Say why a dossier cannot be imported from a file."""
        if self._window.session is not None:
            self._window.session.warn(sentence)
            return
        title = _("{file} cannot be imported").format(file=path.name)
        self._window.show_message(title, sentence, self._choices(), self._recent())

    def refused(self, path: Path, sentence: str, report: str = "", *, mends: bool = False) -> None:
        """Say why a file cannot be opened, and what can be done about it."""
        from core.storage.second_backups import all_backups

        if self._window.session is not None:
            if mends:
                self.check(path, sentence)
            else:
                self._window.session.warn(sentence)
            return
        choices: list[Choice] = [(_("Try again"), partial(self.open, path)), *self._choices()]
        if all_backups(path, self._window.settings.backup_folder):
            choices.insert(1, (_("Restore a backup…"), partial(self.offer_backups, path)))
        if mends or report:
            choices.insert(1, (_("Mend…"), partial(self.check, path, sentence)))
        if report:
            sentence = _(
                "It is damaged, or there is a fault in the program. The file was left as it is: "
                "open a backup or an earlier copy of it, and pass on the report, which contains "
                "nothing from your dossier."
            )
            copy = partial(QGuiApplication.clipboard().setText, report)
            choices.append((_("Copy the report"), copy))
        self._window.show_message(
            _("{file} cannot be opened").format(file=path.name),
            sentence,
            choices,
            self._recent(but=path),
        )

    def _choices(self, *, finding: bool = False) -> "tuple[Choice, ...]":
        opening: Choice = (_("Open a dossier…"), self.ask_to_open)
        return (
            (_("New dossier…"), self.ask_for_new),
            *(() if finding else (opening,)),
            (_("Open the example"), self.open_example),
        )

    def _recent(self, but: Path | None = None) -> "tuple[Choice, ...]":
        """Recently opened files that still exist, each by name and folder."""
        return tuple(
            (f"{path.name} · {path.parent}", partial(self.open, path))
            for path in self._window.settings.recent
            if path != but
        )


def is_gone(path: Path) -> bool:
    """Whether there is certainly no such file; of one that cannot be reached, opening says why."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return True
    except OSError:
        return False
    return False
