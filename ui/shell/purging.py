"""What was noted for one round, purged from the file for good."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit

from core.editing.retention import BackupsAsked, Expired, Purge, Purgeable, carry_out
from core.errors import Problem
from core.language import gettext as _
from core.language import ngettext
from core.model.records import Round
from core.storage.publish import put_file, remove
from core.views.purging import counted, out_of_reach, receipt, what_goes
from core.views.schedule import schedule
from ui.forms.choices import round_choice
from ui.kit.fonts import em
from ui.kit.frame import Frame
from ui.kit.labels import ProseLabel
from ui.kit.working import busy
from ui.session import Session
from ui.shell.drafts import drafts_of

WIDTH = 640


def ask(session: Session) -> None:
    """Ask what is to be purged."""
    if session.dossier.count(Round):
        Purging(session).open()
    else:
        session.say(_("Add a round first: only what belongs to a round is purged."))


class Purging(Frame):
    """Lists what will be gone, and afterwards shows the receipt."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.window, _("Purge a round"), _("Purge…"), width=WIDTH)
        self._session = session
        with busy():
            self._purgeable = Purgeable(session.workspace)
            self._asked = BackupsAsked(session.workspace, session.settings.backup_folder)
        self._done = ""
        last = schedule(session.dossier, session.today).last
        self.round = round_choice(session, last.id if last else None)
        self.my_notes = QCheckBox(_("My own notes"))
        self.my_notes.setChecked(True)
        self.notes = QCheckBox(_("Other notes"))
        self.captures = QCheckBox(_("Positions without a source, as taken down in the room"))
        self.told = QPlainTextEdit(self)
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName(_("What will be gone"))
        self.told.setMinimumHeight(em(200))
        self.forget = QCheckBox()
        self._plan: Purge
        self._backups: tuple[Path, ...] = ()
        self._lay_out_choices()
        self.round.currentIndexChanged.connect(self._list)
        for box in (self.my_notes, self.notes, self.captures):
            box.toggled.connect(self._list)
        self.go.clicked.connect(self._act)
        self._list()

    def _lay_out_choices(self) -> None:
        words = _(
            "What belongs to the round, and notes written on its days, is removed from the file, "
            "its history and its search index, and overwritten; so are texts that were kept half "
            "written. Nothing can bring it back. The history keeps that something was purged and "
            "when, not what."
        )
        self.intro = ProseLabel(words, muted=True, parent=self)
        self.body.insertWidget(0, self.intro)
        self.ask_for(_("Round"), self.round)
        for box in (self.my_notes, self.notes, self.captures):
            self.body.addWidget(box)
        self.body.addWidget(self.told)
        self.body.addWidget(self.forget)

    def altered(self) -> bool:
        """Nothing is lost by leaving."""
        return False

    @property
    def expired(self) -> Expired:
        """What is no longer to be kept."""
        return Expired(self.my_notes.isChecked(), self.notes.isChecked(), self.captures.isChecked())

    def _list(self) -> None:
        space = self._session.workspace
        meeting = space.latest.get(Round, self.round.currentData())
        with busy():
            self._plan = self._purgeable.of(meeting, self.expired)
            self._backups = self._asked.having(self._plan)
        lines = what_goes(space.latest, self._plan)
        if lines:
            lines = (*lines, "", *out_of_reach(self._backups))
        self.told.setPlainText("\n".join(lines or [_("There is nothing to purge.")]))
        self.go.setEnabled(bool(lines))
        words = ngettext(
            "Delete the {count} backup that still has it",
            "Delete the {count} backups that still have it",
            len(self._backups),
        )
        self.forget.setText(words.format(count=len(self._backups)))
        self.forget.setVisible(bool(self._backups))
        self.refuse(None, self._session.theme)
        self.fit()

    def _act(self) -> None:
        if self._done:
            self._save()
        elif self._agrees():
            self._purge()

    def _agrees(self) -> bool:
        question = _("Purge {records} for good? The list of what can be undone is emptied, too.")
        told = question.format(records=counted(self._plan.records))
        return self._session.prompts.confirm(self, told, _("Purge"))

    def _purge(self) -> None:
        space = self._session.workspace
        try:
            with busy():
                done = carry_out(space, self._plan)
        except Problem as problem:
            self.refuse(str(problem), self._session.theme)
            return
        drafts_of(self._session).discard()
        if self.forget.isChecked():
            for each in self._backups:
                with suppress(OSError):
                    remove(each)
        self._done = receipt(space.latest, done, [each for each in self._backups if each.exists()])
        self._show_receipt()

    def _show_receipt(self) -> None:
        for widget in (self.round, self.my_notes, self.notes, self.captures, self.forget):
            widget.setEnabled(False)
        self.told.setPlainText(self._done)
        self.told.setAccessibleName(_("Receipt"))
        self.go.setText(_("Save the receipt…"))
        self.leave.setText(_("Close"))
        self.fit()

    def _save(self) -> None:
        name = _("{name}, receipt").format(name=self._session.workspace.path.stem)
        where = self._session.workspace.path.with_name(f"{name}.txt")
        kinds = _("Text ({pattern})").format(pattern="*.txt")
        path = self._session.prompts.file_to_write(self, self.windowTitle(), where, kinds)
        if path is None:
            return
        try:
            put_file(path, f"{self._done}\n".encode())
        except Problem as problem:
            self.refuse(str(problem), self._session.theme)
            return
        self.accept()
        self._session.say(_("Saved: {file}").format(file=path.name))
