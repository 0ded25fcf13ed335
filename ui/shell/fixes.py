"""Where a finding is fixed: the form or place that a click on it opens."""

from collections.abc import Callable

from core.language import gettext as _
from core.model.records import Note, Position
from ui import features
from ui.session import Found, Session


def fix(session: Session, found: Found) -> None:
    """Open what fixes a finding; while changes are not allowed, show what it is about and say
    so."""
    if found.kind is None or not found.record:
        return
    way = WAYS.get(found.fix)
    if way is not None and session.ask_to_edit():
        way(session, found.record, found.party)
    else:
        session.go(found.kind, found.record)


def _notice(session: Session, _record: str, _party: str) -> None:
    from ui.setup import talks

    talks.ask(session, "notice")


def _position(session: Session, record: str, party: str) -> None:
    """Open a new position: for a party that has none on the issue, or to replace an old one."""
    from ui.positions import form as position

    old = session.dossier.find(Position, record)
    position.ask(session, issue=old.issue if old else record, party=old.party if old else party)


def _source(session: Session, record: str, _party: str) -> None:
    from ui.positions import form as position

    position.edit(session, record, at_source=True)


def _status(session: Session, record: str, _party: str) -> None:
    from ui.setup import points

    points.edit(session, record, at_status=True)


def _clash(session: Session, record: str, _party: str) -> None:
    from ui.positions import contradiction

    contradiction.show(session, record)


def _attach(session: Session, record: str, _party: str) -> None:
    """Go to the text, where the user selects the words."""
    session.go(Note, record)
    session.say(_("Select words in this text, then attach the note from its menu here."))


def _audience(session: Session, record: str, _party: str) -> None:
    session.go(Note, record, panel=features.NOTES)
    session.say(_("Set who may read the note with “Audience” below it."))


def _wording(session: Session, record: str, _party: str) -> None:
    from ui.plan import clause_form as clause

    clause.reword(session, record)


def _round(session: Session, record: str, _party: str) -> None:
    from ui.rounds import forms as rounds

    rounds.edit(session, record)


def _agenda(session: Session, record: str, _party: str) -> None:
    from ui.rounds import forms as rounds

    rounds.new_item(session, record)


def _line(session: Session, record: str, _party: str) -> None:
    from ui.point import lines

    lines.ask(session, record)


def _actions(session: Session, _record: str, _party: str) -> None:
    from ui.rounds import followups

    followups.ask(session)


WAYS: dict[str, Callable[[Session, str, str], None]] = {
    "notice": _notice,
    "position": _position,
    "status": _status,
    "source": _source,
    "clash": _clash,
    "attach": _attach,
    "audience": _audience,
    "wording": _wording,
    "round": _round,
    "agenda": _agenda,
    "line": _line,
    "actions": _actions,
}
"""What to open, by the name of the fix (see `core.views.checks`)."""
