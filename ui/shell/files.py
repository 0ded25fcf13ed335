"""Opening, creating, copying and importing: everything to do with files."""

import datetime as dt
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer

from core.editing.workspace import Workspace
from core.errors import CannotWrite, DamagedFile, FileInUse, Problem
from core.language import gettext as _
from core.model.dossier import EMPTY, Dossier
from core.storage.driver import read_only
from core.storage.names import free, inside
from core.storage.opening import needs_key
from core.storage.protection import Key
from core.storage.publish import in_place_of, refuse_to_replace
from core.storage.running import name_of, noted
from core.text.extensions import CALENDAR, DOCUMENTS, DOSSIER, TABLES, extension_of
from ui.kit.prompts import Prompts, dossiers
from ui.kit.tips import tip
from ui.shell import rollback, tidying, whereabouts
from ui.shell.frame import Shell
from ui.shell.holding import Holding
from ui.shell.pages import Pages, is_gone

SEEN = 1000
"""Milliseconds after which a dossier that was opened has certainly been painted."""


class Files(Pages):
    """What the File menu does. If a file cannot be opened, the open one stays as it is."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._restored: Path | None = None
        self._placed: set[Path] = set()
        """The files of whose places something was said, if there was anything to say."""

    def open(self, path: Path, key: Key | None = None) -> bool:
        """Open a dossier and show it; False if that cannot be done, or has to wait for a form to be
        closed or for a passphrase."""
        if self._is_open(path):
            return True
        if not self._window.may_leave():
            return False
        if self._window.waits.busy:
            self._window.waits.dismiss(lambda: self.open(path, key))
            return False
        self.ask_no_more_for_key()
        if key is None and needs_key(path):
            self.ask_key(path)
            return False
        self._window.settings.note_opening(path)
        opened = self._shown(path, partial(self._opened, path, key))
        seen = partial(self._window.settings.note_shown, path)
        QTimer.singleShot(SEEN, self, seen)
        return opened

    def _shown(self, path: Path, make: Callable[[], Workspace]) -> bool:
        """Show what is opened or created; False if that fails in whatever way, which is then
        said."""
        try:
            self._show(make())
        except (Problem, OSError) as failure:
            sentence = self._sentence(path, failure)
            self.refused(path, sentence, mends=isinstance(failure, DamagedFile))
        except Exception as failure:
            from ui.shell.crash import noted

            report = noted(failure)
            self.refused(path, _("{file} cannot be shown.").format(file=path.name), report)
        else:
            return True
        return False

    def _opened(self, path: Path, key: Key | None) -> Workspace:
        """A dossier to work on, or one to read where it cannot be written to."""
        try:
            return Workspace.open(path, key, author=self._author)
        except CannotWrite:
            return Workspace.look(path, key)

    def _sentence(self, path: Path, failure: Problem | OSError) -> str:
        if isinstance(failure, FileInUse):
            running = noted(self._window.settings.running, name_of(path))
            return running.told(path) if running is not None else str(failure)
        if isinstance(failure, Problem):
            return str(failure)
        words = _("{file} cannot be opened or written: {reason}.")
        return words.format(file=path.name, reason=failure.strerror or failure)

    def open_example(self) -> None:
        """Open the user's own copy of the example, created on first use."""
        path = example_path()
        if not is_gone(path):
            self.open(path)
            return

        def make() -> Workspace:
            from core.exchange.example import make_example

            path.parent.mkdir(parents=True, exist_ok=True)
            return make_example(path, dt.date.today())

        self._create(path, make)

    def _is_open(self, path: Path) -> bool:
        session = self._window.session
        if session is None:
            return False
        with suppress(ValueError):
            return os.path.realpath(session.workspace.path) == os.path.realpath(path)
        return False

    @property
    def _author(self) -> str:
        return self._window.settings.author

    def _show(self, workspace: Workspace) -> None:
        """Show a dossier; one that cannot be shown is closed again."""
        try:
            workspace.author = self._author
            workspace.spare = _documents()
            self._window.settings.remember_file(workspace.path)
            self._window.show_workspace(workspace)
        except BaseException:
            shown = self._window.session
            if shown is not None and shown.workspace is workspace:
                self._window.close_dossier()
            elif shown is None:
                workspace.close()
            raise
        self._tell(workspace)

    def _tell(self, workspace: Workspace) -> None:
        """What there is to say of a file that was opened."""
        session = self._window.session
        if session is None:
            return
        said = [*workspace.store.notes]
        if not workspace.editable:
            said.append(str(read_only(workspace.path)))
        said += rollback.watch(session, restored=workspace.path == self._restored)
        self._restored = None
        if said:
            session.alert(" ".join(said))
        tidying.begin(session)
        if workspace.editable:
            Holding(session)
            if workspace.path not in self._placed:
                self._placed.add(workspace.path)
                whereabouts.begin(session, said)

    def ask_to_open(self) -> None:
        """Let the user choose a dossier, and open it."""
        path = self._prompts.file_to_open(self._window, _("Open a dossier"), dossiers())
        if path is not None:
            self.open(path)

    def ask_for_new(self) -> None:
        """Let the user choose where a new dossier goes and whether it is protected, and create
        it."""
        where = _documents() / f"{_('Talks')}{DOSSIER}"
        path = self._prompts.file_to_write(self._window, _("New dossier"), where, dossiers())
        if path is not None and self._may_create(path):
            from ui.shell.beginning import Beginning

            Beginning(self._window, path, partial(self._begin, path)).open()

    def _begin(self, path: Path, key: Key | None) -> bool:
        author = self._author
        return self._create(path, lambda: Workspace.create(path, EMPTY, author=author, key=key))

    def ask_for_copy(self) -> None:
        """Let the user choose where a copy of the open dossier goes, and write it."""
        path = self._opened_path
        where = path.with_name(f"{path.stem}-{_('copy')}{DOSSIER}")
        self._copied(_("Save a copy"), where)

    def work_on_copy(self) -> None:
        """Let the user choose where a copy of the open dossier goes, write it and open it: on this
        computer, unless told otherwise."""
        where = inside(_documents(), f"{self._opened_path.stem}{DOSSIER}")
        copy = self._copied(_("Work on a copy"), free(where))
        if copy is not None:
            self.open(copy)

    @property
    def _opened_path(self) -> Path:
        assert self._window.session is not None, "there is nothing to copy"
        return self._window.session.workspace.path

    def _copied(self, title: str, where: Path) -> Path | None:
        """Where a copy was written; None if it was not."""
        session = self._window.session
        copy = self._prompts.file_to_write(self._window, title, where, dossiers())
        if copy is None or session is None:
            return None
        try:
            session.workspace.store.save_copy(copy)
        except Problem as problem:
            session.warn(str(problem))
            return None
        session.say(_("Copy saved as {file}").format(file=copy.name))
        return copy

    def ask_to_restore(self) -> None:
        """Show the backups of the open dossier."""
        session = self._window.session
        assert session is not None, "there is nothing to restore"
        self.offer_backups(session.workspace.path, session.workspace.latest)

    def offer_backups(self, path: Path, now: Dossier | None = None) -> None:
        """Show the backups of a dossier; `now` is what it holds, if it can be read."""
        from ui.shell.restoring import Restoring

        Restoring(self._window, path, now, self._open_restored).open()

    def _open_restored(self, path: Path) -> None:
        self._restored = path.absolute()
        self.open(path)

    def check(self, path: Path | None = None, sentence: str = "") -> None:
        """Show what a check of the open dossier finds, or what is wrong with another file."""
        from ui.shell.mending import show

        show(self._window, self.open, path, sentence)

    def ask_to_import_dossier(self) -> None:
        """Let the user choose a dossier that was exported, and where the new one goes."""
        from ui.shell import importing

        path = importing.chosen(self._window)
        if path is None:
            return
        try:
            held = importing.read(self._window, path)
        except Problem as problem:
            self.not_imported(path, str(problem))
            return
        suggestion = inside(_documents(), f"{path.stem}{DOSSIER}")
        where = held and importing.place(self._window, suggestion)
        if held and where:
            self._create(where, lambda: importing.made(self._window, held, where, self._author))

    def ask_to_import(self) -> None:
        """Let the user choose a table, and import it."""
        from core.exchange import formats

        tables = ";;".join(each.readable for each in formats("positions"))
        path = self._prompts.file_to_open(self._window, _("Import a table"), tables)
        if path is not None:
            self.import_positions(path)

    def import_positions(self, path: Path) -> None:
        """Add what a table holds to the open dossier, as one undo step."""
        from ui.positions.importing import import_positions_from

        session = self._window.session
        assert session is not None, "there is nothing to import into"
        import_positions_from(session, path)

    def close(self) -> None:
        """Close the open dossier and show what can be done next."""
        self._window.leave_for(self.welcome)

    def fill_recent(self) -> None:
        """Fill the menu of recent files."""
        menu, settings = self._window.acts.submenus["recent"], self._window.settings
        menu.clear()
        for path in settings.recent:
            action = menu.addAction(path.name.replace("&", "&&"))
            action.setToolTip(tip(str(path)))
            action.triggered.connect(lambda _on=False, path=path: self.open(path))
        menu.addSeparator()
        forget = menu.addAction(_("&Clear this list"))
        forget.setEnabled(bool(settings.recent))
        forget.triggered.connect(settings.forget_files)
        remember = menu.addAction(_("&Remember recent files"))
        remember.setCheckable(True)
        remember.setChecked(settings.remembers_files)
        remember.toggled.connect(self._remember)

    def _remember(self, wanted: bool) -> None:
        settings, session = self._window.settings, self._window.session
        settings.remembers_files = wanted
        if session is not None:
            settings.remember_file(session.workspace.path)

    def accepts_dropped(self, names: Sequence[str]) -> bool:
        """Whether dropped files can be accepted: one dossier, table or calendar, or any number of
        documents."""
        session = self._window.session
        editable = session is not None and session.editable
        alone = (DOSSIER, *TABLES, CALENDAR) if editable else (DOSSIER,)
        together = DOCUMENTS if editable else ()
        wanted = together if len(names) > 1 else (*alone, *together)
        return bool(names) and all(name.lower().endswith(wanted) for name in names)

    def open_dropped(self, names: Sequence[str]) -> None:
        """Open or import what was dropped."""
        path = Path(names[0])
        if extension_of(path) in TABLES:
            self.import_positions(path)
        elif extension_of(path) == CALENDAR and self._window.session is not None:
            from ui.rounds.importing import import_rounds_from

            import_rounds_from(self._window.session, path)
        elif extension_of(path) in DOCUMENTS and self._window.session is not None:
            from ui.sources import importing

            importing.import_files(self._window.session, [Path(name) for name in names])
        else:
            self.open(path)

    def _may_create(self, path: Path) -> bool:
        """Whether a dossier can have this path; if not, it is said why."""
        try:
            if self._is_open(path):
                words = _("{file} is open. Choose another name.")
                raise CannotWrite(words.format(file=path.name))
            refuse_to_replace(path)
        except Problem as problem:
            self.refused(path, str(problem))
            return False
        return True

    def _create(self, path: Path, make: Callable[[], Workspace]) -> bool:
        """Create a dossier and show it; if that fails, a file that it replaced is restored."""
        if not self._may_create(path) or not self._window.may_leave():
            return False

        def made() -> Workspace:
            with in_place_of(path):
                return make()

        return self._shown(path, made)

    @property
    def _prompts(self) -> Prompts:
        return self._window.prompts


def example_path() -> Path:
    """The location of the user's own copy of the example."""
    place = QStandardPaths.StandardLocation.AppDataLocation
    return Path(QStandardPaths.writableLocation(place)) / f"{_('Example')}{DOSSIER}"


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place))
