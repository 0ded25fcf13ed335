"""Asking for what opens a protected dossier: its passphrase, its key file, or its recovery code."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.errors import Problem
from core.language import gettext as _
from core.storage.passphrase import Secret, key_by_code, key_of
from core.storage.protection import Key
from ui.forms.secrets import KeyFileField, SecretField
from ui.kit.flat import FlatButton
from ui.kit.frame import Frame
from ui.kit.labels import ProseLabel
from ui.kit.working import busy
from ui.shell.frame import Shell


class Unlocking(Frame):
    """Asks until the file at `path` is `opened` with its key, or is given up."""

    of_dossier = False
    asks_for_key = True

    def __init__(
        self,
        window: Shell,
        path: Path,
        opened: Callable[[Key], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent or window, _("Unlock {file}").format(file=path.name), _("Unlock"))
        self._path, self._theme, self._opened = path, window.theme, opened
        self._window = window
        self.passphrase = SecretField(_("Passphrase"), self)
        self.ask_for(_("Passphrase"), self.passphrase)
        self.key_file = KeyFileField(window.prompts, self)
        self.ask_for(_("Key file"), self.key_file, _("Only if the dossier was given one"))
        self.other = FlatButton(_("Use the recovery code"))
        self.other.clicked.connect(self._use_code)
        self.by_code = False
        self.body.addWidget(self.other)
        self.told = ProseLabel(
            _("The code on the recovery sheet: 14 groups of 4 letters and digits."),
            muted=True,
            parent=self,
        )
        self.told.hide()
        self.body.addWidget(self.told)
        self.go.clicked.connect(self._unlock)

    def altered(self) -> bool:
        """Nothing is lost by leaving."""
        return False

    def _use_code(self) -> None:
        """Ask for the code in place of the passphrase, or again for that."""
        self.by_code = not self.by_code
        words = _("Recovery code") if self.by_code else _("Passphrase")
        self.passphrase.rename(words)
        self.form.labelForField(self.passphrase).setText(words)  # type: ignore[attr-defined]
        self.form.setRowVisible(self.key_file, not self.by_code)
        self.told.setVisible(self.by_code)
        self.other.setText(_("Use the passphrase") if self.by_code else _("Use the recovery code"))
        self.passphrase.seen.setChecked(self.by_code)
        self.passphrase.line.clear()
        self.passphrase.line.setFocus()
        self.refuse(None, self._theme)
        self.fit()

    def _unlock(self) -> None:
        try:
            with busy():
                key = self._key()
        except Problem as problem:
            self.refuse(problem, self._theme)
            self.passphrase.line.selectAll()
            self.passphrase.line.setFocus()
            return
        self.accept()
        self._opened(key)
        session = self._window.session
        if self.by_code and session is not None and session.workspace.store.key == key:
            session.say(_("Opened by its recovery code, which File › Passphrase… takes, too."))

    def _key(self) -> Key:
        words = self.passphrase.line.text()
        if self.by_code:
            return key_by_code(self._path, words)
        return key_of(self._path, Secret(words, self.key_file.content()))
