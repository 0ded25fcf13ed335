"""What has to be in the dossier before a form can ask for anything; else what to do is said."""

from core.language import gettext as _
from core.model.records import Issue
from ui.session import Desk


def has_issue(desk: Desk) -> bool:
    """Whether there is something to speak about."""
    if not desk.dossier.all(Issue):
        desk.say(_("Add an issue first: it says what is measured, from one end to the other."))
    return bool(desk.dossier.all(Issue))


def has_party(desk: Desk) -> bool:
    """Whether there is somebody to say something."""
    if not desk.dossier.parties:
        desk.say(_("Add a party first."))
    return bool(desk.dossier.parties)
