"""How a gap went over time, day by day on which a placement was recorded.

Plain loops serve the usual dossier; `core.series` does the same with numpy for a large one, and is
imported only then.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from core.dossier import Dossier
from core.gaps import (
    UNKNOWN_SALIENCE,
    Pair,
    history,
    issues_of,
    placement,
    salience,
    up_to,
)
from core.measures import Range, distance, mean_salience, zone_of_agreement
from core.model import Issue, Position

MANY_PLACEMENTS = 2_000
"""From how many placements of a pair on numpy is worth its import."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A pair's gap as a step function: entry n holds from `dates[n]` until the next date.

    `stated` and `between` are in scale points, None where unknown; `coverage` (0–1) is the share of
    the weight that `stated` rests on, `known` of `total` issues.
    """

    dates: tuple[dt.date, ...]
    stated: tuple[float | None, ...]
    between: tuple[float | None, ...]
    coverage: tuple[float, ...]
    known: tuple[int, ...]
    total: int


def trend(
    dossier: Dossier,
    pair: Pair,
    *,
    point: str | None = None,
    issue: str | None = None,
    until: dt.date | None = None,
) -> Trend:
    """The gap of a pair at the end of every day on which one of the two was placed.

    Each entry equals `core.gaps.gap` on its date. `until` is the last day to look at, inclusive.
    """
    issues = issues_of(dossier, point=point, issue=issue)
    if _placements(dossier, pair, issues) > MANY_PLACEMENTS:
        from core.series import trend_of

        return trend_of(dossier, pair, issues, until)
    return plain_trend(dossier, pair, issues, until)


def _placements(dossier: Dossier, pair: Pair, issues: tuple[Issue, ...]) -> int:
    return sum(len(dossier.positions(issue.id, party)) for issue in issues for party in pair)


def plain_trend(
    dossier: Dossier, pair: Pair, issues: tuple[Issue, ...], until: dt.date | None
) -> Trend:
    """The trend over some issues by plain loops; see `trend`."""
    days = list(_days(dossier, pair, issues, until))
    totals = [total for _date, total in days]
    return Trend(
        tuple(date for date, _total in days),
        tuple(_ratio(total.stated, total.stated_weight) for total in totals),
        tuple(_ratio(total.between, total.between_weight) for total in totals),
        tuple(_ratio(total.stated_weight, total.weight) or 0.0 for total in totals),
        tuple(int(total.known) for total in totals),
        len(issues),
    )


Side = tuple[float | None, Range | None, float]
"""A party on an issue: value and range in scale points, and salience (0–100)."""

NOT_PLACED: Side = (None, None, UNKNOWN_SALIENCE)


class Terms(NamedTuple):
    """What an issue adds to the sums behind a gap (see `core.gaps.Gap`), or those sums: ω, the
    count, weight and weighted gap of what is stated, and the last two of what is between ranges."""

    weight: float
    known: float
    stated_weight: float
    stated: float
    between_weight: float
    between: float


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None


def _days(
    dossier: Dossier, pair: Pair, issues: tuple[Issue, ...], until: dt.date | None
) -> Iterator[tuple[dt.date, Terms]]:
    """Every day with a placement, and the sums over all issues at its end."""
    steps = _steps(dossier, pair, issues, until)
    sides = [dict.fromkeys(pair, NOT_PLACED) for _issue in issues]
    terms = [_terms(issue.weight, NOT_PLACED, NOT_PLACED) for issue in issues]
    for date in sorted(steps):
        for place, position in steps[date]:
            side, issue = sides[place], issues[place]
            side[position.party] = (*placement(issue, position), salience(position))
            terms[place] = _terms(issue.weight, side[pair[0]], side[pair[1]])
        yield date, Terms(*map(sum, zip(*terms, strict=True)))


def _terms(weight: float, first: Side, second: Side) -> Terms:
    omega = weight * mean_salience(first[2], second[2])
    stated, between = (0.0, 0.0, 0.0), (0.0, 0.0)
    if first[0] is not None and second[0] is not None:
        stated = (1.0, omega, omega * distance(first[0], second[0]))
    if first[1] is not None and second[1] is not None:
        between = (omega, omega * max(0.0, -zone_of_agreement(first[1], second[1])))
    return Terms(omega, *stated, *between)


def _steps(
    dossier: Dossier, pair: Pair, issues: tuple[Issue, ...], until: dt.date | None
) -> dict[dt.date, list[tuple[int, Position]]]:
    """The placements of a pair by date, each with its issue's place among the issues."""
    steps: dict[dt.date, list[tuple[int, Position]]] = {}
    for place, issue in enumerate(issues):
        for party in pair:
            for position in up_to(history(dossier.positions(issue.id, party)), until):
                steps.setdefault(position.date, []).append((place, position))
    return steps


def made_by(
    dossier: Dossier,
    pair: Pair,
    date: dt.date,
    *,
    point: str | None = None,
    issue: str | None = None,
) -> tuple[Position, ...]:
    """The placements of a pair that made the step on a date: the last of the day for each party
    and issue, in the order of the issues."""
    made: list[Position] = []
    for each in issues_of(dossier, point=point, issue=issue):
        for party in pair:
            last = up_to(history(dossier.positions(each.id, party)), date)[-1:]
            made += (position for position in last if position.date == date)
    return tuple(made)
