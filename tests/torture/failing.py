"""A disk that fails at the n-th write, sync or name, for every n of what is done with a dossier.

Run as a program with the shim: `python -m tests.torture.failing FOLDER SEED` tries a few calls of
an act, `python -m tests.torture.failing FOLDER ACT REASON` all of them. Prints what came of each, a
line.
"""

import datetime as dt
import os
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
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
from tests.older import older
from tests.torture.shim import REASONS, compiled, fail, on_a_bad_disk, stop
from tests.torture.work import KEY, ROWS, import_some, updated

CANARY = "Zyxomma"
ENOUGH = 20
"""How many calls that were not reached, one after the other, end an act."""
SOME, COPIED = 6, 20
"""How many calls are tried of those that there are, where not all are; and of those that copy."""


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


def unprotect(folder: Path) -> Act:
    """The key taken away, or kept."""
    space = talks(folder)
    space.rekey(KEY)

    def look(problem: Problem | None) -> None:
        assert not is_protected(space.path) or problem is not None, "it is protected still"
        same(space)

    return Act(lambda: space.rekey(None), look)


def add_rows(folder: Path) -> Act:
    """A table imported, whole or not at all."""
    space = talks(folder)
    before = space.latest.count(Position)

    def look(problem: Problem | None) -> None:
        added = space.latest.count(Position) - before
        assert added == (0 if problem is not None else ROWS), "half an import"
        same(space)

    return Act(lambda: import_some(space, 1), look)


def update(folder: Path) -> Act:
    """A file of an earlier version opened, or left to be opened again; a copy is whole or not
    there."""
    content, path = older(7), folder / "talks.parley"
    path.write_bytes(content)
    before = updated(7)
    opened: list[Workspace] = []

    def look(problem: Problem | None) -> None:
        assert opened or problem is not None, "nothing was said"
        for space in opened:
            space.close()
        sweep(folder)
        for each in folder.glob("*.parley"):
            with closing(Workspace.open(each)) as space:
                assert space.latest == before, f"{each.name} is another"
                assert not unsound(space.store, space.latest), unsound(space.store, space.latest)

    return Act(lambda: opened.append(Workspace.open(path)), look)


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


ACTS: tuple[Callable[[Path], Act], ...] = (
    *(edit, settle, backup, rekey, unprotect, add_rows, update, purge, packs),
)
NAMED = {act.__name__: act for act in ACTS}
COPYING = "copying"
"""A backup whose copying, which another process does, fails."""


@dataclass(frozen=True)
class EveryCall:
    """A trial of every call of an act, by its name, failing for a reason, once."""

    act: str
    reason: str

    @property
    def __name__(self) -> str:
        return f"failing_{self.act}_{self.reason}"

    def __call__(self, folder: Path, _chance: random.Random) -> Counter[str]:
        return told_of(folder, self.act, self.reason)


EVERY_CALL = [EveryCall(each, why) for each in (*NAMED, COPYING) for why in REASONS]


def failing(folder: Path, chance: random.Random) -> Counter[str]:
    """A disk that refuses a call, or does half of it, for a few of the calls that there are."""
    return told_of(folder, str(chance.random()))


def told_of(folder: Path, *words: str) -> Counter[str]:
    """What came of trying calls in a process on a bad disk."""
    if compiled() is None:
        return Counter({"no compiler": 1})
    done = on_a_bad_disk("failing", str(folder / "work"), *words)
    assert not done.returncode, done.stderr
    return Counter(done.stdout.splitlines())


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


def every(folder: Path, act: str, name: str) -> Iterator[str]:
    """An act with every call failing in turn, until there are no more; how many there are can
    depend on the time that they take."""
    well = 0
    for call in count(1):
        word, calls = _told(NAMED[act], folder, call, name)
        yield word
        well = well + 1 if calls < call else 0
        if well == ENOUGH:
            return


def some(folder: Path, chance: random.Random) -> Iterator[str]:
    """An act with some of its calls failing."""
    act, name = chance.choice(ACTS), chance.choice([*REASONS])
    _word, calls = tried(act, folder, 0, 0)
    for call in chance.sample(range(1, calls + 1), min(SOME, calls)):
        yield _told(act, folder, call, name)[0]


def copying(folder: Path, name: str) -> Iterator[str]:
    """A backup whose copying fails at a call."""
    for call in range(1, COPIED):
        told = {"SHIM_FOLDER": folder, "SHIM_CALL": call, "SHIM_REASON": REASONS[name]}
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


def main(folder: Path, what: str, reason: str = "") -> Iterator[str]:
    """What came of each call."""
    if not reason:
        return some(folder, random.Random(what))
    return copying(folder, reason) if what == COPYING else every(folder, what, reason)


if __name__ == "__main__":
    for line in main(Path(sys.argv[1]), *sys.argv[2:]):
        print(" ".join(line.split()), flush=True)
