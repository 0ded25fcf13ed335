"""The trend of a pair over many thousand positions, without a loop over positions.

Each party's history on an issue is kept as columns, remembered by its group, so that an edit costs
one group. All issues are laid end to end, keyed by issue and day; an issue's contribution to the
sums changes only on its own days, so the sums are running totals of changes.
"""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.analysis.gaps import UNKNOWN_SALIENCE
from core.analysis.held import held
from core.analysis.histories import Held, entries, history, late_corrections, places
from core.analysis.trend_value import SAME_BASIS, Basis, Trend
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.groups import Group
from core.model.records import Issue, Position

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

DAY_BITS = 22
"""Days are ordinals of the proleptic calendar; the last, in the year 9999, has 22 bits."""

LAST_DAY = (1 << DAY_BITS) - 1

BATCH = 20_000
"""How many placements to process at a time, so that the columns stay in the processor's cache."""

NOT_PLACED = ((np.nan,), (np.nan,), (np.nan,), (UNKNOWN_SALIENCE,))
NOT_FLAGGED = ((False,), (False,))

SUMS, CHANGES = 6, 8
"""How many rows of a day's sums are running totals, and how many are for the day alone; the last
row counts."""

ROUNDING = 1e-12
"""What running totals may leave of zero, as a fraction of their maximum."""


class Columns(msgspec.Struct, frozen=True):
    """A party's placements as arrays in key order; for one issue, the keys are days.

    The rows of `table` are value, low and high (NaN if unknown) and salience (0–100); those of
    `flags` whether the range was assessed, and whether this is a correction dated on another day
    than what it corrects. Every issue starts on day 0 with nothing known.
    """

    keys: Ints
    table: Floats
    flags: Bools


def columns(group: Group[Position]) -> Columns:
    """A group's placements, the last of each day, in the issue's unit; remembered by the group."""
    return group.derive(_columns)


def _columns(group: Group[Position]) -> Columns:
    whole = isinstance(group, Held)
    placed = history(group) if whole else tuple(filter(places, entries(group)))
    days = np.array([0, *map(dt.date.toordinal, map(attrgetter("date"), placed))], np.int64)
    rows = [list(map(attrgetter(name), placed)) for name in ("value", "low", "high", "salience")]
    told = np.array(rows, np.float64)
    ranged = _ranges(told) if whole else _carry(told)
    flags = np.stack([ranged, _are_late(group, placed)])
    last = _last_of_equals(days)
    table = np.concatenate([NOT_PLACED, told], axis=1)[:, last]
    return Columns(days[last], table, np.concatenate([NOT_FLAGGED, flags], axis=1)[:, last])


def _carry(told: Floats) -> Bools:
    """Carry ranges and saliences forward until others are recorded, as
    `core.analysis.histories.history` does; a value without a range is a range by itself. Returns,
    by placement, whether a range holds."""
    value, low, high, salience = told
    given = ~np.isnan(low)
    held_low, held_high = _filled(low), _filled(high)
    told[1] = np.where(given, low, np.fmin(held_low, value))
    told[2] = np.where(given, high, np.fmax(held_high, value))
    told[3] = _known(_filled(salience))
    return ~np.isnan(held_low)


def _ranges(told: Floats) -> Bools:
    """As `_carry`, for placements that come with what holds."""
    value, low, high, salience = told
    assessed: Bools = ~np.isnan(low)
    told[1], told[2] = (np.where(assessed, end, value) for end in (low, high))
    told[3] = _known(salience)
    return assessed


def _known(salience: Floats) -> Floats:
    return np.where(np.isnan(salience), UNKNOWN_SALIENCE, salience)


def _filled(numbers: Floats) -> Floats:
    """Each number, or the last one before it if unknown."""
    at = np.where(np.isnan(numbers), 0, np.arange(len(numbers)))
    return numbers[np.maximum.accumulate(at)]


def _are_late(group: Group[Position], placed: Sequence[Position]) -> Bools:
    """For each placement, whether a correction on its day is dated on another day than what it
    corrects."""
    late = {position.date for position in late_corrections(group)}
    if not late:
        return np.zeros(len(placed), np.bool_)
    return np.array([position.date in late for position in placed], np.bool_)


def _last_of_equals(keys: Ints) -> Bools:
    last = np.ones(len(keys), np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=last[:-1])
    return last


def trend_of(
    dossier: Dossier, pair: Pair, issues: tuple[Issue, ...], until: dt.date | None
) -> Trend:
    """The trend over some issues; the same numbers as `core.analysis.trend.plain_trend` except for
    the last digits, which running totals lose."""
    sides = [[columns(held(dossier, issue.id, party)) for issue in issues] for party in pair]
    start, end = _calendar(itertools.chain(*sides), until)
    daily = np.zeros((SUMS + CHANGES, end - start + 3))
    for batch in _batches(sides):
        first, second = (_side(issues[batch], side[batch]) for side in sides)
        _add(daily, start, issues[batch], *_merged(first, second))
    return _as_trend(daily[:, 1:-1], start, issues)


def _calendar(parts: Iterable[Columns], until: dt.date | None) -> tuple[int, int]:
    """The ordinals of the first and last day to report; the last is before the first if there are
    none."""
    ends = [(int(part.keys[1]), int(part.keys[-1])) for part in parts if len(part.keys) > 1]
    start = min((first for first, _last in ends), default=1)
    end = max((last for _first, last in ends), default=0)
    return start, max(start - 1, end if until is None else min(end, until.toordinal()))


def _batches(sides: Sequence[Sequence[Columns]]) -> Iterator[slice]:
    """Slices of the issues, each with about as many placements as fit in the processor's cache."""
    issues = len(sides[0])
    placements = sum(len(part.keys) for side in sides for part in side)
    size = max(1, BATCH * issues // max(1, placements))
    return (slice(n, n + size) for n in range(0, issues, size))


def _side(issues: Sequence[Issue], parts: Sequence[Columns]) -> Columns:
    """A party on several issues, in scale points, the lower end of a range first."""
    sizes = [len(part.keys) for part in parts]
    keys = np.concatenate([part.keys for part in parts])
    keys += np.repeat(np.arange(len(issues)) << DAY_BITS, sizes)
    table = np.concatenate([part.table for part in parts], axis=1)
    floor = np.repeat([issue.low_end for issue in issues], sizes)
    scale = np.repeat([100 / (issue.high_end - issue.low_end) for issue in issues], sizes)
    for row in range(3):
        table[row] = (table[row] - floor) * scale
    low, high = np.minimum(*table[1:3]), np.maximum(*table[1:3])
    table[1], table[2] = low, high
    return Columns(keys, table, np.concatenate([part.flags for part in parts], axis=1))


def _merged(first: Columns, second: Columns) -> tuple[Columns, Columns]:
    """Both sides at the keys of either, each key once and in order, with the values in force at
    each; only values new at a key can be late."""
    both = np.concatenate([first.keys, second.keys])
    order = np.argsort(both, kind="stable")
    keys = both[order]
    last = _last_of_equals(keys)
    of_first = np.cumsum(order < len(first.keys))
    places = of_first[last] - 1
    others = np.flatnonzero(last) - of_first[last]
    keys = keys[last]
    return _held(first, places, keys), _held(second, others, keys)


def _held(side: Columns, places: Ints, keys: Ints) -> Columns:
    flags = side.flags.take(places, axis=1)
    flags[1] &= side.keys[places] == keys
    return Columns(keys, side.table.take(places, axis=1), flags)


class Gaps(msgspec.Struct, frozen=True):
    """What holds on the issues at each key: ω, the stated gap and the gap between ranges (NaN if
    unknown), and, for each gap, what cannot be compared with the previous key."""

    omega: Floats
    stated: Floats
    between: Floats
    late: Bools
    ranged_anew: Bools


def _gaps(weight: Floats, first: Columns, second: Columns) -> Gaps:
    one, other = first.table, second.table
    apart = np.maximum(one[1], other[1]) - np.minimum(one[2], other[2])
    late = first.flags[1] | second.flags[1]
    anew = np.zeros_like(late)
    for side in (first, second):
        anew[1:] |= side.flags[0, 1:] != side.flags[0, :-1]
    return Gaps(
        weight * (one[3] + other[3]) / 2,
        np.abs(one[0] - other[0]),
        np.maximum(0.0, apart),
        late,
        late | anew,
    )


def _terms(gaps: Gaps) -> Floats:
    """What one issue adds to the sums from each of its days on.

    Rows: ω; known 0/1; ω and ω times the gap where the stated gap is known; the same where the gap
    between ranges is."""
    terms = np.empty((SUMS, len(gaps.omega)))
    terms[0] = gaps.omega
    terms[1] = ~np.isnan(gaps.stated)
    for row, gap in ((2, gaps.stated), (4, gaps.between)):
        known = ~np.isnan(gap)
        terms[row] = np.where(known, gaps.omega, 0.0)
        terms[row + 1] = np.where(known, gaps.omega * gap, 0.0)
    return terms


def _changes(gaps: Gaps) -> Iterator[tuple[Ints, Floats]]:
    """What the issues contribute to single days, as keys and amounts.

    ω times the change of the stated gap, like for like, and ω of what is known but cannot be
    compared; the same for the gap between ranges; how many issues became known, are no longer
    known, or were corrected. An issue starts with nothing known, so its first entry is not a
    step."""
    was_known = now_known = np.zeros(0, np.bool_)
    for gap, apart in ((gaps.between, gaps.ranged_anew), (gaps.stated, gaps.late)):
        step = np.diff(gap, prepend=np.nan)
        now_known, was_known = ~np.isnan(gap), np.append(False, ~np.isnan(gap[:-1]))
        compared = np.flatnonzero(~np.isnan(step) & ~apart)
        yield compared, gaps.omega[compared] * step[compared]
        other = np.flatnonzero(now_known & (np.isnan(step) | apart))
        yield other, gaps.omega[other]
    for found in (
        now_known & ~was_known,
        was_known & ~now_known,
        now_known & was_known & gaps.late,
    ):
        places = np.flatnonzero(found)
        yield places, np.ones(len(places))


def _add(
    daily: Floats, start: int, issues: Sequence[Issue], first: Columns, second: Columns
) -> None:
    """Add the changes of some issues to each day's column; the first column takes the openings, the
    last whatever comes later, and the last row counts."""
    keys, width = first.keys, daily.shape[1]
    weights = np.array([issue.weight for issue in issues])
    gaps = _gaps(weights[keys >> DAY_BITS], first, second)
    place = ((keys & LAST_DAY) - (start - 1)).clip(0, width - 1)
    for row, term in zip(daily, _terms(gaps), strict=False):
        row[:] += np.bincount(place, np.diff(term, prepend=term[:1]), width)
    for row, (found, much) in zip(daily[SUMS:], _changes(gaps), strict=False):
        row[:] += np.bincount(place[found], much, width)
    daily[-1] += np.bincount(place, minlength=width)


def _as_trend(daily: Floats, start: int, issues: tuple[Issue, ...]) -> Trend:
    """The trend from what changes each day, starting at the ordinal of the first day."""
    there = np.flatnonzero(daily[-1])
    whole, known, stated_weight, stated, between_weight, between = daily[:SUMS, there].cumsum(
        axis=1
    )
    whole += UNKNOWN_SALIENCE * sum(issue.weight for issue in issues)
    coverage = _ratios(stated_weight, whole)
    range_moved, range_other, moved, other, *counts = daily[SUMS:-1, there]
    return Trend(
        tuple(map(dt.date.fromordinal, (there + start).tolist())),
        _ratios(stated, stated_weight),
        _ratios(between, between_weight),
        tuple(min(1.0, share or 0.0) for share in coverage),
        tuple(known.astype(np.int64).tolist()),
        len(issues),
        _ratios(moved, stated_weight - other),
        _ratios(range_moved, between_weight - range_other),
        _bases(counts),
    )


def _bases(counts: Sequence[Floats]) -> tuple[Basis, ...]:
    rows = zip(*(row.astype(np.int64).tolist() for row in counts), strict=True)
    return tuple(Basis(*row) if any(row) else SAME_BASIS for row in rows)


def _ratios(parts: Floats, wholes: Floats) -> tuple[float | None, ...]:
    """Each part divided by its whole, None if the whole is zero."""
    known = wholes > ROUNDING * wholes.max(initial=0.0)
    ratios = np.divide(parts, wholes, out=np.full_like(parts, np.nan), where=known)
    ratios[np.abs(ratios) < 1e3 * ROUNDING] = 0.0
    return tuple(None if ratio != ratio else ratio for ratio in ratios.tolist())
