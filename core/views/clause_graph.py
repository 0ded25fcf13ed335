"""How the clauses of the plan hang together: what waits for what, and what could close now."""

import msgspec

from core.analysis.closing import could_close
from core.analysis.layers import layered
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import choice
from core.model.records import Clause, ClauseLink, Condition
from core.text.saying import commas, list_of
from core.views.clause_links import condition_words
from core.views.graph import Graph, GraphArrow, GraphBox
from core.views.names import clause_name, clause_number
from core.views.plan import clauses_there
from core.views.text_gap import clause_text_gaps


class Closing(msgspec.Struct, frozen=True):
    """The clauses that could close now, in order, and that as a sentence."""

    clauses: tuple[Clause, ...]
    words: str


def closing(dossier: Dossier) -> Closing:
    """What could close now (`core.analysis.closing` says what that is)."""
    texts = clause_text_gaps(dossier)
    found = tuple(
        each for each in clauses_there(dossier) if could_close(dossier, each, texts[each.id])
    )
    numbers = list_of([each.written_number for each in found])
    if found:
        return Closing(found, _("Could close now: {clauses}.").format(clauses=numbers))
    return Closing((), _("No clause could close now, as far as is known."))


class ClausesTogether(msgspec.Struct, frozen=True):
    """Sentences on how the clauses hang together, and the graph of those that do; empty where no
    clause is linked to anything and none waits."""

    words: tuple[str, ...]
    graph: Graph


def clauses_together(dossier: Dossier) -> ClausesTogether:
    """What could close now, which clauses wait for each other, and the graph."""
    could = closing(dossier)
    graph = _graph(dossier, {each.id for each in could.clauses})
    if not (graph.boxes or dossier.count(ClauseLink)):
        return ClausesTogether((), graph)
    return ClausesTogether((could.words, *graph.remarks), graph)


def _graph(dossier: Dossier, ready: set[str]) -> Graph:
    """The clauses that wait for others, and those they wait for; an arrow leads from a condition to
    the clause that waits. Circles are named."""
    arrows = tuple(GraphArrow(each.needs, each.clause) for each in dossier.all(Condition))
    named = {end for arrow in arrows for end in (arrow.start, arrow.end)}
    clauses = [each for each in dossier.all(Clause) if each.id in named]
    boxes = tuple(_box(dossier, each, ready) for each in clauses)
    return Graph(boxes, arrows, _circle_words(dossier))


def _box(dossier: Dossier, clause: Clause, ready: set[str]) -> GraphBox:
    waits = condition_words(dossier, clause.id)
    could = _("could close now") if clause.id in ready else ""
    status = choice(clause.status)
    name = clause_name(dossier, clause)
    spoken = commas((name, clause.title, status, waits, could))
    lines = tuple(filter(None, (clause.title, status, could)))
    return GraphBox(clause.id, clause_number(dossier, clause), lines, spoken, clause.id in ready)


def _circle_words(dossier: Dossier) -> tuple[str, ...]:
    """Clauses that wait for each other, a sentence a circle."""
    clauses = dossier.all(Clause)
    arrows = [(each.needs, each.clause) for each in dossier.all(Condition)]
    numbers = {each.id: clause_number(dossier, each) for each in clauses}
    named = {end for arrow in arrows for end in arrow}
    circles = layered([each.id for each in clauses if each.id in named], arrows).circles
    said = _("Clauses {numbers} wait for each other: they can only be agreed together.")
    return tuple(
        said.format(numbers=list_of([numbers[each] for each in circle])) for circle in circles
    )
