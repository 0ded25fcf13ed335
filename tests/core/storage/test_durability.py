"""What is acknowledged stays: killed processes, full disks, and nothing in between."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.editing.commands import change, create
from core.editing.workspace import Workspace
from core.errors import DiskFull
from core.model.records import Note, Position
from core.storage.store import Store
from tests.dossiers import small

COMMITTING = """
import sys; from pathlib import Path
from core.editing.commands import change, create; from core.model.records import Note, Position
from core.editing.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
for n in range(int(sys.argv[2]), 10**6):
    pair = create(Note, target_kind="position", target="x1", text=f"note {n} " * 50)
    workspace.do(pair.then(change(Position, "x1", locator=str(n))))
    print(n, flush=True)
"""


def killed_after(path: Path, start: int, seconds: float) -> int:
    """The last number that a program acknowledged before it was killed."""
    program = subprocess.Popen(
        [sys.executable, "-c", COMMITTING, str(path), str(start)],
        stdout=subprocess.PIPE,
        text=True,
    )
    acknowledged = [int(program.stdout.readline())]
    time.sleep(seconds)
    program.send_signal(signal.SIGKILL)
    acknowledged += [int(line) for line in program.stdout if line.endswith("\n")]
    program.stdout.close()
    program.wait()
    return acknowledged[-1]


def test_what_was_acknowledged_survives_being_killed(path, long):
    chance, start = random.Random(7), 0
    for _ in range(60 if long else 3):
        last = killed_after(path, start, chance.uniform(0, 0.25))
        store = Store.open(path)
        dossier = store.load()
        held = int(dossier.get(Position, "x1").locator)
        assert last <= held <= last + 1
        assert dossier.count(Note) == held + 1
        assert store.check() == ()
        assert len(store.words.search(f"{held}")) >= 1
        store.close()
        assert [*path.parent.iterdir()] == [path]
        start = held + 1


@pytest.mark.parametrize("pages", range(0, 12, 3))
def test_a_full_disk_takes_nothing_and_gives_way_when_there_is_room(workspace, pages):
    """However far a transaction comes before the disk is full, it leaves no trace."""
    connection = workspace.store._connection
    ((size,),) = connection.execute("PRAGMA page_count")
    connection.execute(f"PRAGMA max_page_count = {size + pages}")
    text = "".join(random.Random(1).choices("abcdefghijklmnop ", k=60_000))
    large = create(Note, target_kind="position", target="x1", text=text)
    with pytest.raises(DiskFull, match="no space"):
        workspace.do(change(Position, "x1", value=20.0).then(large))
    assert workspace.latest == small() == workspace.store.load()
    assert not connection.in_transaction
    assert workspace.store.check() == ()
    connection.execute(f"PRAGMA max_page_count = {size + 1000}")
    workspace.do(large)
    assert workspace.store.load() == workspace.latest
    assert workspace.store.check() == ()


def test_an_unclosed_file_opens_with_all_that_was_written(path, tmp_path):
    """A laptop that loses power leaves a write-ahead log beside the file."""
    workspace = Workspace.open(path)
    workspace.do(change(Position, "x1", value=20.0))
    left = tmp_path / "left"
    left.mkdir()
    for file in path.parent.glob("talks.parley*"):
        (left / file.name).write_bytes(file.read_bytes())
    workspace.close()
    assert len(list(left.iterdir())) == 2
    store = Store.open(left / "talks.parley")
    assert store.load().get(Position, "x1").value == 20.0
    store.close()
    assert len(list(left.iterdir())) == 1


def test_a_log_cut_short_gives_the_last_whole_step(path, tmp_path):
    workspace = Workspace.open(path)
    for value in (20.0, 30.0):
        workspace.do(change(Position, "x1", value=value))
    body = path.read_bytes()
    log = path.with_name(path.name + "-wal").read_bytes()
    workspace.close()
    seen = set()
    for part in range(0, 101, 10):
        cut = tmp_path / f"cut{part}.parley"
        cut.write_bytes(body)
        cut.with_name(cut.name + "-wal").write_bytes(log[: len(log) * part // 100])
        store = Store.open(cut)
        seen.add(store.load().get(Position, "x1").value)
        assert store.check() == ()
        store.close()
    assert seen == {10.0, 20.0, 30.0}
