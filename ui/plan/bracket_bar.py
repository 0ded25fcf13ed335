"""The brackets of a wording that is being edited: drawn by depth, gone to, lifted, chosen among."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from core.language import gettext as _
from core.text.bracketing import accepted_alternative, bracketed, following, lifted
from core.text.brackets import brackets
from ui.kit.theme import Theme
from ui.kit.typed import raw_text


class BracketBar(QWidget):
    """Buttons below a text box; each acts at its cursor or on what is selected, as typing would."""

    def __init__(self, box: QPlainTextEdit, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = box
        self._depths = _Depths(box, theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.next = _button(_("Next bracket"), self._go_on)
        self.put = _button(_("Bracket"), self._put)
        self.lift = _button(_("Lift bracket"), self._lift)
        self.take = _button(_("Accept alternative"), self._take)
        self.put.setToolTip(_("Put the selected words in brackets"))
        self.lift.setToolTip(_("Remove the brackets around the cursor"))
        self.take.setToolTip(_("Keep the bracket with the cursor, and drop those beside it"))
        for button in (self.next, self.put, self.lift, self.take):
            row.addWidget(button)
        row.addStretch()

    def _go_on(self) -> None:
        cursor = self._box.textCursor()
        found = following(raw_text(self._box), cursor.selectionStart())
        if found is not None:
            cursor.setPosition(found.start)
            cursor.setPosition(found.end, QTextCursor.MoveMode.KeepAnchor)
            self._box.setTextCursor(cursor)
            self._box.ensureCursorVisible()

    def _put(self) -> None:
        cursor = self._box.textCursor()
        self._write(bracketed(raw_text(self._box), cursor.selectionStart(), cursor.selectionEnd()))

    def _lift(self) -> None:
        self._write(lifted(raw_text(self._box), self._place()))

    def _take(self) -> None:
        self._write(accepted_alternative(raw_text(self._box), self._place()))

    def _place(self) -> int:
        """Where the cursor is; inside of what is selected."""
        cursor = self._box.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return min(start + 1, end)

    def _write(self, text: str) -> None:
        """Replace the text as one step, which the box can undo: it has the keyboard again."""
        if text == raw_text(self._box):
            return
        cursor = self._box.textCursor()
        place = cursor.selectionStart()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.setPosition(min(place, len(text)))
        self._box.setTextCursor(cursor)
        self._box.setFocus()


class _Depths(QSyntaxHighlighter):
    """Signs of brackets are bold and coloured, by turns from one depth to the next; those without a
    partner have a line below them."""

    def __init__(self, box: QPlainTextEdit, theme: Theme) -> None:
        super().__init__(box.document())
        self._box = box
        self._colours = [QColor(theme.legible(each)) for each in (theme.accent, theme.widening)]
        self._alarm = QColor(theme.red_line)
        self._found, self._of = brackets(""), ""

    def highlightBlock(self, text: str) -> None:
        """Draw a line's signs; what a sign belongs to can be on other lines."""
        if "[" not in text and "]" not in text:
            return
        whole = raw_text(self._box)
        if whole != self._of:
            self._found, self._of = brackets(whole), whole
        found, first = self._found, self.currentBlock().position()
        for pair in found.pairs:
            for at in (pair.start, pair.end - 1):
                self._sign(at - first, len(text), self._colours[pair.depth % 2], alone=False)
        for stray in found.strays:
            self._sign(stray.at - first, len(text), self._alarm, alone=True)

    def _sign(self, at: int, size: int, colour: QColor, *, alone: bool) -> None:
        if 0 <= at < size:
            look = QTextCharFormat()
            look.setForeground(colour)
            look.setFontWeight(QFont.Weight.Bold)
            if alone:
                look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            self.setFormat(at, 1, look)


def _button(words: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("quiet", True)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.clicked.connect(act)
    return button
