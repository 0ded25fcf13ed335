"""The positions that an excerpt can be evidence for, a line each."""

from collections.abc import Iterator
from itertools import islice

from core.analysis.histories import last_corrections
from core.model.dossier import Dossier
from core.model.naming import place
from core.model.records import Issue, Position
from core.text.saying import long_date, shortened
from core.views.names import called

LONGEST_STATEMENT = 120
"""Characters of a statement that are shown."""


def positions_on_record(dossier: Dossier, most: int) -> Iterator[tuple[str, str]]:
    """Ids and lines of what stands on record, the latest first; not what was put right since."""
    standing = last_corrections(dossier.all(Position)).values()
    latest = sorted(standing, key=lambda p: (p.date, p.id), reverse=True)
    for said in islice(latest, most):
        yield said.id, _line(dossier, said)


def _line(dossier: Dossier, said: Position) -> str:
    issue = dossier.get(Issue, said.issue)
    statement = shortened(" ".join(said.statement.split()), LONGEST_STATEMENT)
    parts = (called(dossier, said), long_date(said.date), place(issue, said), statement)
    return " · ".join(" ".join(part.split()) for part in parts if part)
