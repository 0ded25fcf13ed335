"""Where a line of the gap trend is broken for reasons other than movement, and why.

Importing this module imports pyqtgraph: do it when first needed.
"""

import datetime as dt

import pyqtgraph as pg
from PySide6.QtGui import QColor, QFontMetricsF

from core.views.trend_words import Chart, free_height, leaps, reading, thinned
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.theme import Theme
from ui.point.gap_frame import PlotFrame

SIDE = 4
"""Pixels between a break and its reason."""
HALF = 10.0
"""Pixels at 100 % from the middle of a label to the next line, at least."""


class Breaks:
    """Dots from where a line breaks off to where it continues, with a word or two beside them."""

    def __init__(self, plot: pg.PlotWidget) -> None:
        self._plot = plot
        self._colour = QColor()
        self._leaps = pg.PlotDataItem(connect="pairs")
        self._reasons: list[pg.TextItem] = []
        plot.addItem(self._leaps, ignoreBounds=True)

    def apply_theme(self, theme: Theme) -> None:
        """Use a theme's colours."""
        self._colour = QColor(theme.mute)
        dots = pg.mkPen(theme.mute, width=1)
        dots.setDashPattern([1.0, 3.0])
        self._leaps.setPen(dots)

    def draw(self, chart: Chart, frame: PlotFrame) -> None:
        """Mark the breaks of a chart: as many labels as fit, latest first."""
        self._leaps.setData(*leaps(chart))
        metrics = QFontMetricsF(fonts.sans(11))
        wide = [metrics.horizontalAdvance(words) for _date, words in chart.breaks]
        end = frame.pixels(chart.end)
        spots = [frame.pixels(date) for date, _words in chart.breaks]
        before = [x + SIDE + width > end for x, width in zip(spots, wide, strict=True)]
        middles = [
            x + (SIDE + width / 2) * (-1 if left else 1)
            for x, width, left in zip(spots, wide, before, strict=True)
        ]
        kept = [(chart.breaks[n], before[n]) for n in thinned(middles, wide)]
        for n, ((date, words), left) in enumerate(kept):
            y = _beside(chart, date, frame.sp(em(HALF)))
            self._write(n, words, (date.toordinal(), y), left)
        for spare in self._reasons[len(kept) :]:
            spare.hide()

    def _write(self, n: int, words: str, spot: tuple[float, float], left: bool) -> None:
        """Write a reason beside its break: on the left if the line labels are on its right."""
        if n == len(self._reasons):
            self._reasons.append(pg.TextItem(anchor=(0, 0.5)))
            self._plot.addItem(self._reasons[n], ignoreBounds=True)
        item = self._reasons[n]
        item.setFont(fonts.sans(11))
        item.setText(words, self._colour)
        item.setAnchor((1 if left else 0, 0.5))
        item.setPos(*spot)
        item.show()


def _beside(chart: Chart, date: dt.date, least: float) -> float:
    """A height near both lines at a break, but on neither; in sp."""
    both = (reading(chart.trend, day) for day in (date - dt.timedelta(days=1), date))
    heights = [y for found in both if found for y in (found.stated, found.between)]
    taken = [y for y in heights if y is not None]
    return free_height(taken, least, least, 100.0 - least / 2)
