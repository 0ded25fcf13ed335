"""The passphrase of the open dossier, asked for once more before something leaves it in clear."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.errors import Problem
from core.language import gettext as _
from core.storage.passphrase import Secret, is_code_of, is_key_of
from ui.forms.secrets import WIDTH, KeyFileField, SecretField
from ui.kit.frame import Frame
from ui.kit.labels import ProseLabel
from ui.kit.working import busy
from ui.session import Session


def may_go_out(session: Session, parent: QWidget) -> bool:
    """Whether what a protected dossier holds may leave it in clear: whoever asks knows its
    passphrase."""
    if session.workspace.store.key is None:
        return True
    form = Confirming(session, parent)
    agreed = bool(form.exec())
    form.deleteLater()
    return agreed


class Knowing(Frame):
    """A form that asks for the passphrase that the dossier has."""

    def __init__(self, session: Session, parent: QWidget, title: str, action: str) -> None:
        super().__init__(parent, title, action, width=WIDTH)
        self._session = session
        self._key = session.workspace.store.key
        self.present = SecretField(_("Present passphrase"), self)
        self.present_file = KeyFileField(session.prompts, self)

    def ask_for_present(self) -> None:
        """Ask for what opens the dossier now."""
        hint = _("The code on the recovery sheet will do, too")
        self.ask_for(_("Present passphrase"), self.present, hint)
        hint = _("Only if the dossier was given one")
        self.ask_for(_("Its key file"), self.present_file, hint)

    def knows(self) -> bool:
        """Whether the passphrase is that of the dossier; if not, it is said."""
        if self._key is None:
            return True
        try:
            secret = Secret(self.present.line.text(), self.present_file.content())
            with busy():
                code = is_code_of(self._key, secret.passphrase)
                known = code or is_key_of(self._key, secret)
        except Problem as problem:
            self.complain(problem)
            return False
        if not known:
            self.complain(_("That is not the passphrase of this dossier. Nothing was done."))
            self.present.line.selectAll()
            self.present.line.setFocus()
        return known

    def complain(self, problem: Problem | str) -> None:
        """Say what is wrong."""
        self.refuse(problem, self._session.theme)


class Confirming(Knowing):
    """Asks for the passphrase before something leaves the dossier in clear."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent, _("Confirm the passphrase"), _("Go on"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # it is read after closing
        self.body.insertWidget(
            0, ProseLabel(_("What is written will not be protected."), muted=True, parent=self)
        )
        self.ask_for_present()
        self.go.clicked.connect(self._go_on)

    def altered(self) -> bool:
        """Nothing is lost by leaving."""
        return False

    def _go_on(self) -> None:
        if self.knows():
            self.accept()
