"""The dossier as it stood: what had been said by a date, in the light of what is known now."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import TypeVar, cast

import msgspec

from core.analysis.histories import entries, last_corrections, original
from core.model.dossier import Dossier, KindTable, group_key
from core.model.groups import Group
from core.model.index import Index
from core.model.kinds import KINDS
from core.model.records import (
    Clause,
    ClauseLink,
    ClausePlace,
    ClauseStatus,
    Condition,
    Excerpt,
    Membership,
    Note,
    Outcome,
    Position,
    Proposal,
    Record,
    Response,
    Round,
    Term,
    Wording,
)
from core.text.days import local_day

R = TypeVar("R", bound=Record)

Gone = dict[type[Record], Mapping[str, Record]]
"""What is left out, by kind and id."""


def said_by(dossier: Dossier, date: dt.date, later: Collection[str] = ()) -> Dossier:
    """The dossier without anything dated after `date`; undated records stay, and so do rounds.
    Wordings with the ids `later` came after the moment in question, if on the same day.

    Positions (with their evidence), proposals (with their terms and responses), responses,
    memberships that begin later, wordings, outcomes, places of clauses and notes are left out, and
    so are clauses that had neither text nor status yet, though they have a text since. Clauses have
    the status of their last outcome, and stand at their last place. A corrected mistake does not
    reappear: a position goes with the correction that replaced it.
    """
    wordings = _wordings_after(dossier, date, later)
    clauses = _begun_after(dossier, wordings, date)
    proposals = _by_id(r for r in dossier.all(Proposal) if _is_after(r.date, date))
    positions = _by_id(_positions_after(dossier, date))
    gone: Gone = {
        Position: positions,
        Excerpt: _by_id(r for r in dossier.all(Excerpt) if r.position in positions),
        Proposal: proposals,
        Term: _by_id(r for r in dossier.all(Term) if r.proposal in proposals),
        Response: _by_id(
            r for r in dossier.all(Response) if r.proposal in proposals or _is_after(r.date, date)
        ),
        ClauseLink: _by_id(_links_lost(dossier, positions, proposals, clauses)),
        Condition: _by_id(
            r for r in dossier.all(Condition) if r.clause in clauses or r.needs in clauses
        ),
        Clause: clauses,
        Wording: wordings,
        Membership: _by_id(r for r in dossier.all(Membership) if _is_after(r.since, date)),
        Outcome: _by_id(r for r in dossier.all(Outcome) if r.date > date or r.clause in clauses),
        ClausePlace: _by_id(
            r for r in dossier.all(ClausePlace) if r.date > date or r.clause in clauses
        ),
    }
    gone[Note] = _notes_after(dossier, date, gone)
    tables = {kind: without(dossier.tables[kind], lost) for kind, lost in gone.items() if lost}
    return _with_clauses_of_then(
        Dossier({**dossier.tables, **tables}, partial=dossier.partial), gone
    )


def _links_lost(dossier: Dossier, *gone: Mapping[str, Record]) -> Iterator[ClauseLink]:
    for each in dossier.all(ClauseLink):
        tied = (each.position, each.proposal, each.clause)
        if any(end in lost for end, lost in zip(tied, gone, strict=True)):
            yield each


def _wordings_after(dossier: Dossier, date: dt.date, later: Collection[str]) -> dict[str, Wording]:
    said = ((each, _said_on(dossier, each)) for each in dossier.all(Wording))
    return _by_id(each for each, when in said if each.id in later or _is_after(when, date))


def _begun_after(dossier: Dossier, later: Mapping[str, Record], date: dt.date) -> dict[str, Clause]:
    """The clauses of which all texts came later, and of which nothing had been said by the date."""
    having = {each.clause for each in cast("Mapping[str, Wording]", later).values()}
    having -= {each.clause for each in dossier.all(Wording) if each.id not in later}
    having -= {each.clause for each in dossier.all(Outcome) if each.date <= date}
    return {identifier: dossier.get(Clause, identifier) for identifier in having}


def _said_on(dossier: Dossier, wording: Wording) -> dt.date | None:
    """The date of a wording, or else that of its round."""
    meeting = dossier.find(Round, wording.round)
    return wording.date or (meeting.date if meeting is not None else None)


def _with_clauses_of_then(dossier: Dossier, gone: Gone) -> Dossier:
    """The dossier with clauses at the status of their last outcome, unknown before the first, and
    at their last place; at that of today where none is on record."""
    statuses = {each.clause: each.status for each in dossier.all(Outcome)}
    places = {each.clause: each for each in dossier.all(ClausePlace)}
    turned = {each.clause for each in cast("Mapping[str, Outcome]", gone[Outcome]).values()}
    moved = {each.clause for each in cast("Mapping[str, ClausePlace]", gone[ClausePlace]).values()}
    for identifier in (turned | moved) - gone[Clause].keys():
        clause = before = dossier.get(Clause, identifier)
        if identifier in turned:
            status = statuses.get(identifier, ClauseStatus.UNKNOWN)
            clause = msgspec.structs.replace(clause, status=status)
        if identifier in moved and (place := places.get(identifier)):
            told = {"number": place.number, "title": place.title, "label": place.label}
            clause = msgspec.structs.replace(clause, **told)
        dossier = dossier.replacing(before, clause)
    return dossier


def _by_id(records: Iterable[R]) -> dict[str, R]:
    return {record.id: record for record in records}


def _is_after(when: dt.date | None, date: dt.date) -> bool:
    return when is not None and when > date


def without(table: KindTable, gone: Mapping[str, Record]) -> KindTable:
    """The table without some of its records; groups that lose none are shared with it, and with
    them what they remember."""
    groups = table.groups
    key_of = group_key(table.kind) if table.kind.group else None
    for key in set(map(key_of, gone.values())) if key_of else ():
        left = tuple(record for record in groups[key] if record.id not in gone)
        groups = groups.insert(key, Group(left)) if left else groups.remove(key)
    if key_of and 2 * len(gone) > len(table.by_id):
        return KindTable(table.kind, Index(_in_groups(groups.values())), groups)
    by_id = table.by_id
    for identifier in gone:
        by_id = by_id.remove(identifier)
    return KindTable(table.kind, by_id, groups)


def _in_groups(groups: Iterable[Group[Record]]) -> dict[str, Record]:
    return {record.id: record for group in groups for record in group}


def _positions_after(dossier: Dossier, date: dt.date) -> Iterator[Position]:
    for group in cast("Iterable[Group[Position]]", dossier.tables[Position].groups.values()):
        if group[-1].date > date:
            yield from _corrected_or_after(group, date)


def _corrected_or_after(group: Group[Position], date: dt.date) -> Iterable[Position]:
    """Positions of a group that are dated later, or whose correction is."""
    if entries(group) is group.records:
        return group[bisect_right(group, date, key=attrgetter("date")) :]
    by_id = _by_id(group)
    standing = last_corrections(group)
    stands = ((p, standing.get(original(p.id, by_id), p)) for p in group)
    return [p for p, correction in stands if max(p.date, correction.date) > date]


def _notes_after(dossier: Dossier, date: dt.date, gone: Gone) -> dict[str, Note]:
    """Notes written later, notes on what is gone, and replies to either; notes come before
    replies."""
    lost: dict[str, Note] = {}
    absent = {KINDS[kind].table: records for kind, records in gone.items()} | {"note": lost}
    for note in dossier.all(Note):
        written_later = note.created is not None and local_day(note.created) > date
        on_nothing = note.target in absent.get(note.target_kind, ())
        if written_later or on_nothing or note.parent in lost:
            lost[note.id] = note
    return lost
