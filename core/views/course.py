"""How the two gaps of a pair went, as step lines with what is written beside them."""

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from core.analysis.gaps import gap
from core.analysis.rounds import is_off
from core.analysis.trend import trend
from core.analysis.trend_value import Trend
from core.language import gettext as _
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Round
from core.text.saying import percent, points, short_date_and_year
from core.views.telling import breaks
from core.views.text_gap import TextCourse, bracketed_words, clauses_on, text_course
from core.views.time_axis import axis_days
from core.views.trend_events import TrendEvent, legend, trend_events

DatedWords = tuple[dt.date, str]

BEFORE = dt.timedelta(days=30)
"""How long before the line begins a round still stands beside it."""


class StepLine(msgspec.Struct, frozen=True, gc=False):
    """`values[n]`, in scale points, holds from `days[n]` until the next day; None where not known.
    The line is broken before the entries in `breaks`."""

    days: tuple[dt.date, ...]
    values: tuple[float | None, ...]
    breaks: tuple[int, ...]


class BracketLine(msgspec.Struct, frozen=True, gc=False):
    """The share of words in brackets, in per cent, on a scale from 0 to `end`, with the words at
    both `ends` of that and at the end of the line."""

    line: StepLine
    end: float
    ends: tuple[str, str]
    words: str


class GapCourse(msgspec.Struct, frozen=True, gc=False):
    """The lines of the stated gap and of the gap between ranges, from `start` until `until`, with
    where they stand now in words; the `rounds` by name, the `days` as the axis writes them, and the
    reasons for which a line is broken; below them the `text`, if there is one, and the `events`,
    with the words for both."""

    stated: StepLine
    between: StepLine
    stated_words: str
    between_words: str
    rounds: tuple[DatedWords, ...]
    start: dt.date
    until: dt.date
    days: tuple[DatedWords, ...]
    breaks: tuple[DatedWords, ...]
    text: BracketLine | None
    events: tuple[TrendEvent, ...]
    legend: str


def step_lines(
    dossier: Dossier, pair: Pair, point: str | None, until: dt.date
) -> tuple[StepLine, StepLine]:
    """The stated gap and the gap between ranges on a point, or on all with None."""
    return _lines(trend(dossier, pair, point=point, until=until))


def _lines(series: Trend) -> tuple[StepLine, StepLine]:
    return (
        StepLine(series.dates, series.stated, series.breaks),
        StepLine(series.dates, series.between, series.range_breaks),
    )


def gap_course(dossier: Dossier, pair: Pair, point: str | None, until: dt.date) -> GapCourse | None:
    """The course on a point, or on all with None, until a day; None where no gap is stated yet.
    Its days have their years: paper is read when it is no longer this one."""
    series = trend(dossier, pair, point=point, until=until)
    if all(value is None for value in series.stated):
        return None
    now = gap(dossier, pair, point=point, on=until)
    stated, between = _lines(series)
    rounds = tuple(_rounds(dossier, series.dates[0], until))
    held = [day for day, _name in rounds]
    first = series.dates[0] - BEFORE
    events = tuple(each for each in trend_events(dossier, point, until) if each.day >= first)
    start = min([series.dates[0], *held, *(each.day for each in events)])
    text = text_course(dossier, clauses_on(dossier, point), until)
    return GapCourse(
        stated,
        between,
        _("{gap} stated").format(gap=points(now.stated)),
        _("{gap} between ranges").format(gap=points(now.between)),
        rounds,
        start,
        until,
        tuple(_axis(start, held, until)),
        breaks(series),
        _text_line(text, until),
        events,
        legend(events),
    )


def _text_line(text: TextCourse, until: dt.date) -> BracketLine | None:
    now = text.at(until)
    if now is None:
        return None
    line = StepLine(text.days, tuple(100 * each for each in text.shares), text.breaks)
    ends = (percent(0.0), percent(text.scale_end))
    return BracketLine(line, 100 * text.scale_end, ends, bracketed_words(now))


def _rounds(dossier: Dossier, start: dt.date, until: dt.date) -> Iterator[DatedWords]:
    for record in dossier.all(Round):
        if (
            record.date is not None
            and not is_off(record)
            and start - BEFORE <= record.date <= until
        ):
            yield record.date, round_name(record)


def _axis(start: dt.date, rounds: Sequence[dt.date], until: dt.date) -> Iterator[DatedWords]:
    """Where the line begins and the rounds, and evenly spread days after them."""
    for day in axis_days(start, until, rounds):
        yield day, short_date_and_year(day)
