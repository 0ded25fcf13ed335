"""Which marker stands for whom, where no cards below a map say so."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from core.views.position_map import PartyMark
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.marker import paint_marker
from ui.kit.theme import Theme

SIZE, LINE, RADIUS, SPACE = 12, 22, 6, 18
"""The size of the names, the height of a line, of a marker, and the space after a name, in pixels
at 100 %."""


class MapKey:
    """The parties of a map, laid out in lines of a width in pixels."""

    def __init__(self, marks: Sequence[PartyMark], theme: Theme, width: float) -> None:
        self._theme, self._width = theme, width
        self._places = [*self._laid_out(tuple({mark.party: mark for mark in marks}.values()))]

    def _laid_out(
        self, marks: Sequence[PartyMark]
    ) -> Iterator[tuple[PartyMark, str, float, float]]:
        metrics = QFontMetricsF(fonts.sans(SIZE))
        x = y = 0.0
        for mark in marks:
            words = self._words(mark, metrics)
            wide = em(2 * RADIUS + 8) + metrics.horizontalAdvance(words)
            if x and x + wide > self._width:
                x, y = 0.0, y + em(LINE)
            yield mark, words, x, y
            x += wide + em(SPACE)

    def _words(self, mark: PartyMark, metrics: QFontMetricsF) -> str:
        """A name, cut in its middle if it is wider than a line, and the code."""
        code = f" ({mark.code})" if mark.code else ""
        room = self._width - em(2 * RADIUS + 8) - metrics.horizontalAdvance(code)
        name = metrics.elidedText(mark.name, Qt.TextElideMode.ElideMiddle, room)
        return f"{name}{code}"

    @property
    def height(self) -> int:
        """How tall it is, in pixels."""
        return round(max((y for *_mark, y in self._places), default=-em(LINE))) + em(LINE)

    def paint_on(self, painter: QPainter, at: QPointF) -> None:
        """Draw it from a place on."""
        painter.setFont(fonts.sans(SIZE))
        for mark, words, x, y in self._places:
            middle = at + QPointF(x + em(RADIUS), y + em(LINE) / 2)
            colour = self._theme.legible(mark.colour)
            paint_marker(painter, mark.marker, colour, middle, radius=em(RADIUS))
            painter.setPen(QColor(self._theme.ink))
            left = at.x() + x + em(2 * RADIUS + 8)
            box = QRectF(left, at.y() + y, self._width, em(LINE))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
