"""From a statement anywhere to the sentence that it rests on."""

from core.language import gettext as _
from core.model.records import Excerpt, Position, Source
from ui.session import Session


def has_sentence(session: Session, position: str) -> bool:
    """Whether there is a source to go to."""
    said = session.dossier.find(Position, position)
    return said is not None and (bool(said.source) or bool(session.dossier.excerpts(position)))


def go_to_sentence(session: Session, position: str) -> bool:
    """Show the sentence that a position rests on, else its source; returns whether there is
    either."""
    said = session.dossier.find(Position, position)
    evidence = session.dossier.excerpts(position)
    if evidence:
        session.go(Excerpt, evidence[0].id)
    elif said is not None and said.source:
        session.go(Source, said.source)
    else:
        session.say(_("No source is cited for this position."))
    return bool(evidence) or bool(said and said.source)
