"""Where the draft plan stands, clause by clause."""

from core.dossier import Dossier
from core.language import gettext as _
from core.model import Clause, ClauseStatus
from core.naming import choice


def clauses_agreed(dossier: Dossier) -> int:
    """How many clauses of the plan are agreed."""
    return len(dossier.where(Clause, status=ClauseStatus.AGREED))


def clause_counts(dossier: Dossier) -> str:
    """How many clauses have each status, most settled first: "12 agreed · 3 bracketed · 5 open"."""
    statuses = [clause.status for clause in dossier.all(Clause)]
    found = [(statuses.count(status), status) for status in reversed(ClauseStatus)]
    said = _("{count} {status}")
    return " · ".join(said.format(count=n, status=choice(s)) for n, s in found if n)
