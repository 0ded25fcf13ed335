"""Who said nothing on an issue at which round: silence says as much as a move.

A round counts once it has been held. At a round a party *spoke* on an issue if a position is
recorded for that round or dated within its days; a bare "no statement" is a *declared* silence.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable

import msgspec

from core.analysis.histories import entries, up_to
from core.analysis.rounds import rounds_held
from core.model.choices import RoundMark
from core.model.dossier import Dossier, KindTable
from core.model.groups import Group
from core.model.records import Commitment, Position, Round


class Silence(msgspec.Struct, frozen=True):
    """A party on an issue at all rounds held, earliest first; `heard` says whether there is
    anything from it at all, at a round or between rounds."""

    rounds: tuple[Round, ...]
    marks: tuple[RoundMark, ...]
    heard: bool

    @property
    def silent(self) -> tuple[Round, ...]:
        """The rounds at which it did not speak, whether or not it declared its silence."""
        pairs = zip(self.rounds, self.marks, strict=True)
        return tuple(record for record, mark in pairs if mark is not RoundMark.SPOKE)

    @property
    def declared(self) -> tuple[Round, ...]:
        """The rounds at which it declared that it makes no statement."""
        pairs = zip(self.rounds, self.marks, strict=True)
        return tuple(record for record, mark in pairs if mark is RoundMark.DECLARED)


NO_ROUNDS = Silence((), (), heard=False)
"""Before the first round nobody is silent."""


class Calendar:
    """The days of all rounds, built once for as long as no round changes."""

    __slots__ = ("_longest", "_spans", "_starts")

    def __init__(self, table: KindTable) -> None:
        rounds = (each for each in table.records() if isinstance(each, Round) and each.date)
        spans = [(each.date, each.end_date or each.date, each.id) for each in rounds if each.date]
        self._spans = sorted(spans)
        self._starts = [start for start, _end, _id in self._spans]
        self._longest = max((end - start for start, end, _id in spans), default=dt.timedelta())

    def marks(self, group: Group[Position]) -> dict[str, RoundMark]:
        """The marks of the rounds, by id, for which a party's history has an entry; remembered with
        it."""
        return self.marks_of(entries(group))

    def marks_of(self, said: Iterable[Position]) -> dict[str, RoundMark]:
        """The marks of the rounds, by id, to which entries belong; speaking takes precedence over
        declared silence."""
        found: dict[str, RoundMark] = {}
        for each in said:
            quiet = each.commitment is Commitment.NO_STATEMENT
            for record in self._rounds_of(each):
                if not quiet:
                    found[record] = RoundMark.SPOKE
                else:
                    found.setdefault(record, RoundMark.DECLARED)
        return found

    def _rounds_of(self, position: Position) -> Iterable[str]:
        if position.round is not None:
            yield position.round
        last = bisect_right(self._starts, position.date)
        earliest = position.date - self._longest
        for start, end, record in reversed(self._spans[:last]):
            if start < earliest:
                return
            if end >= position.date:
                yield record


def silence(dossier: Dossier, issue: str, party: str, on: dt.date) -> Silence:
    """A party on an issue at the rounds held by the end of a day, from the first round on; nothing
    dated later counts."""
    held = rounds_held_by(dossier, on)
    group = dossier.positions(issue, party)
    found = _found(dossier, group, on)
    marks = tuple(found.get(record.id, RoundMark.SILENT) for record in held)
    heard = any(each.commitment is not Commitment.NO_STATEMENT for each in up_to(group.records, on))
    return Silence(held, marks, heard)


def silent_rounds(dossier: Dossier, issue: str, party: str, on: dt.date) -> int:
    """At how many of the rounds held a party said nothing on an issue."""
    held = rounds_held_by(dossier, on)
    found = _found(dossier, dossier.positions(issue, party), on)
    return (
        sum(found.get(record.id) is not RoundMark.SPOKE for record in held) if found else len(held)
    )


def _found(dossier: Dossier, group: Group[Position], on: dt.date) -> dict[str, RoundMark]:
    if not group:
        return {}
    calendar = dossier.tables[Round].derive(Calendar)
    if group[-1].date <= on:
        return group.derive(calendar.marks)
    return calendar.marks_of(up_to(entries(group), on))


def rounds_held_by(dossier: Dossier, on: dt.date) -> tuple[Round, ...]:
    """The rounds over on a day, earliest first; remembered for the last day asked for."""
    return dossier.derive(_Held).by(on)


class _Held:
    __slots__ = ("_day", "_dossier", "_rounds")

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = Dossier({**dossier.tables})
        self._day: dt.date | None = None
        self._rounds: tuple[Round, ...] = ()

    def by(self, on: dt.date) -> tuple[Round, ...]:
        if on != self._day:
            self._day, self._rounds = on, rounds_held(self._dossier, on)
        return self._rounds
