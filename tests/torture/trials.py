"""The trials, each in a folder of its own."""

import contextlib
import random
from collections import Counter
from pathlib import Path

from core.editing.commands import change
from core.editing.workspace import Workspace
from core.errors import FileProblem
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Position
from core.storage import driver
from core.storage.protection import Key
from core.storage.store import Store
from core.views.soundness import unsound
from tests.dossiers import large
from tests.torture import failing, fuzzing, killing, power, work
from tests.torture.killing import made, survived
from tests.torture.mending import mended
from tests.torture.shim import compiled
from tests.torture.work import KEY


def power_lost(folder: Path, chance: random.Random, key: Key | None = None) -> Counter[str]:
    """The power is lost while somebody works: what was acknowledged is there, and nothing is half
    there."""
    if compiled() is None:
        return Counter({"no compiler": 1})
    place = folder / "work"
    place.mkdir()
    path = made(place, key=key)
    content = path.read_bytes()
    how = work.PROTECTED if key else ""
    came: Counter[str] = Counter()
    calls = power.calls_of(path, folder / "log", chance, how)
    for saved, files in power.images(path, calls, content, chance):
        for each in place.iterdir():
            each.unlink()
        for name, left in files.items():
            Path(name).write_bytes(left)
        came[survived(path, saved, key)] += 1
    return came


def power_lost_protected(folder: Path, chance: random.Random) -> Counter[str]:
    """The same under a key."""
    return power_lost(folder, chance, KEY)


def flipped(folder: Path, chance: random.Random, key: Key | None = None) -> str:
    """One bit of a closed file turns: it is refused, found, or makes no difference."""
    path = made(folder, key=key)
    space = Workspace.open(path, key)
    work.import_some(space, 0)
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
    killing.killed,
    killing.killed_protected,
    killing.killed_rekeying,
    killing.killed_migrating,
    power_lost,
    power_lost_protected,
    failing.failing,
    killing.taken,
    flipped,
    flipped_protected,
    killing.log_flipped,
    mangled,
    mended,
    fuzzing.fuzzed_table,
    fuzzing.fuzzed_workbook,
    fuzzing.fuzzed_calendar,
    fuzzing.fuzzed_whole,
    fuzzing.fuzzed_dossier,
    fuzzing.fuzzed_document,
    fuzzing.fuzzed_text,
    fuzzing.fuzzed_pages,
)
