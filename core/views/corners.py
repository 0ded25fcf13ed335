"""The corners of a step line: what holds holds until the next."""

import datetime as dt
import math
from collections.abc import Collection, Sequence
from itertools import groupby

NOTHING = math.nan
"""What breaks a line: here nothing is known."""


def steps(
    dates: Sequence[dt.date],
    values: Sequence[float | None],
    start: dt.date,
    end: dt.date,
    breaks: Collection[int] = (),
) -> tuple[list[float], list[float]]:
    """A step line's corners as x (days, proleptic ordinal) and y (sp); NaN where it breaks.

    A value holds until the next; what held when the chart starts is carried in from before. The
    line is broken before the entries in `breaks`, which do not follow from the one before.
    """
    xs: list[float] = []
    ys: list[float] = []
    for n, (date, value) in enumerate(zip(dates, values, strict=True)):
        left = max(date, start)
        right = min(dates[n + 1] if n + 1 < len(dates) else end, end)
        if right < left or date > end:
            continue
        y = NOTHING if value is None else value
        if n in breaks and xs:
            xs.append(float(left.toordinal()))
            ys.append(NOTHING)
        xs += [float(left.toordinal()), float(right.toordinal())]
        ys += [y, y]
    return xs, ys


def runs(
    dates: Sequence[dt.date],
    values: Sequence[float | None],
    start: dt.date,
    end: dt.date,
    breaks: Collection[int] = (),
) -> tuple[tuple[tuple[dt.date, float], ...], ...]:
    """The same corners in unbroken pieces, for whoever draws one after the other."""
    xs, ys = steps(dates, values, start, end, breaks)
    corners = zip((dt.date.fromordinal(int(x)) for x in xs), ys, strict=True)
    pieces = groupby(corners, key=lambda corner: math.isnan(corner[1]))
    return tuple(tuple(piece) for is_gap, piece in pieces if not is_gap)
