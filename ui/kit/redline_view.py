"""A redline on the screen: what was deleted is struck through, what was inserted underlined, what
moved underlined with dashes."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import (
    QColor,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from core.text.redline import PieceKind, RedlinePiece
from core.text.redlined import RedlinedLine
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.phrases import Units
from ui.kit.theme import Theme

NUMBER = 34
"""The width of the numbers of lines, in pixels."""


class RedlineView(QTextEdit):
    """Text to read and to select in; its characters are those of the pieces, in order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFont(fonts.serif(14, 400))
        self.setMinimumHeight(em(200))
        self._changes: list[tuple[int, int]] = []
        self._units = Units("")

    def sizeHint(self) -> QSize:
        """Room to read, where there is any."""
        return QSize(super().sizeHint().width(), em(380))

    def show_pieces(self, pieces: Sequence[RedlinePiece], theme: Theme) -> None:
        """Show a redline from its beginning."""
        self.clear()
        self._changes = []
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        self._insert(cursor, pieces, theme)
        cursor.endEditBlock()
        self._units = Units("".join(piece.text for piece in pieces))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_columns(
        self, lines: Sequence[tuple[str, RedlinedLine]], theme: Theme, *, beside: bool
    ) -> None:
        """Show lines with what stands before each, in a table: the old text beside the new one, or
        both as one. What is in a row scrolls together."""
        self.clear()
        self._changes, self._units = [], Units("")
        if not lines:
            return
        form = QTextTableFormat()
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        form.setCellPadding(em(3))
        fixed, rest = QTextLength.Type.FixedLength, QTextLength.Type.PercentageLength
        share = QTextLength(rest, 46 if beside else 92)
        sides = (share, share) if beside else (share,)
        form.setColumnWidthConstraints([QTextLength(fixed, em(NUMBER)), *sides])
        form.setWidth(QTextLength(rest, 100))
        whole = QTextCursor(self.document())
        whole.beginEditBlock()  # else everything is laid out anew with each piece
        table = whole.insertTable(len(lines), 1 + len(sides), form)
        plain = _look(PieceKind.EQUAL, theme)
        for row, (number, line) in enumerate(lines):
            muted = QTextCharFormat(plain)
            muted.setForeground(QColor(theme.mute))
            table.cellAt(row, 0).firstCursorPosition().insertText(number, muted)
            for column, pieces in enumerate(_sides(line) if beside else (line.pieces,), 1):
                self._insert(table.cellAt(row, column).firstCursorPosition(), pieces, theme)
        whole.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _insert(self, cursor: QTextCursor, pieces: Sequence[RedlinePiece], theme: Theme) -> None:
        """Put pieces behind all that is there, and remember where the changes are."""
        for piece in pieces:
            start = cursor.position()
            cursor.insertText(piece.text, _look(piece.kind, theme))
            if piece.kind is not PieceKind.EQUAL and cursor.position() > start:
                self._changes.append((start, cursor.position()))

    @property
    def chosen(self) -> tuple[int, int]:
        """The characters selected, from and to; the same place twice where none are."""
        cursor = self.textCursor()
        character = self._units.character
        return character(cursor.selectionStart()), character(cursor.selectionEnd())

    def select_next(self) -> bool:
        """Select the next change, after the last the first again; False without any."""
        if not self._changes:
            return False
        cursor = self.textCursor()
        following = (each for each in self._changes if each[0] >= cursor.selectionEnd())
        start, end = next(following, self._changes[0])
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True


def _sides(line: RedlinedLine) -> tuple[Sequence[RedlinePiece], Sequence[RedlinePiece]]:
    """What of a line stood in the old text, and what stands in the new one."""
    new = (PieceKind.INSERTED, PieceKind.MOVED)
    old = [piece for piece in line.pieces if piece.kind not in new]
    return old, [piece for piece in line.pieces if piece.kind is not PieceKind.DELETED]


def _look(kind: PieceKind, theme: Theme) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(fonts.serif(14, 400))
    look.setForeground(QColor(theme.ink))
    if kind is PieceKind.DELETED:
        look.setFontStrikeOut(True)
        look.setForeground(QColor(theme.red_line))
    elif kind is PieceKind.INSERTED:
        look.setFontUnderline(True)
        look.setForeground(QColor(theme.legible(theme.accent)))
    elif kind is PieceKind.MOVED:
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        look.setForeground(QColor(theme.legible(theme.accent)))
    return look
