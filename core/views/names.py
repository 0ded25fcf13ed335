"""What a record is called where its kind goes without saying, and what a note stands on."""

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import field_name, noun, round_title
from core.model.records import (
    Clause,
    Indication,
    Issue,
    Membership,
    Note,
    Party,
    Point,
    Position,
    Precedent,
    Proposal,
    Record,
    Response,
    Round,
    Source,
    Term,
    Wording,
)
from core.model.texts import STORED_TEXT, target
from core.model.wordings import is_gone
from core.text.conventions import own_way
from core.text.saying import commas, shortened


def called(dossier: Dossier, record: Record | None) -> str:
    """What a record is called in a list: "Russia on Referendum", "Clause 12", its name or title."""
    if record is None:
        return _("a deleted record")
    if isinstance(record, Position):
        return _said_on(dossier, record)
    if isinstance(record, Issue):
        return issue_alone(dossier, record)
    if isinstance(record, Clause):
        return clause_name(dossier, record)
    if isinstance(record, Wording):
        return _wording_name(dossier, record)
    if isinstance(record, Source):
        return _("Source {number}: {title}").format(number=record.number, title=record.title)
    if isinstance(record, Round):
        return round_title(record)
    if isinstance(record, Term | Response):
        tabled = dossier.find(Proposal, record.proposal)
        return tabled.name if tabled else noun(Proposal)
    if isinstance(record, Membership):
        return _in_group(dossier, record)
    named = getattr(record, "name", "") or getattr(record, "title", "")
    text = getattr(record, "text", "") or getattr(record, "quote", "")
    return named or _first_words(text) or noun(type(record))


def clause_name(dossier: Dossier, clause: Clause) -> str:
    """A clause by its number; one that the text no longer has is told from the one that has its
    number since."""
    sentence = _("Clause {number}, gone") if is_gone(dossier, clause.id) else _("Clause {number}")
    return sentence.format(number=clause.written_number)


def clause_number(dossier: Dossier, clause: Clause) -> str:
    """The number of a clause where there is room for no more."""
    number = clause.written_number
    return _("ex {number}").format(number=number) if is_gone(dossier, clause.id) else number


def source_title(dossier: Dossier, record: Indication | Precedent) -> str:
    """The title of the source that a record names; empty without one."""
    source = dossier.find(Source, record.source)
    return source.title if source is not None else ""


def matter(point: Point, issue: Issue) -> str:
    """An issue as it is looked for among all: "Quota — Catch"."""
    return f"{point.in_short} — {issue.name}"


def issue_alone(dossier: Dossier, issue: Issue) -> str:
    """An issue as it is named where its point is not: with the point where others have the name."""
    if len(dossier.having(Issue, name=issue.name)) < 2:
        return issue.name
    return matter(dossier.get(Point, issue.point), issue)


def _said_on(dossier: Dossier, position: Position) -> str:
    party, issue = dossier.find(Party, position.party), dossier.find(Issue, position.issue)
    return _("{party} on {issue}").format(
        party=own_way(party.name) if party else noun(Party),
        issue=own_way(issue_alone(dossier, issue)) if issue else noun(Issue),
    )


def _in_group(dossier: Dossier, each: Membership) -> str:
    member, group = (dossier.find(Party, party) for party in (each.member, each.group))
    return _("{member} in {group}").format(
        member=member.name if member else noun(Party), group=group.name if group else noun(Party)
    )


def _wording_name(dossier: Dossier, wording: Wording) -> str:
    clause, party = dossier.find(Clause, wording.clause), dossier.find(Party, wording.party)
    number = clause_number(dossier, clause) if clause else "?"
    if party is None:
        return _("Clause {number}, working text").format(number=number)
    return _("Clause {number}, {party}").format(number=number, party=party.name)


def _first_words(text: str, most: int = 60) -> str:
    return shortened(" ".join(text[: 4 * most].split()), most)


def passage_name(dossier: Dossier, note: Note) -> str:
    """What a note stands on: "Russia on Referendum, statement"; without the field if it is on the
    record as a whole or on what goes as its text."""
    name = called(dossier, target(dossier, note))
    return name if note.field in ("", STORED_TEXT) else commas((name, field_name(note.field)))


def code_and_name(party: Party) -> str:
    """A party where there is room for little but its code: "UA – Ukraine"."""
    return party.name if party.code == party.name else f"{party.code} – {party.name}"
