"""What became of a position that a form records: the status line tells it."""

from core.editing.commands import Command
from core.errors import Problem
from core.language import gettext as _
from core.views.telling import widening
from ui.session import Session


def keep(
    session: Session, command: Command, issue: str, party: str, said: str = ""
) -> Problem | None:
    """Carry out what a form asks for: what is in the way, if anything. The status line says
    whether a range that holds on has widened, and else what is to be said."""
    before = session.dossier
    problem = session.attempt(command)
    if problem is not None:
        return problem
    widened = widening(before, session.dossier, issue, party, session.today)
    if widened:
        session.say(_("Position recorded. {widened}").format(widened=widened))
    elif said:
        session.say(said)
    return None
