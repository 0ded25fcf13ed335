"""The dialog for a bug: what to do, and a report to pass on."""

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.language import gettext as _
from ui.kit.fonts import em
from ui.kit.frame import Frame
from ui.kit.labels import ProseLabel


class CrashReport(Frame):
    """Says that the file is safe, and offers to copy the report."""

    of_dossier = False
    """It stays when the dossier is closed."""

    def __init__(self, parent: QWidget | None, text: str) -> None:
        super().__init__(parent, _("Something went wrong"), _("Copy the report"), width=600)
        self.text = text
        self.body.addWidget(
            ProseLabel(
                _(
                    "This is a fault in the program, not yours. Everything you had saved is "
                    "in the file. You can continue; if it happens again, close the program "
                    "and reopen it."
                )
            )
        )
        self.body.addWidget(
            ProseLabel(
                _(
                    "The report says what went wrong and where. It contains nothing from "
                    "your dossier."
                )
            )
        )
        page = QPlainTextEdit(text)
        page.setReadOnly(True)
        page.setAccessibleName(_("Report"))
        page.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        page.setMinimumHeight(em(180))
        self.body.addWidget(page)
        self.leave.setText(_("Close"))
        self.go.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.go.setText(_("Copied"))
