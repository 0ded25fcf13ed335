"""What the gap trend draws: steps, breaks, and labels that keep apart, as plain values."""

import datetime as dt
import math
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from core.analysis.comparison import told_change
from core.analysis.trend_value import Trend
from core.language import gettext as _
from core.model.records import Marker
from core.text.saying import axis_date, dotted, list_of, long_date, percent, points
from core.views.telling import breaks, step
from core.views.text_gap import NO_TEXT, TextCourse, bracketed_words, reading_of_text
from core.views.trend_events import TrendEvent, event_line, legend, told


class Quiet(msgspec.Struct, frozen=True):
    """A party that said nothing at a round: its name, its colour on screen and its marker."""

    name: str
    colour: str
    marker: Marker


class RoundLine(msgspec.Struct, frozen=True):
    """A round's place on the chart, what it is called there, at length and in short, and who of
    the pair was silent at it."""

    date: dt.date
    name: str
    short: str
    silent: tuple[Quiet, ...] = ()

    @property
    def told(self) -> str:
        """Who was silent, in words."""
        if not self.silent:
            return ""
        names = list_of([each.name for each in self.silent])
        return _("silent in {round}: {names}").format(round=self.name, names=names)


class Chart(msgspec.Struct, frozen=True):
    """A trend as it is shown: from `start` to `end`, both inclusive, with the rounds. `year` is the
    one that goes without saying; None for that of the end. Below it are the `text` of the clauses
    in question, up to `end`, and the `events` shown; `parting` says where text and positions went
    different ways."""

    trend: Trend
    rounds: tuple[RoundLine, ...]
    start: dt.date
    end: dt.date
    year: int | None = None
    text: TextCourse = NO_TEXT
    events: tuple[TrendEvent, ...] = ()
    parting: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return all(value is None for value in (*self.trend.stated, *self.trend.between))

    @property
    def stops(self) -> tuple[dt.date, ...]:
        """The dates on which something changed, as far as they are shown."""
        return tuple(date for date in self.trend.dates if self.start <= date <= self.end)

    @property
    def breaks(self) -> tuple[tuple[dt.date, str], ...]:
        """The dates shown on which a line is broken, each with the reason in short."""
        found = breaks(self.trend)
        return tuple((date, words) for date, words in found if self.start < date <= self.end)

    def dated(self, date: dt.date) -> str:
        """A date as the axis has it."""
        return axis_date(date, self.start, self.end, self._usual_year)

    @property
    def _usual_year(self) -> int:
        return self.end.year if self.year is None else self.year

    @property
    def event_lines(self) -> tuple[str, ...]:
        """The events with their numbers and days."""
        span = (self.start, self.end, self._usual_year)
        return tuple(event_line(n, each, *span) for n, each in enumerate(self.events, 1))

    @property
    def legend(self) -> str:
        """What the marks and the lower line are; empty without either."""
        lower = _("lower line: share of words in brackets") if self.text.days else ""
        return dotted((legend(self.events), lower))


class TrendReading(msgspec.Struct, frozen=True):
    """The figures that hold on one date."""

    stated: float | None
    between: float | None
    coverage: float


def reading(trend: Trend, date: dt.date) -> TrendReading | None:
    """The figures on a date; None before the first placement."""
    n = bisect_right(trend.dates, date) - 1
    if n < 0:
        return None
    return TrendReading(trend.stated[n], trend.between[n], trend.coverage[n])


def leaps(chart: Chart) -> tuple[list[float], list[float]]:
    """Where a line breaks off and goes on at another height, as pairs of corners."""
    xs: list[float] = []
    ys: list[float] = []
    trend = chart.trend
    for values, broken in ((trend.stated, trend.breaks), (trend.between, trend.range_breaks)):
        for n in broken:
            before, now, date = values[n - 1], values[n], trend.dates[n]
            if before is not None and now is not None and chart.start < date <= chart.end:
                xs += [float(date.toordinal())] * 2
                ys += [before, now]
    return xs, ys


def free_height(taken: Sequence[float], least: float, low: float, high: float) -> float:
    """A height from low to high for a label, `least` away from all that is taken where there is
    such a height, as near to what is taken as may be."""
    near = [y + way for y in taken for way in (least, -least)]
    fits = [y for y in near if low <= y <= high and all(abs(y - t) >= least - 1e-9 for t in taken)]
    return max(fits, default=(low + high) / 2)


def told_at(chart: Chart, date: dt.date, events: Sequence[TrendEvent] = ()) -> tuple[str, ...]:
    """What the crosshair tells at a date, in lines: the figures, the text, and the events of the
    mark that is pointed at."""
    lines = reading_words(chart.trend, date).split(" · ")
    text = reading_of_text(chart.text, date)
    return (*lines, *filter(None, [text]), *told(events))


def text_label(chart: Chart) -> str:
    """What stands at the end of the lower line; empty without one."""
    now = chart.text.at(chart.end)
    return bracketed_words(now) if now is not None else ""


def reading_words(trend: Trend, date: dt.date) -> str:
    """The figures on a date in a line, for the crosshair."""
    found = reading(trend, date)
    if found is None:
        return _("{date}: nothing recorded yet").format(date=long_date(date))
    return _("{date} · stated {stated} · between ranges {between} · {share} of weight").format(
        date=long_date(date),
        stated=points(found.stated),
        between=points(found.between),
        share=percent(found.coverage),
    )


def change_words(trend: Trend, date: dt.date) -> str:
    """What a step did to the stated gap: "100 → 97, narrowing by 3"."""
    now = reading(trend, date)
    before = reading(trend, date - dt.timedelta(days=1))
    if now is None or now.stated is None:
        return _("the stated gap is not known")
    if before is None or before.stated is None:
        return _("stated gap {now}").format(now=points(now.stated))
    words = _("stated gap {before} → {now}").format(
        before=points(before.stated), now=points(now.stated)
    )
    n = bisect_right(trend.dates, date) - 1
    by = told_change(before.stated, now.stated, trend.change[n])
    if n in trend.breaks:
        return f"{words}; {step(by, trend.basis[n], now.coverage)}"
    by = by or 0.0
    if points(abs(by)) == points(0.0):
        return _("{words}, unchanged").format(words=words)
    said = _("{words}, narrowing by {by}") if by < 0 else _("{words}, widening by {by}")
    return said.format(words=words, by=points(abs(by)))


def thinned(spots: Sequence[float], widths: Sequence[float], gap: float = 8.0) -> tuple[int, ...]:
    """Which labels to keep so that none touch: as many as fit, the last one first."""
    kept: list[int] = []
    limit = math.inf
    for n in reversed(range(len(spots))):
        if spots[n] + widths[n] / 2 <= limit:
            kept.append(n)
            limit = spots[n] - widths[n] / 2 - gap
    return tuple(reversed(kept))


def kept_apart(
    first: float, second: float, least: float, low: float, high: float
) -> tuple[float, float]:
    """Two heights moved until `least` lies between them, both kept within `low` to `high`."""
    if abs(first - second) >= least:
        return first, second
    middle = min(max((first + second) / 2, low + least / 2), high - least / 2)
    half = least / 2 if first >= second else -least / 2
    return middle + half, middle - half


def end_labels(chart: Chart) -> tuple[str, str]:
    """What stands at the ends of the two lines; empty where a line has no end to stand at."""
    last = reading(chart.trend, chart.end)
    stated = between = ""
    if last is not None and last.stated is not None:
        stated = _("{gap} stated gap").format(gap=points(last.stated))
    if last is not None and last.between is not None:
        between = _("{gap} between ranges").format(gap=points(last.between))
    return stated, between


def summary(chart: Chart) -> str:
    """The chart in a sentence, for whoever listens instead of looking."""
    known = [date for date in (chart.start, *chart.stops) if _is_known(chart.trend, date)]
    last = reading(chart.trend, chart.end)
    if not known or last is None:
        return _("Nothing known yet.")
    first = reading(chart.trend, known[0])
    assert first is not None, "a known date has a reading"
    said = _(
        "Stated gap {then} to {now}, between ranges {before} to {after}, {start} to {end}."
    ).format(
        then=points(first.stated),
        now=points(last.stated),
        before=points(first.between),
        after=points(last.between),
        start=long_date(known[0]),
        end=long_date(chart.end),
    )
    quiet = [each.told for each in chart.rounds if each.silent and each.date <= chart.end]
    broken = [f"{long_date(date)}: {words}" for date, words in chart.breaks]
    text = [f"{text_label(chart)}."] if chart.text.days else []
    rest = [*(f"{words}." for words in (*broken, *quiet)), *text, chart.parting]
    return " ".join(filter(None, [said, *rest, *(f"{each}." for each in chart.event_lines)]))


def _is_known(trend: Trend, date: dt.date) -> bool:
    found = reading(trend, date)
    return found is not None and found.stated is not None
