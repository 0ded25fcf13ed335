"""The log beside a dossier: the steps that were written since the file itself was last brought up
to date.

SQLite takes whatever lies under the log's name for the log of the file, and stops reading it at
the first frame that is damaged, both without a word. What it does not tell is worked out here from
the bytes of the two files, before SQLite opens them: a file that was closed properly says so in its
header, and has no log (sqlite.org/fileformat2.html, sections 1.3.3 and 4).
"""

import datetime as dt
import struct
from enum import Enum, auto
from pathlib import Path

import msgspec

from core.errors import CannotWrite
from core.language import gettext as _
from core.storage import driver
from core.storage.names import free
from core.storage.private import private_file
from core.storage.protection import PAGE, Key
from core.storage.publish import put_aside, put_file

MAGIC = (0x377F0682, 0x377F0683)
HEADER, FRAME = 32, 24
"""Bytes at the start of the log, and of each frame before its page."""


class LogState(Enum):
    """How a log stands to its file."""

    NONE = auto()
    """There is none, and none is needed."""
    OWN = auto()
    """The file was not closed; its last steps are in the log."""
    STRANGE = auto()
    """The file was closed, so that the log is that of another."""
    MISSING = auto()
    """The file was not closed, and there is no log."""


class Log(msgspec.Struct, frozen=True):
    """What lies beside a file: its state, and the log's bytes if they are the file's own and
    damaged."""

    state: LogState
    damaged: bytes = b""


def log_of(path: Path) -> Path:
    """The name under which SQLite looks for the log."""
    return path.with_name(path.name + driver.LOG)


def examined(path: Path, key: Key | None = None) -> Log:
    """The log beside a file that nobody in this process has open; `key` is that of a protected
    one."""
    log = log_of(path)
    try:
        there = log.is_file()
        closed = _is_closed(path, key)
        content = log.read_bytes() if there else b""
    except OSError:  # which SQLite meets, too, and has a sentence for
        return Log(LogState.NONE)
    if not content and (closed or there or _settling(path)):
        return Log(LogState.NONE)
    if closed:
        return Log(LogState.STRANGE)
    if not there:
        return Log(LogState.MISSING)
    return Log(LogState.OWN, b"" if is_whole(content) else content)


def _settling(path: Path) -> bool:
    """Whether a process ended while it closed the file: it has brought the log into the file by
    then, and removed it, and has begun to write so into the header."""
    return path.with_name(path.name + "-journal").exists()


def _is_closed(path: Path, key: Key | None) -> bool:
    """Whether a file says that it was closed: its format for writing and reading is 1, not 2. What
    is no database has no log either. Of a protected file SQLite has to tell."""
    with path.open("rb") as file:
        head = file.read(PAGE)
    if key is not None:
        if not key.wrote(head, 1):
            return False
        with private_file(head, _full_size(path)) as alone:
            return not driver.says_open(alone, key)
    return not head.startswith(b"SQLite format 3\0") or head[18:20] != b"\2\2"


def _full_size(path: Path) -> int:
    """As many bytes as a file can have to come to by what its first page says: when the power goes
    while the log is brought into it, the page can be on the disk and what makes it longer not."""
    log = log_of(path)
    return path.stat().st_size + (log.stat().st_size if log.is_file() else 0)


def is_whole(content: bytes) -> bool:
    """Whether every frame of a log can be read. What a step wrote before it was cut off by the end
    of the process is whole, too, and no loss: nobody was told that it is saved."""
    if len(content) < HEADER or int.from_bytes(content[:4]) not in MAGIC:
        return False
    order = ">" if content[3] & 1 else "<"
    sums = checksum(content[:24], order)
    if sums != _told(content, 24):
        return False
    size, salts = int.from_bytes(content[8:12]), _told(content, 16)
    for start in range(HEADER, len(content) - FRAME - size + 1, FRAME + size):
        if not any(map(int.__eq__, _told(content, start + 8), salts)):
            continue  # left over from before the log was last begun again
        page = start + FRAME
        sums = checksum(content[start : start + 8] + content[page : page + size], order, sums)
        if (*_told(content, start + 8), *_told(content, start + 16)) != (*salts, *sums):
            return False
    return True


Sums = tuple[int, int]


def checksum(content: bytes, order: str, sums: Sums = (0, 0)) -> Sums:
    """SQLite's checksum of bytes, going on from that of the bytes before them; `order` is ">" or
    "<", for words written big or little end first."""
    first, second = sums
    words = iter(struct.unpack(f"{order}{len(content) // 4}I", content))
    for one, two in zip(words, words, strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + two + first) & 0xFFFFFFFF
    return first, second


def _told(content: bytes, start: int) -> Sums:
    """The two numbers that stand somewhere in a log."""
    return struct.unpack_from(">2I", content, start)


def set_aside(path: Path) -> str:
    """Give a log that is not the file's own another name; what to tell of it.

    CannotWrite where that cannot be done, since SQLite would take it for the file's own."""
    kept = _kept(path)
    try:
        put_aside(log_of(path), kept)
    except OSError as failure:
        sentence = _(
            "The last steps of another copy lie beside {name} and cannot be put aside: {reason}. "
            "Copy {name} by itself to another folder, then open the copy."
        )
        reason = failure.strerror or failure
        raise CannotWrite(sentence.format(name=path.name, reason=reason)) from failure
    sentence = _(
        "The last steps of another copy lay beside {name}. They do not belong to it and were kept "
        "as {kept}; the dossier is as it was saved."
    )
    return sentence.format(name=path.name, kept=kept.name)


def what_is_lost(path: Path, log: Log) -> str:
    """What to tell of a file whose last steps may be missing; "" if none is. A damaged log is
    kept."""
    if log.state is LogState.MISSING:
        sentence = _(
            "{name} was copied while it was open, or its last steps were removed. They may be "
            "missing here: compare it with the original."
        )
        return sentence.format(name=path.name)
    if not log.damaged:
        return ""
    kept = _kept(path)
    put_file(kept, log.damaged)
    sentence = _(
        "The last steps of {name} are damaged and may be missing. What was left of them was kept "
        "as {kept}."
    )
    return sentence.format(name=path.name, kept=kept.name)


def _kept(path: Path) -> Path:
    """A name beside a file for what is kept of a log."""
    now = dt.datetime.now().strftime("%Y-%m-%d %H.%M.%S")
    name = _("{name}, last steps, {time}").format(name=path.stem, time=now)
    return free(path.with_name(f"{name}.log"))
