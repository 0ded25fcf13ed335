"""Power lost at any moment: what was written since the last flush is there in part, in pieces and
in any order.

What a process does to its files is written down (`shim.c`), and files are made of it as a disk may
have them at a moment. Run as a program, it is the one that works:
`python -m tests.torture.power FOLDER LOG SEED HOW`.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from core.editing.workspace import Workspace
from core.storage.protection import Key
from tests.torture.shim import mark, on_a_bad_disk, record
from tests.torture.work import KEY, PROTECTED, edit

SECTOR = 512
STEPS, IMAGES = 8, 24
"""How many edits are recorded, and at how many moments the power is lost."""


class Call(NamedTuple):
    """What was done to a file: its name, another one or none, a place or size, and bytes."""

    what: str
    path: str
    other: str
    at: int
    data: bytes


def recorded(log: Path) -> list[Call]:
    """What the shim has written down."""
    content, start, calls = log.read_bytes(), 0, []
    while start < len(content):
        end = content.index(b"\n", start)
        what, path, other, at, size = content[start:end].decode().split("\t")
        start = end + 1
        length = int(size) if what == "write" else 0
        calls.append(Call(what, path, other, int(at), content[start : start + length]))
        start += length
    return calls


class Inode:
    """A file on a disk: what is on it for certain, and what was written since."""

    def __init__(self, content: bytes = b"") -> None:
        self.content = bytearray(content)
        self.since: list[Call] = []

    def flush(self) -> None:
        """Have all of it on the disk."""
        for call in self.since:
            _apply(self.content, call)
        self.since.clear()

    def left(self, chance: random.Random) -> bytes:
        """What may be on the disk: any of it, and of a write any of its sectors."""
        content = bytearray(self.content)
        for call in self.since:
            for piece in _pieces(call):
                if chance.random() < 0.6:
                    _apply(content, piece)
        return bytes(content)


def _pieces(call: Call) -> Iterator[Call]:
    for start in range(0, max(1, len(call.data)), SECTOR):
        data = call.data[start : start + SECTOR]
        yield call._replace(at=call.at + start if data else call.at, data=data)


def _apply(content: bytearray, call: Call) -> None:
    size = call.at if call.what == "truncate" else call.at + len(call.data)
    content.extend(bytes(max(0, size - len(content))))
    if call.what == "truncate":
        del content[size:]
    else:
        content[call.at : size] = call.data


class Disk:
    """The files of a folder, and the names that may not have got to the disk yet."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.names = {name: Inode(content) for name, content in files.items()}
        self.on_disk = dict(self.names)
        self.since: list[tuple[Call, Inode | None]] = []

    def do(self, call: Call) -> None:
        """Go on by one call."""
        if call.what in ("write", "truncate"):
            if call.path not in self.names:
                self._name(Call("create", call.path, "", 0, b""))
            self.names[call.path].since.append(call)
        elif call.what == "sync":
            if call.path in self.names:
                self.names[call.path].flush()
            self.on_disk, self.since = dict(self.names), []
        else:
            self._name(call)

    def _name(self, call: Call) -> None:
        made = Inode() if call.what == "create" else None
        self.since.append((call, made))
        _rename(self.names, call, made)

    def left(self, chance: random.Random) -> dict[str, bytes]:
        """The files that may be on the disk: names get there in order."""
        names = dict(self.on_disk)
        for call, made in self.since[: chance.randint(0, len(self.since))]:
            _rename(names, call, made)
        return {name: inode.left(chance) for name, inode in names.items()}


def _rename(names: dict[str, Inode], call: Call, made: Inode | None) -> None:
    if made is not None:
        names[call.path] = made
    elif call.path in names:
        inode = names[call.path] if call.what == "link" else names.pop(call.path)
        if call.what in ("rename", "link"):
            names[call.other] = inode


def images(
    path: Path, calls: list[Call], content: bytes, chance: random.Random
) -> Iterator[tuple[int, dict[str, bytes]]]:
    """The files that a loss of power leaves at some moments, each with the last number that was
    known to be saved by then."""
    moments = sorted(chance.sample(range(len(calls)), min(IMAGES, len(calls))))
    disk, saved, done = Disk({str(path): content}), -1, 0
    for moment in moments:
        for call in calls[done:moment]:
            if call.what == "mark":
                saved = call.at
            else:
                disk.do(call)
        done = moment
        yield saved, disk.left(chance)


def calls_of(path: Path, log: Path, chance: random.Random, how: str) -> list[Call]:
    """What somebody at work does to the files of a dossier."""
    done = on_a_bad_disk("power", str(path), str(log), str(chance.random()), how)
    assert not done.returncode, done.stderr
    return recorded(log)


def main(path: Path, log: Path, seed: str, key: Key | None) -> None:
    """Work, and have it written down."""
    chance = random.Random(seed)
    record(path.parent, log)
    space = Workspace.open(path, key)
    for number in range(STEPS):
        edit(space, number)
        mark(number)
        if chance.random() < 0.3:
            space.store.settle()
    space.close()


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        Path(sys.argv[2]),
        sys.argv[3],
        KEY if sys.argv[4] == PROTECTED else None,
    )
