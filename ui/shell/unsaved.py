"""What was being typed when the program ended, to be copied to where it belongs."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from core.language import gettext as _
from ui.kit.fonts import em
from ui.kit.frame import Frame
from ui.kit.labels import ProseLabel
from ui.session import Session


class Unsaved(Frame):
    """Shows the text until it is discarded, which `discard` does, or kept for later."""

    def __init__(self, session: Session, text: str, discard: Callable[[], object]) -> None:
        super().__init__(session.window, _("Not saved last time"), _("Copy all"), width=640)
        self._discard, self._theme = discard, session.theme
        words = _(
            "Parley was locked or stopped while this was being typed. Copy what you need to where "
            "it belongs; it is kept in the dossier until you discard it."
        )
        self.body.insertWidget(0, ProseLabel(words, muted=True, parent=self))
        self.text = QPlainTextEdit(text, self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("What was not saved"))
        self.text.setMinimumHeight(em(200))
        self.body.addWidget(self.text, 1)
        self.forget = QPushButton(_("Discard it"), self)
        self.buttons.insertWidget(0, self.forget)
        self.leave.setText(_("Keep for later"))
        self.go.clicked.connect(self._copy)
        self.forget.clicked.connect(self._forget)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.show_message(_("Copied."), self._theme)

    def _forget(self) -> None:
        self._discard()
        self.accept()
