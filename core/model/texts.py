"""Texts that notes and excerpts can be attached to: which there are, what they contain, what they
are called, and what they are about."""

from collections.abc import Callable

import msgspec

from core.model.dossier import Dossier
from core.model.kinds import KIND_NAMED
from core.model.records import (
    AgendaItem,
    Clause,
    ClausePlace,
    Excerpt,
    Issue,
    Line,
    Membership,
    Note,
    Outcome,
    Party,
    Point,
    Position,
    Proposal,
    Record,
    Round,
    Source,
    Term,
    Wording,
)

STORED_TEXT = "text"
"""The field name by which a note on a source refers to its stored text."""

Stored = Callable[[str], str]
"""Returns a stored text by its digest, such as `Store.text`."""


def passage(record: Record, field: str, stored: Stored) -> str:
    """The text of a record's field; for a source's stored text, as it was imported."""
    if isinstance(record, Source) and field == STORED_TEXT:
        return stored(record.digest) if record.digest else ""
    return str(getattr(record, field, "") or "")


def target(dossier: Dossier, note: Note) -> Record | None:
    """The record that a note is on; None if it has been removed."""
    kind = KIND_NAMED.get(note.target_kind)
    return dossier.find(kind.record, note.target) if kind else None


class Bearing(msgspec.Struct, frozen=True):
    """What a record is about: ids of a sticking point, a party and a round; "" where none."""

    point: str = ""
    party: str = ""
    round: str = ""


def bearing(dossier: Dossier, record: Record | None) -> Bearing:
    """What a record is about; a note is about whatever the record it is on is about."""
    if isinstance(record, Note):
        return bearing(dossier, target(dossier, record))
    if isinstance(record, Wording):
        point = bearing(dossier, dossier.find(Clause, record.clause)).point
        return Bearing(point, record.party or "", record.round or "")
    if isinstance(record, Term):
        tabled = dossier.find(Proposal, record.proposal)
        return Bearing(_point_of(dossier, record), tabled.party or "" if tabled else "")
    if isinstance(record, Outcome | ClausePlace):
        return bearing(dossier, dossier.find(Clause, record.clause))
    if isinstance(record, Excerpt):
        return bearing(dossier, dossier.find(Position, record.position))
    if isinstance(record, Point):
        return Bearing(record.id)
    if isinstance(record, Party):
        return Bearing(party=record.id)
    if isinstance(record, Membership):
        return Bearing(party=record.member)
    if isinstance(record, Round):
        return Bearing(round=record.id)
    party, meeting = getattr(record, "party", None), getattr(record, "round", None)
    return Bearing(_point_of(dossier, record), party or "", meeting or "")


def _point_of(dossier: Dossier, record: Record | None) -> str:
    if isinstance(record, Issue | Line | Clause | AgendaItem):
        return record.point or ""
    if isinstance(record, Position | Term):
        issue = dossier.find(Issue, record.issue)
        return issue.point if issue else ""
    return ""
