"""The brackets of a wording that is being edited: drawn by depth, gone to, lifted, chosen among."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from core.language import gettext as _
from core.text.bracketing import (
    accepted_alternative,
    bracketed,
    dropped_notes,
    following,
    lifted,
)
from core.text.spanning import Surroundings, brackets_among
from core.views.unmatched import NAMED, UnmatchedSign, dropped_words, more_words, signs_in
from ui.kit.bracket_marks import bracket_marks
from ui.kit.labels import ProseLabel
from ui.kit.phrases import Units, cursor_over, select_in
from ui.kit.theme import Theme
from ui.kit.tips import tip
from ui.kit.typed import raw_text
from ui.plan.unmatched_list import UnmatchedList


class BracketBar(QWidget):
    """Buttons below a text box; each acts at its cursor or on what is selected, as typing would.
    Below them the signs without a partner, and what went with the words of an alternative."""

    def __init__(self, box: QPlainTextEdit, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box, self._theme = box, theme
        self._around = Surroundings()
        self.unmatched = UnmatchedList(self._go_to, self)
        self.told = ProseLabel(muted=True, parent=self)
        self.told.hide()
        box.textChanged.connect(self._draw)
        self._draw()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
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
        column.addLayout(row)
        column.addWidget(self.unmatched)
        column.addWidget(self.told)

    def stand_among(self, around: Surroundings) -> None:
        """The text belongs to others, which may have its notes and the partners of its brackets."""
        self._around = around
        self._draw()

    def _go_on(self) -> None:
        text = raw_text(self._box)
        found = following(text, self._selected(text)[0], self._notes(text))
        if found is not None:
            cursor = cursor_over(self._box.document(), Units(text), found.start, found.end)
            self._box.setTextCursor(cursor)
            self._box.ensureCursorVisible()

    def _put(self) -> None:
        text = raw_text(self._box)
        self._write(text, bracketed(text, *self._selected(text)))

    def _lift(self) -> None:
        text = raw_text(self._box)
        self._write(text, lifted(text, self._place(text), self._notes(text)))

    def _take(self) -> None:
        text = raw_text(self._box)
        notes = self._notes(text)
        left = accepted_alternative(text, self._place(text), notes)
        self._write(text, left)
        self._tell(dropped_words(dropped_notes(text, left, notes)))

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _notes(self, text: str) -> frozenset[str]:
        """The marks of footnotes that the text, or one that it belongs to, calls and says."""
        return self._around.marks.with_those_of(text).notes

    def _go_to(self, sign: UnmatchedSign) -> None:
        select_in(self._box, sign.at, sign.at + 1)

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
        text = raw_text(self._box)
        found = brackets_among(text, self._around)
        self._box.setExtraSelections(bracket_marks(self._box, text, found, self._theme))
        lost = tuple(signs_in(text, found))
        self.unmatched.show_signs(lost[:NAMED], more_words(lost))
        words = "\n".join(each.words for each in lost)
        self._box.setToolTip(tip(words))
        self._box.setAccessibleDescription(words)


def _button(words: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("quiet", True)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.clicked.connect(act)
    return button
