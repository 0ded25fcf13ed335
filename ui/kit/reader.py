"""A page of text to read, such as the help; our own Markdown, never a user's."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from core.language import gettext as _
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.reading_dialog import ReadingDialog


class Reader(ReadingDialog):
    """A separate window that may stay open during work; over a form, until that is closed."""

    of_dossier = False
    """It stays when the dossier is closed."""

    def __init__(self, parent: QWidget, title: str, markdown: str) -> None:
        super().__init__(QApplication.activeModalWidget() or parent, title)
        self.resize(em(680), em(620))
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(title)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setOpenLinks(False)
        self.page.setMarkdown(markdown)
        _dress(self.page.document())
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.page)
        self.leave = QPushButton(_("Close"), self)
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.leave)
        column.addLayout(row)
        self.page.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Adapt the headings to another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            _dress(self.page.document())


def _dress(document: QTextDocument) -> None:
    """Set headings in the serif face; Markdown would make them bold, which Plex Sans cannot be."""
    document.setDocumentMargin(16)
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level:
            _head(document, block.position(), block.length(), {1: 24, 2: 17}.get(level, 14))
        block = block.next()


def _head(document: QTextDocument, start: int, length: int, px: int) -> None:
    from PySide6.QtGui import QTextCharFormat, QTextCursor

    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(start + length - 1, QTextCursor.MoveMode.KeepAnchor)
    look = QTextCharFormat()
    face: QFont = fonts.serif(px)
    look.setFont(face)
    cursor.setCharFormat(look)
