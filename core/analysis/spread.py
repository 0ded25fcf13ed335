"""Which two of many parties stand furthest apart, using arrays of parties by parties."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def widest_of(
    weights: Sequence[float],
    values: Sequence[Sequence[float | None]],
    saliences: Sequence[Sequence[float]],
) -> tuple[int, int, float] | None:
    """The indices of the two with the widest stated gap, and the gap in sp; the first in order
    among equals, None if no two are placed on the same issue with weight.

    `weights` are by issue, `values` (sp, None where unknown) and `saliences` (0-100) by issue and
    party. The sums are those of `core.analysis.gaps.combined`, issue by issue.
    """
    count = len(values[0]) if values else 0
    weight, weighed = np.zeros((count, count)), np.zeros((count, count))
    for share, stated, cares in zip(weights, values, saliences, strict=True):
        at, care = (np.array(each, np.float64) for each in (stated, cares))
        omega = share * ((care[:, None] + care) / 2)
        apart = np.abs(at[:, None] - at)
        known = ~np.isnan(apart)
        weight += np.where(known, omega, 0.0)
        weighed += np.where(known, omega * apart, 0.0)
    return _first_of_widest(weight, weighed)


def _first_of_widest(weight: Floats, weighed: Floats) -> tuple[int, int, float] | None:
    known = np.triu(weight > 0, 1)
    if not known.any():
        return None
    gaps = np.full(weight.shape, -1.0)
    np.divide(weighed, weight, out=gaps, where=known)
    first, second = divmod(int(gaps.argmax()), len(gaps))
    return first, second, float(gaps[first, second])
