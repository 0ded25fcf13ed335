"""The result of saving a position from a form, for the status line."""

from core.editing.commands import Command
from core.errors import Problem
from core.language import gettext as _
from core.views.telling import widening
from ui.session import Session


def keep(
    session: Session, command: Command, issue: str, party: str, said: str = ""
) -> Problem | None:
    """Carry out a form's command; returns the problem, if any. The status line says whether a range
    carried over has widened, else the given text."""
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
