"""What all our dialogs share: a heading, a form, a line for problems, and two buttons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.language import gettext as _
from ui.theme import Theme
from ui.widgets.labels import Heading, Muted, Prose


class Frame(QDialog):
    """A dialog that stays open until what it asks for has been done. Fill `form` or `body`."""

    def __init__(self, parent: QWidget, title: str, action: str, *, width: int = 520) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.problem = Prose(parent=self)
        self.problem.hide()
        self.go = QPushButton(action, self)
        self.go.setProperty("primary", True)
        self.go.setDefault(True)
        self.leave = QPushButton(_("Cancel") if action else _("Close"), self)
        self.leave.clicked.connect(self.reject)
        self.go.setVisible(bool(action))
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.form = QFormLayout()
        self._lay_out(title)

    def _lay_out(self, title: str) -> None:
        self.form.setSpacing(9)
        self.form.setHorizontalSpacing(18)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.body.addLayout(self.form)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch()
        self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(Heading(title, 20, self))
        column.addLayout(self.body, 1)
        column.addWidget(self.problem)
        column.addLayout(self.buttons)

    def sizeHint(self) -> QSize:
        """As high as the text needs at the width that the dialog will have."""
        width = max(super().sizeHint().width(), self.minimumWidth())
        height = self.heightForWidth(width)
        return QSize(width, height) if height > 0 else super().sizeHint()

    def ask_for(self, words: str, field: QWidget, hint: str = "") -> None:
        """Add a field with its label, which is also its name for screen readers."""
        label = Muted(words, 13, self)
        label.setBuddy(field)
        field.setAccessibleName(words)
        if hint:
            field.setAccessibleDescription(hint)
            field.setToolTip(hint)
        self.form.addRow(label, field)

    def refuse(self, sentence: str, theme: Theme) -> None:
        """Say why it cannot be done, and stay; an empty sentence takes that back."""
        self.problem.set_colour(theme.red_line)
        self.problem.setText(f"⚠ {sentence}" if sentence else "")
        self.problem.setVisible(bool(sentence))
