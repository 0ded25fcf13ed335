"""The gap between two parties: on an issue, a sticking point, or all of the talks.

Positions are step functions of time: what a party said holds until it says something new. All
results are in scale points (sp), 0–100 along an issue; 0 is the same position, 100 opposite ends.
Unknown is None, never zero. This module is imported at every start, so it does not use numpy.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

import msgspec

from core.analysis.held import held
from core.analysis.histories import Held, entries, history, places, up_to
from core.analysis.measures import (
    Range,
    Weighted,
    dispersion_of,
    distance,
    mean_salience,
    overlap_share,
    weighted_mean,
    zone_of_agreement,
)
from core.model.choices import Pair
from core.model.dossier import Dossier, KindTable
from core.model.groups import EMPTY_GROUP, Group
from core.model.records import Commitment, Issue, Party, Position, Role

UNKNOWN_SALIENCE = 50.0
"""The salience (0–100) assumed where none is recorded, for either party alike."""
UNKNOWN_INFLUENCE = 50.0
"""The influence (0–100) assumed where none is recorded, for every party alike."""

_NO_STATEMENT = Commitment.NO_STATEMENT  # looking it up in the enumeration takes most of the time


class Standing(msgspec.Struct, frozen=True):
    """Where a party stands on an issue: its latest placement, in scale points.

    `value` is what it stated, `low`–`high` the range it is assessed to accept. If no range is
    `assessed`, the range is the value alone. `since` is the date of the placement, `last_heard`
    that of the latest entry of any kind, `silent_since` that of the first entry after the placement
    that says nothing new (such as "no statement"). `declared` means that the latest entry is a "no
    statement": it is on record that the party said nothing.

    A party without a position of its own may hold that of a `group` of which it is a member (see
    `core.analysis.held`); `position` is then that of the group, as it was said. Where it belongs to
    groups whose positions differ, they are named in `conflict`, and the party is not placed.
    """

    party: str
    position: Position | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    assessed: bool = False
    since: dt.date | None = None
    last_heard: dt.date | None = None
    silent_since: dt.date | None = None
    declared: bool = False
    group: str | None = None
    conflict: tuple[str, ...] = ()

    @property
    def salience(self) -> float:
        """How much the party cares, 0–100; 50 if not recorded."""
        return UNKNOWN_SALIENCE if self.position is None else salience(self.position)

    @property
    def range(self) -> Range | None:
        """`low` and `high` together; None if the party is not placed."""
        return None if self.low is None or self.high is None else (self.low, self.high)


class IssueGap(msgspec.Struct, frozen=True):
    """Two parties on one issue, in scale points.

    `stated` is |a − b| of the stated values. `zone` is the width of the zone of possible agreement,
    negative where there is none; `between` is the distance still to bridge, 0 when ranges overlap;
    `overlap` the Jaccard share of the two ranges (0–1). `weight` is ω, the issue's weight times
    the mean salience (0–100) of the two.
    """

    issue: Issue
    first: Standing
    second: Standing
    stated: float | None
    between: float | None
    zone: float | None
    overlap: float | None
    weight: float


class Gap(msgspec.Struct, frozen=True):
    """The weighted gap over several issues, in scale points; None where nothing is known.

    `coverage` is the share (0–1) of the total weight on which `stated` rests, `between_coverage`
    the same for `between`; `known` of `total` issues have a stated gap. `unranged` counts the
    issues on which `between` uses a stated value as the range because none is assessed.
    """

    stated: float | None
    between: float | None
    coverage: float
    known: int
    total: int
    issues: tuple[IssueGap, ...]
    unranged: int
    between_coverage: float = 0.0


def standing(dossier: Dossier, issue: Issue, party: str, on: dt.date | None = None) -> Standing:
    """Where a party stands on an issue at the end of a day; without a date, now."""
    group = held(dossier, issue.id, party)
    return Standing(party) if group is EMPTY_GROUP else group.recall(_standing, issue, party, on)


def _standing(group: Group[Position], issue: Issue, party: str, on: dt.date | None) -> Standing:
    heard = up_to(entries(group), on)
    position, through, conflict = _in_force(group, on)
    last_heard, silent_since = heard[-1].date if heard else None, _silent_since(heard)
    declared = bool(heard) and heard[-1].commitment is _NO_STATEMENT
    if position is None:
        return Standing(
            party,
            last_heard=last_heard,
            silent_since=silent_since,
            declared=declared,
            conflict=conflict,
        )
    value, (low, high) = placement(issue, position)
    return Standing(
        party,
        position,
        value,
        low,
        high,
        assessed=position.low is not None,
        since=position.date,
        last_heard=last_heard,
        silent_since=silent_since,
        declared=declared,
        group=through,
    )


def _in_force(
    group: Group[Position], on: dt.date | None
) -> tuple[Position | None, str | None, tuple[str, ...]]:
    """The placement in force at the end of a day, the group whose position it is, and the groups
    that conflict."""
    if isinstance(group, Held):
        spell = group.spell(on)
        return (spell.position, spell.group, spell.conflict) if spell else (None, None, ())
    placed = up_to(history(group), on)
    return (placed[-1] if placed else None), None, ()


def _silent_since(heard: tuple[Position, ...]) -> dt.date | None:
    since = None
    for position in reversed(heard):
        if places(position):
            break
        since = position.date
    return since


def placement(issue: Issue, position: Position) -> tuple[float | None, Range]:
    """The value and the range of a placement in scale points.

    Without an assessed range, it is the value alone. On a scale that runs downwards in its unit,
    the ends of the range are swapped."""
    value = None if position.value is None else issue.scaled(position.value)
    if position.low is None or position.high is None:
        assert value is not None, "a placement has a value or a range"
        return value, (value, value)
    low, high = issue.scaled(position.low), issue.scaled(position.high)
    return value, (low, high) if low <= high else (high, low)


def influence(party: Party) -> float:
    """How much a party counts (0–100), `UNKNOWN_INFLUENCE` where that is not recorded."""
    return UNKNOWN_INFLUENCE if party.influence is None else party.influence


def salience(position: Position) -> float:
    """How much the party cares, 0–100; 50 if not recorded."""
    return UNKNOWN_SALIENCE if position.salience is None else position.salience


def issue_gap(dossier: Dossier, issue: Issue, pair: Pair, on: dt.date | None = None) -> IssueGap:
    """The gap of a pair on one issue at the end of a day: g = |x_A − x_B|, and the gap between the
    ranges. None if a party is not placed."""
    key = (issue_gap, issue.id, pair, on)
    return dossier.fact_about((issue,), key, lambda: _issue_gap(dossier, issue, pair, on))


def _issue_gap(dossier: Dossier, issue: Issue, pair: Pair, on: dt.date | None) -> IssueGap:
    first, second = (standing(dossier, issue, party, on) for party in pair)
    return gap_of(issue, first, second)


def gap_of(issue: Issue, first: Standing, second: Standing) -> IssueGap:
    """The gap between two standings on an issue; see `issue_gap`."""
    stated = between = zone = overlap = None
    if first.value is not None and second.value is not None:
        stated = distance(first.value, second.value)
    ours, theirs = first.range, second.range
    if ours is not None and theirs is not None:
        zone = zone_of_agreement(ours, theirs)
        between = max(0.0, -zone)
        overlap = overlap_share(ours, theirs)
    weight = issue.weight * mean_salience(first.salience, second.salience)
    return IssueGap(issue, first, second, stated, between, zone, overlap, weight)


def gap(
    dossier: Dossier,
    pair: Pair,
    *,
    point: str | None = None,
    issue: str | None = None,
    on: dt.date | None = None,
) -> Gap:
    """The gap of a pair over the issues of a point, or one issue, or all, at the end of a day.

    G = Σ ω g / Σ ω over the issues where both are placed, ω = weight · (s_A + s_B)/2 with salience
    50 where unknown; see `Gap` for what it rests on.
    """
    chosen = issues_of(dossier, point=point, issue=issue)
    key = (gap, pair, point, issue, on)
    return dossier.fact_about(
        chosen, key, lambda: combined(issue_gap(dossier, each, pair, on) for each in chosen)
    )


def issues_of(
    dossier: Dossier, *, point: str | None = None, issue: str | None = None
) -> tuple[Issue, ...]:
    """One issue, or those of a point, or all issues of any point, in order."""
    if issue is not None:
        found = dossier.find(Issue, issue)
        return (found,) if found is not None else ()
    return dossier.all(Issue) if point is None else dossier.issues(point)


def combined(gaps: Iterable[IssueGap]) -> Gap:
    """Several issues' gaps as one, weighted by ω; None if the known weight is 0."""
    issues = tuple(gaps)
    total = sum(each.weight for each in issues)
    stated = [(each.weight, each.stated) for each in issues if each.stated is not None]
    between = [(each.weight, each.between) for each in issues if each.between is not None]
    return Gap(
        stated=weighted_mean(stated),
        between=weighted_mean(between),
        coverage=_share(stated, total),
        known=len(stated),
        total=len(issues),
        issues=issues,
        unranged=sum(each.between is not None and not ranged(each) for each in issues),
        between_coverage=_share(between, total),
    )


def ranged(each: IssueGap) -> bool:
    """Whether both parties of a gap have an assessed range."""
    return each.first.assessed and each.second.assessed


def _share(weighted: Sequence[Weighted], total: float) -> float:
    return sum(w for w, _value in weighted) / total if total > 0 else 0.0


def default_pair(dossier: Dossier) -> Pair | None:
    """The pair to show: the one set for the talks, completed with the first negotiating parties;
    None with fewer than two parties."""
    return dossier.derive(_default_pair)


def _default_pair(dossier: Dossier) -> Pair | None:
    talks = dossier.talks
    chosen = [dossier.find(Party, party) for party in (talks.first, talks.second)]
    parties = (*chosen, *negotiating(dossier), *dossier.parties)
    distinct = tuple(dict.fromkeys(party.id for party in parties if party is not None))
    return (distinct[0], distinct[1]) if len(distinct) > 1 else None


def negotiating(dossier: Dossier) -> tuple[Party, ...]:
    """The parties that negotiate for themselves, excluding mediators, guarantors and observers."""
    return dossier.tables[Party].derive(_negotiating)


def _negotiating(table: KindTable) -> tuple[Party, ...]:
    parties = cast("tuple[Party, ...]", table.in_order())
    return tuple(party for party in parties if party.role is Role.PARTY)


def voices(dossier: Dossier, issue: Issue, on: dt.date | None = None) -> Iterator[Standing]:
    """Where the negotiating parties stand, each voice once: whoever holds the position of another
    of them as a member of its group does not count beside it."""
    parties = negotiating(dossier)
    ids = {party.id for party in parties}
    for party in parties:
        stand = standing(dossier, issue, party.id, on)
        if stand.group is None or stand.position is None or stand.position.party not in ids:
            yield stand


def dispersion(dossier: Dossier, issue: Issue, on: dt.date | None = None) -> float | None:
    """V = √(Σ w (x − x̄)² / Σ w) / 50 over the negotiating parties placed on an issue, weights being
    their influence times their salience: 0 all agree, 1 two equal poles at the ends. None for fewer
    than two parties. A group and those who hold its position count once (see `voices`)."""
    stands = voices(dossier, issue, on)
    placed = [
        (influence(dossier.get(Party, each.party)) * each.salience, each.value)
        for each in stands
        if each.value is not None
    ]
    return dispersion_of(placed) if len(placed) > 1 else None
