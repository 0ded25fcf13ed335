"""The course of a gap, as a step function."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import msgspec


class Basis(NamedTuple):
    """What changes the set of issues that a stated gap rests on: how many became known, how many
    are no longer known, how many known ones were corrected."""

    gained: int = 0
    lost: int = 0
    corrected: int = 0

    def with_issue(self, was: bool, now: bool, *, corrected: bool = False) -> "Basis":
        """The same with one more issue, which was and is known, or not; a corrected one counts as
        such if it is known at both ends."""
        if was == now and not corrected:
            return self
        return Basis(
            self.gained + (now and not was),
            self.lost + (was and not now),
            self.corrected + (was and now and corrected),
        )


SAME_BASIS = Basis()


ROUNDING = 1e-6
"""Two figures closer than this (sp) count as the same: floating-point error."""


class Trend(msgspec.Struct, frozen=True):
    """A pair's gap as a step function: entry n holds from `dates[n]` until the next date.

    `stated` and `between` are in scale points, None where unknown; `coverage` (0–1) is the share of
    the weight on which `stated` rests, `known` of `total` issues. `change` and `range_change` are
    the changes of the two since the previous entry, like for like, None if no issue is known at
    both; `basis` is what else altered the stated gap.
    """

    dates: tuple[dt.date, ...]
    stated: tuple[float | None, ...]
    between: tuple[float | None, ...]
    coverage: tuple[float, ...]
    known: tuple[int, ...]
    total: int
    change: tuple[float | None, ...] = ()
    range_change: tuple[float | None, ...] = ()
    basis: tuple[Basis, ...] = ()

    @property
    def breaks(self) -> tuple[int, ...]:
        """The entries at which the stated gap differs from the previous one by more than
        movement."""
        found = _breaks(self.stated, self.change)
        altered = (n for n, basis in enumerate(self.basis) if n and any(basis))
        return tuple(sorted(found.union(n for n in altered if self.stated[n - 1] is not None)))

    @property
    def range_breaks(self) -> tuple[int, ...]:
        """The same for the gap between ranges."""
        return tuple(sorted(_breaks(self.between, self.range_change)))

    @property
    def linked(self) -> tuple[tuple[dt.date, float], ...]:
        """The stated gap projected back on today's basis for as long as it can be compared: the
        last value, and before it the values without the later changes, like for like."""
        found: list[tuple[dt.date, float]] = []
        value = self.stated[-1] if self.stated else None
        for date, change in zip(reversed(self.dates), reversed(self.change), strict=True):
            if value is None:
                break
            found.append((date, value))
            value = None if change is None else value - change
        return tuple(reversed(found))


def _breaks(values: Sequence[float | None], changes: Sequence[float | None]) -> set[int]:
    steps = enumerate(zip(values, values[1:], changes[1:], strict=False), start=1)
    return {
        n
        for n, (before, now, change) in steps
        if before is not None
        and now is not None
        and (change is None or abs(now - before - change) > ROUNDING)
    }
