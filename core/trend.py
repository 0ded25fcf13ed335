"""How a gap went over time, day by day on which a placement was recorded.

Plain loops serve the usual dossier; `core.series` does the same with numpy for a large one, and is
imported only then.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from core.dossier import Dossier
from core.gaps import (
    Gap,
    IssueGap,
    Pair,
    Standing,
    combined,
    gap_of,
    history,
    issues_of,
    placement,
)
from core.model import Issue, Position

MANY_POSITIONS = 2_000
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
    if _placements(dossier, pair, issues) > MANY_POSITIONS:
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
    gaps = [whole for _date, whole in days]
    return Trend(
        tuple(date for date, _whole in days),
        tuple(whole.stated for whole in gaps),
        tuple(whole.between for whole in gaps),
        tuple(whole.coverage for whole in gaps),
        tuple(whole.known for whole in gaps),
        len(issues),
    )


def _days(
    dossier: Dossier, pair: Pair, issues: tuple[Issue, ...], until: dt.date | None
) -> Iterator[tuple[dt.date, Gap]]:
    """Every day with a placement, and the whole gap at its end."""
    steps = _steps(dossier, pair, issues, until)
    stands = {(issue.id, party): Standing(party) for issue in issues for party in pair}
    gaps = [gap_of(issue, *(stands[issue.id, party] for party in pair)) for issue in issues]
    for date in sorted(steps):
        for place, position in steps[date]:
            issue = issues[place]
            stands[issue.id, position.party] = _stand(issue, position)
            gaps[place] = _issue_gap(issue, pair, stands)
        yield date, combined(gaps)


def _steps(
    dossier: Dossier, pair: Pair, issues: tuple[Issue, ...], until: dt.date | None
) -> dict[dt.date, list[tuple[int, Position]]]:
    """The placements of a pair by date, each with its issue's place among the issues."""
    steps: dict[dt.date, list[tuple[int, Position]]] = {}
    for place, issue in enumerate(issues):
        for party in pair:
            for position in history(dossier.positions(issue.id, party)):
                if until is None or position.date <= until:
                    steps.setdefault(position.date, []).append((place, position))
    return steps


def _stand(issue: Issue, position: Position) -> Standing:
    assessed = position.low is not None
    return Standing(position.party, position, *placement(issue, position), assessed=assessed)


def _issue_gap(issue: Issue, pair: Pair, stands: dict[tuple[str, str], Standing]) -> IssueGap:
    return gap_of(issue, stands[issue.id, pair[0]], stands[issue.id, pair[1]])


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
            that_day = [p for p in history(dossier.positions(each.id, party)) if p.date == date]
            made += that_day[-1:]
    return tuple(made)
