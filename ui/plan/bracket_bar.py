"""The brackets of a wording that is being edited: drawn by depth, gone to, lifted, chosen among."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from core.language import gettext as _
from core.text.bracketing import accepted_alternative, bracketed, following, lifted
from core.text.brackets import brackets
from ui.kit.phrases import Units, cursor_over, marked
from ui.kit.theme import Theme
from ui.kit.typed import raw_text


class BracketBar(QWidget):
    """Buttons below a text box; each acts at its cursor or on what is selected, as typing would."""

    def __init__(self, box: QPlainTextEdit, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = box
        self._looks = [_look(each) for each in (theme.narrowing_fill, theme.selection)]
        self._stray = _look(theme.red_line_fill)
        self._stray.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._stray.setUnderlineColor(QColor(theme.red_line))
        box.textChanged.connect(self._draw)
        self._draw()
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
        text = raw_text(self._box)
        found = following(text, self._selected(text)[0])
        if found is not None:
            cursor = cursor_over(self._box.document(), Units(text), found.start, found.end)
            self._box.setTextCursor(cursor)
            self._box.ensureCursorVisible()

    def _put(self) -> None:
        text = raw_text(self._box)
        self._write(text, bracketed(text, *self._selected(text)))

    def _lift(self) -> None:
        text = raw_text(self._box)
        self._write(text, lifted(text, self._place(text)))

    def _take(self) -> None:
        text = raw_text(self._box)
        self._write(text, accepted_alternative(text, self._place(text)))

    def _selected(self, text: str) -> tuple[int, int]:
        """The characters selected, from and to; the same place twice where none are."""
        units, cursor = Units(text), self._box.textCursor()
        return units.character(cursor.selectionStart()), units.character(cursor.selectionEnd())

    def _place(self, text: str) -> int:
        """Where the cursor is; inside of what is selected."""
        start, end = self._selected(text)
        return min(start + 1, end)

    def _write(self, before: str, text: str) -> None:
        """Replace the text as one step, which the box can undo: it has the keyboard again."""
        if text == before:
            return
        place = min(self._selected(before)[0], len(text))
        cursor = self._box.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.setPosition(Units(text).unit(place))
        self._box.setTextCursor(cursor)
        self._box.setFocus()

    def _draw(self) -> None:
        """Put colours behind the signs of brackets, by turns from one depth to the next; those
        without a partner have a line below them."""
        text = raw_text(self._box)
        found = brackets(text)
        spans: dict[int, list[tuple[int, int]]] = {0: [], 1: []}
        for pair in found.pairs:
            spans[pair.depth % 2] += [(pair.start, pair.start + 1), (pair.end - 1, pair.end)]
        alone = [(stray.at, stray.at + 1) for stray in found.strays]
        self._box.setExtraSelections(
            [
                *marked(self._box, text, spans[0], self._looks[0]),
                *marked(self._box, text, spans[1], self._looks[1]),
                *marked(self._box, text, alone, self._stray),
            ]
        )


def _look(colour: str) -> QTextCharFormat:
    """Something behind a sign: of two that touch, Qt paints but one in a colour of its own."""
    look = QTextCharFormat()
    look.setBackground(QColor(colour))
    return look


def _button(words: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("quiet", True)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.clicked.connect(act)
    return button
