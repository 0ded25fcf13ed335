"""Reading a source: its stored text, with notes and evidence marked in it."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QKeySequence,
    QMouseEvent,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from core.editing.commands.evidence import page_of
from core.language import gettext as _
from core.text.folding import Folded, sought
from core.text.selectors import Selector
from ui.annotate.sentence_picking import KEYS, ThirdClick, sentence_span
from ui.kit import fonts
from ui.kit.phrases import Units, cursor_over, marked, selected
from ui.kit.theme import Theme

SIZE = 15
"""The size of the text, in pixels at 100 %."""


class TextMark(msgspec.Struct, frozen=True):
    """A stretch of the text, by character, and the note or excerpt on it."""

    start: int
    end: int
    record: str
    evidence: bool = False


class SourceText(QPlainTextEdit):
    """A text of any length, to read and to select from. Page breaks, which are form feeds in
    `text`, are shown as blank lines, so that positions are the same on screen and in the text."""

    note_wanted = Signal(Selector)
    evidence_wanted = Signal(Selector)
    """The phrase that the user wants to annotate, or to make evidence."""
    hovered = Signal(str)
    """The note or excerpt under the mouse; "" for none."""
    marked = Signal()
    """The text, or what is marked in it, is another."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.text, self._units = "", Units("")
        self.marks: tuple[TextMark, ...] = ()
        self.lit = ""
        self._folded: Folded | None = None
        self._clicks = ThirdClick()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(_("Text of the source"))
        self.setTabChangesFocus(True)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.document().setDocumentMargin(10)
        self._keys("Ctrl+E", self.ask_for_evidence)
        self._keys(KEYS, self.select_sentence)
        self.setFont(fonts.serif(SIZE, 400))

    def _keys(self, keys: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self, act)  # type: ignore[call-overload]
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)

    def show_text(self, text: str, marks: Sequence[TextMark], theme: Theme) -> None:
        """Show a text and its marks."""
        self._theme = theme
        if text != self.text:
            self.text, self._units, self._folded = text, Units(text), None
            self.setPlainText(text.replace("\f", "\n"))
        self.marks = tuple(marks)
        self._draw_marks()

    def light(self, record: str) -> None:
        """Highlight one of the marks more strongly than the others; "" highlights none."""
        if record != self.lit:
            self.lit = record
            self._draw_marks()

    def _draw_marks(self) -> None:
        """Notes have a background and an underline, evidence a background of another colour and
        dots."""
        found: list[QTextEdit.ExtraSelection] = []
        for evidence in (True, False):
            spans = [(m.start, m.end) for m in self.marks if m.evidence is evidence]
            found += marked(self, self.text, spans, self._look(evidence))
        lit = [(m.start, m.end) for m in self.marks if m.record == self.lit]
        found += marked(self, self.text, lit, self._look_lit())
        self.setExtraSelections(found)
        self.marked.emit()

    def _look(self, evidence: bool) -> QTextCharFormat:
        look = QTextCharFormat()
        ground = self._theme.settled_fill if evidence else self._theme.highlight
        style = QTextCharFormat.UnderlineStyle
        look.setBackground(QBrush(QColor(ground)))
        look.setUnderlineStyle(style.DotLine if evidence else style.SingleUnderline)
        line = self._theme.closing if evidence else self._theme.highlight_line
        look.setUnderlineColor(QColor(line))
        return look

    def _look_lit(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setBackground(QBrush(QColor(self._theme.accent)))
        look.setForeground(QBrush(QColor(self._theme.on_accent)))
        return look

    def go_to(self, start: int, end: int) -> None:
        """Bring a stretch of the text, by character, into the middle of the view."""
        cursor = cursor_over(self.document(), self._units, start, end)
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)
        self.centerCursor()

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the text, by character, and bring it into view."""
        self.setTextCursor(cursor_over(self.document(), self._units, start, end))
        self.centerCursor()

    def span(self) -> tuple[int, int]:
        """From where to where the text is selected, by character; twice the place of the cursor if
        it is not."""
        units, cursor = self._units, self.textCursor()
        return units.character(cursor.selectionStart()), units.character(cursor.selectionEnd())

    def select_word(self, place: int) -> None:
        """Select the word at a place."""
        cursor = cursor_over(self.document(), self._units, place, place)
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        self.setTextCursor(cursor)

    def select_sentence(self) -> None:
        """Select the whole sentence or sentences of the selection or at the cursor."""
        self.select(*sentence_span(self.text, *self.span()))

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

    def page(self) -> int:
        """The page with the cursor, counted from 1."""
        return page_of(self.text, self.span()[0])

    def selection(self) -> Selector | None:
        """The selected phrase, without surrounding spaces; None if there is none."""
        phrase = selected(self, self.text)
        return phrase if phrase is not None and phrase.quote.strip() else None

    def annotate(self) -> bool:
        """Ask for a note on the selection; returns whether there is one."""
        phrase = self.selection()
        if phrase is not None:
            self.note_wanted.emit(phrase)
        return phrase is not None

    def ask_for_evidence(self) -> bool:
        """Ask to make the selection evidence; returns whether there is one."""
        phrase = self.selection()
        if phrase is not None:
            self.evidence_wanted.emit(phrase)
        return phrase is not None

    def mark_at(self, unit: int) -> str:
        """The note or excerpt at a Qt position."""
        return self.mark_on(self._units.character(unit))

    def mark_on(self, place: int) -> str:
        """The note or excerpt at a place in the text; the shortest if several overlap."""
        found = [m for m in self.marks if m.start <= place < m.end]
        return min(found, key=lambda mark: mark.end - mark.start).record if found else ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Report which mark is under the mouse."""
        super().mouseMoveEvent(event)
        cursor = self.cursorForPosition(event.position().toPoint())
        inside = self.cursorRect(cursor).adjusted(-12, -2, 12, 2)
        near = inside.contains(event.position().toPoint())
        self.hovered.emit(self.mark_at(cursor.position()) if near else "")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, with a note and evidence for the selection."""
        menu = self.createStandardContextMenu()
        menu.addAction(_("Select the sentence\tCtrl+J"), self.select_sentence)
        menu.addSeparator()
        note = menu.addAction(_("Add a note to the selected words\tCtrl+M"), self.annotate)
        cite = menu.addAction(_("Cite as evidence…\tCtrl+E"), self.ask_for_evidence)
        for action in (note, cite):
            action.setEnabled(self.selection() is not None)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def find_words(self, words: str, step: int) -> tuple[int, int]:
        """Select the occurrence of these words that is here or follows (0), the next (1) or the
        previous one (-1), wrapping around; returns its number and the total, (0, 0) if there is
        none."""
        self._folded = self._folded or Folded(self.text)
        places = self._folded.all_places(sought(words))
        if not places:
            return 0, 0
        cursor = self.textCursor()
        here = self._units.character(cursor.selectionStart())
        stay = step == 0 or not cursor.hasSelection()
        if step < 0:
            at = max((p for p in places if p[0] < here), default=places[-1])
        else:
            onward = (p for p in places if p[0] > here or (stay and p[0] == here))
            at = min(onward, default=places[0])
        self.select(*at)
        return places.index(at) + 1, len(places)
