"""The dossier as it stood: what had been said by a date, in the light of what is known now."""

import datetime as dt
from collections.abc import Iterable

from core.dossier import Dossier, Table
from core.gaps import last_corrections, original
from core.kinds import KINDS
from core.model import Note, Position, Proposal, Record, Response, Term, Wording


def said_by(dossier: Dossier, date: dt.date) -> Dossier:
    """The dossier without what is dated after `date`; what has no date stays, and so do rounds.

    Positions, proposals (with their terms and responses), responses, wordings and notes are left
    out. A mistake does not come back: a position goes with the correction that replaced it.
    """
    proposals = [r for r in dossier.all(Proposal) if _said(r.date, date)]
    tabled = {proposal.id for proposal in proposals}
    kept: dict[type[Record], Iterable[Record]] = {
        Position: _positions(dossier, date),
        Proposal: proposals,
        Term: (r for r in dossier.all(Term) if r.proposal in tabled),
        Response: (
            r for r in dossier.all(Response) if r.proposal in tabled and _said(r.date, date)
        ),
        Wording: (r for r in dossier.all(Wording) if _said(r.date, date)),
    }
    return _with_notes(_with(dossier, kept), date)


def _said(when: dt.date | None, date: dt.date) -> bool:
    return when is None or when <= date


def _with(dossier: Dossier, kept: dict[type[Record], Iterable[Record]]) -> Dossier:
    tables = {kind: Table.of(KINDS[kind], records) for kind, records in kept.items()}
    return Dossier({**dossier.tables, **tables})


def _positions(dossier: Dossier, date: dt.date) -> list[Record]:
    kept: list[Record] = []
    for group in dossier.tables[Position].groups.values():
        records: tuple[Position, ...] = group.records  # type: ignore[assignment]
        if records[-1].date <= date:
            kept += records
        elif records[0].date <= date:
            kept += _group_said_by(records, date)
    return kept


def _group_said_by(records: tuple[Position, ...], date: dt.date) -> list[Position]:
    said = [position for position in records if position.date <= date]
    if all(position.corrects is None for position in records):
        return said
    by_id = {position.id: position for position in records}
    standing = last_corrections(records)
    return [p for p in said if standing.get(original(p.id, by_id), p).date <= date]


def _with_notes(dossier: Dossier, date: dt.date) -> Dossier:
    """The notes written by the date, on records that are there, to notes that are there."""
    there = {(kind.table, key) for r, kind in KINDS.items() for key in dossier.tables[r].by_id}
    kept: dict[str, Record] = {}
    for note in dossier.all(Note):
        written = note.created is None or note.created.date() <= date
        answered = note.parent is None or note.parent in kept
        on_note = note.target_kind == "note" and note.target not in kept
        if written and answered and not on_note and (note.target_kind, note.target) in there:
            kept[note.id] = note
    return _with(dossier, {Note: kept.values()})
