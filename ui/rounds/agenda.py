"""The agenda of a round, drafted from what stayed open."""

from core.editing.commands.rounds import draft_agenda
from core.language import gettext as _
from core.language import ngettext
from core.model.records import AgendaItem
from core.views.rounds import round_before
from ui.session import Session


def draft(session: Session, round_id: str) -> None:
    """Add items for what is still open, and say how many."""
    before = round_before(session.dossier, round_id, session.today)
    count = session.dossier.count(AgendaItem)
    problem = session.attempt(draft_agenda(round_id, before.id if before else None))
    if problem is not None:
        session.warn(str(problem))
        return
    added = session.dossier.count(AgendaItem) - count
    if not added:
        session.say(_("Everything that is open is on the agenda already."))
        return
    said = ngettext(
        "Added {count} item. Press Ctrl+Z to undo.",
        "Added {count} items. Press Ctrl+Z to undo.",
        added,
    )
    session.say(said.format(count=added))
