"""What a form has that asks for a new passphrase."""

from PySide6.QtWidgets import QCheckBox

from core.language import gettext as _
from core.text.passphrases import drawn, estimate, estimates
from ui.forms.secrets import SecretField
from ui.kit.flat import FlatButton
from ui.kit.frame import Frame
from ui.kit.labels import RoomyLabel
from ui.kit.prompts import Prompts
from ui.kit.theme import Theme


class NewPassphrase:
    """A passphrase typed twice or drawn by lot, with how strong it is; and once there is one,
    whether the recovery sheet is to be shown. The form has room for all of it from the start."""

    def __init__(self, form: Frame, words: str, theme: Theme, prompts: Prompts) -> None:
        self._form, self._theme, self._prompts = form, theme, prompts
        self._first = SecretField(words, form)
        self._again = SecretField(_("Repeat it"), form)
        self._strength = RoomyLabel(estimates(), muted=True, parent=form)
        self.sheet = QCheckBox(_("Show the recovery sheet, to be printed"), form)
        self.sheet.setChecked(True)
        draw = FlatButton(_("Suggest random words"))
        form.ask_for(words, self._first)
        form.add_below(draw)
        form.add_below(self._strength)
        form.ask_for(_("Repeat it"), self._again)
        draw.clicked.connect(self._draw_words)
        self._first.line.textChanged.connect(self._judge)
        self._again.line.textChanged.connect(lambda: form.refuse(None, theme))
        self._judge("")

    @property
    def words(self) -> str:
        """What was typed first."""
        return self._first.line.text()

    @property
    def touched(self) -> bool:
        """Whether anything was typed."""
        return bool(self.words or self._again.line.text())

    def repeated(self) -> bool:
        """Whether the passphrase was typed twice; if not, it is said."""
        if self.words == self._again.line.text():
            return True
        self.complain(_("The passphrases do not match. Type them again."), self._again)
        return False

    def accepted(self) -> bool:
        """Whether the passphrase is to be used, weak as it may be."""
        question = _("This passphrase is weak. Use it all the same?")
        weak = estimate(self.words).weak
        return not weak or self._prompts.confirm(self._form, question, _("Use it"))

    def missed(self) -> None:
        """Say that there is none."""
        self.complain(_("Type a passphrase, or have random words suggested."), self._first)

    def complain(self, sentence: str, field: SecretField) -> None:
        """Say what is wrong, and go there."""
        self._form.refuse(sentence, self._theme)
        field.line.setFocus()

    def _draw_words(self) -> None:
        words = drawn()
        for field in (self._first, self._again):
            field.line.setText(words)
            field.line.home(False)
            field.seen.setChecked(True)

    def _judge(self, words: str) -> None:
        self._form.refuse(None, self._theme)
        self._strength.setText(estimate(words).sentence if words else "")
        self.sheet.setEnabled(bool(words))
