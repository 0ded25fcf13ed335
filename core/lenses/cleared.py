"""The dossier as a reader may see it who is cleared up to a word of marking.

What is marked higher is left out. Where it stood in a row or a list, its place stays and says so:
a position that vanished without a trace would make the one before it look current.
"""

from collections.abc import Iterable, Mapping

import msgspec

from core.analysis.histories import entries, places
from core.language import gettext as _
from core.language import noop
from core.lenses.kept import ATTACHED, Kept, target_of, whole
from core.lenses.marking import Levels, level_of, levels, rank, rank_of_text
from core.lenses.releasable import Keys
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import (
    ISSUED,
    Action,
    AgendaItem,
    Clause,
    ClausePlace,
    ClauseStatus,
    Delegate,
    Excerpt,
    Issue,
    Line,
    Negotiation,
    Outcome,
    Party,
    Point,
    Position,
    Record,
    Round,
    Source,
    Wording,
)

SIGN = noop("[left out]")
"""What stands in the place of something that is left out."""

PLACES: dict[type[Record], tuple[str, ...]] = {
    Point: ("rank", "likelihood"),
    Issue: ("rank", "point", "weight"),
    Line: ("rank", "point", "type"),
    Position: ("issue", "party", "date", "corrects"),
    Round: ("number", "date", "end_date", "time_zone", "state"),
    AgendaItem: ("rank", "round"),
    Action: ("rank", "round"),
    Delegate: ("rank", "party"),
    Clause: ("number", "label"),
    Wording: ("clause", "party", "round", "date"),
    Source: ("number",),
}
"""What remains of a record that is left out, so that its place can say so; a record of any other
kind goes as a whole."""

NAMED: dict[type[Record], tuple[str, ...]] = {
    Party: KINDS[Party].public,
    Point: ("rank", "likelihood", "name", "short_name"),
    Issue: (*KINDS[Issue].public, "weight"),
    Round: ("number", "date", "end_date", "place", "name", "time_zone", "state"),
}
"""What remains where only the marking of the talks is too high: no pack can be read without the
names of what it is about."""

NOWHERE = dict.fromkeys(("value", "low", "high", "ideal", "salience"))

UNMARKABLE = (Excerpt, Outcome, ClausePlace, *ATTACHED)
"""Kinds that are seen with what they belong to, unless they have a mark of their own."""


def is_below_talks(dossier: Dossier, word: str) -> bool:
    """Whether the talks themselves are marked above a word, and so all that has no mark."""
    return rank_of_text(levels(dossier), dossier.talks.marking) > _allowed(levels(dossier), word)


def cleared(
    dossier: Dossier, word: str, withheld: Keys = frozenset()
) -> tuple[Dossier, tuple[Record, ...]]:
    """What may be seen up to a marking word, and the records left out because they are marked
    higher, or are among those `withheld`. What has no mark is marked like the talks."""
    return _Clearance(dossier, word, withheld).result()


def cleared_then(then: Dossier, now: Dossier, word: str) -> Dossier:
    """What may be seen of an earlier state of a dossier: what is left out of it `now`, by its own
    mark or with what it is a part of, is left out of it then, whatever its mark was."""
    seen, left_out = cleared(now, word)
    gone = {(type(each), each.id) for each in left_out}
    for kind in KINDS:
        gone.update((kind, each.id) for each in now.all(kind) if not seen.find(kind, each.id))
    return cleared(then, word, frozenset(gone))[0]


def _allowed(known: Levels, word: str) -> int:
    """The highest rank that may be seen; a word that is not in the list allows nothing marked."""
    return next((n for n, level in enumerate(known) if level.word == word), -1)


class _Clearance:
    """Sorts the records of one dossier into what stays, what keeps its place and what goes."""

    def __init__(self, dossier: Dossier, word: str, withheld: Keys) -> None:
        self.dossier = dossier
        self.word = word
        self.withheld = withheld
        self.known = levels(dossier)
        self.allowed = _allowed(self.known, word)
        self.unmarked_goes = is_below_talks(dossier, word)
        self.left_out: list[Record] = []
        self.gone: set[tuple[type[Record], str]] = set()
        """What goes with all its parts."""
        self.silent: set[tuple[type[Record], str]] = set()
        """What goes with what is seen with it; parts with a mark of their own stay."""

    def result(self) -> tuple[Dossier, tuple[Record, ...]]:
        kept: Kept = {Negotiation: {Negotiation.ID: self._talks()}}
        for kind in self._owners_first():
            kept[kind] = {each.id: each for each in self._seen(self.dossier.all(kind))}
        kept[Position].update({each.id: each for each in self._outdated(kept[Position])})
        return whole(kept, lambda _kind, _field: True), tuple(self.left_out)

    def _owners_first(self) -> Iterable[type[Record]]:
        """The kinds, each after those that its records are parts of."""
        waiting = [kind for kind in KINDS if kind is not Negotiation]
        done: list[type[Record]] = []
        while waiting:
            owned = {kind: set(KINDS[kind].parts.values()) - {kind} for kind in waiting}
            ready = [kind for kind in waiting if not owned[kind] & set(waiting)]
            done += ready
            waiting = [kind for kind in waiting if kind not in ready]
        return sorted(done, key=lambda kind: kind in ATTACHED)

    def _seen(self, records: Iterable[Record]) -> Iterable[Record]:
        for each in records:
            kind = type(each)
            if kind in ISSUED:
                yield each
            elif self._is_part_of_gone(each):
                self.gone.add((kind, each.id))
            elif not self._goes(each):
                yield each
            elif (found := self._place(each)) is not None:
                yield found

    def _outdated(self, seen: Mapping[str, Record]) -> Iterable[Position]:
        """Positions without their places where a later one is left out: a place holds until the
        next, and would look current."""
        hidden = {each.id for each in self.left_out if isinstance(each, Position)}
        for group in {(p.issue, p.party) for p in self.left_out if isinstance(p, Position)}:
            said = entries(self.dossier.positions(*group))
            placed = [each for each in said if places(each)]
            if placed and placed[-1].id in hidden:
                open_to_all = (each for each in placed if each.id in seen.keys() - hidden)
                yield from (msgspec.structs.replace(each, **NOWHERE) for each in open_to_all)

    def _is_part_of_gone(self, record: Record) -> bool:
        owners = {(named, getattr(record, f)) for f, named in KINDS[type(record)].parts.items()}
        if isinstance(record, ATTACHED):
            owners.add(target_of(record))
        going = self.gone | self.silent if isinstance(record, UNMARKABLE) else self.gone
        return not owners.isdisjoint(going)

    def _is_marked_higher(self, record: Record) -> bool:
        word = level_of(self.dossier, record)
        by_hand = (type(record), record.id) in self.withheld
        return by_hand or (bool(word) and rank(self.known, word) > self.allowed)

    def _goes(self, record: Record) -> bool:
        is_unmarked = not isinstance(record, UNMARKABLE) and not level_of(self.dossier, record)
        return self._is_marked_higher(record) or (self.unmarked_goes and is_unmarked)

    def _place(self, record: Record) -> Record | None:
        """What remains of a record that is left out; None if nothing does."""
        kind, higher = type(record), self._is_marked_higher(record)
        fields = PLACES.get(kind) if higher else NAMED.get(kind, PLACES.get(kind))
        (self.gone if higher else self.silent).add((kind, record.id))
        found = None if fields is None else _with_sign(record, fields)
        if found != record:
            self.left_out.append(record)
        return found

    def _talks(self) -> Negotiation:
        talks = self.dossier.talks
        if self._goes(talks):
            self.silent.add((Negotiation, Negotiation.ID))
            if talks.summary or talks.plan_summary:
                self.left_out.append(talks)
            summary = _(SIGN) if talks.summary else ""
            talks = msgspec.structs.replace(talks, summary=summary, plan_summary="")
        if self.unmarked_goes:
            talks = msgspec.structs.replace(talks, marking=self.word)
        return talks


def _with_sign(record: Record, fields: tuple[str, ...]) -> Record:
    """The record with these fields alone; the first of its texts that goes says so."""
    kind = type(record)
    told = {"id", *fields}
    bare = {
        each.name: each.default
        for each in msgspec.structs.fields(kind)
        if each.name not in told and not each.required
    }
    if isinstance(record, Clause):
        bare["status"] = ClauseStatus.UNKNOWN
    emptied = msgspec.structs.replace(record, **bare)
    named = next((field for field in KINDS[kind].texts if field not in told), "")
    if not named or (emptied == record and not getattr(record, named)):
        return emptied
    return msgspec.structs.replace(emptied, **{named: _(SIGN)})
