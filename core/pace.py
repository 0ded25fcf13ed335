"""How fast a gap goes, whether that is a trend at all, who gave how much, and when it last moved.

Speeds are in scale points per 30 days; negative means closing.
"""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from core.dossier import Dossier
from core.gaps import Pair, dispersion, history, issues_of, placement, up_to
from core.language import gettext as _
from core.model import Issue, Position
from core.movement import MOST_POINTS, concession_shares, is_move, theil_sen
from core.trend import trend

NORMAL_95 = 1.959964
"""The quantile of the normal distribution between whose two sides 95 % lie."""
PERIOD = 30
"""The days to which a speed refers."""


@dataclass(frozen=True, slots=True)
class Pace:
    """A speed and its 95 % interval; the interval's ends are infinite where too few values allow
    none."""

    speed: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether there is a trend: the interval does not hold 0."""
        return self.low > 0 or self.high < 0


def pace_of(days: Sequence[float], values: Sequence[float]) -> Pace | None:
    """The Theil–Sen speed of some values, its interval by Kendall's S; None for fewer than three.

    Sen, Journal of the American Statistical Association 63 (1968), 1379–1389."""
    speed = theil_sen(days, values)
    if speed is None:
        return None
    placed = sorted(zip(days, values, strict=True))
    slopes = sorted(
        PERIOD * (v - u) / (t - s) for (s, u), (t, v) in combinations(placed, 2) if t != s
    )
    reach = NORMAL_95 * math.sqrt(_variance_of_s(values))
    below = (len(slopes) - reach) / 2
    above = (len(slopes) + reach) / 2 + 1
    low = _ranked(slopes, below) if below >= 1 else -math.inf
    high = _ranked(slopes, above) if above <= len(slopes) else math.inf
    return Pace(speed, low, high)


def _variance_of_s(values: Sequence[float]) -> float:
    """The variance of Kendall's S without a trend, less what ties take from it."""

    def part(count: int) -> int:
        return count * (count - 1) * (2 * count + 5)

    tied = sum(part(count) for count in Counter(values).values())
    return (part(len(values)) - tied) / 18


def _ranked(ordered: Sequence[float], rank: float) -> float:
    """The value of a rank, counted from 1; between two ranks in proportion."""
    below = math.floor(rank)
    part = rank - below
    if not part:
        return ordered[below - 1]
    return ordered[below - 1] * (1 - part) + ordered[below] * part


def pace(dossier: Dossier, pair: Pair, point: str | None, until: dt.date) -> Pace | None:
    """How fast the stated gap of a pair goes, like for like, over the days on which it was stated;
    None for fewer than three of them."""
    series = trend(dossier, pair, point=point, until=until)
    placed = [(date.toordinal(), value) for date, value in series.linked]
    thinned = placed[:: -(-len(placed) // MOST_POINTS) or 1]
    return pace_of([day for day, _value in thinned], [value for _day, value in thinned])


def last_move(dossier: Dossier, pair: Pair, point: str | None, on: dt.date) -> Position | None:
    """The last position by a day with which one of a pair moved on an issue of a point, or on any
    issue; None where neither ever did."""
    moved = (
        position
        for issue in issues_of(dossier, point=point)
        for party in pair
        for position in _moves(dossier, issue, party, on)
    )
    return max(moved, key=lambda position: (position.date, position.id), default=None)


def _moves(dossier: Dossier, issue: Issue, party: str, on: dt.date) -> Iterator[Position]:
    """The positions that came to a move; small steps add up until they make one."""
    placed = up_to(history(dossier.positions(issue.id, party)), on)
    stated = [(each, placement(issue, each)[0]) for each in placed]
    known = [(each, value) for each, value in stated if value is not None]
    here = known[0][1] if known else 0.0
    for position, value in known:
        if is_move(dossier, value - here):
            yield position
            here = value


@dataclass(frozen=True, slots=True)
class Given:
    """What two parties gave on an issue since both were first placed, in parts (0–1) of the gap of
    that day; negative means moved away. `closed` is the part of the gap that is closed. `spread` is
    how far all negotiating parties are apart, 0 to 1."""

    issue: Issue
    since: dt.date | None
    first: float | None
    second: float | None
    closed: float | None
    spread: float | None


def given(dossier: Dossier, pair: Pair, *, point: str | None, on: dt.date) -> tuple[Given, ...]:
    """What a pair gave on each issue of a point, or on every issue."""
    return tuple(_given(dossier, issue, pair, on) for issue in issues_of(dossier, point=point))


def _given(dossier: Dossier, issue: Issue, pair: Pair, on: dt.date) -> Given:
    said = [_stated(dossier, issue, party, on) for party in pair]
    spread = dispersion(dossier, issue, on)
    if not all(said):
        return Given(issue, None, None, None, None, spread)
    start = max(values[0][0] for values in said)
    first, second = said
    shares = concession_shares(
        (_value_on(first, start), _value_on(second, start)), (first[-1][1], second[-1][1])
    )
    one, other, closed = shares or (None, None, None)
    return Given(issue, start, one, other, closed, spread)


def _stated(dossier: Dossier, issue: Issue, party: str, on: dt.date) -> list[tuple[dt.date, float]]:
    placed = up_to(history(dossier.positions(issue.id, party)), on)
    stated = ((each.date, placement(issue, each)[0]) for each in placed)
    return [(date, value) for date, value in stated if value is not None]


def _value_on(values: list[tuple[dt.date, float]], day: dt.date) -> float:
    return [value for date, value in values if date <= day][-1]


def pace_words(found: Pace | None) -> str:
    """A speed in words: "closing by 4.9 per 30 days", "no clear trend", "too few dates for a
    trend"."""
    if found is None:
        return _("too few dates for a trend")
    if not found.clear:
        return _("no clear trend")
    said = (
        _("closing by {speed} per 30 days")
        if found.speed < 0
        else _("widening by {speed} per 30 days")
    )
    return said.format(speed=f"{abs(found.speed):.1f}")
