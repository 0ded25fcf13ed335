"""The chart of the gap trend. Importing this module imports pyqtgraph: do it when first needed."""

import datetime as dt
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.language import gettext as _
from core.model.records import Marker
from core.views.dates import spread
from core.views.trend_words import (
    Chart,
    RoundLine,
    end_labels,
    kept_apart,
    reading,
    reading_words,
    steps,
    summary,
    thinned,
)
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.theme import Theme
from ui.point.gap_axis import Axis
from ui.point.gap_breaks import Breaks

BEYOND = 13.0
"""How far an axis lets the label of a day protrude, in pixels."""
LEFT, BOTTOM, TOP = 34, 34, 6
"""Room for the two axes and above the line of 100, in pixels at 100 %."""


NEAR = 2
"""Within how many days of a round the mouse still shows who was silent at it."""

MARK_STEP = 10.0
"""The distance between silence markers, in pixels."""

SYMBOLS = {Marker.SQUARE: "s", Marker.DIAMOND: "d", Marker.TRIANGLE: "t1", Marker.STAR: "star"}
"""pyqtgraph's names for the markers; a circle stands for the others."""


class TrendPlot(QWidget):
    """Draws one Chart; emits the date that was clicked or stepped to."""

    stepped = Signal(object)
    """The date of the change that the user wants explained."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(em(150))
        self.setAccessibleName(_("Gap trend"))
        self._chart: Chart | None = None
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
        self._verticals = pg.PlotDataItem(connect="pairs")
        self._between = pg.PlotDataItem(connect="finite", antialias=True)
        self._stated = pg.PlotDataItem(connect="finite", antialias=True)
        self._dot = pg.ScatterPlotItem(size=8)
        self._spot = pg.ScatterPlotItem(size=11)
        self._silent = pg.ScatterPlotItem(size=7, brush=None)
        self._breaks = Breaks(self.plot)
        self._words = [pg.TextItem(anchor=(0, 0.5)) for _n in range(2)]
        self._cross = pg.InfiniteLine(0, 90)
        self._told = pg.TextItem(anchor=(0, 0))
        for depth, item in enumerate((self._between, self._stated, self._dot, self._spot)):
            item.setZValue(10 + depth)
        for item in (
            *self._levels,
            self._verticals,
            self._silent,
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
        fine = pg.mkPen(theme.line, width=1)
        fine.setDashPattern([3.0, 3.0])
        self._verticals.setPen(fine)
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
        self._draw_lines(chart)
        self._frame(chart)
        self._draw_rounds(chart)
        self._draw_words(chart)
        self._breaks.draw(chart, self._pixels, self._inner_height())
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

    # --- the frame: how many days and points a pixel is ---

    def _frame(self, chart: Chart) -> None:
        wide = self._inner_width()
        span = max((chart.end - chart.start).days, 1)
        drawn = max(wide - self._label_width(chart), wide * 0.4)
        pad = self._left_pad(chart, span / drawn)
        drawn -= pad
        start = chart.start.toordinal() - pad * span / drawn
        self.plot.setXRange(start, start + span * wide / drawn, padding=0)
        above = 100.0 * em(TOP) / max(self._inner_height(), 1)
        self.plot.setYRange(-1, 101 + above, padding=0)

    def _left_pad(self, chart: Chart, days_a_pixel: float) -> float:
        """Room for half the label of a round at the very start, or for the dot of a single day,
        else almost none."""
        near = chart.start + dt.timedelta(days=round(em(24) * days_a_pixel))
        if any(chart.start <= r.date < near for r in chart.rounds):
            return em(24)
        half = QFontMetricsF(fonts.sans(11)).horizontalAdvance(chart.dated(chart.start)) / 2
        return max(6.0 if chart.start == chart.end else 2.0, half - BEYOND)

    def _inner_width(self) -> float:
        return max(self.width() - em(LEFT) - 2.0, 40.0)

    def _inner_height(self) -> float:
        return max(self.height() - em(BOTTOM) - 2.0, 40.0)

    def _label_width(self, chart: Chart) -> float:
        metrics = QFontMetricsF(fonts.sans(12, 600))
        widest = max(metrics.horizontalAdvance(words) for words in (*end_labels(chart), " "))
        return widest + em(18)

    def _pixels(self, date: dt.date) -> float:
        (left, right), _y = self.plot.viewRange()
        return float(self._inner_width() * (date.toordinal() - left) / (right - left))

    # --- rounds and dates ---

    def _draw_rounds(self, chart: Chart) -> None:
        shown = [r for r in chart.rounds if chart.start <= r.date <= chart.end]
        kept = self._round_ticks([(r.date, r.name) for r in shown])
        if len(kept) < len(shown):
            kept = self._round_ticks([(r.date, r.short) for r in shown])
        sparse = len(shown) * 10 < self._inner_width()
        lines = [r.date for r in shown] if sparse else [date for date, _name in kept]
        xs = [float(date.toordinal()) for date in lines for _end in range(2)]
        self._verticals.setData(xs, [0.0, 120.0] * len(lines))
        self._draw_silence([each for each in shown if each.date in lines])
        days = spread(chart.start, chart.end, 4) if not kept else (chart.start,)
        ticks = self._round_ticks([(day, "") for day in days if day not in lines] + kept)
        self.plot.getAxis("bottom").setTicks(
            [[(date.toordinal(), f"{name}\n{self._dated(date)}".lstrip()) for date, name in ticks]]
        )

    def _dated(self, date: dt.date) -> str:
        return self._chart.dated(date) if self._chart is not None else ""

    def _draw_silence(self, shown: list[RoundLine]) -> None:
        """A hollow marker on a round's line, from the bottom up, for each party silent at it."""
        step = 100.0 * em(MARK_STEP) / self._inner_height()
        spots = [
            {
                "pos": (each.date.toordinal(), step * (place + 0.6)),
                "pen": pg.mkPen(quiet.colour, width=1.2),
                "symbol": SYMBOLS.get(quiet.marker, "o"),
            }
            for each in shown
            for place, quiet in enumerate(each.silent)
        ]
        self._silent.setData(spots)

    def _round_ticks(self, named: list[tuple[dt.date, str]]) -> list[tuple[dt.date, str]]:
        metrics = QFontMetricsF(fonts.sans(11))
        widths = [
            max(metrics.horizontalAdvance(name), metrics.horizontalAdvance(self._dated(date)))
            for date, name in named
        ]
        return [named[n] for n in thinned([self._pixels(date) for date, _n in named], widths)]

    # --- words at the ends of the lines ---

    def _draw_words(self, chart: Chart) -> None:
        last = reading(chart.trend, chart.end)
        labels = end_labels(chart)
        heights = [last.stated, last.between] if last else [None, None]
        known = [0.0 if height is None else height for height in heights]
        least = 102.0 * em(15) / self._inner_height()
        known = [min(max(y, least / 2), 100.0) for y in known]
        if all(labels):
            known = list(kept_apart(known[0], known[1], least, least / 2, 100.0))
        (left, right), _y = self.plot.viewRange()
        x = chart.end.toordinal() + 6 * (right - left) / self._inner_width()
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
        if self._chart is None:
            return None
        (left, right), _y = self.plot.viewRange()
        day = round(left + (x - em(LEFT)) * (right - left) / self._inner_width())
        start, end = self._chart.start.toordinal(), self._chart.end.toordinal()
        return (
            dt.date.fromordinal(min(max(day, start), end)) if start - 3 <= day <= end + 3 else None
        )

    def x_of(self, date: dt.date) -> float:
        """The x of a date, in pixels of this widget."""
        return em(LEFT) + self._pixels(date)

    def _click(self, event: Any) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        date = self.date_at(event.scenePos().x())
        if date is not None and self._chart is not None and self._chart.stops:
            self.choose(min(self._chart.stops, key=lambda stop: abs((stop - date).days)))

    def _hover(self, spot: Any) -> None:
        date = self.date_at(spot.x())
        if date is None or self._chart is None:
            self._hide_cross()
            return
        self._cross.setPos(date.toordinal())
        near = (r.told for r in self._chart.rounds if abs((r.date - date).days) <= NEAR)
        broken = (words for day, words in self._chart.breaks if abs((day - date).days) <= NEAR)
        told = [*reading_words(self._chart.trend, date).split(" · "), *near, *broken]
        self._told.setText("\n".join(part for part in told if part))
        wide, end = self._told.boundingRect().width(), self._pixels(self._chart.end)
        beyond = self._pixels(date) + wide > end
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
