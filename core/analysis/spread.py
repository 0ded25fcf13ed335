"""Which two of many parties stand furthest apart, using arrays of parties by parties."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def stated_gaps(
    weights: Sequence[float],
    values: Sequence[Sequence[float | None]],
    saliences: Sequence[Sequence[float]],
) -> list[tuple[int, int, float]]:
    """The indices of every two that are placed on the same issue with weight, and their stated gap
    in sp, in order.

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
    first, second = np.nonzero(np.triu(weight > 0, 1))
    gaps = weighed[first, second] / weight[first, second]
    return [*zip(first.tolist(), second.tolist(), gaps.tolist(), strict=True)]
