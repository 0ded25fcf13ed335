"""Somebody at work on a dossier: edits, undoes, lets it settle, has backups made. Prints every
value once it is saved, and "seen" once something has been done to the file. Run as a program, to be
killed: `python -m tests.torture.work FILE SEED HOW`."""

import datetime as dt
import random
import sys
from pathlib import Path

from core.editing.commands import change, create
from core.editing.workspace import Workspace
from core.errors import DamagedFile, FileProblem
from core.model.records import Note, Position
from core.storage import backups
from core.storage.protection import Key


def edit(space: Workspace, number: int) -> None:
    """Save a number, in two records at once."""
    note = create(Note, target_kind="position", target="x1", text=f"note {number} " * 40)
    space.do(note.then(change(Position, "x1", locator=str(number))))


def step(space: Workspace, chance: random.Random) -> None:
    """Anything that a window does besides."""
    what = chance.random()
    if what < 0.3:
        space.store.settle()
    elif what < 0.4:
        if space.store.pin():
            try:
                backups.make(space.path, space.latest, dt.datetime.now(), space.store.key)
            finally:
                space.store.unpin()
    elif what < 0.5:
        space.do(change(Position, "x2", statement="word " * chance.randrange(1, 2000)))
        space.undo()
    elif what < 0.6:
        space.store.words.search("note")


DONE = "done"
"""The file whose presence says that something has been done to the dossier beside it."""


PROTECTED, REKEYED = "protected", "rekeyed"
"""How the dossier is worked on: under a key, or with the key set and taken away in turn."""
KEY = Key(bytes(range(32)), bytes(range(16)))


def main(path: Path, seed: str, how: str) -> None:
    """Work until killed."""
    chance = random.Random(seed)
    key = KEY if how == PROTECTED else None
    space = Workspace.open(path, key)
    space.spare = path.parent
    seen = False
    for number in range(10**6):
        if not seen and (path.parent / DONE).exists():
            seen = True
            print("seen", flush=True)
        edit(space, number)
        print(number, flush=True)
        try:
            if how == REKEYED:
                space.rekey(None if space.store.key else KEY)
            step(space, chance)
        except DamagedFile:  # as the window does it
            space.store.disown()
            space.keep()
        except FileProblem:
            space.keep()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
