"""How the days, the scale and the lanes of the gap trend lie in its plot, in pixels."""

import datetime as dt

import msgspec
from PySide6.QtGui import QFontMetricsF

from core.views.trend_words import Chart, end_labels, text_label
from ui.kit import fonts
from ui.kit.fonts import em

BEYOND = 13.0
"""How far an axis lets the label of a day protrude, in pixels."""
LEFT, BOTTOM, TOP = 34, 34, 6
"""Room for the two axes and above the line of 100, in pixels at 100 %."""
EVENTS, TEXT, BETWEEN = 24, 36, 8
"""The heights of the lane of events and of that of the text, and the room above the latter."""


class PlotFrame(msgspec.Struct, frozen=True):
    """The plot without its axes, `width` by `height`, from the day `first` on, both as ordinals;
    lanes take `events` and `text` pixels of its lower end."""

    first: float
    days_a_pixel: float
    width: float
    height: float
    events: float
    text: float

    @property
    def last(self) -> float:
        """The day at the right edge."""
        return self.first + self.width * self.days_a_pixel

    def pixels(self, day: dt.date) -> float:
        """How far a day is from the left edge."""
        return (day.toordinal() - self.first) / self.days_a_pixel

    @property
    def lanes(self) -> float:
        """The height of both lanes."""
        return self.events + self.text

    @property
    def above(self) -> float:
        """The room above 100, in scale points."""
        return 100.0 * em(TOP) / max(self.height - self.lanes, 1.0)

    def sp(self, pixels: float) -> float:
        """A height in scale points."""
        return (102.0 + self.above) * pixels / max(self.height - self.lanes, 1.0)

    @property
    def scale(self) -> tuple[float, float]:
        """What would be the scale points at the lower and the upper edge."""
        return -1.0 - self.sp(self.lanes), 101.0 + self.above


def lanes(chart: Chart) -> tuple[int, int]:
    """The heights that a chart needs for its events and for its text; 0 where it has none."""
    events = em(EVENTS) if chart.events else 0
    return events, em(TEXT + BETWEEN) if chart.text.days else 0


def framed(chart: Chart, width: float, height: float) -> PlotFrame:
    """The frame of a chart in a widget of a size, with room for the words at its ends."""
    wide = max(width - em(LEFT) - 2.0, 40.0)
    span = max((chart.end - chart.start).days, 1)
    drawn = max(wide - _label_width(chart), wide * 0.4)
    pad = _left_pad(chart, span / drawn)
    each = span / (drawn - pad)
    events, text = lanes(chart)
    high = max(height - em(BOTTOM) - 2.0, 40.0 + events + text)
    return PlotFrame(chart.start.toordinal() - pad * each, each, wide, high, events, text)


def _left_pad(chart: Chart, days_a_pixel: float) -> float:
    """Room for half the label of a round at the very start, or for the dot of a single day, else
    almost none."""
    near = chart.start + dt.timedelta(days=round(em(24) * days_a_pixel))
    if any(chart.start <= r.date < near for r in chart.rounds):
        return em(24)
    half = QFontMetricsF(fonts.sans(11)).horizontalAdvance(chart.dated(chart.start)) / 2
    return max(6.0 if chart.start == chart.end else 2.0, half - BEYOND)


def _label_width(chart: Chart) -> float:
    metrics = QFontMetricsF(fonts.sans(12, 600))
    labels = (*end_labels(chart), text_label(chart), " ")
    return max(metrics.horizontalAdvance(words) for words in labels) + em(18)
