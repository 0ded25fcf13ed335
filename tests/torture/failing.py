"""A disk that fails at the n-th write, sync or name, for every n of what is done with a dossier.

Run as a program with the shim: `python -m tests.torture.failing FOLDER [SEED]`; with a seed only a
few calls are tried. Prints what came of each, a line.
"""

import datetime as dt
import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

from briefings.issue import Order, issue, names_of
from briefings.prepare import PackRequest
from core.editing.commands import change
from core.editing.retention import Expired, Purgeable, carry_out
from core.editing.workspace import Workspace
from core.errors import FileProblem, Problem
from core.model.records import Note, Position, Round
from core.storage import backups
from core.storage.leftovers import sweep
from core.storage.protection import is_protected
from core.storage.publish import write_whole
from core.views.soundness import unsound
from tests.briefings.packs import recipe
from tests.dossiers import small
from tests.torture.shim import REASONS, fail, stop
from tests.torture.work import KEY

CANARY = "Zyxomma"
SOME = 6
"""How many calls are tried of those that there are, where not all are."""


class Act(NamedTuple):
    """Something done with a dossier, and a look at what came of it, given what was said."""

    do: Callable[[], object]
    look: Callable[[Problem | None], None]


def talks(folder: Path) -> Workspace:
    """A dossier at work, with an edit that is saved."""
    path = folder / "talks.parley"
    note = Note("n", "round", "r1", f"{CANARY} bluffs", audience="mine")  # type: ignore[arg-type]
    space = Workspace.create(path, small(note))
    space.spare = folder
    space.do(change(Position, "x1", locator="1"))
    return space


def same(space: Workspace) -> None:
    """What is on disk is what is in memory, and is sound."""
    assert space.store.load() == space.latest, "memory and file differ"
    space.close()
    key = KEY if is_protected(space.path) else None
    again = Workspace.open(space.path, key)
    assert again.latest == space.latest, "memory and closed file differ"
    assert not unsound(again.store, again.latest), unsound(again.store, again.latest)
    again.close()


def edit(folder: Path) -> Act:
    """An edit, which is saved or did not happen."""
    space = talks(folder)

    def look(problem: Problem | None) -> None:
        saved = space.latest.get(Position, "x1").locator
        assert saved == "2" or problem is not None, "an edit was lost"
        same(space)

    return Act(lambda: space.do(change(Position, "x1", locator="2")), look)


def settle(folder: Path) -> Act:
    """An edit brought into the file, which cannot be lost."""
    space = talks(folder)

    def look(_problem: Problem | None) -> None:
        assert space.latest.get(Position, "x1").locator == "1"
        same(space)

    return Act(space.store.settle, look)


def backup(folder: Path) -> Act:
    """A backup, which is whole or not there."""
    space = talks(folder)

    def do() -> None:
        assert space.store.pin()
        try:
            backups.make(space.path, space.latest, dt.datetime(2026, 1, 1))
        finally:
            space.store.unpin()

    def look(problem: Problem | None) -> None:
        made = backups.backups(space.path)
        assert made or problem is not None, "a backup is missing"
        for each in made:
            assert backups.content(each.path).dossier == space.latest, "a backup is another"
        same(space)

    return Act(do, look)


def rekey(folder: Path) -> Act:
    """Another key, or the one before."""
    space = talks(folder)

    def look(problem: Problem | None) -> None:
        assert is_protected(space.path) or problem is not None, "it is not protected"
        same(space)

    return Act(lambda: space.rekey(KEY), look)


def purge(folder: Path) -> Act:
    """A purge, which happened or did not; where it could not be swept, it is once it can be."""
    space = talks(folder)
    plan = Purgeable(space).of(space.latest.get(Round, "r1"), Expired())

    def look(problem: Problem | None) -> None:
        gone = space.latest.find(Note, "n") is None
        assert gone or problem is not None, "it was not purged"
        if gone and problem is not None:
            space.store.sweep()
        same(space)
        assert gone != (CANARY.encode() in space.path.read_bytes()), "it is still there"

    return Act(lambda: carry_out(space, plan), look)


def packs(folder: Path) -> Act:
    """Every copy of a pack, or none, and then the earlier file."""
    dossier = small()
    asked = recipe(readers=("Head", "Legal"), sections=("cover",), override="Short")
    order = Order(PackRequest(dossier, asked), folder)
    names = names_of(order)
    write_whole(names[1], b"earlier")

    def look(problem: Problem | None) -> None:
        sweep(folder)
        there = {each.name: each.read_bytes() for each in folder.iterdir()}
        if there != {names[1].name: b"earlier"}:
            assert there.keys() == {each.name for each in names}, f"half of it: {[*there]}"
            assert all(each.startswith(b"%PDF") for each in there.values()), "not all copies"
        else:
            assert problem is not None, "no copies"

    return Act(lambda: issue(order), look)


ACTS: tuple[Callable[[Path], Act], ...] = (edit, settle, backup, rekey, purge, packs)


def tried(act: Callable[[Path], Act], folder: Path, call: int, reason: int) -> tuple[str, int]:
    """What came of an act whose n-th call failed, and how many calls there were."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    doing = act(folder)
    problem: Problem | None = None
    fail(folder, call, reason)
    try:
        doing.do()
    except FileProblem as found:
        problem = found
    finally:
        calls = stop()
    doing.look(problem)
    return ("survived" if calls >= call else "went well"), calls


def everything(folder: Path) -> Iterator[str]:
    """Every act with every call failing for every reason."""
    for act in ACTS:
        for name in REASONS:
            for call in count(1):
                word, calls = _told(act, folder, call, name)
                yield word
                if calls < call:
                    break
    yield from _copying(folder)


def some(folder: Path, chance: random.Random) -> Iterator[str]:
    """An act with some of its calls failing."""
    act, name = chance.choice(ACTS), chance.choice([*REASONS])
    _word, calls = tried(act, folder, 0, 0)
    for call in chance.sample(range(1, calls + 1), min(SOME, calls)):
        yield _told(act, folder, call, name)[0]


def _copying(folder: Path) -> Iterator[str]:
    """A backup whose copying, which another process does, fails at a call."""
    for name, reason in REASONS.items():
        for call in range(1, SOME):
            told = {"SHIM_FOLDER": folder, "SHIM_CALL": call, "SHIM_REASON": reason}
            os.environ.update({key: str(value) for key, value in told.items()})
            yield _told(backup, folder, 0, name)[0]
            for key in told:
                del os.environ[key]


def _told(act: Callable[[Path], Act], folder: Path, call: int, name: str) -> tuple[str, int]:
    try:
        return tried(act, folder, call, REASONS[name])
    except Exception as failure:
        sort = "lost" if isinstance(failure, AssertionError) else f"crash {type(failure).__name__}"
        return f"{sort}: {act.__name__}, call {call} {name}: {failure}", call


if __name__ == "__main__":
    place = Path(sys.argv[1])
    seed = sys.argv[2] if len(sys.argv) > 2 else ""
    for line in some(place, random.Random(seed)) if seed else everything(place):
        print(" ".join(line.split()), flush=True)
