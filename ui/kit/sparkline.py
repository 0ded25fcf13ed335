"""A small trend: the stated gap as a solid step line, the gap between ranges dashed.

Below it, where there is a text, is the share of words in brackets on a scale of its own.
"""

import datetime as dt
from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.language import gettext as _
from core.views.corners import runs
from core.views.gap_figures import Course
from ui.kit import fonts
from ui.kit.fonts import em

HEIGHT, FOOT, HEAD = 84, 18, 6
"""The height in pixels at 100 % of all, of the rounds' names below, and of the margin above."""
LANE, CAPTION = 20, 15
"""The height in pixels at 100 % of the line of the text and of the words above it."""
DOT = 3.0
"""The radius of the dot of a single day; a line of fewer pixels is drawn as one."""
Runs = list[QPolygonF]


class SparklineWidget(QWidget):
    """From the first entry to `until`, on a scale of 0 to 100, with the rounds named below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course: Course | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Gap over time"))

    def show_course(self, course: Course) -> None:
        """Draw the course of a gap; rounds without a date or outside it are left out."""
        self._course = course
        self.setAccessibleDescription(course.text_words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the card allows."""
        return QSize(em(240), em(HEIGHT) + self._lane)

    @property
    def _lane(self) -> int:
        """What the text takes of the height; nothing where there is none."""
        there = self._course is not None and self._course.known and self._course.text.days
        return em(CAPTION + LANE) if there else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw two grid lines, the rounds, and the two step lines."""
        painter = QPainter(self)
        area = QRectF(0, em(HEAD), self.width(), em(HEIGHT) - em(HEAD) - em(FOOT))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Midlight), 1))
        painter.drawLine(QPointF(0, area.top() + 0.5), QPointF(area.right(), area.top() + 0.5))
        painter.drawLine(
            QPointF(0, area.bottom() - 0.5), QPointF(area.right(), area.bottom() - 0.5)
        )
        if self._course is None or not self._course.known:
            self._say_nothing(painter, area)
            return
        self._draw_rounds(painter, area)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        mute = self.palette().color(QPalette.ColorRole.PlaceholderText)
        dashed = QPen(mute, 1.2, Qt.PenStyle.CustomDashLine)
        dashed.setDashPattern([4, 2.5])
        trend = self._course.trend
        between = self._runs(area, trend.dates, trend.between, trend.range_breaks)
        stated = self._runs(area, trend.dates, trend.stated, trend.breaks)
        self._draw(painter, between, dashed)
        self._draw(painter, stated, QPen(ink, 2))
        if self._lane:
            lane = QRectF(0, area.bottom() + em(CAPTION), self.width(), em(LANE))
            self._draw_text(painter, lane, QPen(ink, 1.4))

    def _draw_text(self, painter: QPainter, lane: QRectF, pen: QPen) -> None:
        """Draw the share of words in brackets, with a caption above."""
        text = self._drawn.text
        painter.setFont(fonts.sans(10))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        caption = QRectF(0, lane.top() - em(CAPTION), lane.width(), em(CAPTION))
        end, room = Qt.TextElideMode.ElideRight, int(caption.width())
        words = painter.fontMetrics().elidedText(self._drawn.text_words, end, room)
        painter.drawText(caption, Qt.AlignmentFlag.AlignVCenter, words)
        fill = self.palette().color(QPalette.ColorRole.Midlight)
        painter.setPen(QPen(fill, 1))
        painter.drawLine(lane.bottomLeft(), lane.bottomRight())
        shares = [100 * share / text.scale_end for share in text.shares]
        for run in self._runs(lane, text.days, shares, text.breaks):
            foot = [QPointF(each.x(), lane.bottom()) for each in (run.last(), run.first())]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawPolygon(QPolygonF([*(run.at(n) for n in range(run.count())), *foot]))
            painter.setPen(pen)
            painter.drawPolyline(run)

    def _say_nothing(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(fonts.sans(11.5))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _("No gap known yet"))

    def _draw(self, painter: QPainter, runs: Runs, pen: QPen) -> None:
        painter.setPen(pen)
        for run in runs:
            if run.boundingRect().width() < DOT and run.boundingRect().height() < DOT:
                self._dot(painter, run.first(), pen)
            else:
                painter.drawPolyline(run)

    def _dot(self, painter: QPainter, spot: QPointF, pen: QPen) -> None:
        """Draw a value of a single day, which is too short for a line, as a dot within the
        widget."""
        x = min(max(spot.x(), DOT + 1), self.width() - DOT - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        solid = pen.style() is Qt.PenStyle.SolidLine
        painter.setBrush(pen.color() if solid else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(pen.color(), 1.2))
        painter.drawEllipse(QPointF(x, spot.y()), DOT, DOT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _runs(
        self,
        area: QRectF,
        days: Sequence[dt.date],
        values: Sequence[float | None],
        breaks: Collection[int],
    ) -> Runs:
        """A step line of values from 0 to 100 in pieces."""
        pieces = runs(days, values, self._drawn.trend.dates[0], self._last_day, breaks)
        return [QPolygonF([self._spot(area, *corner) for corner in run]) for run in pieces]

    def _spot(self, area: QRectF, day: dt.date, value: float) -> QPointF:
        """The place of a value, its y in whole pixels, so that horizontal lines are crisp."""
        height = round(area.bottom() - 1 - (area.height() - 2) * value / 100)
        return QPointF(self._x(area, day), height)

    @property
    def _drawn(self) -> Course:
        assert self._course is not None, "without a course nothing is drawn"
        return self._course

    @property
    def _last_day(self) -> dt.date:
        return max(self._drawn.today, self._drawn.trend.dates[-1])

    def _x(self, area: QRectF, date: dt.date) -> float:
        first = self._drawn.trend.dates[0]
        days = max((self._last_day - first).days, 1)
        return area.left() + area.width() * (date - first).days / days

    def _draw_rounds(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(fonts.sans(10))
        last = -100.0
        for each in self._drawn.rounds:
            if (
                each.date is None
                or not self._drawn.trend.dates[0] <= each.date <= self._drawn.today
            ):
                continue
            here = self._x(area, each.date)
            if here - last >= em(26):
                self._draw_round(painter, area, here, _("R{number}").format(number=each.number))
                last = here

    def _draw_round(self, painter: QPainter, area: QRectF, here: float, words: str) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.Midlight))
        painter.drawLine(QPointF(here, area.top()), QPointF(here, area.bottom()))
        if self._lane:
            foot = area.bottom() + self._lane
            painter.drawLine(QPointF(here, foot - em(LANE)), QPointF(here, foot))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        width = painter.fontMetrics().horizontalAdvance(words)
        left = min(max(here - width / 2, 0), self.width() - width)
        painter.drawText(QPointF(left, em(HEIGHT - 4) + self._lane), words)
