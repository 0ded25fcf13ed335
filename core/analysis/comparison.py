"""Two gaps of a pair compared like for like: over the issues that are known at both ends.

An issue that becomes known, or was corrected, alters what a gap rests on. That is reported beside
the change and is never part of it. Both ends use the weights of the later end.
"""

import datetime as dt
from collections.abc import Iterator

import msgspec

from core.analysis.gaps import Gap, IssueGap, gap, standing
from core.analysis.held import held
from core.analysis.histories import history, last_corrections, late_corrections, original
from core.analysis.measures import like_for_like
from core.analysis.trend_value import ROUNDING, SAME_BASIS, Basis
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import Issue, Membership, Position
from core.text.numbers import whole

Both = tuple[IssueGap | None, IssueGap | None]
"""The same issue before and now; None where there was or is no such issue."""


class Comparison(msgspec.Struct, frozen=True):
    """The change of a gap, in scale points; negative means closing.

    `stated` and `between` are like for like, None where no issue is known at both ends; `issues`
    are the ids of those on which the stated gap is compared. `basis` is what else altered it, and
    `reassessed` counts the issues on which the gap between ranges is not compared because a range
    was assessed at one end only.
    """

    before: Gap
    now: Gap
    stated: float | None
    between: float | None
    issues: frozenset[str]
    basis: Basis
    reassessed: int = 0

    @property
    def comparable(self) -> bool:
        """Whether both gaps rest on the same issues."""
        return self.basis == SAME_BASIS

    @property
    def told_stated(self) -> float | None:
        """`stated` as shown beside both figures."""
        return told_change(self.before.stated, self.now.stated, self.stated)

    @property
    def told_between(self) -> float | None:
        """`between` as shown beside both figures."""
        return told_change(self.before.between, self.now.between, self.between)

    @property
    def reweighed(self) -> bool:
        """Whether the figure differs although nothing moved that far, because the weights
        changed."""
        if self.stated is None or self.before.stated is None or self.now.stated is None:
            return False
        apart = self.now.stated - self.before.stated - self.stated
        return self.comparable and abs(apart) > ROUNDING


def told_change(before: float | None, now: float | None, change: float | None) -> float | None:
    """A change as a reader of both rounded figures would work it out. If something besides movement
    altered the figure, the figures do not give the change, and it stays as it is."""
    if before is None or now is None or change is None:
        return change
    if abs(now - before - change) > ROUNDING:
        return change
    return float(whole(now) - whole(before))


def compare(before: Gap, now: Gap, corrected: frozenset[str] = frozenset()) -> Comparison:
    """Compare two gaps of a pair; `corrected` are the ids of issues on which a mistake was
    corrected in between."""
    basis = SAME_BASIS
    for old, new in _issues(before, now):
        known = [each is not None and each.stated is not None for each in (old, new)]
        basis = basis.with_issue(*known, corrected=_mistaken(old, new, corrected))
    common = [each for each in _common(before, now) if each[1].issue.id not in corrected]
    stated = [(new.weight, old.stated, new.stated) for old, new in common]
    between = [(new.weight, old.between, new.between) for old, new in common if _alike(old, new)]
    return Comparison(
        before,
        now,
        like_for_like(stated),
        like_for_like(between),
        frozenset(new.issue.id for old, new in common if None not in (old.stated, new.stated)),
        basis,
        sum(None not in (o.between, n.between) and not _alike(o, n) for o, n in common),
    )


def _issues(before: Gap, now: Gap) -> Iterator[Both]:
    old = {each.issue.id: each for each in before.issues}
    new = {each.issue.id: each for each in now.issues}
    for issue in {**old, **new}:
        yield old.get(issue), new.get(issue)


def _common(before: Gap, now: Gap) -> Iterator[tuple[IssueGap, IssueGap]]:
    for old, new in _issues(before, now):
        if old is not None and new is not None and _same_scale(old, new):
            yield old, new


def _mistaken(old: IssueGap | None, new: IssueGap | None, corrected: frozenset[str]) -> bool:
    if old is None or new is None:
        return False
    return new.issue.id in corrected or not _same_scale(old, new)


def _same_scale(old: IssueGap, new: IssueGap) -> bool:
    """Whether a scale has kept its ends; on others, the same value is at another place."""
    one, other = old.issue, new.issue
    return (one.low_end, one.high_end) == (other.low_end, other.high_end)


def _alike(old: IssueGap, new: IssueGap) -> bool:
    """Whether the same ranges are assessed at both ends: one that is newly assessed moves
    nobody."""
    was, is_now = ((each.first.assessed, each.second.assessed) for each in (old, new))
    return was == is_now


def compare_days(
    dossier: Dossier, pair: Pair, point: str | None, start: dt.date, end: dt.date
) -> Comparison:
    """The gap of a pair at the end of one day compared with that at the end of another."""
    before = gap(dossier, pair, point=point, on=start)
    now = gap(dossier, pair, point=point, on=end)
    corrected = frozenset(
        each.issue.id
        for each in now.issues
        if any(_was_corrected(dossier, each.issue.id, party, start, end) for party in pair)
    )
    return compare(before, now, corrected)


def _was_corrected(dossier: Dossier, issue: str, party: str, start: dt.date, end: dt.date) -> bool:
    late = late_corrections(held(dossier, issue, party))
    return any(start < position.date <= end for position in late)


def compare_dossiers(
    before: Dossier, now: Dossier, pair: Pair, point: str | None, on: dt.date
) -> Comparison:
    """The gap of a pair on a day as known before and as known now: what was altered or corrected in
    between is reported as such."""
    both = gap(before, pair, point=point, on=on), gap(now, pair, point=point, on=on)
    corrected = frozenset(
        each.issue.id
        for each in both[0].issues
        if any(_was_altered(before, now, each.issue, party, on) for party in pair)
    )
    return compare(*both, corrected)


def _was_altered(before: Dossier, now: Dossier, issue: Issue, party: str, on: dt.date) -> bool:
    """Whether what was in force is now recorded differently, or not at all."""
    stand = standing(before, issue, party, on)
    was = stand.position
    if was is None:
        return False
    if stand.group is not None and not _speaks_for(now, stand.group, party, on):
        return True
    group = now.positions(issue.id, was.party)
    root = original(was.id, {each.id: each for each in group})
    stands = last_corrections(group).get(root)
    told = next((each for each in history(group) if stands and each.id == stands.id), None)
    return told is None or _placed(told) != _placed(was)


def _speaks_for(dossier: Dossier, group: str, party: str, on: dt.date) -> bool:
    held = dossier.having(Membership, group=group, member=party)
    return any(each.holds_on(on) for each in held)


def _placed(position: Position) -> tuple[float | None, ...]:
    return position.value, position.low, position.high
