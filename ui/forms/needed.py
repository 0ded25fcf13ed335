"""What the dossier must contain before a form can be used; otherwise the user is told what to
do."""

from core.language import gettext as _
from core.model.records import Issue
from ui.session import Session


def has_issue(session: Session) -> bool:
    """Whether there is an issue to speak about."""
    if not session.dossier.all(Issue):
        session.say(_("Add an issue first: it says what is measured, from one end to the other."))
    return bool(session.dossier.all(Issue))


def has_party(session: Session) -> bool:
    """Whether there is a party to speak."""
    if not session.dossier.parties:
        session.say(_("Add a party first."))
    return bool(session.dossier.parties)
