"""Where a finding is mended: the form or the place that a press on it opens."""

from collections.abc import Callable

from core.language import gettext as _
from core.model.records import Note, Position
from ui import features
from ui.session import Desk, Found


def mend(desk: Desk, found: Found) -> None:
    """Open what mends a finding; while nothing may be changed, show what it is about and say so."""
    if found.kind is None or not found.record:
        return
    way = WAYS.get(found.mend)
    if way is not None and desk.ask_to_edit():
        way(desk, found.record, found.party)
    else:
        desk.go(found.kind, found.record)


def _notice(desk: Desk, _record: str, _party: str) -> None:
    from ui.setup import talks

    talks.ask(desk, "notice")


def _position(desk: Desk, record: str, party: str) -> None:
    """A new position: of who has none on the issue, or in the place of one that is old."""
    from ui.positions import form as position

    old = desk.dossier.find(Position, record)
    position.ask(desk, issue=old.issue if old else record, party=old.party if old else party)


def _source(desk: Desk, record: str, _party: str) -> None:
    from ui.positions import form as position

    position.edit(desk, record, at_source=True)


def _status(desk: Desk, record: str, _party: str) -> None:
    from ui.setup import points

    points.edit(desk, record, at_status=True)


def _clash(desk: Desk, record: str, _party: str) -> None:
    from ui.positions import contradiction

    contradiction.show(desk, record)


def _attach(desk: Desk, record: str, _party: str) -> None:
    """Words are selected in the text itself."""
    desk.go(Note, record)
    desk.say(_("Select words in this text, then attach the note from its menu here."))


def _audience(desk: Desk, record: str, _party: str) -> None:
    desk.go(Note, record, panel=features.NOTES)
    desk.say(_("“Audience” below the note says who may read it."))


def _wording(desk: Desk, record: str, _party: str) -> None:
    from ui.plan import clause_form as clause

    clause.reword(desk, record)


WAYS: dict[str, Callable[[Desk, str, str], None]] = {
    "notice": _notice,
    "position": _position,
    "status": _status,
    "source": _source,
    "clash": _clash,
    "attach": _attach,
    "audience": _audience,
    "wording": _wording,
}
"""What opens, by what mends a finding (see `core.views.checks`)."""
