"""A sentence that is edited in place, without anything around it moving."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCharFormat,
)
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from core.language import gettext as _
from core.text.selectors import Selector
from core.views.annotations import NoteSpan
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.keys import ENTER
from ui.kit.lines import ElidedLines
from ui.kit.phrases import selected
from ui.kit.questions import questions_of
from ui.kit.theme import Theme
from ui.kit.typed import SentenceBox, raw_text
from ui.kit.unsent import Unsent

MOST = 7
"""The most lines shown; a longer sentence scrolls while being edited."""
LEAST = 20
"""The least height in pixels."""


class BottomLineEditor(QWidget, Unsent):
    """One sentence that can be edited in place: by a click, F2 or Enter."""

    written = Signal(str)
    refused = Signal()
    """Somebody wanted to edit what cannot be edited now."""
    note_wanted = Signal(Selector)
    """A Selector of the sentence that the user wants to annotate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Bottom line"))
        self._editable = False
        self._text = ""
        self._editing = False
        self.label = ElidedLines(
            font=fonts.sans(13),
            most=MOST,
            muted=True,
            parent=self,
        )
        self.box = self._make_box()
        self._layers = QStackedLayout(self)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._layers.addWidget(self.label)
        self._layers.addWidget(self.box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.box.hide()
        self.set_editable(True)

    def _make_box(self) -> SentenceBox:
        """An editor without a frame or margins: the letters stay where the label had them."""
        box = SentenceBox("", self)
        box.setAccessibleName(_("Bottom line"))
        box.setFont(fonts.sans(13))
        box.setStyleSheet("QPlainTextEdit { background: transparent; border: 0; padding: 0; }")
        box.document().setDocumentMargin(0)
        box.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        box.installEventFilter(self)
        box.textChanged.connect(self._follow)
        return box

    def set_editable(self, editable: bool) -> None:
        """Allow editing the sentence or not; a read-only one does not look editable."""
        if editable == self._editable:
            return
        self._editable = editable
        shape = Qt.CursorShape.IBeamCursor if editable else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.label.show_tip(_("Click or press F2 to edit") if editable else "")
        if not self.editing:
            self._label_with(self._text)

    @property
    def editing(self) -> bool:
        """Whether the sentence is being edited."""
        return self._editing

    def show_text(self, text: str) -> None:
        """Show the sentence, or a hint if there is none; a sentence being edited is kept."""
        self._text = text
        self.setAccessibleDescription(text)
        if not self.editing:
            self._label_with(text)

    def show_notes(self, spans: Sequence[NoteSpan], theme: Theme) -> None:
        """Mark the phrases of the sentence that have open notes."""
        look = QTextCharFormat()
        look.setBackground(QColor(theme.highlight))
        look.setForeground(QColor(theme.ink))
        self.label.mark([(each.start, each.end) for each in spans if not each.quiet], look)

    def annotate(self) -> bool:
        """Ask for a note on the selected words while the sentence is being edited; returns whether
        there are any. What was typed is saved first."""
        words = selected(self.box, raw_text(self.box)) if self.editing else None
        if words is None:
            return False
        self.finish(keep=True)
        self.note_wanted.emit(words)
        return True

    def _label_with(self, text: str) -> None:
        invited = _("Click here to write the bottom line in one sentence.")
        self.label.setText(text or (invited if self._editable else _("No bottom line written.")))
        self._tighten()

    def _follow(self) -> None:
        """Grow with the text; the hidden label knows how tall that is."""
        if self.editing:
            self._label_with(raw_text(self.box))

    def begin(self) -> None:
        """Start editing, with everything selected."""
        if self._open():
            self.box.selectAll()
        elif not self._editable:
            self.refused.emit()

    def begin_at(self, spot: QPoint) -> None:
        """Start editing at the click, with nothing selected."""
        if self._open():
            self.box.setTextCursor(self.box.cursorForPosition(spot))

    def _open(self) -> bool:
        """Put the editor in place of the label; returns whether that was done."""
        if not self._editable or self.editing:
            return False
        self.box.set_value(self._text)
        self._editing = True
        self._layers.setCurrentWidget(self.box)
        self.box.setGeometry(self.rect())
        self.box.setFocus()
        self.update()
        return True

    def finish(self, *, keep: bool) -> None:
        """Stop editing, and save what was typed or discard it."""
        if not self.editing:
            return
        self._editing = False  # first: losing the focus would finish again
        written = self.box.value()
        self._layers.setCurrentWidget(self.label)
        self._label_with(self._text)
        self.update()
        if keep and written != self._text:
            self.written.emit(written)

    def unsent(self) -> str:
        """The text that differs from the saved sentence."""
        written = self.box.value() if self.editing else self._text
        return written if written != self._text else ""

    def _may_leave(self) -> bool:
        """Ask before Escape discards what was typed."""
        return not self.unsent() or questions_of(self).may_discard(self)

    def _tighten(self) -> None:
        """As tall as the sentence, shown or being edited."""
        self.setFixedHeight(max(self.label.heightForWidth(max(self.width(), 120)), em(LEAST)))

    def resizeEvent(self, event: object) -> None:
        """Another width needs another height."""
        self._tighten()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line below the sentence while it is being edited."""
        if self.editing:
            accent = self.palette().color(QPalette.ColorRole.Accent)
            QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, accent)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click starts to write."""
        self.begin_at(event.position().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 and Enter start to write."""
        if event.key() in (Qt.Key.Key_F2, *ENTER):
            self.begin()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves, Escape discards, losing focus saves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            escape = event.key() == Qt.Key.Key_Escape
            if escape and not self._may_leave():
                return True
            if escape or event.key() in ENTER:
                self.finish(keep=not escape)
                self.setFocus()
                return True
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            elsewhere = event.reason() not in (
                Qt.FocusReason.PopupFocusReason,
                Qt.FocusReason.ActiveWindowFocusReason,
            )
            if elsewhere:
                self.finish(keep=True)
        return bool(super().eventFilter(watched, event))
