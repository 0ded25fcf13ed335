"""The trials, each in a folder of its own."""

import contextlib
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from core.editing.commands import change
from core.editing.workspace import Workspace
from core.errors import FileProblem
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Note, Position
from core.storage import driver
from core.storage.log import log_of
from core.storage.protection import Key, is_protected
from core.storage.store import Store
from core.views.soundness import unsound
from tests.dossiers import large, small
from tests.torture import fuzzing, power
from tests.torture import work as work_module
from tests.torture.mending import mended
from tests.torture.shim import compiled, on_a_bad_disk
from tests.torture.work import DONE, KEY

ROOT = Path(__file__).resolve().parents[2]


def made(folder: Path, dossier: Dossier | None = None, key: Key | None = None) -> Path:
    path = folder / "talks.parley"
    Store.create(path, dossier or small(), key=key).close()
    return path


def number_in(dossier: Dossier) -> int:
    return int(dossier.get(Position, "x1").locator or -1)


def working(
    path: Path, chance: random.Random, seconds: float, work: str = ""
) -> tuple[subprocess.Popen[str], int]:
    """Somebody who has been at work for so many seconds, and the last number known to be saved."""
    words = [sys.executable, "-m", "tests.torture.work", str(path), str(chance.random()), work]
    worker = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    last = int(worker.stdout.readline())
    time.sleep(seconds)
    return worker, last


def stopped(worker: subprocess.Popen[str], last: int) -> int:
    """The last number that was saved by the time the process was killed."""
    worker.send_signal(signal.SIGKILL)
    assert worker.stdout is not None
    told = [int(line) for line in worker.stdout if line.endswith("\n") and line != "seen\n"]
    worker.stdout.close()
    worker.wait()
    return told[-1] if told else last


def killed(folder: Path, chance: random.Random, key: Key | None = None) -> str:
    """Killed at any moment: what was acknowledged is there, and nothing is half there. Between two
    of the system calls that close the log, a warning comes that is not needed."""
    path = made(folder, key=key)
    work = work_module.PROTECTED if key else ""
    last = stopped(*working(path, chance, chance.uniform(0, 0.4), work))
    return survived(path, last, key)


def killed_protected(folder: Path, chance: random.Random) -> str:
    """The same under a key."""
    return killed(folder, chance, KEY)


def killed_rekeying(folder: Path, chance: random.Random) -> str:
    """Killed while the key is changed again and again: the file is whole, under one of them."""
    path = made(folder)
    last = stopped(*working(path, chance, chance.uniform(0, 0.6), work_module.REKEYED))
    key = KEY if is_protected(path) else None
    return survived(path, last, key)


def survived(path: Path, last: int, key: Key | None) -> str:
    """How a file came through whose process was killed after this number was acknowledged."""
    store = Store.open(path, key)
    dossier = store.load()
    held = number_in(dossier)
    assert last <= held <= last + 1, f"acknowledged {last}, found {held}"
    assert dossier.count(Note) == held + 1, "half a step"
    problems = unsound(store, dossier)
    assert not problems, problems
    store.close()
    return "survived, with a needless warning" if store.notes else "survived"


def power_lost(folder: Path, chance: random.Random, key: Key | None = None) -> Counter[str]:
    """The power is lost while somebody works: what was acknowledged is there, and nothing is half
    there."""
    if compiled() is None:
        return Counter({"no compiler": 1})
    work = folder / "work"
    work.mkdir()
    path = made(work, key=key)
    content = path.read_bytes()
    how = work_module.PROTECTED if key else ""
    came: Counter[str] = Counter()
    calls = power.calls_of(path, folder / "log", chance, how)
    for saved, files in power.images(path, calls, content, chance):
        for each in work.iterdir():
            each.unlink()
        for name, left in files.items():
            Path(name).write_bytes(left)
        came[survived(path, saved, key)] += 1
    return came


def power_lost_protected(folder: Path, chance: random.Random) -> Counter[str]:
    """The same under a key."""
    return power_lost(folder, chance, KEY)


def failing(folder: Path, chance: random.Random) -> Counter[str]:
    """A disk that refuses a call, or does half of it, for a few of the calls that there are."""
    if compiled() is None:
        return Counter({"no compiler": 1})
    done = on_a_bad_disk("failing", str(folder / "work"), str(chance.random()))
    assert not done.returncode, done.stderr
    return Counter(done.stdout.splitlines())


def told_after(
    worker: subprocess.Popen[str], act: str, path: Path, other: Path, seconds: float
) -> int:
    """What somebody at work has saved so many seconds after something was done to the file; -1 if
    they stopped then."""
    words = {
        "rm": ["rm", path],
        "mv": ["mv", path, path.with_name("moved.parley")],
        "replace": ["mv", other, path],
        "overwrite": ["cp", other, path],
    }[act]
    subprocess.run(words, check=True)
    path.with_name(DONE).touch()
    assert worker.stdout is not None
    while worker.stdout.readline() not in ("seen\n", ""):
        pass
    last = int(worker.stdout.readline() or -1)
    time.sleep(seconds)
    return stopped(worker, last)


def taken(folder: Path, chance: random.Random) -> str:
    """The file is taken away while somebody works, who goes on for an edit at least and is then
    killed: what was acknowledged is in one of the dossiers in the folder, and what took the place
    is as it was."""
    path = made(folder)
    away = folder / "away"
    away.mkdir()
    other = made(away, large(30))
    content = other.read_bytes()
    worker, last = working(path, chance, chance.uniform(0, 0.3))
    act = chance.choice(("rm", "mv", "replace", "overwrite"))
    try:
        last = told_after(worker, act, path, other, chance.uniform(0, 0.3))
    finally:
        worker.kill()
    assert last >= 0, "stopped working"
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


def flipped(folder: Path, chance: random.Random, key: Key | None = None) -> str:
    """One bit of a closed file turns: it is refused, found, or makes no difference."""
    path = made(folder, key=key)
    space = Workspace.open(path, key)
    for value in range(12):
        space.do(change(Position, "x1", value=float(value), statement=f"said {value} " * 30))
    before = space.latest
    space.close()
    content = bytearray(path.read_bytes())
    at = chance.randrange(len(content))
    content[at] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    return came_of(path, before, key)


def flipped_protected(folder: Path, chance: random.Random) -> str:
    """The same under a key."""
    return flipped(folder, chance, KEY)


def came_of(path: Path, before: Dossier, key: Key | None = None) -> str:
    """What opening a damaged file comes to."""
    try:
        store = Store.open(path, key)
    except FileProblem:
        return "refused"
    try:
        dossier = store.load()
        if unsound(store, dossier):
            return "found"
        return "harmless" if dossier == before else "other data"
    except FileProblem:
        return "refused"
    finally:
        store.drop()


def log_flipped(folder: Path, chance: random.Random) -> str:
    """One bit of the log of a killed process turns: it is told, or makes no difference."""
    path = made(folder)
    last = stopped(*working(path, chance, chance.uniform(0, 0.2)))
    log = log_of(path)
    if not log.exists() or not log.stat().st_size:
        return "no log"
    content = bytearray(log.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    log.write_bytes(content)
    try:
        store = Store.open(path)
    except FileProblem:
        return "refused"
    held, told = number_in(store.load()), store.notes
    store.drop()
    if told:
        return "found"
    return "harmless" if held >= last else "other data"


def mangled(folder: Path, chance: random.Random) -> str:
    """A file of noise, a part of one, or one with a row that nobody entered."""
    path = made(folder, large(60))
    store = Store.open(path)
    before = store.load()
    store.close()
    content = path.read_bytes()
    kind = chance.choice(("noise", "head", "cut", "zeros", "row"))
    if kind == "noise":
        path.write_bytes(chance.randbytes(chance.randrange(1, 20_000)))
    elif kind == "head":
        path.write_bytes(chance.randbytes(100) + content[100:])
    elif kind == "cut":
        path.write_bytes(content[: chance.randrange(1, len(content))])
    elif kind == "zeros":
        start = chance.randrange(len(content))
        gap = bytes(min(4096, len(content) - start))
        path.write_bytes(content[:start] + gap + content[start + len(gap) :])
    else:
        _spoil(path, chance)
    return came_of(path, before)


def _spoil(path: Path, chance: random.Random) -> None:
    """Put a value that makes no sense into a column."""
    connection = driver.connect(path)
    table = chance.choice([*(kind.table for kind in KINDS.values()), *OTHERS])
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    value = chance.choice(("", "?", "9999-99-99", "[" * 5000, 1e308, -1, None, "a\0b", "é" * 5000))
    with contextlib.suppress(driver.dbapi.DatabaseError):
        connection.execute(f'UPDATE {table} SET "{chance.choice(columns)}" = ?', [value])
    connection.close()


OTHERS = ("meta", "text", "change", "journal", "entry")
"""The tables besides those of the records."""


TRIALS = (
    killed,
    killed_protected,
    killed_rekeying,
    power_lost,
    power_lost_protected,
    failing,
    taken,
    flipped,
    flipped_protected,
    log_flipped,
    mangled,
    mended,
    fuzzing.fuzzed_table,
    fuzzing.fuzzed_dossier,
    fuzzing.fuzzed_document,
    fuzzing.fuzzed_text,
)
