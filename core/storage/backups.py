"""Backups of a dossier: whole files beside it, proved when they are made, thinned as they age.

A backup is a copy of the file as it lies on the disk, made by another process: in this one, closing
the file that it reads would drop the locks on it. Meanwhile the file must be pinned (`Store.pin`).
"""

import datetime as dt
from collections.abc import Callable, Hashable, Sequence
from contextlib import closing, suppress
from pathlib import Path

import msgspec

from core.errors import DamagedFile
from core.language import gettext as _
from core.model.dossier import Dossier
from core.storage import driver
from core.storage.names import inside
from core.storage.protection import Key
from core.storage.publish import copied_by_another, make_folder, new_file
from core.storage.store import Store
from core.text.extensions import DOSSIER

MOMENT, LENGTH = "%Y-%m-%d %H.%M.%S", 19
"""How a backup's name begins, and how many characters that is."""
ALL = dt.timedelta(hours=48)
"""For how long every backup is kept."""
PERIODS: tuple[tuple[Callable[[dt.datetime], Hashable], int], ...] = (
    (lambda made: (made.year, made.month, made.day), 12),
    (lambda made: made.isocalendar()[:2], 10),
    (lambda made: (made.year, made.month), 9),
)
"""Afterwards, the last of each day, week and month, of so many of them."""


class Backup(msgspec.Struct, frozen=True):
    """A backup, and when it was made, by the clock of the place."""

    path: Path
    made: dt.datetime
    size: int
    """In bytes."""


class BackupContent(msgspec.Struct, frozen=True):
    """What a backup holds: the dossier, and how many changes led to it."""

    dossier: Dossier
    changes: int


def folder_of(path: Path) -> Path:
    """The folder beside a dossier in which its backups are kept."""
    return path.with_name(_("{name}, backups").format(name=path.stem))


def backups(path: Path) -> tuple[Backup, ...]:
    """The backups of a dossier that are beside it, the latest first."""
    return backups_in(folder_of(path), path)


def backups_in(folder: Path, path: Path) -> tuple[Backup, ...]:
    """The backups in a folder that are called after a dossier, the latest first."""
    found = []
    with suppress(OSError):
        for each in folder.iterdir():
            made = _made(folder, path, each)
            if made is not None:
                found.append(Backup(each, made, each.stat().st_size))
    return tuple(sorted(found, key=lambda backup: backup.made, reverse=True))


def _made(folder: Path, path: Path, backup: Path) -> dt.datetime | None:
    """When a file was made, if it is a backup of a dossier."""
    try:
        made = dt.datetime.strptime(backup.name[:LENGTH], MOMENT)
    except ValueError:
        return None
    named = backup == _named(folder, path, made)
    return made if named and not backup.is_symlink() else None


def _named(folder: Path, path: Path, made: dt.datetime) -> Path:
    return inside(folder, f"{made.strftime(MOMENT)} {path.stem}{DOSSIER}")


def is_due(path: Path, head: str, key: Key | None = None) -> bool:
    """Whether a dossier whose last change is `head` has no backup with that change and under that
    key yet."""
    latest = next(iter(backups(path)), None)
    return latest is None or _read(latest.path, key, _HEAD) != head


_HEAD = "SELECT hlc FROM change ORDER BY number DESC LIMIT 1"
_IDENTITY = "SELECT value FROM meta WHERE key = 'dossier'"


def identity_in(backup: Path, key: Key | None = None) -> str:
    """The identity of the dossier in a backup, which its copies share; "" if it cannot be read."""
    return _read(backup, key, _IDENTITY)


def _read(path: Path, key: Key | None, question: str) -> str:
    """A single value in a closed file; "" if that cannot be read."""
    try:
        with closing(driver.connect(path, look=True, key=key)) as connection:
            return str((connection.execute(question).fetchone() or (0,))[0])
    except driver.dbapi.DatabaseError:
        return ""


def make(path: Path, dossier: Dossier, now: dt.datetime, key: Key | None = None) -> Path:
    """Copy a pinned or closed file that holds `dossier`, prove the copy, and thin the others; the
    key is that of the file.

    FileProblem if there is no room, or if the copy is not what it should be; there is none then."""
    folder = folder_of(path)
    make_folder(folder)
    backup = _named(folder, path, now)
    while backup.exists():
        now += dt.timedelta(seconds=1)
        backup = _named(folder, path, now)
    with new_file(backup) as part:
        copied_by_another(path, part)
        _prove(part, dossier, key)
    thin(backups(path), now)
    return backup


def _prove(copy: Path, dossier: Dossier, key: Key | None) -> None:
    """DamagedFile if a copy cannot be read or holds another dossier."""
    store = Store.open(copy, key)
    try:
        if store.load() != dossier:
            raise DamagedFile(_("The backup that was made cannot be restored, and was not kept."))
    finally:
        store.close()


def thin(found: Sequence[Backup], now: dt.datetime) -> None:
    """Remove those of the backups of a dossier that are of no more use."""
    wanted = kept([backup.made for backup in found], now)
    for backup in found:
        if backup.made not in wanted:
            with suppress(OSError):
                backup.path.unlink()


def kept(made: Sequence[dt.datetime], now: dt.datetime) -> set[dt.datetime]:
    """Which backups to keep, by when they were made."""
    wanted = {each for each in made if now - each <= ALL}
    for period, most in PERIODS:
        last = {period(each): each for each in sorted(made)}
        wanted |= set(sorted(last.values(), reverse=True)[:most])
    return wanted


def content(backup: Path, key: Key | None = None) -> BackupContent:
    """What a backup holds; it is left as it is. FileProblem if it cannot be read."""
    store = Store.look(backup, key)
    try:
        return BackupContent(store.load(), store.changes)
    finally:
        store.close()


def restore(backup: Path, path: Path, key: Key | None = None) -> None:
    """Write what a backup holds to a new file, under the same key. FileProblem if there is one
    already, or no room."""
    store = Store.look(backup, key)
    try:
        store.save_copy(path)
    finally:
        store.close()
