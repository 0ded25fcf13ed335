"""What a check of a dossier finds, and a new file with all that can be kept of a damaged one."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from core.editing.workspace import Workspace
from core.errors import Problem
from core.language import gettext as _
from core.storage.driver import backup_being_made
from core.storage.opening import needs_key
from core.storage.place import FileMarks
from core.storage.protection import Key
from core.storage.publish import remove
from core.text.extensions import DOSSIER
from core.views.soundness import unsound, unsound_on_disk
from ui.kit.fonts import em
from ui.kit.frame import Frame
from ui.kit.jobs import Work
from ui.kit.prompts import dossiers
from ui.kit.working import Working, busy
from ui.shell.frame import Shell
from ui.shell.signing import on_it

if TYPE_CHECKING:
    from core.editing.mending import Mended

Advance = Callable[[int, int], None]
Opened = Callable[[Path, Key | None], object]
"""Opens a file with its key."""
MOST_SHOWN = 200
"""How many sentences are shown; the command line prints them all."""


class GivenUp(Exception):  # noqa: N818 - nothing has gone wrong
    """Somebody did not want to wait."""


class Mending(Frame):
    """Shows what was `found` in a file, and offers to mend it into a new one, which `opened` is
    then called with. `space` is the open dossier, if it is the file's; `key` that of the file;
    `signatures` what there is to say of those under it."""

    def __init__(
        self,
        window: Shell,
        path: Path,
        found: Sequence[str],
        opened: Opened,
        *,
        space: Workspace | None = None,
        key: Key | None = None,
        signatures: Sequence[str] = (),
    ) -> None:
        super().__init__(
            window, _("Check the dossier"), _("Mend into a new file…") if found else ""
        )
        self._window, self._path, self._opened = window, path, opened
        self._space, self._key = space, key
        self._new: Path | None = None
        self.told = QPlainTextEdit(self)
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName(self.windowTitle())
        self.told.setMinimumHeight(em(260))
        self.body.addWidget(self.told)
        sound = [_("{file} is sound.").format(file=path.name), *signatures]
        self._tell(found or sound)
        self.go.clicked.connect(self._act)

    def _tell(self, sentences: Sequence[str]) -> None:
        shown = [*sentences[:MOST_SHOWN]]
        if len(sentences) > MOST_SHOWN:
            shown.append(_("… and {count} more.").format(count=len(sentences) - MOST_SHOWN))
        self.told.setPlainText("\n\n".join(shown))
        self.settle()

    def _act(self) -> None:
        if self._new is None:
            self._mend()
        else:
            self.accept()
            self._opened(self._new, self._key)

    def _mend(self) -> None:
        from core.views.mended import report

        where = self._path.with_name(f"{self._path.stem}-{_('mended')}{DOSSIER}")
        new = self._window.prompts.file_to_write(self, self.windowTitle(), where, dossiers())
        if new is None:
            return
        try:
            done = self._mended(new)
        except Problem as problem:
            self.refuse(problem, self._window.theme)
            return
        if done is None:
            return
        self._new = new
        self.refuse(None, self._window.theme)
        self._tell(report(done, self._path.name, new.name))
        self.leave.setText(_("Close"))
        self.go.setText(_("Open the new file"))
        self.fit()

    def _mended(self, new: Path) -> "Mended | None":
        """What came of mending; None if somebody did not want to wait."""
        store = self._space.store if self._space is not None else None
        if store is not None and not store.pin():
            raise backup_being_made(self._path)
        words = _("Reading {file}, and writing what can be kept…").format(file=self._path.name)
        waiting = Working(self, self.windowTitle(), words, self._work(new))
        try:
            return waiting.result_of_work if waiting.run() else None
        finally:
            if store is not None:
                store.unpin()

    def _work(self, new: Path) -> Work:
        from core.editing.mending import mend, mend_pinned

        act = mend if self._space is None else mend_pinned
        author = self._space.author if self._space is not None else ""
        path, key = self._path, self._key

        def work(*, progress: Advance, cancelled: Callable[[], bool]) -> "Mended":
            def heed(done: int, of: int) -> None:
                progress(done, of)
                if cancelled():
                    if done == of:
                        remove(new)
                    raise GivenUp

            return act(path, new, key=key, author=author, heed=heed)

        return work


def show(window: Shell, opened: Opened, path: Path | None, sentence: str = "") -> None:
    """Show what a check of the open dossier finds, or the sentence for a file that cannot be
    opened, once it is unlocked."""
    if path is not None:
        _show_other(window, opened, path, sentence)
        return
    assert window.session is not None, "there is nothing to check"
    space = window.session.workspace
    try:
        found = _found(window, space)
    except Problem as problem:
        window.session.warn(str(problem))
        return
    if found is None:
        return
    signed, key = on_it(window.session), space.store.key
    Mending(window, space.path, found, opened, space=space, key=key, signatures=signed).open()


def _found(window: Shell, space: Workspace) -> tuple[str, ...] | None:
    """What a check of the open dossier finds; None if somebody did not want to wait."""
    path, key, dossier = space.path, space.store.key, space.latest
    marks = FileMarks.of(path)
    large = marks is not None and not marks.is_small and space.store.in_place
    if space.store.looking or not large or not space.store.pin():
        with busy():
            return unsound(space.store, dossier)

    def work(**_asked: object) -> tuple[str, ...]:
        return unsound_on_disk(path, dossier, key)

    words = _("Checking {file}…").format(file=path.name)
    waiting = Working(window, _("Check the dossier"), words, work)
    try:
        return waiting.result_of_work if waiting.run() else None
    finally:
        space.store.unpin()


def _show_other(window: Shell, opened: Opened, path: Path, sentence: str) -> None:
    def go_on(key: Key | None) -> None:
        Mending(window, path, [sentence], opened, key=key).open()

    if not needs_key(path):
        go_on(None)
        return
    from ui.shell.unlocking import Unlocking

    Unlocking(window, path, go_on).open()
