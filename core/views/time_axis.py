"""The days that an axis of time names."""

import datetime as dt
from collections.abc import Iterable

MOST_STEPS = 4
"""How many steps the axis of a trend is parted into where no rounds are."""


def spread(start: dt.date, end: dt.date, steps: int) -> tuple[dt.date, ...]:
    """Dates evenly spread from start to end, so many steps apart or fewer, for an axis of time."""
    span = (end - start).days
    most = max(min(steps, span), 1)
    return tuple(start + dt.timedelta(days=round(span * n / most)) for n in range(most + 1))


def axis_days(
    start: dt.date, end: dt.date, rounds: Iterable[dt.date], steps: int = MOST_STEPS
) -> tuple[dt.date, ...]:
    """The days of an axis of time: its start, the rounds, and evenly spread days after the last of
    them, no closer than if there were only those, so many steps apart."""
    held = sorted({start, *(day for day in rounds if start <= day <= end)})
    count = (end - held[-1]).days * steps // max((end - start).days, 1)
    return (*held, *(spread(held[-1], end, count)[1:] if count else ()))
