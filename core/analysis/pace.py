"""How fast a gap changes, whether that is a trend at all, who gave how much, and when somebody last
moved.

Speeds are in scale points per 30 days; negative means closing.
"""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations
from operator import attrgetter

import msgspec

from core.analysis.gaps import dispersion, gap, issues_of
from core.analysis.held import held
from core.analysis.histories import places, stretches, tenures, up_to
from core.analysis.measures import weighted_mean
from core.analysis.movement import concession_shares, has_stepped, is_move, theil_sen
from core.analysis.trend import trend
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import Issue, Position

NORMAL_95 = 1.959964
"""The normal quantile for a two-sided 95 % interval."""
MOST_POINTS = 200
"""A speed is computed over at most this many values, evenly thinned; the number of pairs grows as
the square."""
PERIOD = 30
"""The days to which a speed refers."""


_order = attrgetter("date", "id")


class Pace(msgspec.Struct, frozen=True):
    """A speed and its 95 % interval, whose ends are infinite if there are too few values for
    one."""

    speed: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether there is a trend: the interval does not contain 0."""
        return self.low > 0 or self.high < 0


def pace_of(days: Sequence[float], values: Sequence[float]) -> Pace | None:
    """The Theil–Sen speed of some values, its interval by Kendall's S; None for fewer than three.
    Fewer than five consecutive values allow no interval.

    Sen, Journal of the American Statistical Association 63 (1968), 1379–1389."""
    speed = theil_sen(days, values)
    if speed is None:
        return None
    placed = sorted(zip(days, values, strict=True))
    slopes = sorted(
        PERIOD * (v - u) / (t - s) for (s, u), (t, v) in combinations(placed, 2) if t != s
    )
    reach = NORMAL_95 * math.sqrt(_variance_of_s(values))
    below = round((len(slopes) - reach) / 2)
    if below < 1:
        return Pace(speed, -math.inf, math.inf)
    return Pace(speed, slopes[below - 1], slopes[-below])


def _variance_of_s(values: Sequence[float]) -> float:
    """The variance of Kendall's S without a trend, less what ties take from it."""

    def part(count: int) -> int:
        return count * (count - 1) * (2 * count + 5)

    tied = sum(part(count) for count in Counter(values).values())
    return (part(len(values)) - tied) / 18


def pace(dossier: Dossier, pair: Pair, point: str | None, until: dt.date) -> Pace | None:
    """How fast the stated gap of a pair changes, like for like, over the days on which it was
    stated; None for fewer than three of them."""
    series = trend(dossier, pair, point=point, until=until)
    placed = [(date.toordinal(), value) for date, value in series.linked]
    thinned = placed[:: -(-len(placed) // MOST_POINTS) or 1]
    return pace_of([day for day, _value in thinned], [value for _day, value in thinned])


def last_move(dossier: Dossier, pair: Pair, point: str | None, on: dt.date) -> Position | None:
    """The last position by a day with which one of a pair moved on an issue of a point, or on any
    issue; None if neither ever did."""
    talks = dossier.talks
    moved: list[Position] = []
    for issue in issues_of(dossier, point=point):
        make = partial(_last_moves, dossier, issue, pair, on)
        moved += dossier.fact_about((issue,), (last_move, issue.id, pair, on), make, talks)
    return max(moved, key=_order, default=None)


def any_steps(dossier: Dossier, pair: Pair, point: str | None, on: dt.date) -> bool:
    """Whether one of a pair has stated another value by a day than before, however near."""
    return any(
        has_stepped(dossier, issue, party, dt.date.min, on)
        for issue in issues_of(dossier, point=point)
        for party in pair
    )


def _last_moves(dossier: Dossier, issue: Issue, pair: Pair, on: dt.date) -> tuple[Position, ...]:
    """The last moves of a pair on an issue; empty if neither ever moved."""
    moved = (position for party in pair for position in _moves(dossier, issue, party, on))
    return tuple(sorted(moved, key=_order)[-1:])


def _moves(dossier: Dossier, issue: Issue, party: str, on: dt.date) -> Iterator[Position]:
    """The positions that amounted to a move; small steps add up until they make one."""
    for placed in stretches(held(dossier, issue.id, party)):
        stated = [
            (each, issue.scaled(each.value)) for each in up_to(placed, on) if each.value is not None
        ]
        here = stated[0][1] if stated else 0.0
        for position, value in stated:
            if is_move(dossier, value - here):
                yield position
                here = value


class Given(msgspec.Struct, frozen=True):
    """What two parties gave since both were first placed, as fractions of the gap on that day;
    negative means moved away. `closed` is the fraction of the gap that is closed, `gap` the gap
    (sp) at that start. `spread` is how far apart all negotiating parties are, 0 to 1."""

    gap: float | None = None
    first: float | None = None
    second: float | None = None
    closed: float | None = None
    spread: float | None = None


def given(dossier: Dossier, issue: Issue, pair: Pair, on: dt.date) -> Given:
    """What a pair gave on one issue by the end of a day."""
    first, second = (_stated(dossier, issue, party, on) for party in pair)
    spread = dispersion(dossier, issue, on)
    if not first or not second:
        return Given(spread=spread)
    start = max(first[0][0], second[0][0])
    before = (_value_on(first, start), _value_on(second, start))
    shares = concession_shares(before, (first[-1][1], second[-1][1]))
    ours, theirs, closed = shares or (None, None, None)
    return Given(abs(before[1] - before[0]), ours, theirs, closed, spread)


def given_together(dossier: Dossier, pair: Pair, point: str | None, on: dt.date) -> Given:
    """The same over the issues of a point, or of all: each share weighted by ω and by the gap at
    the start, the spread by weight alone."""
    whole = gap(dossier, pair, point=point, on=on)
    each = [(row, given(dossier, row.issue, pair, on)) for row in whole.issues]
    started = [(row.weight * one.gap, one) for row, one in each if one.gap]
    spreads = [(row.issue.weight, one.spread) for row, one in each if one.spread is not None]
    return Given(
        weighted_mean([(row.weight, one.gap) for row, one in each if one.gap is not None]),
        weighted_mean([(w, one.first) for w, one in started if one.first is not None]),
        weighted_mean([(w, one.second) for w, one in started if one.second is not None]),
        weighted_mean([(w, one.closed) for w, one in started if one.closed is not None]),
        weighted_mean(spreads),
    )


def _stated(dossier: Dossier, issue: Issue, party: str, on: dt.date) -> list[tuple[dt.date, float]]:
    """The stated places by date, since the party last joined or left a group."""
    runs = tenures(held(dossier, issue.id, party))
    placed = next((run for each in reversed(runs) if (run := up_to(each, on))), ())
    if placed and not places(placed[-1]):
        return []
    return [(each.date, issue.scaled(each.value)) for each in placed if each.value is not None]


def _value_on(values: list[tuple[dt.date, float]], day: dt.date) -> float:
    return [value for date, value in values if date <= day][-1]
