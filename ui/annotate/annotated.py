"""A text to read, select from and annotate, with its notes as highlights. Never markup."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from core.language import gettext as _
from core.text.brackets import Brackets
from core.text.selectors import Selector, select
from core.views.annotations import NOTHING, FieldPlace, Noted, NoteSpan
from ui.annotate.sentence_picking import KEYS, ThirdClick, sentence_span
from ui.kit import fonts
from ui.kit.bracket_marks import bracket_marks
from ui.kit.fonts import em
from ui.kit.keys import ENTER
from ui.kit.phrases import Units, cursor_over, marked
from ui.kit.theme import Theme, legible

TALLEST = 260
"""Above this height, in pixels, a text scrolls inside its card, unless told otherwise."""
SAME_LENGTH = str.maketrans(
    {"\r": "\n", "\u2029": "\n", "\x00": "\ufffd", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd"}
)
"""Characters that Qt would treat as line breaks, mapped to ones it leaves alone."""


def drawn(text: str) -> str:
    """A text as Qt shows it, with the same number of characters, so that positions stay valid."""
    return text.replace("\r\n", "\N{ZERO WIDTH SPACE}\n").translate(SAME_LENGTH)


class Annotated(QTextEdit):
    """Plain text as tall as it needs to be. `lead` is text of our own that may precede it. Brackets
    around contested words are drawn by depth."""

    note_wanted = Signal(FieldPlace, Selector)
    """The text, and the phrase in it that is to be annotated."""
    note_met = Signal(str)
    """The id of the note whose phrase is under the mouse or the cursor; "" for none."""
    note_pressed = Signal(str)
    """The id of the note whose phrase somebody clicked on."""
    pressed = Signal(QPointF)
    """A click that selected nothing, away from any phrase."""

    def __init__(
        self,
        font: QFont | None = None,
        parent: QWidget | None = None,
        *,
        tallest: int = TALLEST,
    ) -> None:
        super().__init__(parent)
        self._shown: tuple[Noted, Theme, str] | None = None
        self._noted, self._lead, self._lit, self._met = NOTHING, "", "", ""
        self._tallest = tallest
        self._brackets: Brackets | None = None
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(font or fonts.serif(13.5, 400))
        self.setStyleSheet("QTextEdit { background: transparent; border: 0; padding: 0; }")
        self.document().setDocumentMargin(0)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._clicks = ThirdClick()
        self._let_select()
        self.cursorPositionChanged.connect(self._meet_at_cursor)

    def _let_select(self) -> None:
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.viewport().setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_noted(self, value: Noted, theme: Theme, lead: str = "") -> None:
        """Show a text and mark its annotated phrases; the selection is kept."""
        if self._shown == (value, theme, lead):
            return
        anew = self._shown is None or self.text() != lead + value.text
        self._shown, self._noted, self._lead = (value, theme, lead), value, lead
        if anew:
            self.setPlainText(lead + drawn(value.text))
        self._mark()
        self._fit()

    def show_brackets(self, found: Brackets) -> None:
        """Draw the brackets of the text."""
        if self._brackets != found:
            self._brackets = found
            self._mark()

    def go_to(self, at: int) -> None:
        """Select a character, with the keyboard there."""
        at += len(self._lead)
        self.setTextCursor(cursor_over(self.document(), self._units(), at, at + 1))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureCursorVisible()

    @property
    def noted(self) -> Noted:
        """What is shown."""
        return self._noted

    def text(self) -> str:
        """The text shown, including the lead."""
        return self._lead + self._noted.text

    # --- phrases ---

    def light(self, note: str) -> bool:
        """Highlight the phrase of a note, or of none; returns whether it is one in this text."""
        found = self._span(note)
        lit = note if found else ""
        if lit != self._lit:
            self._lit = lit
            self._mark()
        return found is not None

    def height_of(self, note: str) -> int:
        """How far down a note's phrase is, in pixels; it is scrolled into view within this text."""
        found = self._span(note)
        if found is None:
            return 0
        cursor = self.textCursor()
        cursor.setPosition(self._units().unit(found.start + len(self._lead)))
        rect = self.cursorRect(cursor)
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if rect.top() < 0 or rect.bottom() > room:
            bar.setValue(bar.value() + rect.top() - room // 3)
        return self.cursorRect(cursor).center().y()

    def _span(self, note: str) -> NoteSpan | None:
        return next((each for each in self._noted.spans if note and each.note == note), None)

    def _units(self) -> Units:
        return Units(self._lead + drawn(self._noted.text))

    def _mark(self) -> None:
        if self._shown is None:
            return
        theme = self._shown[1]
        calm = [each for each in self._noted.spans if not each.quiet and each.note != self._lit]
        lit = [each for each in self._noted.spans if each.note == self._lit]
        text = self._lead + drawn(self._noted.text)
        found = self._brackets
        below = bracket_marks(self, text, found, theme) if found is not None else ()
        self.setExtraSelections(
            [*below, *self._marked(calm, _calm(theme)), *self._marked(lit, _strong(theme))]
        )

    def _marked(
        self, spans: Iterable[NoteSpan], look: QTextCharFormat
    ) -> list[QTextEdit.ExtraSelection]:
        by = len(self._lead)
        places = [(each.start + by, each.end + by) for each in spans]
        return marked(self, self._lead + drawn(self._noted.text), places, look)

    def _note_at(self, unit: int) -> str:
        """The note with the shortest phrase around a Qt position."""
        if unit < 0 or not self._noted.spans:
            return ""
        at = self._units().character(unit) - len(self._lead)
        around = [s for s in self._noted.spans if not s.quiet and s.start <= at < s.end]
        return min(around, key=lambda s: s.end - s.start).note if around else ""

    def _under(self, spot: QPointF) -> str:
        spot = spot + QPointF(0, self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        return self._note_at(layout.hitTest(spot, Qt.HitTestAccuracy.ExactHit))

    def _meet(self, note: str) -> None:
        if note != self._met:
            self._met = note
            self.note_met.emit(note)

    def _meet_at_cursor(self) -> None:
        if self.hasFocus():
            self._meet(self._note_at(self.textCursor().position()))

    # --- selecting ---

    def selected(self) -> Selector | None:
        """The selected phrase, in the record's own text, without surrounding spaces."""
        cursor, text = self.textCursor(), self._noted.text
        if not cursor.hasSelection():
            return None
        units, by = self._units(), len(self._lead)
        start = max(units.character(cursor.selectionStart()) - by, 0)
        end = max(units.character(cursor.selectionEnd()) - by, 0)
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return select(text, start, end) if start < end else None

    def select_sentence(self) -> None:
        """Select the whole sentence or sentences of the selection or at the cursor."""
        units, cursor = self._units(), self.textCursor()
        start, end = map(units.character, (cursor.selectionStart(), cursor.selectionEnd()))
        span = sentence_span(self._lead + drawn(self._noted.text), start, end)
        self.setTextCursor(cursor_over(self.document(), units, *span))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click selects a word; a third click may follow."""
        super().mouseDoubleClickEvent(event)
        self._clicks.note_double(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A third click selects the sentence, across as many lines as it takes."""
        if self._clicks.is_third(event):
            self.select_sentence()
        else:
            super().mousePressEvent(event)

    def annotate(self) -> bool:
        """Ask for a note on the selected words; returns whether there are any."""
        words, place = self.selected(), self._noted.place
        if words is None or place is None:
            return False
        self.note_wanted.emit(place, words)
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, with a note on the selection added."""
        menu = self.createStandardContextMenu()
        menu.addAction(_("Select the sentence\tCtrl+J"), self.select_sentence)
        menu.addSeparator()
        add = menu.addAction(_("Add a note to the selected words\tCtrl+M"), self.annotate)
        add.setEnabled(self.selected() is not None)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Report the note whose phrase is under the mouse."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._meet(self._under(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a phrase goes to its note."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            note = self._under(event.position())
            if note:
                self.note_pressed.emit(note)
            else:
                self.pressed.emit(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Report that nothing is under the mouse any more."""
        super().leaveEvent(event)
        self._meet("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a phrase goes to its note."""
        note = self._note_at(self.textCursor().position())
        if QKeySequence(event.keyCombination()) == QKeySequence(KEYS):
            self.select_sentence()
        elif note and event.key() in ENTER:
            self.note_pressed.emit(note)
        else:
            super().keyPressEvent(event)

    # --- size ---

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
        return QSize(em(200), self.height())

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(80, em(20))

    def _fit(self) -> None:
        self.document().setTextWidth(max(self.viewport().width(), 80))
        whole, most = round(self.document().size().height()) + 2, em(self._tallest)
        tall = min(whole, most)
        if tall != self.height():
            self.setFixedHeight(tall)
            QTimer.singleShot(0, self, self.updateGeometry)  # an active layout ignores it
        self._let_scroll(whole > most)

    def _let_scroll(self, scrolls: bool) -> None:
        """Scroll only where the text is too tall: a bar or a range from before the height was known
        narrows the text, and stays."""
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )
        if not scrolls:
            self.verticalScrollBar().setRange(0, 0)


def _calm(theme: Theme) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(QBrush(QColor(theme.highlight)))
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setUnderlineColor(QColor(theme.highlight_line))
    return look


def _strong(theme: Theme) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(QBrush(QColor(theme.highlight_line)))
    look.setForeground(QBrush(QColor(legible(theme.ink, theme.highlight_line))))
    return look
