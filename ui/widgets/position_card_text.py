"""A statement to read and select from, with its notes as highlights. Text only, never markup."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from core.language import gettext as _
from ui import fonts
from ui.theme import Theme
from ui.widgets.position_card_values import Span

TALLEST = 260
"""Beyond this height, in pixels, a statement scrolls inside its card."""
AROUND = 24
"""How many characters before and after a quote help to find it again."""


@dataclass(frozen=True, slots=True)
class Selected:
    """Words that somebody selected, and what stands around them."""

    quote: str
    prefix: str
    suffix: str
    start: int
    end: int


class Statement(QTextEdit):
    """Plain text as tall as it needs to be, in the serif face."""

    note_wanted = Signal(object)
    """A Selected that somebody wants to annotate."""

    def __init__(self, px: float = 13.5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(fonts.serif(px, 400))
        self.setStyleSheet("QTextEdit { background: transparent; border: 0; padding: 0; }")
        self.document().setDocumentMargin(0)
        self.setViewportMargins(QMargins(0, 0, 0, 0))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, spans: Sequence[Span], theme: Theme) -> None:
        """Show a text and mark the spans that notes stand on."""
        if text != self.toPlainText():
            self.setPlainText(text)
        look = QTextCharFormat()
        look.setBackground(QBrush(QColor(theme.highlight)))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(QColor(theme.highlight_line))
        self.setExtraSelections([self._marked(span, look) for span in spans])
        self._fit()

    def _marked(self, span: Span, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        marked = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._unit(span.start))
        cursor.setPosition(self._unit(span.end), QTextCursor.MoveMode.KeepAnchor)
        marked.cursor, marked.format = cursor, look
        return marked

    def _unit(self, character: int) -> int:
        """A place by character as Qt counts it: in UTF-16 units."""
        text = self.toPlainText()[:character]
        return len(text.encode("utf-16-le")) // 2

    def selected(self) -> Selected | None:
        """The words selected, by character; None if there are none."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        text = self.toPlainText()
        units = text.encode("utf-16-le")
        start = len(units[: 2 * cursor.selectionStart()].decode("utf-16-le", "ignore"))
        end = len(units[: 2 * cursor.selectionEnd()].decode("utf-16-le", "ignore"))
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        return Selected(text[start:end], before, after, start, end)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, and a note on what is selected."""
        menu = self.createStandardContextMenu()
        menu.addSeparator()
        add = menu.addAction(_("Add a note to the selected words\tCtrl+M"), self.annotate)
        add.setEnabled(self.textCursor().hasSelection())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def annotate(self) -> bool:
        """Ask for a note on the words selected; whether there are any."""
        words = self.selected()
        if words is not None:
            self.note_wanted.emit(words)
        return words is not None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page unless this text scrolls itself."""
        if self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the new width needs."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As tall as the text."""
        return QSize(200, self.height())

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(80, 20)

    def _fit(self) -> None:
        self.document().setTextWidth(max(self.viewport().width(), 80))
        tall = round(self.document().size().height()) + 2
        if min(tall, TALLEST) != self.height():
            self.setFixedHeight(min(tall, TALLEST))
