"""Beginning a dossier: whether it is to be protected, which is asked once its file has a name."""

from collections.abc import Callable
from pathlib import Path

from core.language import gettext as _
from core.storage.passphrase import Secret, new_key
from core.storage.protection import Key
from ui.forms.new_passphrase import NewPassphrase
from ui.forms.secrets import WIDTH
from ui.kit.frame import Frame
from ui.kit.labels import ProseLabel
from ui.kit.working import busy
from ui.shell.frame import Shell


class Beginning(Frame):
    """Has a dossier `created` under a passphrase, or without one if none is typed."""

    of_dossier = False

    def __init__(self, window: Shell, path: Path, created: Callable[[Key | None], bool]) -> None:
        title = _("New dossier: {file}").format(file=path.name)
        super().__init__(window, title, _("Create"), width=WIDTH)
        self._window, self._created = window, created
        words = _(
            "A passphrase encrypts everything in the dossier. Leave it empty to begin without one; "
            "File › Passphrase… sets it later."
        )
        self.body.insertWidget(0, ProseLabel(words, muted=True, parent=self))
        self._chosen = NewPassphrase(self, _("Passphrase"), window.theme, window.prompts)
        self.body.addWidget(self._chosen.sheet)
        self.go.clicked.connect(self._create)

    def _create(self) -> None:
        words = self._chosen.words
        if not self._chosen.repeated() or (words and not self._chosen.accepted()):
            return
        with busy():
            key = new_key(Secret(words)) if words else None
        self.accept()
        session = self._window.session if self._created(key) else None
        if session is not None and key is not None and self._chosen.sheet.isChecked():
            from ui.shell.protecting import show_sheet

            show_sheet(session, key)
