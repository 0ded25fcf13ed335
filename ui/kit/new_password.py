"""A password for files that are about to be written."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from core.language import gettext as _
from ui.kit.frame import Frame
from ui.kit.labels import ProseLabel
from ui.kit.theme import Theme
from ui.kit.unsent import SECRET


class NewPassword(Frame):
    """Asks for a password twice, so that no file is locked by a slip of the keys; whoever opens it
    reads it and then releases the dialog."""

    def __init__(self, parent: QWidget, title: str, question: str, theme: Theme) -> None:
        super().__init__(parent, title, _("Continue"), width=440)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._theme = theme
        self.password, self.again = QLineEdit(self), QLineEdit(self)
        for line in (self.password, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setProperty(SECRET, True)
        self.body.insertWidget(0, ProseLabel(question, parent=self))
        self.ask_for(_("Password"), self.password)
        self.ask_for(_("Confirm password"), self.again)
        self.go.clicked.connect(self._accept)

    def _accept(self) -> None:
        problem = ""
        if not self.password.text():
            problem = _("Enter a password.")
            self.point_at(self.password, self.again)
        elif self.password.text() != self.again.text():
            problem = _("The passwords do not match. Type them again.")
            self.point_at(self.again, self.password)
        self.refuse(problem, self._theme)
        if not problem:
            self.accept()
