"""Somebody at work on a dossier, to be killed (see `worker`): edits, undoes, imports tables, lets
it settle, has backups made. Tells every value once it is saved, and `SEEN` once something has been
done to the file."""

import datetime as dt
import random
import signal
from contextlib import closing
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from core.editing.commands import change, create
from core.editing.workspace import Workspace
from core.errors import DamagedFile, FileProblem
from core.exchange.kinds_csv import import_table
from core.model.dossier import Dossier
from core.model.records import Note, Position
from core.storage import backups
from core.storage.protection import Key
from tests.older import older


def edit(space: Workspace, number: int) -> None:
    """Save a number, in two records at once."""
    note = create(Note, target_kind="position", target="x1", text=f"note {number} " * 40)
    space.do(note.then(change(Position, "x1", locator=str(number))))


ROWS = 60
"""How many positions there are in a table: enough for a block of the journal."""


def import_some(space: Workspace, number: int) -> None:
    """Import a table of positions that nobody has entered yet."""
    days = (FIRST + dt.timedelta(days=number * ROWS + row) for row in range(ROWS))
    rows = "".join(f"Quota,Catch,Arland,{day},9,informal\n" for day in days)
    table = f"point,issue,party,date,value,commitment\n{rows}"
    space.do(import_table(table.encode(), space.latest).command)


FIRST = dt.date(1900, 1, 1)
"""The day of the first position that is imported."""


def step(space: Workspace, chance: random.Random, number: int) -> None:
    """Anything that a window does besides."""
    what = chance.random()
    if what < 0.3:
        space.store.settle()
    elif what < 0.33:
        if space.store.pin():
            try:
                backups.make(space.path, space.latest, dt.datetime.now(), space.store.key)
            finally:
                space.store.unpin()
    elif what < 0.45:
        space.do(change(Position, "x2", statement="word " * chance.randrange(1, 2000)))
        space.undo()
    elif what < 0.6:
        space.store.words.search("note")
    elif what < 0.65:
        import_some(space, number)


@cache
def updated(version: int) -> Dossier:
    """What such a file says once it is opened."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "older.parley")
        path.write_bytes(older(version))
        with closing(Workspace.open(path)) as space:
            return space.latest


DONE = "done"
"""The file whose presence says that something has been done to the dossier beside it."""
SEEN = -1
"""What is told when that is seen."""


PROTECTED, REKEYED, MIGRATED, TAKEN = "protected", "rekeyed", "migrated", "taken"
"""How the dossier is worked on: under a key; with the key set and taken away in turn; it is only
opened, which takes an older file through the steps it lacks; or somebody does something to the file
meanwhile, and only then may anything go wrong."""
KEY = Key(bytes(range(32)), bytes(range(16)))


def main(path: Path, seed: str, how: str, told: Connection) -> None:
    """Work until killed."""
    if how == MIGRATED:
        told.send(0)
        space = Workspace.open(path)
        told.send(1)
        while True:
            signal.pause()
    chance = random.Random(seed)
    space = Workspace.open(path, KEY if how == PROTECTED else None)
    space.spare = path.parent
    seen = False
    for number in range(10**6):
        if not seen and (path.parent / DONE).exists():
            seen = True
            told.send(SEEN)
        edit(space, number)
        told.send(number)
        try:
            if how == REKEYED:
                space.rekey(None if space.store.key else KEY)
            step(space, chance, number)
        except FileProblem as problem:
            if how != TAKEN:
                raise
            if isinstance(problem, DamagedFile):  # as the window does it
                space.store.disown()
            space.keep()
