"""The open clauses with the working text and the parties' texts side by side."""

import msgspec

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import Clause, ClauseStatus, Party, Wording
from core.model.wordings import wordings
from core.views.names import clause_number
from core.views.plan import clauses_there, standing_wordings

SETTLED = (ClauseStatus.AGREED, ClauseStatus.UNKNOWN)


class TextSheet(msgspec.Struct, frozen=True):
    """The titles of the columns; and a row for each open clause, with its name and a text for each
    column, "" where nobody wrote one."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def open_clauses(dossier: Dossier) -> tuple[Clause, ...]:
    """The clauses whose texts are worth comparing: those that the plan has, or a party wants."""
    there = {each.id for each in clauses_there(dossier)}
    there |= {
        each.clause for each in standing_wordings(dossier) if each.party and each.text.strip()
    }
    clauses = (each for each in dossier.all(Clause) if each.id in there)
    return tuple(each for each in clauses if each.status not in SETTLED)


def with_texts(dossier: Dossier, clauses: tuple[Clause, ...]) -> tuple[Party, ...]:
    """The parties that want any of these clauses worded their way."""
    wanted = {each.id for each in clauses}
    named = {each.party for each in dossier.all(Wording) if each.clause in wanted}
    return tuple(party for party in dossier.parties if party.id in named)


def text_sheet(dossier: Dossier) -> TextSheet:
    """A column for the working text, and one for each party that has a text."""
    clauses = open_clauses(dossier)
    parties = with_texts(dossier, clauses)
    heads = (_("Clause"), _("Working text"), *(party.name for party in parties))
    sides = (None, *(party.id for party in parties))
    return TextSheet(heads, tuple(_row(dossier, clause, sides) for clause in clauses))


def _row(dossier: Dossier, clause: Clause, sides: tuple[str | None, ...]) -> tuple[str, ...]:
    found = (wordings(dossier, clause.id, side) for side in sides)
    texts = (each[-1].text if each else "" for each in found)
    return f"{clause_number(dossier, clause)}  {clause.title}", *texts
