"""Restoring a backup: which there are, what each holds, and a new file from one of them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox

from core.errors import Problem, Protected
from core.language import gettext as _
from core.model.dossier import Dossier
from core.storage.backups import MOMENT, Backup, BackupContent, content, folder_of, restore
from core.storage.protection import Key, is_protected
from core.storage.second_backups import all_backups
from core.text.extensions import DOSSIER
from core.text.saying import size
from core.views.restoring import differs, holds, moments
from ui.forms.records_look import style_table
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.frame import Frame
from ui.kit.labels import ProseLabel
from ui.kit.lines import ElidedLines
from ui.kit.prompts import dossiers
from ui.kit.selecting import OneRowTree
from ui.kit.tree_rows import ROLE, TreeRow, TreeRows
from ui.kit.working import busy
from ui.shell.backup_keeper import BackupKeeper
from ui.shell.frame import Shell
from ui.shell.second_folder import SecondFolder
from ui.shell.unlocking import Unlocking


class Restoring(Frame):
    """The backups of a dossier, the latest selected; `now` is the dossier to compare them with, if
    it can be read. `opened` is called with the restored file."""

    def __init__(
        self, window: Shell, path: Path, now: Dossier | None, opened: Callable[[Path], object]
    ) -> None:
        super().__init__(window, _("Restore a backup"), _("Restore as a new file…"))
        session = window.session
        self._key = session.workspace.store.key if session is not None else None
        self._locked = False
        self._window, self._path, self._now, self._opened = window, path, now, opened
        self._found: tuple[Backup, ...] = ()
        self.rows = TreeRows([_("Made"), _("Size")], lambda _row: (), self)
        self.tree = OneRowTree(self)
        self.tree.setModel(self.rows)
        self.tree.setAccessibleName(_("Backups"))
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setFixedHeight(em(180))
        style_table(self.tree)
        self.tree.header().setStretchLastSection(True)
        self.told = ProseLabel(parent=self)
        self.where = ElidedLines(font=fonts.sans(12), most=3, muted=True, parent=self)
        self.body.addWidget(self.tree, 1)
        self.body.addWidget(self.told)
        self.body.addWidget(self.where)
        self.keeps = QCheckBox(_("Make backups of open dossiers"))
        self.keeps.setChecked(window.settings.keeps_backups)
        self.keeps.toggled.connect(self._keep)
        self.body.addWidget(self.keeps)
        self.second = SecondFolder(window.settings, window.prompts, self)
        self.second.setEnabled(self.keeps.isChecked())
        self.second.changed.connect(self._keep_elsewhere)
        self.body.addWidget(self.second)
        self._draw()
        self.tree.selectionModel().currentChanged.connect(self._chosen)
        self.go.clicked.connect(self._restore)

    def _draw(self) -> None:
        self._found = all_backups(self._path, self._window.settings.backup_folder, self._key)
        made = moments([each.made for each in self._found])
        self.rows.show([_row(*each) for each in zip(made, self._found, strict=True)])
        self.tree.setColumnWidth(0, em(300))
        self.go.setEnabled(bool(self._found))
        self._show_folder(folder_of(self._path))
        if self._found:
            self.tree.setCurrentIndex(self.rows.index(0, 0))
            self._chosen()
        else:
            sentence = _(
                "There are no backups of {name} yet. One is made soon after it is opened, if it "
                "was changed since the last, every half hour of work, and when it is closed."
            )
            self.told.setText(sentence.format(name=self._path.name))

    def _show_folder(self, folder: Path) -> None:
        self.where.setText(_("In {folder}").format(folder=folder))

    def _keep(self, wanted: bool) -> None:
        self._window.settings.keeps_backups = wanted
        self.second.setEnabled(wanted)
        self.settle()

    def _keep_elsewhere(self) -> None:
        """Show what is in the folder that was chosen, and have the latest backup copied there."""
        session = self._window.session
        keeper = session.findChild(BackupKeeper) if session is not None else None
        if keeper is not None:
            keeper.copy_again()
        self._draw()

    @property
    def backup(self) -> Backup | None:
        """The selected backup."""
        return self.tree.currentIndex().data(ROLE)  # type: ignore[no-any-return]

    def _chosen(self, *_indexes: object) -> None:
        backup = self.backup
        if backup is None:
            return
        self._show_folder(backup.path.parent)
        found = self._content(backup)
        self.go.setText(_("Unlock…") if self._locked else _("Restore as a new file…"))
        self.go.setEnabled(self._locked or found is not None)
        if found is None:
            return
        lines = [_("{parts}. It was read whole just now.").format(parts=holds(found))]
        if self._key is not None and not is_protected(backup.path):
            lines.append(_("It is not protected, and what is restored from it will not be either."))
        if self._now is not None:
            lines.append(differs(found, self._now))
        self.told.setText("\n".join(lines))

    def _content(self, backup: Backup) -> BackupContent | None:
        """What a backup holds; where that cannot be read, it is said why."""
        self._locked = False
        try:
            with busy():
                return content(backup.path, self._key)
        except Protected:
            self._locked = True
            self.told.setText(_("It was made under another passphrase, which opens it."))
        except Problem as problem:
            self.told.setText(str(problem))
        return None

    def _unlocked(self, key: Key) -> None:
        self._key = key
        self._chosen()

    def _restore(self) -> None:
        backup = self.backup
        if backup is None:
            return
        if self._locked:
            Unlocking(self._window, backup.path, self._unlocked, self).open()
            return
        name = _("{name}, restored {day}").format(
            name=self._path.stem, day=backup.made.strftime(MOMENT)
        )
        where = self._path.with_name(name + DOSSIER)
        path = self._window.prompts.file_to_write(self, _("Restore a backup"), where, dossiers())
        if path is None:
            return
        try:
            with busy():
                restore(backup.path, path, self._key)
        except Problem as problem:
            self.problem.setText(str(problem))
            self.problem.show()
            return
        self.accept()
        self._opened(path)


def _row(made: str, backup: Backup) -> TreeRow:
    return TreeRow((made, size(backup.size)), backup)
