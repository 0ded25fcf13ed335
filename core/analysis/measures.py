"""The formulas of distance and spread, on plain numbers; `core.analysis.gaps` applies them to a
dossier.

Positions are in scale points (sp), 0–100; saliences and weights can be on any scale, if it is the
same one.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import combinations

SCALE = 100.0
"""The length S of every scale, in scale points."""

Range = tuple[float, float]
"""The lower and the upper end of a range, in scale points."""

Weighted = tuple[float, float]
"""A weight, and the value it applies to."""

Step = tuple[float, float | None, float | None]
"""A weight, and a gap before and after; None if unknown."""


def distance(first: float, second: float) -> float:
    """g = |x_A − x_B|, in sp."""
    return abs(first - second)


def zone_of_agreement(first: Range, second: Range) -> float:
    """z = min(u_A, u_B) − max(l_A, l_B), in sp; if negative, −z is the settlement gap, the distance
    still to bridge. Raiffa, The Art and Science of Negotiation, 1982."""
    return min(first[1], second[1]) - max(first[0], second[0])


def overlap_share(first: Range, second: Range) -> float:
    """J = max(0, z) / (max(u_A, u_B) − min(l_A, l_B)), 0–1 (Jaccard); 1 for two ranges that are
    the same single value."""
    width = max(first[1], second[1]) - min(first[0], second[0])
    return max(0.0, zone_of_agreement(first, second)) / width if width > 0 else 1.0


def mean_salience(first: float, second: float) -> float:
    """ω = (s_A + s_B) / 2: an issue counts as much as the two care about it on average."""
    return (first + second) / 2


def geometric_salience(first: float, second: float) -> float:
    """ω = √(s_A s_B): an issue counts only if both care."""
    return math.sqrt(first * second)


def weighted_mean(weighted: Iterable[Weighted]) -> float | None:
    """Σ ω g / Σ ω; None if the weights sum to 0, as with nothing to weigh."""
    pairs = tuple(weighted)
    weight = sum(w for w, _value in pairs)
    return sum(w * value for w, value in pairs) / weight if weight > 0 else None


def like_for_like(steps: Iterable[Step]) -> float | None:
    """Σ ω (now − before) / Σ ω over what is known both before and after, in sp; negative means
    closing. None if nothing with weight is known at both."""
    return weighted_mean(
        (w, now - before) for w, before, now in steps if before is not None and now is not None
    )


def one_sided_distance(saliences: Sequence[float], gaps: Sequence[float]) -> float | None:
    """D_i = √(Σ (s_i Δ)² / Σ s_i²), Δ = g / 100: how far apart two are in the eyes of one, 0–1.

    From the KTAB library (`smp.cpp`: `bvDiff`). Weights are squared, so that an issue of high
    salience dominates. None if the party cares about nothing."""
    weight = sum(s * s for s in saliences)
    squares = sum((s * gap / SCALE) ** 2 for s, gap in zip(saliences, gaps, strict=True))
    return math.sqrt(squares / weight) if weight > 0 else None


def utility_at(far: float, risk: float = 0.0) -> float:
    """U = (1 − D)(1 + R D), 0–1: what an outcome at the one-sided distance D is worth to a party
    with the attitude to risk R, from −1 to 1 (wholly averse). KTAB, `bsUtil`."""
    return (1 - far) * (1 + risk * far)


def mean_pairwise_gap(placed: Sequence[Weighted]) -> float | None:
    """ḡ = Σ w_i w_j |x_i − x_j| / Σ w_i w_j over all pairs i < j of (weight, sp), in sp."""
    pairs = combinations(placed, 2)
    return weighted_mean((w * v, distance(x, y)) for (w, x), (v, y) in pairs)


def dispersion_of(placed: Sequence[Weighted]) -> float | None:
    """V = √(Σ w (x − x̄)² / Σ w) / (S/2) over (weight, sp): 0 all agree, 1 two equal poles at the
    ends. None if the weights sum to 0."""
    centre = weighted_mean(placed)
    if centre is None:
        return None
    variance = weighted_mean([(w, (x - centre) ** 2) for w, x in placed])
    return None if variance is None else math.sqrt(variance) / (SCALE / 2)


def polarisation(placed: Sequence[Weighted], alpha: float = 1.0) -> float | None:
    """P = Σ_i Σ_j π_i^(1+α) π_j |y_i − y_j| over (weight, sp), divided by 2 (½)^(2+α), the value
    for two equal poles: 0–1. π are shares of the weight, y = x / 100; α from 0 to 1.6.

    Esteban & Ray, Econometrica 62(4), 1994, 819–851. None if the weights sum to 0."""
    weight = sum(w for w, _x in placed)
    if weight <= 0:
        return None
    shares = [(w / weight, x / SCALE) for w, x in placed]
    felt = sum(p ** (1 + alpha) * q * abs(x - y) for p, x in shares for q, y in shares)
    return float(felt / (2 * 0.5 ** (2 + alpha)))
