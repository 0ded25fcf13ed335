"""The parties on the issues and on the sticking points, and the gaps by round, as plain cells.

Scale points (sp) run from 0 to 100 along an issue. Unknown is None, never zero, and each mean says
on what share of the weight it rests.
"""

import datetime as dt
from collections.abc import Iterator

import msgspec

from core.analysis.comparison import Comparison, compare_days
from core.analysis.contradictions import contradicting
from core.analysis.gaps import Gap, Standing, gap, standing
from core.analysis.illustrative import is_illustrative
from core.analysis.measures import weighted_mean
from core.analysis.silence import rounds_held_by, silence, silent_rounds
from core.analysis.staleness import is_stale
from core.model.choices import Pair, RoundMark
from core.model.dossier import Dossier
from core.model.records import Commitment, Issue, Party, Point, Position, Round, Source


class IssueCell(msgspec.Struct, frozen=True):
    """A party on an issue. `stand` is in sp, the position's values in the issue's unit; `days` is
    the age of the placement, None if the party is not placed; `silent` counts the rounds held
    without a word from it, `marks` tells them apart; `stale`, `contested` (the sources disagree)
    and `illustrative` are about the placement in force."""

    issue: Issue
    party: Party
    stand: Standing
    days: int | None
    grade: str
    commitment: Commitment | None
    stale: bool
    silent: int
    contested: bool
    marks: tuple[RoundMark, ...] = ()
    illustrative: bool = False

    @property
    def position(self) -> Position | None:
        """The placement in force."""
        return self.stand.position

    @property
    def width(self) -> float | None:
        """How wide the assessed range is, in sp; None if none is assessed."""
        span = self.stand.range
        return span[1] - span[0] if span is not None and self.stand.assessed else None


class PointCell(msgspec.Struct, frozen=True):
    """A party on a sticking point: the mean of its stated places in sp by the issues' weights, the
    share (0–1) of that weight that is known, and on how many of how many issues; on `held` of them
    it has the position of a group as a member."""

    point: Point
    party: Party
    mean: float | None
    coverage: float
    known: int
    total: int
    silent: int
    held: int = 0


class RoundCell(msgspec.Struct, frozen=True):
    """The gap of a pair on a sticking point at the end of a round, or now (`round` None), compared
    with the previous cell."""

    point: Point
    round: Round | None
    gap: Gap
    ranges: bool = False
    compared: Comparison | None = None

    @property
    def change(self) -> float | None:
        """The change of `value` since the previous cell, like for like, in sp, as shown."""
        if self.compared is None:
            return None
        return self.compared.told_between if self.ranges else self.compared.told_stated

    @property
    def value(self) -> float | None:
        """The stated gap, or the gap between ranges, in sp."""
        return self.gap.between if self.ranges else self.gap.stated

    @property
    def coverage(self) -> float:
        """The share (0–1) of the weight that `value` rests on."""
        return self.gap.between_coverage if self.ranges else self.gap.coverage


def issue_cell(dossier: Dossier, issue: Issue, party: Party, today: dt.date) -> IssueCell:
    """A party on an issue at the end of a day."""
    stand = standing(dossier, issue, party.id, today)
    position = stand.position
    marks = silence(dossier, issue.id, party.id, today).marks
    silent = sum(mark is not RoundMark.SPOKE for mark in marks)
    if position is None:
        return IssueCell(issue, party, stand, None, "", None, False, silent, False, marks)
    source = dossier.find(Source, position.source)
    return IssueCell(
        issue,
        party,
        stand,
        (today - position.date).days,
        source.grade if source is not None else "",
        position.commitment,
        is_stale(dossier, position, today),
        silent,
        bool(contradicting(dossier, position)),
        marks,
        is_illustrative(dossier, position),
    )


def point_cell(dossier: Dossier, point: Point, party: Party, today: dt.date) -> PointCell:
    """A party on a sticking point at the end of a day."""
    issues = dossier.issues(point.id)
    stands = [standing(dossier, each, party.id, today) for each in issues]
    both = zip(issues, stands, strict=True)
    told = [(each.weight, stand.value) for each, stand in both if stand.value is not None]
    whole = sum(each.weight for each in issues)
    share = sum(weight for weight, _value in told) / whole if whole > 0 else 0.0
    silent = min((silent_rounds(dossier, i.id, party.id, today) for i in issues), default=0)
    held = sum(each.group is not None for each in stands)
    return PointCell(point, party, weighted_mean(told), share, len(told), len(issues), silent, held)


def round_cell(
    dossier: Dossier,
    point: Point,
    pair: Pair,
    at: tuple[Round | None, dt.date],
    *,
    before: dt.date | None = None,
    ranges: bool = False,
) -> RoundCell:
    """The gap of a pair on a point at one of the `ends`, compared with the end of the day
    `before`."""
    record, on = at
    if before is None:
        return RoundCell(point, record, gap(dossier, pair, point=point.id, on=on), ranges)
    compared = compare_days(dossier, pair, point.id, before, on)
    return RoundCell(point, record, compared.now, ranges, compared)


def ends(dossier: Dossier, today: dt.date) -> Iterator[tuple[Round | None, dt.date]]:
    """The last day of each round held, and today for now."""
    for record in rounds_held_by(dossier, today):
        last_day = record.end_date or record.date
        assert last_day is not None, "a round that was held has a date"
        yield record, last_day
    yield None, today
