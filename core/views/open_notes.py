"""How much of what was noted is still to be dealt with."""

from collections.abc import Iterable
from typing import cast

from core.model.dossier import Dossier, KindTable
from core.model.records import Note


def count_open(dossier: Dossier) -> int:
    """How many notes are to be dealt with, replies aside."""
    return dossier.tables[Note].derive(_count_open)


def _count_open(table: KindTable) -> int:
    notes = cast("Iterable[Note]", table.records())
    return sum(1 for note in notes if note.parent is None and not note.resolved)
