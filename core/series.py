"""The trend of a pair over many thousand positions, without a loop over positions.

Every party's history on an issue is kept as columns (see `columns`), remembered by its group, so
that an edit costs one group. All issues are laid end to end under keys of issue and day; what each
issue adds to the sums changes only on its own days, so the sums are running totals of changes.
"""

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.dossier import Dossier, Group
from core.gaps import UNKNOWN_SALIENCE, Pair, history
from core.model import Issue, Position
from core.trend import Trend

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

DAYS = 1 << 22
"""More days than the calendar has (year 9999 is day 3,652,059): one issue's span of keys."""

ROUNDING = 1e-9
"""What running totals may leave of nothing, in scale points."""


@dataclass(frozen=True, slots=True)
class Columns:
    """One party's placements on one issue, a day each (the last of the day), earliest first.

    `days` are proleptic ordinals; `value`, `low`, `high` in the issue's unit, NaN where unknown;
    `salience` 0–100, 50 where unknown.
    """

    days: Ints
    table: Floats
    """Rows: value, low, high, salience."""


def columns(group: Group[Position]) -> Columns:
    """A group's placements as arrays; remembered by the group, so an edit redoes only its own."""
    return group.derive(_columns)


def _columns(group: Group[Position]) -> Columns:
    placed = history(group)
    days = np.array([position.date.toordinal() for position in placed], np.int64)
    last = np.append(days[1:] != days[:-1], True) if len(days) else np.zeros(0, bool)
    rows = [
        [position.value for position in placed],
        [position.low for position in placed],
        [position.high for position in placed],
        [position.salience for position in placed],
    ]
    table = np.array(rows, np.float64)
    value, low, high, salience = table
    table[1] = np.where(np.isnan(low), value, low)
    table[2] = np.where(np.isnan(high), value, high)
    table[3] = np.where(np.isnan(salience), UNKNOWN_SALIENCE, salience)
    return Columns(days[last], table[:, last])


@dataclass(frozen=True, slots=True)
class Side:
    """One party on all issues: keys of issue and day in order, and a table of value, low, high in
    scale points and salience. A last column of unknowns stands for "not yet placed"."""

    keys: Ints
    table: Floats

    def at(self, keys: Ints) -> Floats:
        """The rows of the table that hold at each key."""
        places = np.searchsorted(self.keys, keys, "right") - 1
        found = np.append(self.keys, -1)[places] >= keys - keys % DAYS
        return np.take(self.table, np.where(found, places, -1), axis=1)


def _side(dossier: Dossier, issues: tuple[Issue, ...], party: str) -> Side:
    parts = [columns(dossier.positions(issue.id, party)) for issue in issues]
    sizes = [len(part.days) for part in parts]
    days = np.concatenate([np.zeros(0, np.int64), *(part.days for part in parts)])
    keys = days + np.repeat(np.arange(len(issues)) * DAYS, sizes)
    nobody = np.array([[np.nan], [np.nan], [np.nan], [UNKNOWN_SALIENCE]])
    table = np.concatenate([*(part.table for part in parts), nobody], axis=1)
    floor = np.array([issue.low_end for issue in issues])
    span = np.array([issue.high_end - issue.low_end for issue in issues])
    table[:3, :-1] = 100 * (table[:3, :-1] - np.repeat(floor, sizes)) / np.repeat(span, sizes)
    table[1:3] = np.sort(table[1:3], axis=0)
    return Side(keys, table)


def trend_of(
    dossier: Dossier, pair: Pair, issues: tuple[Issue, ...], until: dt.date | None
) -> Trend:
    """The trend over some issues; the same numbers as `core.trend.plain_trend`, to what running
    totals lose in the last digits."""
    first, second = (_side(dossier, issues, party) for party in pair)
    keys = _own_days(first, second, until)
    weights = np.array([issue.weight for issue in issues])
    terms = _terms(weights[keys // DAYS], first.at(keys), second.at(keys))
    days, totals = _running_totals(keys, terms, weights * UNKNOWN_SALIENCE)
    return _as_trend(days, totals, len(issues))


def _own_days(first: Side, second: Side, until: dt.date | None) -> Ints:
    """The keys of the days on which an issue changes, in order, each once."""
    keys = np.sort(np.concatenate([first.keys, second.keys]), kind="stable")
    keys = keys[np.append(keys[1:] != keys[:-1], True)] if len(keys) else keys
    return keys if until is None else keys[keys % DAYS <= until.toordinal()]


def _terms(weight: Floats, first: Floats, second: Floats) -> Floats:
    """What one issue adds to the sums from each of its days on.

    Rows: ω; known 0/1; of the stated gap and then of the gap between ranges, where each is known:
    whether ω is above 0, ω, ω times the gap."""
    omega = weight * (first[3] + second[3]) / 2
    stated = np.abs(first[0] - second[0])
    zone = np.minimum(first[2], second[2]) - np.maximum(first[1], second[1])
    rows = [omega, ~np.isnan(stated)]
    for gap in (stated, np.maximum(0.0, -zone)):
        known = np.where(np.isnan(gap), 0.0, omega)
        rows += [known > 0, known, known * np.nan_to_num(gap)]
    return np.array(rows, np.float64)


def _running_totals(keys: Ints, terms: Floats, unknown: Floats) -> tuple[Ints, Floats]:
    """The ordinals of the days on which anything changed, and the sums at their ends; `unknown` is
    each issue's ω before anybody is placed."""
    issue, day = np.divmod(keys, DAYS)
    change = np.diff(terms, axis=1, prepend=0.0)
    opens = np.diff(issue, prepend=-1) != 0
    change[:, opens] = terms[:, opens]
    change[0, opens] -= unknown[issue[opens]]
    start = day.min(initial=DAYS)
    that_day = np.bincount(day - start) > 0
    daily = [np.bincount(day - start, row)[that_day] for row in change]
    totals: Floats = np.cumsum(np.array(daily, np.float64), axis=1)
    totals[0] += unknown.sum()
    return np.flatnonzero(that_day) + start, totals


def _as_trend(days: Ints, totals: Floats, issues: int) -> Trend:
    whole, known, any_stated, stated_weight, stated, any_between, between_weight, between = totals
    covered = np.divide(stated_weight, whole, out=np.zeros_like(whole), where=any_stated > 0)
    return Trend(
        tuple(map(dt.date.fromordinal, days.tolist())),
        _means(any_stated, stated_weight, stated),
        _means(any_between, between_weight, between),
        tuple(np.clip(covered, 0.0, 1.0).tolist()),
        tuple(known.astype(np.int64).tolist()),
        issues,
    )


def _means(any_known: Floats, weight: Floats, total: Floats) -> tuple[float | None, ...]:
    means = np.divide(total, weight, out=np.full_like(total, np.nan), where=any_known > 0)
    means[np.abs(means) < ROUNDING] = 0.0
    return tuple(None if mean != mean else mean for mean in means.tolist())
