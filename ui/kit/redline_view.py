"""A redline on the screen: what was deleted is struck through, what was inserted underlined, what
moved underlined with dashes."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from core.text.redline import PieceKind, RedlinePiece
from core.text.redlined import GAP, RedlinedLine, set_apart
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.phrases import Units
from ui.kit.theme import Theme

NUMBER = 34
"""The width of the numbers of lines, in pixels."""
AT_ONCE = 60
"""How many lines are drawn before the window answers again; no screen shows more."""

Lines = Sequence[tuple[str, RedlinedLine]]
"""Lines with what stands before each."""


class RedlineView(QTextEdit):
    """Text to read and to select in; its characters are those of the pieces, in order, and the
    blanks that set them apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFont(fonts.serif(14, 400))
        self.setMinimumHeight(em(200))
        self._changes: list[tuple[int, int]] = []
        self._units, self._gaps = Units(""), list[int]()
        self._coming: Iterator[tuple[Lines, QTextTableFormat, Theme]] = iter(())
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._draw_more)

    def sizeHint(self) -> QSize:
        """Room to read, where there is any."""
        return QSize(super().sizeHint().width(), em(380))

    def show_pieces(self, pieces: Sequence[RedlinePiece], theme: Theme) -> None:
        """Show a redline from its beginning."""
        self._begin()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        shown = [*set_apart(pieces)]
        self._insert(cursor, shown, theme)
        cursor.endEditBlock()
        self._units = Units("".join(piece.text for piece in shown))
        ends = accumulate(len(piece.text) for piece in shown)
        self._gaps = [end for piece, end in zip(shown, ends, strict=True) if piece is GAP]
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_columns(self, lines: Lines, theme: Theme, *, beside: bool) -> None:
        """Show lines with what stands before each, in columns: the old text beside the new one, or
        both as one. What is in a row scrolls together. Of many lines the first are there at once,
        and the others follow bit by bit."""
        self._begin()
        form = _columns(beside=beside)
        self._coming = ((batch, form, theme) for batch in _batches(lines))
        self._draw_more()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _begin(self) -> None:
        self.clear()
        self._later.stop()
        self._changes, self._units, self._gaps, self._coming = [], Units(""), [], iter(())

    def _draw_more(self) -> bool:
        """Put the next lines behind those that are there; False if there are no more."""
        found = next(self._coming, None)
        if found is None:
            return False
        lines, form, theme = found
        whole = QTextCursor(self.document())
        whole.movePosition(QTextCursor.MoveOperation.End)
        whole.beginEditBlock()  # else everything is laid out anew with each piece
        whole.setBlockFormat(_no_room())
        table = whole.insertTable(len(lines), form.columns(), form)
        muted = _look(PieceKind.EQUAL, theme)
        muted.setForeground(QColor(theme.mute))
        for row, (number, line) in enumerate(lines):
            table.cellAt(row, 0).firstCursorPosition().insertText(number, muted)
            sides = _sides(line) if form.columns() > 2 else (line.pieces,)
            for column, pieces in enumerate(sides, 1):
                shown = set_apart(pieces)
                self._insert(table.cellAt(row, column).firstCursorPosition(), shown, theme)
        whole.movePosition(QTextCursor.MoveOperation.End)
        whole.setBlockFormat(_no_room())
        whole.endEditBlock()
        self._later.start()
        return True

    def _insert(self, cursor: QTextCursor, pieces: Iterable[RedlinePiece], theme: Theme) -> None:
        """Put pieces behind all that is there, and remember where the changes are."""
        for piece in pieces:
            start = cursor.position()
            cursor.insertText(piece.text, _look(piece.kind, theme))
            if piece.kind is not PieceKind.EQUAL and cursor.position() > start:
                self._changes.append((start, cursor.position()))

    @property
    def chosen(self) -> tuple[int, int]:
        """The characters of the pieces that are selected, from and to; the same place twice where
        none are."""
        cursor = self.textCursor()
        start, end = map(self._units.character, (cursor.selectionStart(), cursor.selectionEnd()))
        return start - bisect_right(self._gaps, start), end - bisect_right(self._gaps, end)

    def select_next(self) -> bool:
        """Select the next change, after the last the first again; False without any."""
        cursor = self.textCursor()
        found = self._change_after(cursor.selectionEnd())
        while found is None and self._draw_more():
            found = self._change_after(cursor.selectionEnd())
        if not self._changes:
            return False
        start, end = found or self._changes[0]
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _change_after(self, place: int) -> tuple[int, int] | None:
        return next((each for each in self._changes if each[0] >= place), None)


def _batches(lines: Lines) -> Iterator[Lines]:
    return (lines[at : at + AT_ONCE] for at in range(0, len(lines), AT_ONCE))


def _columns(*, beside: bool) -> QTextTableFormat:
    """A column for numbers, and one or two of the same width for the texts."""
    form = QTextTableFormat()
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    form.setCellPadding(em(3))
    fixed, rest = QTextLength.Type.FixedLength, QTextLength.Type.PercentageLength
    sides = [QTextLength(rest, 46)] * 2 if beside else [QTextLength(rest, 92)]
    form.setColumns(1 + len(sides))
    form.setColumnWidthConstraints([QTextLength(fixed, em(NUMBER)), *sides])
    form.setWidth(QTextLength(rest, 100))
    return form


def _no_room() -> QTextBlockFormat:
    """What stands between two tables is an empty line, which is not to be seen."""
    form = QTextBlockFormat()
    form.setLineHeight(0, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return form


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
