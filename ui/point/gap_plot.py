"""The chart of the gap trend. Importing this module imports pyqtgraph: do it when first needed."""

import datetime as dt
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.language import gettext as _
from core.views.corners import steps
from core.views.trend_words import (
    Chart,
    end_labels,
    kept_apart,
    reading,
    summary,
    told_at,
)
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.theme import Theme
from ui.point.gap_axis import Axis
from ui.point.gap_breaks import Breaks
from ui.point.gap_frame import BOTTOM, LEFT, PlotFrame, framed, lanes
from ui.point.gap_lanes import Lanes
from ui.point.gap_rounds import Rounds

HEIGHT = 146
"""The height without lanes, in pixels at 100 %."""

NEAR = 2
"""Within how many days of a round the mouse still shows who was silent at it."""


class TrendPlot(QWidget):
    """Draws one Chart, with lanes for what goes with its trend; emits what was clicked or stepped
    to."""

    stepped = Signal(object)
    """The date of the change that the user wants explained."""
    events_chosen = Signal(object)
    """The events behind the mark that was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Gap trend"))
        self._chart: Chart | None = None
        self._frame: PlotFrame | None = None
        self._theme = theme
        self.chosen: dt.date | None = None
        self.plot = pg.PlotWidget(self, axisItems={each: Axis(each) for each in ("left", "bottom")})
        self._prepare()
        self._make_items()
        self.apply_theme(theme)

    def _prepare(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.plot)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setAntialiasing(True)
        self.plot.setMenuEnabled(False)
        self._own_menu()
        self.plot.hideButtons()
        self.plot.setMouseEnabled(False, False)
        self.plot.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self.plot.viewport().installEventFilter(self)
        self.plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.getAxis("left").setTicks([[(0, "0"), (50, "50"), (100, "100")]])
        self.plot.scene().sigMouseMoved.connect(self._hover)
        self.plot.scene().sigMouseClicked.connect(self._click)

    def _own_menu(self) -> None:
        """Remove pyqtgraph's context menu, which belongs to no widget and would outlive this
        one."""
        menu = self.plot.getPlotItem().ctrlMenu
        menu.setParent(self, menu.windowFlags())

    def _make_items(self) -> None:
        self._levels = [pg.InfiniteLine(y, 0) for y in (0, 50, 100)]
        self._between = pg.PlotDataItem(connect="finite", antialias=True)
        self._stated = pg.PlotDataItem(connect="finite", antialias=True)
        self._dot = pg.ScatterPlotItem(size=8)
        self._spot = pg.ScatterPlotItem(size=11)
        self._rounds = Rounds(self.plot)
        self._breaks = Breaks(self.plot)
        self._lanes = Lanes()
        self.plot.scene().addItem(self._lanes)
        self._words = [pg.TextItem(anchor=(0, 0.5)) for _n in range(2)]
        self._cross = pg.InfiniteLine(0, 90)
        self._told = pg.TextItem(anchor=(0, 0))
        for depth, item in enumerate((self._between, self._stated, self._dot, self._spot)):
            item.setZValue(10 + depth)
        for item in (
            *self._levels,
            self._between,
            self._stated,
            self._dot,
            self._spot,
        ):
            self.plot.addItem(item, ignoreBounds=True)
        for item in (*self._words, self._cross, self._told):
            self.plot.addItem(item, ignoreBounds=True)
        self._told.setZValue(40)
        self._hide_cross()

    def apply_theme(self, theme: Theme) -> None:
        """Use a theme's colours; pyqtgraph would draw on black."""
        self._theme = theme
        self.plot.setBackground(theme.panel)
        for level in self._levels:
            level.setPen(pg.mkPen(theme.grid, width=1))
        self._rounds.apply_theme(theme)
        self._breaks.apply_theme(theme)
        dashes = pg.mkPen(theme.mute, width=1.5)
        dashes.setDashPattern([4.0, 2.5])
        self._between.setPen(dashes)
        self._stated.setPen(pg.mkPen(theme.ink, width=2))
        self._dot.setBrush(pg.mkBrush(theme.ink))
        self._dot.setPen(pg.mkPen(None))
        self._spot.setBrush(pg.mkBrush(theme.panel))
        self._spot.setPen(pg.mkPen(theme.accent, width=2.5))
        self._cross.setPen(pg.mkPen(theme.accent, width=1))
        self._told.fill = pg.mkBrush(theme.panel)
        self._told.border = pg.mkPen(theme.line)
        self._told.setFont(fonts.sans(11))
        self._told.setColor(QColor(theme.ink))
        self.plot.getAxis("left").setWidth(em(LEFT))
        self.plot.getAxis("bottom").setHeight(em(BOTTOM))
        for axis in (self.plot.getAxis("left"), self.plot.getAxis("bottom")):
            axis.setPen(pg.mkPen(None))
            axis.setTextPen(pg.mkPen(theme.mute))
            axis.setTickFont(fonts.sans(11))
            axis.setStyle(tickLength=0, tickTextOffset=4, hideOverlappingLabels=False)
        self._draw()

    def show_chart(self, chart: Chart) -> bool:
        """Draw a chart in place of the last one; returns whether it differs."""
        if chart == self._chart:
            return False
        self._chart = chart
        self.setFixedHeight(em(HEIGHT) + sum(lanes(chart)))
        if self.chosen not in chart.stops:
            self.chosen = None
        self.setAccessibleDescription(summary(chart))
        self._draw()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the labels again."""
        super().resizeEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the axes at another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.apply_theme(self._theme)

    def _draw(self) -> None:
        chart = self._chart
        if chart is None or self.width() < 80:
            return
        self._frame = frame = framed(chart, self.width(), self.height())
        self.plot.setXRange(frame.first, frame.last, padding=0)
        self.plot.setYRange(*frame.scale, padding=0)
        self._draw_lines(chart)
        self._rounds.draw(chart, frame)
        self._draw_words(chart, frame)
        self._breaks.draw(chart, frame)
        self._lanes.draw(chart, frame, self._theme, self.height() - em(BOTTOM) - 1.0)
        self._draw_choice(chart)

    def _draw_lines(self, chart: Chart) -> None:
        trend = chart.trend
        for line, values, broken in (
            (self._stated, trend.stated, trend.breaks),
            (self._between, trend.between, trend.range_breaks),
        ):
            line.setData(*steps(trend.dates, values, chart.start, chart.end, broken))
        last = reading(trend, chart.end)
        if last is None or last.stated is None:
            self._dot.setData([], [])
        else:
            self._dot.setData([chart.end.toordinal()], [last.stated])

    # --- words at the ends of the lines ---

    def _draw_words(self, chart: Chart, frame: PlotFrame) -> None:
        last = reading(chart.trend, chart.end)
        labels = end_labels(chart)
        heights = [last.stated, last.between] if last else [None, None]
        known = [0.0 if height is None else height for height in heights]
        least = frame.sp(em(15))
        known = [min(max(y, least / 2), 100.0) for y in known]
        if all(labels):
            known = list(kept_apart(known[0], known[1], least, least / 2, 100.0))
        x = chart.end.toordinal() + 6 * frame.days_a_pixel
        colours = (self._theme.ink, self._theme.mute)
        for item, words, y, colour, weight in zip(
            self._words, labels, known, colours, (600, 400), strict=True
        ):
            item.setFont(fonts.sans(12, weight))
            item.setText(words, QColor(colour))
            item.setPos(x, y)
            item.setVisible(bool(words))

    # --- reading the chart ---

    def _draw_choice(self, chart: Chart) -> None:
        found = reading(chart.trend, self.chosen) if self.chosen else None
        if self.chosen is None or found is None:
            self._spot.setData([], [])
            return
        heights = [y for y in (found.stated, found.between) if y is not None]
        self._spot.setData([self.chosen.toordinal()] * len(heights), heights)

    def choose(self, date: dt.date | None) -> None:
        """Mark the change on a date, and ask for its explanation."""
        self.chosen = date
        if self._chart is not None:
            self._draw_choice(self._chart)
        self.stepped.emit(date)

    def date_at(self, x: float) -> dt.date | None:
        """The date at an x in this widget, in pixels; None outside the lines."""
        if self._chart is None or self._frame is None:
            return None
        day = round(self._frame.first + (x - em(LEFT)) * self._frame.days_a_pixel)
        start, end = self._chart.start.toordinal(), self._chart.end.toordinal()
        return (
            dt.date.fromordinal(min(max(day, start), end)) if start - 3 <= day <= end + 3 else None
        )

    def x_of(self, date: dt.date) -> float:
        """The x of a date, in pixels of this widget."""
        assert self._frame is not None, "only what has been drawn has a place"
        return em(LEFT) + self._frame.pixels(date)

    def _click(self, event: Any) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        events = self._lanes.events_at(QPointF(event.scenePos()))
        if events:
            self.events_chosen.emit(events)
            return
        date = self.date_at(event.scenePos().x())
        if date is not None and self._chart is not None and self._chart.stops:
            self.choose(min(self._chart.stops, key=lambda stop: abs((stop - date).days)))

    def _hover(self, spot: Any) -> None:
        date, events = self.date_at(spot.x()), self._lanes.events_at(QPointF(spot))
        pointing = Qt.CursorShape.PointingHandCursor if events else Qt.CursorShape.ArrowCursor
        self.plot.viewport().setCursor(pointing)
        if date is None or self._chart is None or self._frame is None:
            self._hide_cross()
            return
        self._cross.setPos(date.toordinal())
        near = (r.told for r in self._chart.rounds if abs((r.date - date).days) <= NEAR)
        breaks = (*self._chart.breaks, *self._chart.text.reasons)
        broken = (words for day, words in breaks if abs((day - date).days) <= NEAR)
        told = [*told_at(self._chart, date, events), *near, *broken]
        self._told.setText("\n".join(part for part in told if part))
        wide, end = self._told.boundingRect().width(), self._frame.pixels(self._chart.end)
        beyond = self._frame.pixels(date) + wide > end
        self._told.setAnchor((1 if beyond else 0, 0))
        self._told.setPos(date.toordinal(), 90)
        self._cross.show()
        self._told.show()

    def _hide_cross(self) -> None:
        self._cross.hide()
        self._told.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel scroll the page, and hide the crosshair when the mouse leaves."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        if event.type() == QEvent.Type.Leave:
            self._hide_cross()
        return bool(super().eventFilter(watched, event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right step from change to change; Escape removes the mark."""
        stops = self._chart.stops if self._chart else ()
        steps_by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if steps_by and stops:
            self.choose(_next(stops, self.chosen, steps_by))
        elif event.key() == Qt.Key.Key_Escape and self.chosen:
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def paint_on(self, painter: QPainter, box: QRectF) -> None:
        """Paint the chart as it is, without the crosshair, into a box of any size; markers are
        drawn as shapes, whereas the screen uses a shared picture of them."""
        self._hide_cross()
        items = self.plot.scene().items()
        markers = [item for item in items if isinstance(item, pg.ScatterPlotItem)]
        for item in markers:
            item.setExportMode(True, {"antialias": True, "resolutionScale": 1.0})
        self.plot.render(painter, box, self.plot.viewport().rect())
        for item in markers:
            item.setExportMode(False)


def _next(stops: tuple[dt.date, ...], now: dt.date | None, by: int) -> dt.date:
    if now not in stops:
        return stops[-1] if by < 0 else stops[0]
    return stops[min(max(stops.index(now) + by, 0), len(stops) - 1)]
