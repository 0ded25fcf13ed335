"""The passphrase of the open dossier: set, changed, removed, and printed as a recovery code."""

from contextlib import suppress

from PySide6.QtWidgets import QCheckBox, QPushButton

from core.errors import Problem
from core.language import gettext as _
from core.language import ngettext
from core.storage.passphrase import Secret, new_key, recovery_code
from core.storage.protection import Key
from core.storage.publish import remove
from core.storage.second_backups import own_backups
from core.text.days import now
from ui.forms.knowing import Knowing
from ui.forms.new_passphrase import NewPassphrase
from ui.forms.page_viewer import PageViewer
from ui.forms.secrets import KeyFileField
from ui.kit.choices import CalmBox
from ui.kit.labels import ProseLabel
from ui.kit.settings import LOCK_AFTER
from ui.kit.working import Stepping, busy
from ui.session import Session


def ask(session: Session) -> None:
    """Ask for a passphrase, or another one."""
    Protecting(session).open()


class Protecting(Knowing):
    """Sets or changes the passphrase of the open dossier; removes it, if it has one."""

    def __init__(self, session: Session) -> None:
        protected = session.workspace.store.key is not None
        title = _("Change the passphrase") if protected else _("Protect the dossier")
        action = _("Change") if protected else _("Protect")
        super().__init__(session, session.window, title, action)
        self.key_file = KeyFileField(session.prompts, self, can_make=True)
        self.key_file.refused.connect(lambda sentence: self.refuse(sentence, session.theme))
        self.idle = CalmBox()
        self.idle.addItems([_idle(minutes) for minutes in LOCK_AFTER])
        self.idle.setCurrentIndex(LOCK_AFTER.index(session.settings.lock_after))
        space, second = session.workspace, session.settings.backup_folder
        self._earlier = own_backups(space.path, second, space.store.key)
        self.forget = QCheckBox(self._told_of_earlier())
        self.forget.setVisible(bool(self._earlier))
        self.remove = QPushButton(_("Remove the passphrase"), self)
        self.print = QPushButton(_("Recovery sheet…"), self)
        for button in (self.remove, self.print):
            button.setVisible(protected)
            self.buttons.insertWidget(0, button)
        self._lay_out_fields(protected)
        self.go.clicked.connect(self._protect)
        self.remove.clicked.connect(self._remove)
        self.print.clicked.connect(self._print)

    def _lay_out_fields(self, protected: bool) -> None:
        words = _(
            "Everything in the dossier is encrypted by a key that is made from the passphrase. If "
            "it is forgotten, only the recovery sheet opens the dossier: nobody can reset it."
        )
        self.body.insertWidget(0, ProseLabel(words, muted=True, parent=self))
        if protected:
            self.ask_for_present()
        else:
            self.present.hide()
            self.present_file.hide()
        theme, prompts = self._session.theme, self._session.prompts
        self.new = NewPassphrase(self, _("New passphrase"), theme, prompts)
        hint = _("Any file that has to be at hand as well, such as one on a stick")
        self.ask_for(_("Key file"), self.key_file, hint)
        self.ask_for(_("Lock when idle"), self.idle)
        self.body.addWidget(self.new.sheet)
        self.body.addWidget(self.forget)

    def _told_of_earlier(self) -> str:
        count = len(self._earlier)
        words = ngettext(
            "Delete the earlier backup, which opens without the new passphrase",
            "Delete the {count} earlier backups, which open without the new passphrase",
            count,
        )
        return words.format(count=count)

    def _keep_idle(self) -> None:
        self._session.settings.lock_after = LOCK_AFTER[self.idle.currentIndex()]

    def _is_only_idle(self) -> bool:
        """Whether nothing but the idle time is to be changed."""
        chosen = LOCK_AFTER[self.idle.currentIndex()]
        typed = self.new.touched or self.key_file.path
        return self._key is not None and not typed and chosen != self._session.settings.lock_after

    def _protect(self) -> None:
        if self._is_only_idle():
            self._keep_idle()
            self.accept()
        elif not self.new.words:
            self.new.missed()
        elif self.new.repeated() and self.knows():
            try:
                secret = Secret(self.new.words, self.key_file.content())
            except Problem as problem:
                self.complain(problem)
                return
            if not self.new.accepted():
                return
            with busy():
                key = new_key(secret)
            self._rekey(key, _("{file} is protected."))

    def _remove(self) -> None:
        if not self.knows():
            return
        question = _("Without a passphrase, whoever has the file can read the dossier.")
        if self._session.prompts.confirm(self, question, _("Remove it")):
            self._rekey(None, _("{file} is no longer protected."))

    def _rekey(self, key: Key | None, words: str) -> None:
        space = self._session.workspace
        words_meanwhile = _("Writing {file} anew, and comparing it…")
        waiting = Stepping(
            self,
            self.windowTitle(),
            words_meanwhile.format(file=space.path.name),
            space.rekeying(key),
        )
        try:
            if not waiting.run():
                return
        except Problem as problem:
            self.complain(problem)
            return
        if self.forget.isChecked():
            for each in self._earlier:
                with suppress(OSError):
                    remove(each.path)
        self._keep_idle()
        self.accept()
        self._session.protection_changed.emit()
        self._session.say(words.format(file=space.path.name))
        if key is not None and self.new.sheet.isChecked():
            show_sheet(self._session, key)

    def _print(self) -> None:
        if self._key is not None and self.knows():
            self.settle()
            self.accept()
            show_sheet(self._session, self._key)


def _idle(minutes: int) -> str:
    if not minutes:
        return _("never")
    return ngettext("after {count} minute", "after {count} minutes", minutes).format(count=minutes)


def show_sheet(session: Session, key: Key) -> PageViewer:
    """Show the recovery sheet, ready to print."""
    from briefings.recovery_sheet import recovery_sheet
    from briefings.render import render

    name = session.workspace.path.name
    pdf = render(recovery_sheet("a4", name, recovery_code(key), now()))
    viewer = SheetViewer(session, _("Recovery sheet"), pdf)
    viewer.show()
    return viewer


class SheetViewer(PageViewer):
    """A sheet that is better printed than kept as a file, and locked away whole."""

    for_paper = True
    folds = False
