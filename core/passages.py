"""Texts that notes and excerpts stand on: which there are, what they say, what they are called,
and what they bear on."""

from collections.abc import Callable
from dataclasses import dataclass

from core.dossier import Dossier
from core.kinds import KIND_NAMED
from core.language import gettext as _
from core.model import (
    AgendaItem,
    Clause,
    Issue,
    Line,
    Note,
    Party,
    Point,
    Position,
    Proposal,
    Record,
    Response,
    Round,
    Source,
    Term,
    Wording,
)
from core.naming import field_name, noun
from core.words import round_name

STORED_TEXT = "text"
"""The field by which a note on a source means its stored text."""

Stored = Callable[[str], str]
"""Answers with a stored text by its digest, such as `Store.text`."""


def passage(record: Record, field: str, stored: Stored) -> str:
    """The text of a record's field; for a source's stored text, as it was taken in."""
    if isinstance(record, Source) and field == STORED_TEXT:
        return stored(record.digest) if record.digest else ""
    return str(getattr(record, field, "") or "")


def target(dossier: Dossier, note: Note) -> Record | None:
    """The record that a note is on; None where it is gone."""
    kind = KIND_NAMED.get(note.target_kind)
    return dossier.find(kind.record, note.target) if kind else None


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a record bears on: ids of a sticking point, a party and a round; "" where none."""

    point: str = ""
    party: str = ""
    round: str = ""


def bearing(dossier: Dossier, record: Record | None) -> Bearing:
    """What a record bears on; a note bears on what it stands on."""
    if isinstance(record, Note):
        return bearing(dossier, target(dossier, record))
    if isinstance(record, Wording):
        point = bearing(dossier, dossier.find(Clause, record.clause)).point
        return Bearing(point, record.party or "", record.round or "")
    if isinstance(record, Term):
        tabled = dossier.find(Proposal, record.proposal)
        return Bearing(_point_of(dossier, record), tabled.party or "" if tabled else "")
    if isinstance(record, Point):
        return Bearing(record.id)
    if isinstance(record, Party):
        return Bearing(party=record.id)
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


def called(dossier: Dossier, record: Record | None) -> str:
    """What a record is called in a list: "Russia on Referendum", "Clause 12", its name or title."""
    if record is None:
        return _("something that is gone")
    if isinstance(record, Position):
        return _said_on(dossier, record)
    if isinstance(record, Clause):
        return _("Clause {number}").format(number=record.number)
    if isinstance(record, Wording):
        return _wording_name(dossier, record)
    if isinstance(record, Source):
        return _("Source {number}: {title}").format(number=record.number, title=record.title)
    if isinstance(record, Round):
        return round_name(record)
    if isinstance(record, Term | Response):
        tabled = dossier.find(Proposal, record.proposal)
        return tabled.name if tabled else noun(Proposal)
    if isinstance(record, Note):
        return _first_words(record.text)
    named = getattr(record, "name", "") or getattr(record, "title", "")
    return named or _first_words(getattr(record, "text", "")) or noun(type(record))


def _said_on(dossier: Dossier, position: Position) -> str:
    party, issue = dossier.find(Party, position.party), dossier.find(Issue, position.issue)
    return _("{party} on {issue}").format(
        party=party.name if party else noun(Party), issue=issue.name if issue else noun(Issue)
    )


def _wording_name(dossier: Dossier, wording: Wording) -> str:
    clause, party = dossier.find(Clause, wording.clause), dossier.find(Party, wording.party)
    number = clause.number if clause else "?"
    if party is None:
        return _("Clause {number}, working text").format(number=number)
    return _("Clause {number}, {party}").format(number=number, party=party.name)


def _first_words(text: str, most: int = 60) -> str:
    flat = " ".join(text[: 4 * most].split())
    return flat if len(flat) <= most else f"{flat[:most].rstrip()}…"


def passage_name(dossier: Dossier, note: Note) -> str:
    """What a note stands on: "Russia on Referendum, statement"; without the field if it is on the
    record as a whole or on what goes as its text."""
    name = called(dossier, target(dossier, note))
    return name if note.field in ("", STORED_TEXT) else f"{name}, {field_name(note.field)}"
