"""The gap of a pair over time as step lines: large with rounds and labels, or small in a table
cell."""

import datetime as dt
import math
from collections.abc import Iterator
from operator import attrgetter

from briefings.document import Curve, Sparkline, TextCurve, TrendFigure
from briefings.render.figures.position_map import notice_drawing
from briefings.render.shapes import (
    Area,
    Dashes,
    Drawing,
    Shape,
    Spot,
    Stroke,
    TextRun,
    rectangle,
)
from briefings.render.text import shortened, text_width, wrapped
from briefings.styles import LABEL, Style
from core.views.trend_events import marks

HEIGHT = 113.0
LEFT = 28.0
RIGHT = 0.2  # of the width, for the labels at the ends of the lines
TOP = 8.0
FOOT = 25.0
LABEL_GAP = 6.0
BELOW_PLOT = 4.0  # so far a label may reach
DASHED: Dashes = (3.2, 2.2)
DOTTED: Dashes = (0.8, 2.4)
STATED = Style("condensed", 9, 10, strong=True)
BETWEEN = Style("condensed", 9, 10, colour="mute")

SPARK_HEIGHT = 18.0
EVENTS, MARK = 12.0, 10.0  # the lane of the marks, and how high a mark is
TEXT, OVER_TEXT = 14.0, (13.0, 3.0)  # the lane of the text, and the room above it, below marks less
CORNERS = 8  # of half a circle


class _Plot:
    """The coordinates of days and scale points in a box."""

    def __init__(
        self,
        start: dt.date,
        end: dt.date,
        left: float,
        right: float,
        height: float = HEIGHT,
        lanes: float = 0.0,
    ) -> None:
        self.start = start
        self.days = max(1, (end - start).days)
        self.left, self.right = left, right
        self.top, self.bottom = TOP, height - FOOT
        self.foot = self.bottom + lanes
        self.end = 100.0

    def x(self, day: dt.date) -> float:
        """The x of a day; days outside are drawn at the nearer end."""
        share = min(1.0, max(0.0, (day - self.start).days / self.days))
        return self.left + (self.right - self.left) * share

    def y(self, points: float) -> float:
        """The y of scale points; 0 is at the bottom, the end of the scale at the top."""
        share = min(self.end, max(0.0, points)) / self.end
        return self.bottom - (self.bottom - self.top) * share

    def lane(self, text: TextCurve) -> "_Plot":
        """The plot of the text, at the foot of this one, on a scale that ends in 100."""
        lane = _Plot(self.start, self.start, self.left, self.right)
        lane.days = self.days
        lane.top, lane.bottom = self.foot - TEXT, self.foot
        lane.end = text.end
        return lane

    def steps(self, curve: Curve, until: dt.date) -> Iterator[tuple[Spot, ...]]:
        """The step lines of a curve, one for each stretch without unknown values."""
        spots: list[Spot] = []
        ends = (*curve.days, until)[1:]
        steps = zip(curve.days, ends, curve.values, strict=True)
        for n, (day, end, value) in enumerate(steps):
            if spots and (value is None or n in curve.breaks):
                yield tuple(spots)
                spots = []
            if value is not None:
                spots += [(self.x(day), self.y(value)), (self.x(end), self.y(value))]
        if spots:
            yield tuple(spots)

    def leaps(self, curve: Curve) -> Iterator[tuple[Spot, Spot]]:
        """From where a curve breaks off to where it continues, on the same day."""
        for n in curve.breaks:
            before, now, x = curve.values[n - 1], curve.values[n], self.x(curve.days[n])
            if before is not None and now is not None:
                yield (x, self.y(before)), (x, self.y(now))


def trend_drawing(figure: TrendFigure, width: float) -> Drawing:
    """The trend with its axis, rounds and direct labels; the notice is below."""
    height, below = figure.height or HEIGHT, _lanes(figure)
    height += max(0.0, _labels_height(figure, width) - (height - FOOT + BELOW_PLOT))
    plot = _Plot(figure.start, figure.until, LEFT, width * (1 - RIGHT), height, below)
    shapes = [*_grid(plot), *_rounds(figure, plot), *_breaks(figure, plot), *_curves(figure, plot)]
    shapes += [*_end_labels(figure, plot, width), *_events(figure, plot)]
    if figure.text is not None:
        shapes += _text(figure.text, plot.lane(figure.text), figure.until, width)
    drawing = Drawing(width, height + below, tuple(shapes))
    return _above(drawing, notice_drawing(figure.notice, width)) if figure.notice else drawing


def _lanes(figure: TrendFigure) -> float:
    """The height of what is between the gap and the axis."""
    text = 0.0 if figure.text is None else TEXT + OVER_TEXT[bool(figure.events)]
    return text + (EVENTS if figure.events else 0.0)


def _events(figure: TrendFigure, plot: _Plot) -> Iterator[Shape]:
    """The events in their lane, with their numbers, or counted where none is listed; those that
    would overlap are one mark."""
    spots = [plot.x(day) for day, _text in figure.events]
    middle = plot.bottom + EVENTS / 2 + 1
    said = attrgetter("numbers" if figure.numbered else "counted")
    for mark in marks(spots, plot.left, plot.right, lambda each: _mark_width(said(each))):
        half = _mark_width(said(mark)) / 2
        of_text = all(text for _day, text in figure.events[mark.first - 1 : mark.last])
        make = rectangle if of_text else _pill
        box = (mark.at - half, middle - MARK / 2, mark.at + half, middle + MARK / 2)
        yield Area(make(*box), "panel", "ink", 0.6)
        y = middle + LABEL.size * 0.34
        yield TextRun(mark.at, y, said(mark), LABEL, "middle")


def _mark_width(words: str) -> float:
    return max(text_width(words, LABEL) + 6, MARK)


def _pill(left: float, top: float, right: float, bottom: float) -> tuple[Spot, ...]:
    """A box whose narrow sides are half circles."""
    radius = (bottom - top) / 2
    turns = [math.pi * n / CORNERS for n in range(CORNERS + 1)]
    half = [(radius * math.sin(turn), radius * math.cos(turn)) for turn in turns]
    middle = top + radius
    ends = [(right - radius + x, middle - y) for x, y in half]
    return (*ends, *((left + radius - x, middle + y) for x, y in half))


def _text(text: TextCurve, lane: _Plot, until: dt.date, width: float) -> Iterator[Shape]:
    """The share of words in brackets as a filled step line on its own scale."""
    for value, words in zip((0.0, text.end), text.ends, strict=True):
        y = lane.y(value)
        yield Stroke(((lane.left, y), (lane.right, y)), "line", 0.5)
        yield TextRun(lane.left - 5, y + LABEL.size * 0.34, words, LABEL, "right", "mute")
    for spots in lane.steps(text.curve, until):
        yield Area((*spots, (spots[-1][0], lane.bottom), (spots[0][0], lane.bottom)), "grid")
        yield Stroke(spots, "ink", 1.1)
    for leap in lane.leaps(text.curve):
        yield Stroke(leap, "mute", 0.6, DOTTED)
    lines = wrapped(text.label, BETWEEN, width - lane.right - LABEL_GAP, 2)
    top = (lane.top + lane.bottom - len(lines) * BETWEEN.leading) / 2
    for number, line in enumerate(lines):
        y = top + BETWEEN.size * 0.86 + number * BETWEEN.leading
        yield TextRun(lane.right + LABEL_GAP, y, line, BETWEEN)


def _above(first: Drawing, second: Drawing) -> Drawing:
    lower = [_lowered(shape, first.height) for shape in second.shapes]
    return Drawing(first.width, first.height + second.height, (*first.shapes, *lower))


def _lowered(shape: Shape, by: float) -> Shape:
    assert isinstance(shape, TextRun), "a notice is made of words"
    return TextRun(shape.x, shape.y + by, shape.text, shape.style, shape.align, shape.colour)


def _grid(plot: _Plot) -> Iterator[Shape]:
    for value in (0, 50, 100):
        y = plot.y(value)
        yield Stroke(((plot.left, y), (plot.right, y)), "line", 0.5)
        yield TextRun(plot.left - 5, y + LABEL.size * 0.34, str(value), LABEL, "right", "mute")


def _rounds(figure: TrendFigure, plot: _Plot) -> Iterator[Shape]:
    """The rounds as verticals with their names and days; one whose label would touch the next is
    only a tick. Other days appear on the axis where they fit."""
    named, dated = dict(figure.rounds), dict(figure.dates)
    limit = plot.right + 24
    for day in sorted({*named, *dated}, reverse=True):
        lines = [each[day] for each in (named, dated) if day in each]
        x, half = plot.x(day), max(text_width(line, LABEL) for line in lines) / 2
        middle = max(half, x)
        if middle + half > limit:
            yield Stroke(((x, plot.foot), (x, plot.foot + 3)), "mute", 0.5)
            continue
        top = plot.top - 4 if day in named else plot.foot + 3
        yield Stroke(((x, top), (x, plot.foot)), "mute", 0.5, (2, 2) if day in named else ())
        for number, line in enumerate(lines, start=1):
            yield TextRun(
                middle, plot.foot + number * LABEL.leading + 2, line, LABEL, "middle", "mute"
            )
        limit = middle - half - LABEL_GAP


def _breaks(figure: TrendFigure, plot: _Plot) -> Iterator[Shape]:
    """Dots where a line breaks off and continues at another height, with the reason after or
    before it, on the side of the next one, as far as there is room, latest first. It covers what
    runs from top to bottom."""
    for curve in (figure.between, figure.stated):
        for leap in plot.leaps(curve):
            yield Stroke(leap, "mute", 0.6, DOTTED)
    limit, sides = plot.right, (1, -1)
    for day, words in reversed(figure.breaks):
        spot, width = plot.x(day), text_width(words, LABEL)
        places = {1: spot + 3, -1: spot - 3 - width}
        side = next((s for s in sides if plot.left < places[s] <= limit - width), 0)
        if side:
            sides, begins = (side, -side), places[side]
            y = _free(plot, figure, min(spot, begins), begins + width)
            reason = TextRun(begins, y + LABEL.size * 0.34, words, LABEL, "left", "mute")
            yield Area(rectangle(*reason.box), "panel")
            yield reason
            limit = begins - LABEL_GAP


def _free(plot: _Plot, figure: TrendFigure, left: float, right: float) -> float:
    """The middle of a label between two x positions, clear of the lines and as close to them as
    possible; where there is no such height, as far from them as there is room."""
    taken = [
        y
        for curve in (figure.stated, figure.between)
        for (start, y), (end, _y) in _level(plot, figure, curve)
        if end >= left - 1 and start <= right
    ]
    least = LABEL.leading * 0.75
    heights = [least / 2 + n for n in range(int(plot.bottom - least))]
    away = {y: min((abs(y - each) for each in taken), default=least) for y in heights}
    free = [y for y in heights if away[y] >= least]
    return min(free, key=lambda y: (away[y], y), default=max(heights, key=away.__getitem__))


def _level(plot: _Plot, figure: TrendFigure, curve: Curve) -> Iterator[tuple[Spot, ...]]:
    """The horizontal pieces of a curve."""
    for spots in plot.steps(curve, figure.until):
        yield from zip(spots[::2], spots[1::2], strict=True)


def _curves(figure: TrendFigure, plot: _Plot) -> Iterator[Shape]:
    for spots in plot.steps(figure.between, figure.until):
        yield Stroke(spots, "mute", 1.1, DASHED)
    for spots in plot.steps(figure.stated, figure.until):
        yield Stroke(spots, "ink", 1.5)


def _labels(figure: TrendFigure, width: float) -> Iterator[tuple[float, list[str], Style]]:
    """The last values of the lines, and their names in lines as wide as there is room."""
    room = width * RIGHT - LABEL_GAP
    for curve, label, style in (
        (figure.stated, figure.stated_label, STATED),
        (figure.between, figure.between_label, BETWEEN),
    ):
        last = curve.values[-1] if curve.values else None
        if last is not None:
            yield last, wrapped(label, style, room, 4), style


def _labels_height(figure: TrendFigure, width: float) -> float:
    return sum(len(lines) * style.leading for _last, lines, style in _labels(figure, width))


def _end_labels(figure: TrendFigure, plot: _Plot, width: float) -> Iterator[Shape]:
    """The names of the lines, at their right ends, moved apart if they would touch."""
    entries = [*_labels(figure, width)]
    placed = [(plot.y(last), len(lines) * style.leading) for last, lines, style in entries]
    for top, (_last, lines, style) in zip(_apart(placed, plot), entries, strict=True):
        for number, line in enumerate(lines):
            y = top + style.size * 0.86 + number * style.leading
            yield TextRun(plot.right + LABEL_GAP, y, line, style)


def _apart(labels: list[tuple[float, float]], plot: _Plot) -> list[float]:
    """The tops of up to two labels with these middles and heights, in the given order, not
    touching."""
    tops = [y - height / 2 for y, height in labels]
    order = sorted(range(len(labels)), key=lambda n: (tops[n], n))
    if len(order) == 2:
        upper, lower = order
        meeting = tops[upper] + labels[upper][1] - tops[lower]
        if meeting > 0:
            tops[upper] -= meeting / 2
            tops[lower] += meeting / 2
    limit = plot.bottom + BELOW_PLOT
    for n in reversed(order):
        tops[n] = min(tops[n], limit - labels[n][1])
        limit = tops[n]
    least = min(tops, default=0.0)
    return [top - least for top in tops] if least < 0 else tops


def spark_drawing(spark: Sparkline, width: float) -> Drawing:
    """Both gaps as small step lines; a dash where nothing is known."""
    height = spark.height or SPARK_HEIGHT
    start = min([*spark.stated.days, *spark.between.days, spark.until])
    plot = _Plot(start, spark.until, 1.0, width - 1.0)
    plot.top, plot.bottom = 2.0, height - 2.0
    shapes: list[Shape] = [
        Stroke(spots, "mute", 0.8, (2, 1.4)) for spots in plot.steps(spark.between, spark.until)
    ]
    shapes += [Stroke(spots, "ink", 1.1) for spots in plot.steps(spark.stated, spark.until)]
    if not shapes:
        shapes = [TextRun(0, height * 0.5, shortened("—", LABEL, width), LABEL)]
    return Drawing(width, height, tuple(shapes))
