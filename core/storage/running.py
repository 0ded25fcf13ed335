"""Which windows of a user run, and which dossier each has open: a small private note for each, in
one folder; and what one that is started asks of one that runs.

A note is there for people and for other windows. The file itself is held by the database's lock
alone, so that a note that is wrong does no harm. It is called after the path of the file, and does
not tell it.
"""

import datetime as dt
import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from core.errors import FileProblem
from core.language import gettext as _
from core.storage.names import inside
from core.storage.processes import begun, host
from core.storage.publish import make_folder, put_file, remove
from core.text.days import local, local_day, now
from core.text.saying import short_date_and_year

WINDOW = "window"
"""The note of the window that a program started later asks."""
HELD, ASKED = "held-", "ask-"
"""How the notes of files, and what is asked, are called."""
LARGEST = 1 << 16
"""The most bytes of a note; what is larger was not written by us."""
PATIENCE, TURN = 2.0, 0.02
"""For how many seconds an answer is waited for, and how often it is looked for."""
STALE = 10.0
"""After how many seconds nobody waits for an answer any more."""


class Running(msgspec.Struct, frozen=True):
    """A process with a window: its number and computer, what tells it from later processes with
    that number, since when it has what is noted, whose it is, and on which screen it shows."""

    process: int
    host: str
    begun: str
    since: dt.datetime
    user: str = ""
    screen: str = ""

    @classmethod
    def here(cls, user: str = "", screen: str = "") -> "Running":
        """This process, from now on."""
        process = os.getpid()
        return cls(process, host(), begun(process), dt.datetime.now(dt.UTC), user, screen)

    @property
    def is_here(self) -> bool:
        """Whether it is this process."""
        return self.process == os.getpid() and self.host == host()

    @property
    def is_over(self) -> bool:
        """Whether the process has certainly ended: it was one of this computer."""
        return self.host == host() and (not self.begun or begun(self.process) != self.begun)

    def told(self, path: Path) -> str:
        """That it has a file open, in a sentence."""
        since, day = local(self.since), local_day(self.since)
        moment = since.strftime("%H:%M")
        if day != local_day(now()):
            moment = _("{day}, {time}").format(day=short_date_and_year(day), time=moment)
        if self.host == host():
            words = _(
                "{name} is open in another Parley window (process {process}, since {moment}). "
                "Close it there, then try again."
            )
            return words.format(name=path.name, process=self.process, moment=moment)
        words = _(
            "{name} is open in Parley on {computer} ({user}, since {moment}). Close it there, then "
            "try again."
        )
        user = self.user or _("unknown user")
        return words.format(name=path.name, computer=self.host, user=user, moment=moment)


def name_of(path: Path) -> str:
    """What the note of a file is called."""
    return HELD + hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:24]


def note(folder: Path, name: str, running: Running) -> None:
    """Write a note, in place of one that is there; where that cannot be done, there is none."""
    with suppress(FileProblem):
        make_folder(folder)
        remove(inside(folder, name))
        put_file(inside(folder, name), msgspec.json.encode(running))


def noted(folder: Path, name: str) -> Running | None:
    """What is noted of another process that runs; None if nothing is. The note of one that has
    ended is removed."""
    path = inside(folder, name)
    try:
        with path.open("rb") as file:
            found = msgspec.json.decode(file.read(LARGEST), type=Running)
    except (OSError, ValueError):
        return None
    if found.is_over:
        remove(path)
    return None if found.is_over or found.is_here else found


def forget(folder: Path, name: str) -> None:
    """Remove a note of this process."""
    path = inside(folder, name)
    with suppress(OSError, ValueError):
        if msgspec.json.decode(path.read_bytes(), type=Running).is_here:
            remove(path)


def sweep(folder: Path) -> None:
    """Remove the notes of processes that have ended, and what is asked in vain."""
    with suppress(OSError):
        for each in [*folder.glob(f"{HELD}*")]:
            noted(folder, each.name)
        for each in [*folder.glob(f"{ASKED}*")]:
            if not _is_waited_for(each):
                remove(each)


def handed_over(folder: Path, path: Path | None, screen: str) -> bool:
    """Whether a window that runs on this screen shows itself, and opens a file, if one is asked
    for."""
    window = noted(folder, WINDOW)
    if window is None or window.host != host() or window.screen != screen:
        return False
    asked = inside(folder, f"{ASKED}{window.process}-{os.getpid()}")
    try:
        put_file(asked, os.fsencode(path.absolute()) if path is not None else b"")
    except FileProblem:
        return False
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and not window.is_over:
        if not asked.exists():
            return True
        time.sleep(TURN)
    return not _taken_back(asked)


def _taken_back(asked: Path) -> bool:
    """Take back what was asked, unless somebody has taken it just now."""
    try:
        asked.unlink()
    except OSError:
        return False
    return True


def taken(folder: Path) -> Iterator[Path | None]:
    """What this process was asked and is waited for: files to open, None for showing the window
    alone. Whoever has asked knows thereby that it will be done."""
    with suppress(OSError):
        for each in sorted(folder.glob(f"{ASKED}{os.getpid()}-*")):
            try:
                waits = _is_waited_for(each)
                content = each.read_bytes()[:LARGEST]
                each.unlink()
            except OSError:
                continue
            if waits:
                yield Path(os.fsdecode(content)) if content else None


def _is_waited_for(asked: Path) -> bool:
    return time.time() - asked.stat().st_mtime < STALE
