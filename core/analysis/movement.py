"""Who moved, by how much and since when: changes between rounds, moves, slopes.

Distances are in scale points (sp). Time is the date on which something was said; a round's own days
belong to the round, so that "since Round 3" starts with what was said at Round 3.
"""

import datetime as dt
import itertools
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import partial
from operator import attrgetter
from typing import cast

import msgspec

from core.analysis.comparison import Comparison, compare_days
from core.analysis.gaps import Gap, issues_of, placement
from core.analysis.held import held
from core.analysis.histories import entries, history, late_corrections, places, stretches, up_to
from core.analysis.in_force import placed_on
from core.analysis.rounds import last_round, rounds_held
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.groups import EMPTY_GROUP, Group
from core.model.records import Commitment, Issue, Position, Round

SAME = 1e-9
"""Two places closer than this (sp) count as the same: floating-point error."""

_date = attrgetter("date")


class RoundChange(msgspec.Struct, frozen=True):
    """The change of a gap since a round began, like for like (see `core.analysis.comparison`), in
    scale points; negative means closing.

    `before` is the gap at the end of the day before the round, `now` the gap on the day in
    question. A change is None where no issue is known at both ends. `moved` are those of the pair
    that have moved since on the issues compared; `stepped` tells whether one has so much as stated
    another value.
    """

    since: Round
    compared: Comparison
    moved: tuple[str, ...]
    stepped: bool

    @property
    def before(self) -> Gap:
        """The gap at the round's start."""
        return self.compared.before

    @property
    def now(self) -> Gap:
        """The gap on the day in question."""
        return self.compared.now

    @property
    def stated(self) -> float | None:
        """The change of the stated gap."""
        return self.compared.stated

    @property
    def between(self) -> float | None:
        """The change of the gap between the ranges."""
        return self.compared.between

    @property
    def told_stated(self) -> float | None:
        """The change of the stated gap, as shown."""
        return self.compared.told_stated

    @property
    def told_between(self) -> float | None:
        """The change of the gap between the ranges, as shown."""
        return self.compared.told_between

    @property
    def comparable(self) -> bool:
        """Whether both ends rest on the same issues."""
        return self.compared.comparable


def change_since_round(
    dossier: Dossier,
    pair: Pair,
    point: str | None,
    today: dt.date,
    since: Round | None = None,
) -> RoundChange | None:
    """The gap today compared with the gap at the start of a round, by default the last one; None
    before the first round.

    If that round is still to come, today's gap is the gap at its start unless somebody moves."""
    since = since or last_round(dossier, today)
    if since is None:
        return None
    key = (change_since_round, pair, point, today, since.id)
    make = partial(_change_since, dossier, pair, point, today, since)
    return dossier.fact_about(issues_of(dossier, point=point), key, make, since, dossier.talks)


def _change_since(
    dossier: Dossier, pair: Pair, point: str | None, today: dt.date, since: Round
) -> RoundChange:
    start = day_before(since)
    compared = compare_days(dossier, pair, point, start, today)
    issues = [dossier.get(Issue, issue) for issue in compared.issues]
    moved = (p for p in pair if any(has_moved(dossier, i, p, start, today) for i in issues))
    stepped = any(has_stepped(dossier, i, p, start, today) for i in issues for p in pair)
    return RoundChange(since, compared, tuple(moved), stepped)


def day_before(record: Round) -> dt.date:
    """The day whose end counts as the start of a round."""
    assert record.date is not None, "a round that was held has a date"
    return record.date - dt.timedelta(days=1)


def is_move(dossier: Dossier, way: float | None) -> bool:
    """Whether a distance along a scale (sp) counts as a move: at least the threshold set for the
    talks, and more than nothing. Anything that says that somebody moved asks here."""
    return way is not None and abs(way) > max(SAME, dossier.talks.stall_threshold - SAME)


def has_moved(dossier: Dossier, issue: Issue, party: str, start: dt.date, until: dt.date) -> bool:
    """Whether a party moved on an issue after one day and up to another; small steps add up, and a
    party that came back has moved."""
    return is_move(dossier, _went(dossier, issue, party, start, until))


def has_stepped(dossier: Dossier, issue: Issue, party: str, start: dt.date, until: dt.date) -> bool:
    """Whether a party stated more than one value on an issue after one day and up to another, be
    they too near each other to call it a move."""
    return (_went(dossier, issue, party, start, until) or 0.0) > SAME


def _went(
    dossier: Dossier, issue: Issue, party: str, start: dt.date, until: dt.date
) -> float | None:
    group = held(dossier, issue.id, party)
    return None if group is EMPTY_GROUP else group.recall(_way, issue, start, until)


def _way(group: Group[Position], issue: Issue, start: dt.date, until: dt.date) -> float | None:
    ways = (way_between(issue, each, start, until) for each in stretches(group))
    return max((way for way in ways if way is not None), default=None)


class MoveKind(StrEnum):
    """What sort of move an entry is, against the placement before it, the weightiest first: a
    stated value elsewhere, one too near to call it a move, a range in place of a stated value, the
    same value with a range elsewhere; the first stated value; a mistake corrected later, which is
    told against what was corrected; the same value with a range that grew or shrank; words alone;
    the same place without words; silence.
    """

    MOVED = "moved"
    STEP = "step"
    RANGE_ALONE = "range_alone"
    RANGE_SHIFTED = "range_shifted"
    NEW = "new"
    CORRECTED = "corrected"
    RANGE_WIDENED = "range_widened"
    RANGE_NARROWED = "range_narrowed"
    NEW_WORDS = "new_words"
    SAME_WORDS = "same_words"
    SAME_PLACE = "same_place"
    NO_STATEMENT = "no_statement"


BY_WEIGHT = tuple(MoveKind)
"""The order in which moves are told where no day parts them."""


class Move(msgspec.Struct, frozen=True):
    """One entry compared with the previous placement. `delta` is how far the stated value moved
    along the scale in sp (positive towards 100), None if there is no value before or after."""

    position: Position
    before: Position | None
    issue: Issue
    delta: float | None
    kind: MoveKind


def moves_since(dossier: Dossier, date: dt.date, until: dt.date | None = None) -> tuple[Move, ...]:
    """What was said from a date on and no later than `until`, latest first; corrections are in
    place of what they correct."""
    talks = dossier.talks
    found: list[Move] = []
    for issue in dossier.all(Issue):
        make = partial(_moves_on, dossier, issue, date, until)
        found += dossier.fact_about((issue,), (moves_since, issue.id, date, until), make, talks)
    return tuple(_latest_first(found))


def _moves_on(
    dossier: Dossier, issue: Issue, date: dt.date, until: dt.date | None
) -> tuple[Move, ...]:
    groups = cast("Iterable[Group[Position]]", dossier.shelf(issue.id).groups.values())
    recent = (group for group in groups if group[-1].date >= date)
    return tuple(each for group in recent for each in _moves_of(dossier, group, date, until))


def _moves_of(
    dossier: Dossier, group: Group[Position], date: dt.date, until: dt.date | None
) -> list[Move]:
    said = up_to(entries(group), until)
    start = bisect_left(said, date, key=_date)
    before = next((p for p in reversed(said[:start]) if places(p)), None)
    late = {each.id for each in late_corrections(group)}
    moves: list[Move] = []
    for position in said[start:]:
        one = _correction if position.id in late else move
        moves.append(one(dossier, before, position))
        before = position if places(position) else before
    return moves


def _correction(dossier: Dossier, _before: Position | None, position: Position) -> Move:
    """A correction against what it corrects."""
    mistaken = dossier.find(Position, position.corrects)
    return Move(position, mistaken, dossier.get(Issue, position.issue), None, MoveKind.CORRECTED)


def move(dossier: Dossier, before: Position | None, position: Position) -> Move:
    """An entry as a move from the previous placement."""
    issue, delta = dossier.get(Issue, position.issue), None
    if before is not None and before.value is not None and position.value is not None:
        delta = issue.scaled(position.value) - issue.scaled(before.value)
    kind = _kind(issue, before, position, delta)
    if kind is MoveKind.MOVED and not is_move(dossier, delta):
        kind = MoveKind.STEP
    return Move(position, before, issue, delta, kind)


def moves_between(dossier: Dossier, start: dt.date, until: dt.date) -> tuple[Move, ...]:
    """How far each party came on each issue after one day and up to another, all steps together:
    moves only, longest first, and of equals the latest."""
    found: list[Move] = []
    for group in _groups(dossier):
        run = next((run for run in reversed(stretches(group)) if up_to(run, until)), ())
        before, now = (up_to(run, day)[-1:] for day in (start, until))
        if before and now and before != now:
            whole = move(dossier, before[0], now[0])
            found += [whole] if whole.kind is MoveKind.MOVED else []
    return tuple(sorted(_latest_first(found), key=lambda m: -abs(m.delta or 0.0)))


def _latest_first(moves: Iterable[Move]) -> list[Move]:
    return sorted(moves, key=lambda m: (m.position.date, m.position.id), reverse=True)


def _kind(
    issue: Issue, before: Position | None, position: Position, delta: float | None
) -> MoveKind:
    if position.commitment is Commitment.NO_STATEMENT:
        return MoveKind.NO_STATEMENT
    if not places(position):
        return _words_kind(before, position)
    if before is None or (before.value is None and position.value is not None):
        return MoveKind.NEW
    if before.value is not None and position.value is None:
        return MoveKind.RANGE_ALONE
    if delta is not None and abs(delta) > SAME:
        return MoveKind.MOVED
    return _range_kind(issue, before, position) or _words_kind(before, position)


def _range_kind(issue: Issue, before: Position, position: Position) -> MoveKind | None:
    if before.low is None or position.low is None:
        return None
    _value, (low, high) = placement(issue, position)
    _before, (old_low, old_high) = placement(issue, before)
    below, above = old_low - low, high - old_high
    if max(abs(below), abs(above)) <= SAME:
        return None
    if min(below, above) >= -SAME:
        return MoveKind.RANGE_WIDENED
    return MoveKind.RANGE_NARROWED if max(below, above) <= SAME else MoveKind.RANGE_SHIFTED


def _words_kind(before: Position | None, position: Position) -> MoveKind:
    said = zip(_words(before), _words(position), strict=True) if before is not None else ()
    if before is None or any(now and now != then for then, now in said):
        return MoveKind.NEW_WORDS
    wordless = places(position) and not position.statement
    return MoveKind.SAME_PLACE if wordless else MoveKind.SAME_WORDS


def _words(position: Position) -> tuple[str, str]:
    """The statement and the red line, without what is only written differently."""
    return _plain(position.statement), _plain(position.red_line)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def concession_shares(
    start: tuple[float, float], now: tuple[float, float]
) -> tuple[float, float, float] | None:
    """The share of the first gap that each of two parties has given, and the closure, as fractions;
    negative means moved away. None if there was no gap to close.

    c_A = δ(x_A − x_A0)/g0, c_B = −δ(x_B − x_B0)/g0, δ = sign(x_B0 − x_A0); C = 1 − g/g0, which is
    c_A + c_B while the parties have not crossed."""
    distance = start[1] - start[0]
    if distance == 0:
        return None
    first = (now[0] - start[0]) / distance
    second = -(now[1] - start[1]) / distance
    return first, second, 1 - abs(now[1] - now[0]) / abs(distance)


def theil_sen(days: Sequence[float], values: Sequence[float]) -> float | None:
    """The median of the slopes between all pairs of values, in sp per 30 days; robust to a single
    outlier. None for fewer than three values. Theil (1950), Sen (1968)."""
    if len(values) < 3:
        return None
    placed = list(zip(days, values, strict=True))
    slopes = [(v - u) / (t - s) for (s, u), (t, v) in itertools.combinations(placed, 2) if t != s]
    return 30 * _median(slopes) if slopes else None


def _median(values: list[float]) -> float:
    ordered, middle = sorted(values), len(values) // 2
    return (ordered[middle] + ordered[~middle]) / 2


def way_between(
    issue: Issue, placed: tuple[Position, ...], start: dt.date, until: dt.date
) -> float | None:
    """How far apart (sp) the values are that a party held after one day and up to another,
    including the one held at the start; None if it held none."""
    held = up_to(placed, until)
    came_with = len(up_to(held, start))
    stated = [p.value for p in held[came_with:] if p.value is not None]
    before = (p.value for p in reversed(held[:came_with]) if p.value is not None)
    stated += itertools.islice(before, 1)
    values = [issue.scaled(value) for value in stated]
    return max(values) - min(values) if values else None


def unchanged_rounds(dossier: Dossier, issue: Issue, party: str, on: dt.date) -> int:
    """How many rounds have begun and ended since a party took its current place; 0 if unplaced."""
    placed = up_to(history(held(dossier, issue.id, party)), on)
    if not placed or not places(placed[-1]):
        return 0
    here = placement(issue, placed[-1])[0]
    since = placed[-1].date
    for position in reversed(placed):
        if not places(position) or not _same_place(placement(issue, position)[0], here):
            break
        since = position.date
    return sum(r.date is not None and r.date > since for r in rounds_held(dossier, on))


def _same_place(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= SAME


def in_force(dossier: Dossier, on: dt.date) -> tuple[Position, ...]:
    """The placement of every party in force on every issue on a date, oldest first."""
    placed = (placed_on(shelf, on) for shelf in dossier.shelves())
    return tuple(sorted(itertools.chain.from_iterable(placed), key=attrgetter("date", "id")))


def _groups(dossier: Dossier) -> Iterable[Group[Position]]:
    groups = dossier.tables[Position].groups
    return cast("Iterable[Group[Position]]", groups.values())
