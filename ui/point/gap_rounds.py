"""The rounds on the gap trend: verticals with their names, and who was silent at them.

Importing this module imports pyqtgraph: do it when first needed.
"""

import datetime as dt
from collections.abc import Iterable

import pyqtgraph as pg
from PySide6.QtGui import QFontMetricsF

from core.model.records import Marker
from core.views.time_axis import axis_days
from core.views.trend_words import Chart, RoundLine, thinned
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.theme import Theme
from ui.point.gap_frame import PlotFrame

MARK_STEP = 10.0
"""The distance between silence markers, in pixels."""
APART = 10
"""Pixels between two verticals, at least, if there is one for each round."""

SYMBOLS = {Marker.SQUARE: "s", Marker.DIAMOND: "d", Marker.TRIANGLE: "t1", Marker.STAR: "star"}
"""pyqtgraph's names for the markers; a circle stands for the others."""

Tick = tuple[dt.date, str]


class Rounds:
    """Verticals, names and days on the axis, and hollow markers of silent parties."""

    def __init__(self, plot: pg.PlotWidget) -> None:
        self._plot = plot
        self._verticals = pg.PlotDataItem(connect="pairs")
        self.silent = pg.ScatterPlotItem(size=7, brush=None)
        for item in (self._verticals, self.silent):
            plot.addItem(item, ignoreBounds=True)

    def apply_theme(self, theme: Theme) -> None:
        """Use a theme's colours."""
        fine = pg.mkPen(theme.line, width=1)
        fine.setDashPattern([3.0, 3.0])
        self._verticals.setPen(fine)

    def draw(self, chart: Chart, frame: PlotFrame) -> None:
        """Draw the rounds of a chart, each by its name if there is room."""
        shown = [r for r in chart.rounds if chart.start <= r.date <= chart.end]
        kept = _ticks(chart, frame, [(r.date, r.name) for r in shown])
        if len(kept) < len(shown):
            kept = _ticks(chart, frame, [(r.date, r.short) for r in shown])
        sparse = len(shown) * APART < frame.width
        lines = [r.date for r in shown] if sparse else [date for date, _name in kept]
        low, high = frame.scale
        xs = [float(date.toordinal()) for date in lines for _end in range(2)]
        self._verticals.setData(xs, [low if frame.lanes else 0.0, high] * len(lines))
        self._draw_silence([each for each in shown if each.date in lines], frame)
        days = axis_days(chart.start, chart.end, [r.date for r in shown])
        others = [(day, "") for day in days if day not in lines]
        ticks = _ticks(chart, frame, sorted([*others, *kept]))
        self._plot.getAxis("bottom").setTicks(
            [[(date.toordinal(), f"{name}\n{chart.dated(date)}".lstrip()) for date, name in ticks]]
        )

    def _draw_silence(self, shown: Iterable[RoundLine], frame: PlotFrame) -> None:
        """A hollow marker on a round's line, from the bottom up, for each party silent at it."""
        step = frame.sp(em(MARK_STEP))
        spots = [
            {
                "pos": (each.date.toordinal(), step * (place + 0.6)),
                "pen": pg.mkPen(quiet.colour, width=1.2),
                "symbol": SYMBOLS.get(quiet.marker, "o"),
            }
            for each in shown
            for place, quiet in enumerate(each.silent)
        ]
        self.silent.setData(spots)


def _ticks(chart: Chart, frame: PlotFrame, named: list[Tick]) -> list[Tick]:
    """As many of the names and days as fit."""
    metrics = QFontMetricsF(fonts.sans(11))
    widths = [
        max(metrics.horizontalAdvance(name), metrics.horizontalAdvance(chart.dated(date)))
        for date, name in named
    ]
    return [named[n] for n in thinned([frame.pixels(date) for date, _n in named], widths)]
