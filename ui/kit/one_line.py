"""One line of text, such as a name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from core.language import gettext as _
from ui.kit.frame import Frame
from ui.kit.labels import ProseLabel


class OneLine(Frame):
    """Asks for a line; whoever opens it reads it and then releases the dialog."""

    def __init__(self, parent: QWidget, title: str, question: str, suggestion: str) -> None:
        super().__init__(parent, title, _("Save"), width=440)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.line = QLineEdit(suggestion, self)
        self.line.setAccessibleName(question)
        self.body.addWidget(ProseLabel(question, parent=self))
        self.body.addWidget(self.line)
        self.go.clicked.connect(self.accept)
