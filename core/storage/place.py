"""Whether the file under a name is still the one that was opened: asked of the system, since
opening it once more would drop the locks on it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol
from weakref import WeakValueDictionary

import msgspec

from core.errors import FileProblem
from core.language import gettext as _
from core.storage.names import free, inside

SMALL = 3_000_000
"""The largest size of a small file, in bytes."""


class FileMarks(msgspec.Struct, frozen=True):
    """What tells a file, and a state of it, from others: its device, its number there, its size in
    bytes, and when it was last written, in nanoseconds."""

    device: int
    number: int
    size: int
    written: int

    @classmethod
    def of(cls, path: Path) -> "FileMarks | None":
        """The marks of the file under a name; None if there is none to be seen."""
        try:
            seen = path.stat()
        except OSError:
            return None
        return cls(seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns)

    @property
    def is_small(self) -> bool:
        """Whether all of the file can be looked at in about a tenth of a second."""
        return self.size <= SMALL

    @property
    def file(self) -> tuple[int, int]:
        """What the file is known by, whatever is written to it."""
        return self.device, self.number

    def is_same_file(self, other: "FileMarks | None") -> bool:
        """Whether two states are those of one file."""
        return other is not None and self.file == other.file

    def later(self, path: Path) -> "FileMarks":
        """Those of the file as it is now; the same if another has its name."""
        seen = FileMarks.of(path)
        return seen if seen is not None and self.is_same_file(seen) else self


class Holder(Protocol):
    """What has a file open."""

    @property
    def is_open(self) -> bool:
        """Whether it has it still."""


def cannot_open(path: Path, failure: OSError) -> FileProblem:
    """The problem to report for a file that the system does not let us read."""
    sentence = _("{name} cannot be opened: {reason}.")
    reason = failure.strerror or failure
    return FileProblem(sentence.format(name=path.name, reason=reason))


def beginning_of(path: Path, most: int) -> bytes:
    """A file that somebody chose, or its first bytes, and one more where it has more than `most`.

    FileProblem if it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as failure:
        sentence = _("{file} cannot be read: {reason}.")
        reason = failure.strerror or failure
        raise FileProblem(sentence.format(file=path.name, reason=reason)) from failure


OPEN: WeakValueDictionary[tuple[int, int], Holder] = WeakValueDictionary()
"""What has a file open in this process, by `FileMarks.file`. POSIX drops a process's locks on a
file when the process closes it, also where it had opened it a second time, so that none is."""


LEFT: set[tuple[int, int]] = set()
"""The files that this process has let go of without closing them, by `FileMarks.file`; it cannot
open them again."""


def kept_names(path: Path, folders: Sequence[Path]) -> Iterator[Path]:
    """Free names for what is kept of a dossier that has lost its file: one in each folder that is
    there."""
    now = dt.datetime.now().strftime("%Y-%m-%d %H.%M.%S")
    name = _("{name}, kept {time}").format(name=path.stem, time=now)
    for folder in folders:
        if folder.is_dir():
            yield free(inside(folder, f"{name}{path.suffix}"))
