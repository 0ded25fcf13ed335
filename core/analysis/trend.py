"""How a gap changed over time, on each day on which a placement was recorded.

Plain loops serve ordinary dossiers; `core.analysis.series` does the same with numpy for large ones,
and is imported only then.

A step of a gap is compared like for like: over the issues known both before and after it, with the
weights after it. An issue that becomes known, or is corrected, alters what a figure rests on; that
is reported beside the change and never counted in it.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.analysis.gaps import UNKNOWN_SALIENCE, issues_of, placement, salience
from core.analysis.held import held
from core.analysis.histories import Held, history, late_corrections, places, up_to
from core.analysis.measures import (
    Range,
    Step,
    distance,
    like_for_like,
    mean_salience,
    zone_of_agreement,
)
from core.analysis.trend_value import SAME_BASIS, Basis, Trend
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.groups import Group
from core.model.records import Issue, Position

MANY_PLACEMENTS = 2_000
"""From how many placements of a pair numpy is worth importing."""
MANY_LOOKS = 20_000
"""From how many evaluations of an issue on a day plain loops are slower than numpy."""


def trend(
    dossier: Dossier,
    pair: Pair,
    *,
    point: str | None = None,
    issue: str | None = None,
    until: dt.date | None = None,
) -> Trend:
    """The gap of a pair at the end of every day on which one of the two was placed.

    Each entry equals `core.analysis.gaps.gap` on its date. `until` is the last day to look at,
    inclusive.
    """
    issues = issues_of(dossier, point=point, issue=issue)
    key = (trend, pair, point, issue, until)
    return dossier.fact_about(issues, key, lambda: _trend(dossier, pair, issues, until))


def _trend(dossier: Dossier, pair: Pair, issues: tuple[Issue, ...], until: dt.date | None) -> Trend:
    if _are_many(dossier, pair, issues):
        from core.analysis.series import trend_of

        return trend_of(dossier, pair, issues, until)
    return plain_trend(dossier, pair, issues, until)


def _are_many(dossier: Dossier, pair: Pair, issues: tuple[Issue, ...]) -> bool:
    """Whether numpy is quicker: there are many placements, on so many days that evaluating every
    issue on every day takes longer."""
    groups = [held(dossier, issue.id, party) for issue in issues for party in pair]
    if sum(map(len, groups)) <= MANY_PLACEMENTS:
        return False
    days: set[dt.date] = set()
    for group in groups:
        days |= group.derive(_days_of)
        if len(days) * len(issues) > MANY_LOOKS:
            return True
    return False


def _days_of(group: Group[Position]) -> frozenset[dt.date]:
    said = group.placements if isinstance(group, Held) else group
    return frozenset(position.date for position in said)


def plain_trend(
    dossier: Dossier, pair: Pair, issues: tuple[Issue, ...], until: dt.date | None
) -> Trend:
    """The trend over some issues by plain loops; see `trend`."""
    days = list(_days(dossier, pair, issues, until))
    totals = [total for _date, total, _change in days]
    return Trend(
        tuple(date for date, _total, _change in days),
        tuple(_ratio(total.stated, total.stated_weight) for total in totals),
        tuple(_ratio(total.between, total.between_weight) for total in totals),
        tuple(_ratio(total.stated_weight, total.weight) or 0.0 for total in totals),
        tuple(int(total.known) for total in totals),
        len(issues),
        tuple(change.stated for _date, _total, change in days),
        tuple(change.between for _date, _total, change in days),
        tuple(change.basis for _date, _total, change in days),
    )


class Side(NamedTuple):
    """A party on an issue: value and range in scale points, salience (0–100), and whether the range
    was assessed or is the value alone."""

    value: float | None
    range: Range | None
    salience: float
    assessed: bool = False


NOT_PLACED = Side(None, None, UNKNOWN_SALIENCE)


class Terms(NamedTuple):
    """What an issue adds to the sums behind a gap (see `core.analysis.gaps.Gap`), or those sums: ω;
    the count, weight and weighted gap where the stated gap is known; weight and weighted gap where
    the gap between ranges is."""

    weight: float
    known: float
    stated_weight: float
    stated: float
    between_weight: float
    between: float


class GapChange(NamedTuple):
    """The change of both gaps on a day, like for like, and of what the stated gap rests on."""

    stated: float | None
    between: float | None
    basis: Basis


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None


Sides = tuple[Side, Side]


def _days(
    dossier: Dossier, pair: Pair, issues: tuple[Issue, ...], until: dt.date | None
) -> Iterator[tuple[dt.date, Terms, GapChange]]:
    """Every day with a placement, the sums over all issues at its end, and what changed."""
    steps = _steps(dossier, pair, issues, until)
    late = [_late(dossier, pair, issue) for issue in issues]
    now: list[Sides] = [(NOT_PLACED, NOT_PLACED) for _issue in issues]
    terms = [_terms(issue.weight, *both) for issue, both in zip(issues, now, strict=True)]
    for date in sorted(steps):
        before = list(now)
        for place, position in steps[date]:
            now[place] = _placed(now[place], pair, issues[place], position)
            terms[place] = _terms(issues[place].weight, *now[place])
        corrected = [date in days for days in late]
        change = _change(issues, before, now, corrected)
        yield date, Terms(*map(sum, zip(*terms, strict=True))), change


def _late(dossier: Dossier, pair: Pair, issue: Issue) -> frozenset[dt.date]:
    groups = (held(dossier, issue.id, party) for party in pair)
    return frozenset(each.date for group in groups for each in late_corrections(group))


def _placed(both: Sides, pair: Pair, issue: Issue, position: Position) -> Sides:
    side = _side(issue, position) if places(position) else NOT_PLACED
    return tuple(  # type: ignore[return-value]
        side if party == position.party else old for party, old in zip(pair, both, strict=True)
    )


def _side(issue: Issue, position: Position) -> Side:
    return Side(*placement(issue, position), salience(position), position.low is not None)


def _terms(weight: float, first: Side, second: Side) -> Terms:
    omega = weight * mean_salience(first.salience, second.salience)
    apart, between = stated_of(first, second), between_of(first, second)
    return Terms(
        omega,
        *((0.0, 0.0, 0.0) if apart is None else (1.0, omega, omega * apart)),
        *((0.0, 0.0) if between is None else (omega, omega * between)),
    )


def stated_of(first: Side, second: Side) -> float | None:
    """The stated gap of two sides, in sp."""
    if first.value is None or second.value is None:
        return None
    return distance(first.value, second.value)


def between_of(first: Side, second: Side) -> float | None:
    """The gap between the ranges of two sides, in sp."""
    if first.range is None or second.range is None:
        return None
    return max(0.0, -zone_of_agreement(first.range, second.range))


def _change(
    issues: Sequence[Issue],
    before: Sequence[Sides],
    now: Sequence[Sides],
    corrected: Sequence[bool],
) -> GapChange:
    """The change of the gaps over all issues, like for like, with the later weights."""
    stated: list[Step] = []
    between: list[Step] = []
    basis = SAME_BASIS
    for issue, old, new, mistaken in zip(issues, before, now, corrected, strict=True):
        omega = issue.weight * mean_salience(new[0].salience, new[1].salience)
        apart = stated_of(*new)
        step = (omega, apart if old is new else stated_of(*old), apart)
        basis = basis.with_issue(step[1] is not None, step[2] is not None, corrected=mistaken)
        if not mistaken:
            stated.append(step)
        if not mistaken and (old is new or _alike(old, new)):
            between.append((omega, between_of(*old), between_of(*new)))
    return GapChange(like_for_like(stated), like_for_like(between), basis)


def _alike(old: Sides, new: Sides) -> bool:
    """Whether the same ranges are assessed before and after."""
    return all(was.assessed == is_now.assessed for was, is_now in zip(old, new, strict=True))


def _steps(
    dossier: Dossier, pair: Pair, issues: tuple[Issue, ...], until: dt.date | None
) -> dict[dt.date, list[tuple[int, Position]]]:
    """The placements of a pair by date, each with the index of its issue."""
    steps: dict[dt.date, list[tuple[int, Position]]] = {}
    for place, issue in enumerate(issues):
        for party in pair:
            for position in up_to(history(held(dossier, issue.id, party)), until):
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
    """The placements of a pair that caused the step on a date: the last of the day for each party
    and issue, in the order of the issues."""
    made: list[Position] = []
    for each in issues_of(dossier, point=point, issue=issue):
        for party in pair:
            last = up_to(history(held(dossier, each.id, party)), date)[-1:]
            made += (each for each in last if each.date == date and places(each))
    return tuple(made)
