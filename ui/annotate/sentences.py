"""From what is said anywhere to the sentence that it rests on."""

from core.language import gettext as _
from core.model.records import Excerpt, Position, Source
from ui.session import Desk


def has_sentence(desk: Desk, position: str) -> bool:
    """Whether there is a source to go to."""
    said = desk.dossier.find(Position, position)
    return said is not None and (bool(said.source) or bool(desk.dossier.excerpts(position)))


def go_to_sentence(desk: Desk, position: str) -> bool:
    """Show the sentence that a position rests on, else its source; whether there is either."""
    said = desk.dossier.find(Position, position)
    evidence = desk.dossier.excerpts(position)
    if evidence:
        desk.go(Excerpt, evidence[0].id)
    elif said is not None and said.source:
        desk.go(Source, said.source)
    else:
        desk.say(_("No source is cited for this position."))
    return bool(evidence) or bool(said and said.source)
