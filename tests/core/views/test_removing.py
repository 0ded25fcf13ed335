"""What the removal of a record took along."""

import pytest

from core.editing.commands import remove
from core.model.change import Change
from core.model.records import Mark, Note, Party, Point, Position, Record, Round
from core.views.removing import removal
from tests.dossiers import small

UNDO = " Press Ctrl+Z to undo."


@pytest.mark.parametrize(
    ("kind", "key", "said"),
    [
        (Party, "m", "Removed the party."),
        (Party, "a", "Removed the party, and with it 2 positions and 1 note."),
        (Position, "x1", "Removed the position, and with it 1 note."),
        (Point, "p", "Removed the sticking point, and with it 2 issues, 5 positions and 1 note."),
        (Round, "r1", "Removed the round."),
    ],
)
def test_what_goes_along_is_named(kind: type[Record], key: str, said: str) -> None:
    marked = Mark("k", "party", "m", "RESTRICTED")
    dossier = small(Note("n", "position", "x1", "Check."), marked)
    record = dossier.get(kind, key)
    done = Change("remove", tuple(remove(kind, key).edits(dossier)))
    assert removal(record, done) == said + UNDO
