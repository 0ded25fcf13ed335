"""What a gesture on the position map means: a command, and how things would look after it."""

import datetime as dt

from core.editing.commands import Command
from core.editing.commands.positions import place_marker, place_range, record_position
from core.model.change import Change
from core.model.dossier import Dossier
from core.model.records import Position, Round
from core.views.telling import widening
from ui.point.map_row import LOW, VALUE, Placing
from ui.session import Session


def put(session: Session, placing: Placing, *, by_key: bool = False) -> bool:
    """Put a marker or an end of a range somewhere, and say so if that widens a range; returns
    whether anything changed. Successive key presses on one handle are one step."""
    merge = f"place {placing.position} {placing.handle}" if by_key else ""
    now, joined = session.dossier, session.workspace.joined(merge)
    begun = _begun(joined, placing.position) if joined is not None else None
    before = now if begun is None else now.replacing(now.get(Position, begun.id), begun)
    if session.do(placing_command(now, placing, session.today, merge, begun)) is None:
        return False
    if placing.handle == VALUE:
        told = widening(before, session.dossier, placing.issue, placing.party, session.today)
        if told:
            session.say(told)
    return True


def _begun(step: Change, position: str | None) -> Position | None:
    """A position as it was before a step."""
    before = (edit.before for edit in step.edits)
    return next((b for b in before if isinstance(b, Position) and b.id == position), None)


def placing_command(
    dossier: Dossier,
    placing: Placing,
    today: dt.date,
    merge: str = "",
    begun: Position | None = None,
) -> Command:
    """The command for a marker or an end of a range put somewhere. If nothing was known, it records
    a position dated today. Steps with the same `merge` key are undone together; `begun` is the
    position before the first of them."""
    position = dossier.find(Position, placing.position)
    if position is None:
        meeting = _meeting(dossier, today)
        return record_position(
            issue=placing.issue,
            party=placing.party,
            date=today,
            value=placing.value,
            round=meeting.id if meeting else None,
        )
    if placing.handle == VALUE or position.value is None:
        return place_marker(position.id, placing.value, merge=merge, begun=begun)
    low, high = _range(position, placing)
    return place_range(position.id, low, high, merge=merge)


def _range(position: Position, placing: Placing) -> tuple[float, float]:
    """The range with one end moved; a position without a range starts at its value."""
    assert position.value is not None
    low = position.value if position.low is None else position.low
    high = position.value if position.high is None else position.high
    # On a scale that runs downwards in its unit, the low end in scale points is the high value.
    return (placing.value, high) if placing.handle == LOW else (low, placing.value)


def _meeting(dossier: Dossier, today: dt.date) -> Round | None:
    """The round held today."""
    for record in dossier.all(Round):
        if record.date is not None and record.date <= today <= (record.end_date or record.date):
            return record
    return None


def preview(dossier: Dossier, placing: Placing, today: dt.date) -> Dossier:
    """The dossier as it would be; nothing is written, so that a drag leaves one row in the
    journal."""
    command = placing_command(dossier, placing, today)
    return Change("", tuple(command.edits(dossier))).applied(dossier)
