"""Text in a few lines: long words break, and what does not fit is cut and put in a tool tip."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.direction import direction
from ui.kit.labels import Text
from ui.kit.tips import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCharFormat

BREAK = "\N{LINE SEPARATOR}"
"""Tells Qt's text layout to begin a new line."""
KEPT = 8
"""How many widths to keep lines for."""
_OTHER_LINES = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
LONGEST = 2000
"""The most characters to lay out; a few lines never hold more."""


class _Laid(NamedTuple):
    """Lines, whether some found no room, and how high they are in pixels."""

    layout: QTextLayout
    cut: bool
    height: int


class ElidedLines(Text):
    """Wraps at spaces, else inside a word, into at most `most` lines; the last ends in "…"."""

    def __init__(
        self,
        text: str = "",
        font: QFont | None = None,
        *,
        most: int,
        muted: bool = False,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._most, self._hint = most, hint
        self._laid: dict[int, _Laid] = {}
        self._font = QFont()
        self._marks: tuple[tuple[int, int], ...] = ()
        self._mark_look: QTextCharFormat | None = None
        super().__init__(text, font, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        if muted:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setWordWrap(True)  # the narrower, the taller

    def mark(self, spans: Sequence[tuple[int, int]], look: "QTextCharFormat") -> None:
        """Draw stretches of the text, given by character, in a look of their own."""
        self._marks, self._mark_look = tuple(spans), look
        self.update()

    def _marked(self) -> list[QTextLayout.FormatRange]:
        found: list[QTextLayout.FormatRange] = []
        if self._mark_look is None:
            return found
        for start, end in self._marks:
            mark = QTextLayout.FormatRange()
            mark.start = units(self.text()[:start])
            mark.length = units(self.text()[start:end])
            mark.format = self._mark_look
            found.append(mark)
        return found

    def show_tip(self, hint: str) -> None:
        """Add words to the tool tip."""
        self._hint = hint
        self._show_rest()

    def minimumSizeHint(self) -> QSize:
        """One line of a few letters."""
        return self._edged(60, self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        """The whole text on one line, however long."""
        metrics = self.fontMetrics()
        lines = self.text()[:LONGEST].splitlines() or [""]
        width = max(metrics.horizontalAdvance(line) for line in lines) + 2
        return self._edged(width, min(len(lines), self._most) * metrics.lineSpacing())

    def _edged(self, width: int, height: int) -> QSize:
        edge = self.contentsMargins()
        return QSize(width + edge.left() + edge.right(), height + edge.top() + edge.bottom())

    @property
    def laid(self) -> _Laid:
        """The lines as they are drawn."""
        return self._lay(self.contentsRect().width())

    def heightForWidth(self, width: int) -> int:
        """The height of the lines that a width leads to, in pixels; a layout may ask for more than
        it will be given."""
        edges = self._edged(0, 0)
        return self._lay(min(width, self.maximumWidth()) - edges.width()).height + edges.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines; only now is it known whether a tool tip must show the rest."""
        painter = QPainter(self)
        painter.setPen(self.pen)
        self.laid.layout.draw(painter, QPointF(self.contentsRect().topLeft()), self._marked())
        self._show_rest()

    def _show_rest(self) -> None:
        """Say in the tool tip what finds no room, and the hint."""
        whole = self.text() if self.laid.cut else ""
        words = tip("\n".join(part for part in (whole, self._hint) if part))
        if words != self.toolTip():
            self.setToolTip(words)

    def setText(self, text: str) -> None:
        """Change the text."""
        self._laid.clear()
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """A different font needs a new layout; different colours, or a style that sets the same
        font again, do not."""
        if event.type() in _OTHER_LINES and self.font() != self._font:
            self._font = self.font()
            self._laid.clear()
        super().changeEvent(event)

    def _lay(self, width: int) -> _Laid:
        """The lines at a width; kept, because a layout asks for the same few widths many times."""
        if width not in self._laid:
            if len(self._laid) >= KEPT:
                self._laid.clear()
            align = self.alignment()
            layout, cut = laid_out(self.text(), self.font(), max(width, 24), self._most, align)
            height = max(round(layout.boundingRect().height()), self.fontMetrics().height())
            self._laid[width] = _Laid(layout, cut, height)
        return self._laid[width]


def widest(words: Iterable[str], font: QFont) -> int:
    """The width in pixels of a line that holds the widest of some words; 0 without any."""
    measure = QFontMetricsF(font).horizontalAdvance
    return ceil(max(map(measure, words), default=0.0))


def kept_together(text: str) -> str:
    """Text, as long as it was, of which no line begins with the dot between two parts."""
    return text.replace(" · ", "\N{NO-BREAK SPACE}· ")


def units(text: str) -> int:
    """The length of a text as Qt counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


Align = Qt.AlignmentFlag
START = Align.AlignLeft | Align.AlignTop


def laid_out(
    text: str, font: QFont, width: int, most: int, align: Align = START
) -> tuple[QTextLayout, bool]:
    """Text in at most `most` lines of a width in pixels, and whether some did not fit."""
    plain = kept_together(BREAK.join(text[:LONGEST].splitlines()))
    layout = _broken(plain, font, width, most, align)
    if layout.lineCount() <= most:
        return layout, False
    start = _units(plain, layout.lineAt(most - 1).textStart())
    rest = plain[start:].replace(BREAK, " ")
    last = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    last = last if last.endswith("…") else f"{last}…"
    before = plain[: start - 1] if plain[:start].endswith((BREAK, " ")) else plain[:start]
    shown = BREAK.join(part for part in (before, last) if part)
    return _broken(shown, font, width, most, align), True


def _broken(text: str, font: QFont, width: int, most: int, align: Align) -> QTextLayout:
    layout = QTextLayout(text, font)
    way = direction(text)
    if way == Qt.LayoutDirection.RightToLeft and not align & Align.AlignAbsolute:
        align = Align.AlignRight
    option = QTextOption(align)
    option.setTextDirection(way)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while layout.lineCount() <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _units(text: str, units: int) -> int:
    """How many characters make so many of Qt's 16-bit units; an emoji takes two of them."""
    if text.isascii():
        return units
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
