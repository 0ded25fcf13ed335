"""What a record is called where it is new, altered or gone: so that it is told from any other."""

from collections.abc import Iterator

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import (
    Action,
    Clause,
    ClauseLink,
    Condition,
    Definition,
    Excerpt,
    Hypothesis,
    Indication,
    Line,
    Membership,
    Note,
    Outcome,
    Point,
    Record,
    Response,
    Term,
    Wording,
)
from core.text.conventions import own_way
from core.text.saying import commas
from core.views.names import called, passage_name

SAY_THEMSELVES = (Line, Note, Hypothesis, Indication)
"""Kinds that have no name but what they say."""
WHOLE = (Membership, Wording)
"""Kinds whose name says what they are part of."""
NAMELESS = (ClauseLink, Excerpt, Outcome, Response, Term)
"""Kinds that are called by what they are part of alone."""


def news_name(dossier: Dossier, record: Record, *, is_said: bool) -> str:
    """What a record is called: what it is part of, but for its sticking point, and its own name;
    where it has none the first words of what it says, unless that follows (`is_said`)."""
    own = _own(dossier, record)
    if isinstance(record, SAY_THEMSELVES) and is_said:
        own = ""
    names = [*_owners(dossier, record), own]
    return commas(own_way(each) for each in dict.fromkeys(names) if each)


def _owners(dossier: Dossier, record: Record) -> Iterator[str]:
    if isinstance(record, WHOLE):
        return
    if isinstance(record, Note):
        yield passage_name(dossier, record)
    for field, kind in KINDS[type(record)].parts.items():
        named = dossier.find(kind, getattr(record, field))
        if named is not None and kind not in (Point, Note) and field != "needs":
            yield called(dossier, named)


def _own(dossier: Dossier, record: Record) -> str:
    if isinstance(record, NAMELESS):
        return ""
    if isinstance(record, Clause):
        return commas((called(dossier, record), record.title))
    if isinstance(record, Condition):
        clause = dossier.find(Clause, record.needs)
        return _("only if {numbers}").format(numbers=clause.written_number if clause else "?")
    if isinstance(record, Action):
        return record.text
    return record.word if isinstance(record, Definition) else called(dossier, record)
