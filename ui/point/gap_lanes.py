"""The lanes below the gap trend, on its axis of time: events of proposals and of the text, and the
share of words in brackets on a scale of its own."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from core.text.saying import percent
from core.views.corners import runs
from core.views.trend_events import EventMark, TrendEvent, marks
from core.views.trend_words import Chart, text_label
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.theme import Theme
from ui.point.gap_frame import EVENTS, LEFT, TEXT, PlotFrame

SIDE, HIGH, ROUND = 4, 16, 3
"""Beside the words of a mark, the height of a mark, and the corners of one of the text, in pixels
at 100 %."""


class Lanes(QGraphicsItem):
    """Painted in the scene's own pixels, so that it looks the same on paper."""

    def __init__(self) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self._frame: PlotFrame | None = None
        self._theme: Theme | None = None
        self._foot = 0.0
        self._marks: tuple[EventMark, ...] = ()
        self.setZValue(30)

    def draw(self, chart: Chart, frame: PlotFrame, theme: Theme, foot: float) -> None:
        """Draw the lanes of a chart above `foot`, where the axis of time begins."""
        self.prepareGeometryChange()
        self._chart, self._frame, self._theme, self._foot = chart, frame, theme, foot
        spots = [em(LEFT) + frame.pixels(each.day) for each in chart.events]
        self._marks = marks(spots, em(LEFT), em(LEFT) + frame.width, _width)
        self.update()

    def boundingRect(self) -> QRectF:
        """From the edge of the widget to that of the plot."""
        if self._frame is None:
            return QRectF()
        high = self._frame.lanes + em(HIGH)
        return QRectF(0, self._foot - high, em(LEFT) + self._frame.width, 2 * high)

    def events_at(self, spot: QPointF) -> tuple[TrendEvent, ...]:
        """The events of the mark at a place; none beside marks."""
        if self._chart is None:
            return ()
        for mark in self._marks:
            if self._box(mark).contains(spot):
                return self._chart.events[mark.first - 1 : mark.last]
        return ()

    def _box(self, mark: EventMark) -> QRectF:
        assert self._frame is not None, "marks are drawn in a frame"
        wide = _width(mark)
        top = self._foot - self._frame.lanes + em(EVENTS - HIGH) / 2
        return QRectF(mark.at - wide / 2, top, wide, em(HIGH))

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the marks of the events and the line of the text."""
        chart, frame, theme = self._chart, self._frame, self._theme
        if chart is None or frame is None or theme is None:
            return
        for mark in self._marks:
            self._draw_mark(painter, mark, chart, theme)
        if frame.text:
            lane = QRectF(em(LEFT), self._foot - em(TEXT), frame.width, em(TEXT))
            _TextLane(lane, chart, frame, theme).paint(painter)

    def _draw_mark(self, painter: QPainter, mark: EventMark, chart: Chart, theme: Theme) -> None:
        box = self._box(mark)
        texts = all(each.text for each in chart.events[mark.first - 1 : mark.last])
        corner = em(ROUND) if texts else box.height() / 2
        painter.setPen(QPen(QColor(theme.edge), 1))
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(box, corner, corner)
        painter.setPen(QColor(theme.ink))
        painter.setFont(_font())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.numbers)


def _font() -> QFont:
    return fonts.sans(10.5)


def _width(mark: EventMark) -> float:
    """How wide a mark is with its numbers: at least as wide as high."""
    return max(QFontMetricsF(_font()).horizontalAdvance(mark.numbers) + 2 * em(SIDE), em(HIGH))


def baseline(line: Iterable[float], box: QRectF) -> float:
    """Where words of a lane stand: at its top, a little higher, or below the line, whose heights
    are given: where first it does not run through them."""
    heights, usual = [*line], box.top() + em(11)
    below = (y + em(12) for y in heights if y + em(13) <= box.bottom())
    places = (usual, box.top() + em(8), *below)
    clear = (at for at in places if not any(at - em(10) < y < at + em(2) for y in heights))
    return next(clear, usual)


def _is_within(step: tuple[QPointF, QPointF], left: float, right: float) -> bool:
    return step[1].x() >= left and step[0].x() <= right


class _TextLane:
    """The share of words in brackets as a filled step line in a box; broken where more clauses
    have a text, with the reason beside it."""

    def __init__(self, box: QRectF, chart: Chart, frame: PlotFrame, theme: Theme) -> None:
        self._box, self._theme = box, theme
        self._text, self._frame = chart.text, frame
        self._start, self._end = chart.start, chart.end
        self._words = text_label(chart)

    def paint(self, painter: QPainter) -> None:
        """Draw the two levels of the scale, the line, and what stands beside them."""
        theme, box, most = self._theme, self._box, self._text.scale_end
        painter.setPen(QPen(QColor(theme.grid), 1))
        for share in (0.0, most):
            y = self._y(share)
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        drawn = [*self._runs()]
        for run in drawn:
            area = QPolygonF(
                [*run, QPointF(run[-1].x(), self._y(0)), QPointF(run[0].x(), self._y(0))]
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.grid))
            painter.drawPolygon(area)
        for run in drawn:
            painter.setPen(QPen(QColor(theme.ink), 1.6))
            painter.drawPolyline(QPolygonF(run))
        self._write(painter)

    def _write(self, painter: QPainter) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(fonts.sans(11))
        painter.setPen(QColor(self._theme.mute))
        for share in (0.0, self._text.scale_end):
            beside = QRectF(0, self._y(share) - em(8), em(LEFT) - 4, em(16))
            painter.drawText(beside, right, percent(share))
        for x, words in self._reasons():
            painter.drawText(QPointF(x, self._beside_line(x, words)), words)
        painter.setFont(fonts.sans(12))
        painter.setPen(QColor(self._theme.ink))
        x = self._x(self._end) + 6
        beside = QRectF(x, self._box.top(), self._box.right() - x, self._box.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, self._words)

    def _beside_line(self, left: float, words: str) -> float:
        """The baseline of words that stand beside a break of the line."""
        right = left + QFontMetricsF(fonts.sans(11)).horizontalAdvance(words)
        steps = (step for run in self._runs() for step in pairwise(run))
        ends = (end.y() for step in steps if _is_within(step, left, right) for end in step)
        return baseline(ends, self._box)

    def _reasons(self) -> Iterator[tuple[float, str]]:
        """Why the line is broken, as far as there is room, latest first."""
        metrics = QFontMetricsF(fonts.sans(11))
        limit = self._x(self._end)
        for day, words in reversed(self._text.reasons):
            x = self._x(day) + 3
            if self._start <= day and x + metrics.horizontalAdvance(words) <= limit:
                yield x, words
                limit = x - 8

    def _runs(self) -> Iterator[list[QPointF]]:
        """The corners of the line, in pieces."""
        text = self._text
        for run in runs(text.days, text.shares, self._start, self._end, text.breaks):
            yield [QPointF(self._x(day), self._y(share)) for day, share in run]

    def _x(self, day: dt.date) -> float:
        return self._box.left() + self._frame.pixels(day)

    def _y(self, share: float) -> float:
        """The height of a share, in whole pixels, so that level lines are crisp."""
        part = share / self._text.scale_end
        return round(self._box.bottom() - 1 - (self._box.height() - 2) * part)
