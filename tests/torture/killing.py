"""Processes that are killed at work, each at any moment."""

import contextlib
import random
import subprocess
import time
from contextlib import closing
from pathlib import Path

from core.editing.workspace import Workspace
from core.errors import FileProblem
from core.model.dossier import Dossier
from core.model.records import Note, Position
from core.storage.log import log_of
from core.storage.protection import Key, is_protected
from core.storage.store import Store
from core.views.soundness import unsound
from tests.dossiers import large, small
from tests.older import VERSIONS, older
from tests.torture import work
from tests.torture.work import DONE, KEY, ROWS
from tests.torture.worker import Worker


def made(folder: Path, dossier: Dossier | None = None, key: Key | None = None) -> Path:
    """A closed dossier in a folder, a small one unless told."""
    path = folder / "talks.parley"
    Store.create(path, dossier or small(), key=key).close()
    return path


def number_in(dossier: Dossier) -> int:
    """The last number that `work.edit` has saved; -1 if there is none."""
    return int(dossier.get(Position, "x1").locator or -1)


def survived(path: Path, last: int, key: Key | None) -> str:
    """How a file came through whose process was killed after this number was acknowledged."""
    store = Store.open(path, key)
    dossier = store.load()
    held = number_in(dossier)
    there = [store.notes, is_protected(path), *(each.name for each in path.parent.iterdir())]
    assert last <= held <= last + 1, f"acknowledged {last}, found {held}: {there}"
    assert dossier.count(Note) == held + 1, "half a step"
    assert (dossier.count(Position) - small().count(Position)) % ROWS == 0, "half an import"
    problems = unsound(store, dossier)
    assert not problems, problems
    store.close()
    return "survived, with a needless warning" if store.notes else "survived"


def killed(folder: Path, chance: random.Random, key: Key | None = None) -> str:
    """Killed at any moment: what was acknowledged is there, and nothing is half there. Between two
    of the system calls that close the log, a warning comes that is not needed."""
    path = made(folder, key=key)
    worker = Worker(path, chance, work.PROTECTED if key else "")
    worker.saves()
    return survived(path, worker.killed_after(chance.uniform(0, 0.4)), key)


def killed_protected(folder: Path, chance: random.Random) -> str:
    """The same under a key."""
    return killed(folder, chance, KEY)


def killed_rekeying(folder: Path, chance: random.Random) -> str:
    """Killed while the key is changed again and again: the file is whole, under one of them."""
    path = made(folder)
    worker = Worker(path, chance, work.REKEYED)
    worker.saves()
    last = worker.killed_after(chance.uniform(0, 0.6))
    return survived(path, last, KEY if is_protected(path) else None)


def killed_migrating(folder: Path, chance: random.Random) -> str:
    """Killed while a file of an earlier version is opened: it can be opened again, and holds what
    it would hold otherwise; so does the copy that was made of it."""
    version = chance.choice(VERSIONS)
    before, path = work.updated(version), folder / "talks.parley"
    path.write_bytes(older(version))
    worker = Worker(path, chance, work.MIGRATED)
    worker.saves()
    last = worker.killed_after(chance.uniform(0, 0.08))
    copies = [each for each in folder.glob("*.parley") if each != path]
    assert copies or not last, "it was not copied"
    for each in (*copies, path):
        with closing(Workspace.open(each)) as space:
            assert space.latest == before, f"{each.name} is another"
            assert not unsound(space.store, space.latest), unsound(space.store, space.latest)
    return "survived, updated" if last else "survived"


def done_to(act: str, path: Path, other: Path) -> None:
    """Do something to a file that is at work."""
    words = {
        "rm": ["rm", path],
        "mv": ["mv", path, path.with_name("moved.parley")],
        "replace": ["mv", other, path],
        "overwrite": ["cp", other, path],
    }[act]
    subprocess.run(words, check=True)
    path.with_name(DONE).touch()


def taken(folder: Path, chance: random.Random) -> str:
    """The file is taken away while somebody works, who goes on for an edit at least and is then
    killed: what was acknowledged is in one of the dossiers in the folder, and what took the place
    is as it was."""
    path = made(folder)
    away = folder / "away"
    away.mkdir()
    other = made(away, large(30))
    content = other.read_bytes()
    worker = Worker(path, chance, work.TAKEN)
    worker.saves()
    time.sleep(chance.uniform(0, 0.3))
    act = chance.choice(("rm", "mv", "replace", "overwrite"))
    done_to(act, path, other)
    assert worker.sees(), "stopped working"
    assert worker.saves(), "stopped working"
    last = worker.killed_after(chance.uniform(0, 0.3))
    found = -1
    for each in folder.glob("*.parley"):
        with contextlib.suppress(FileProblem), closing(Store.look(each, copied=True)) as store:
            if store.load().find(Position, "x1") is not None:
                found = max(found, number_in(store.load()))
    if act == "overwrite" and (found < last or path.read_bytes() != content):
        return "mixed up: two wrote to one file at the same time"
    assert found >= last, f"{act}: acknowledged {last}, found {found}"
    assert act != "replace" or path.read_bytes() == content, "a stranger’s file was written to"
    return "survived"


def log_flipped(folder: Path, chance: random.Random) -> str:
    """One bit of the log of a killed process turns: it is told, or makes no difference."""
    log = log_of(folder / "talks.parley")
    while not log.exists() or not log.stat().st_size:
        for each in folder.glob("talks.parley*"):
            each.unlink()
        path = made(folder)
        worker = Worker(path, chance)
        worker.saves()
        last = worker.killed_after(chance.uniform(0, 0.2))
    before, whole = path.read_bytes(), log.read_bytes()
    content = bytearray(whole)
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    log.write_bytes(content)
    try:
        store = Store.open(path)
    except FileProblem:
        return "refused"
    try:
        held, told = number_in(store.load()), store.notes
    except FileProblem:  # killed while the log was brought into the file, which lacks the rest now
        store.drop()
        path.write_bytes(before)
        log.write_bytes(whole)
        return f"refused, and {survived(path, last, None)} without the harm"
    store.drop()
    if told:
        return "found"
    return "harmless" if held >= last else "other data"
