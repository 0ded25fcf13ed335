"""Backups kept once more, in a folder of the user's choice: on another disk, say, which is not
always there.

Each dossier has a folder of its own in it. That is called after the dossier and after its identity,
so that two dossiers of one name are kept apart, also where one of them cannot be read any more.
"""

import datetime as dt
from contextlib import suppress
from pathlib import Path

from core.errors import FileProblem
from core.language import gettext as _
from core.storage.backups import Backup, backups, backups_in, identity_in, thin
from core.storage.names import inside
from core.storage.protection import Key
from core.storage.publish import make_folder, proved_copy

TOLD = 8
"""How many characters of an identity are told: the last ones, which are random."""
LONGEST = 40
"""How many characters of a dossier's name are told."""


def _shelf(folder: Path, path: Path, identity: str) -> Path:
    """The folder for a dossier, from its identity or the end of it."""
    name = _("{name}, backups {identity}")
    return inside(folder, name.format(name=path.stem[:LONGEST], identity=identity[-TOLD:]))


def _own(path: Path, folder: Path, key: Key | None) -> tuple[Path, ...]:
    """The folder for a dossier in the second folder; none where no backup beside the dossier tells
    its identity. `key` is that of its backups."""
    identities = (identity_in(each.path, key) for each in backups(path))
    identity = next(filter(None, identities), "")
    return (_shelf(folder, path, identity),) if identity else ()


def shelves(path: Path, folder: Path, key: Key | None = None) -> tuple[Path, ...]:
    """The folders in which backups of a dossier may be: its own, or where that cannot be told, all
    that are there for a dossier of its name."""
    own = _own(path, folder, key)
    if own:
        return own
    with suppress(OSError):
        return tuple(
            each
            for each in sorted(folder.iterdir())
            if each == _shelf(folder, path, each.name) and each.is_dir()
        )
    return ()


def all_backups(path: Path, folder: Path | None, key: Key | None = None) -> tuple[Backup, ...]:
    """What may be a backup of a dossier, beside it and in the second folder, if there is one: the
    latest first, and each once."""
    return _with(path, shelves(path, folder, key) if folder is not None else ())


def own_backups(path: Path, folder: Path | None, key: Key | None = None) -> tuple[Backup, ...]:
    """As `all_backups`, without what may be of another dossier of the same name."""
    return _with(path, _own(path, folder, key) if folder is not None else ())


def _with(path: Path, others: tuple[Path, ...]) -> tuple[Backup, ...]:
    found = [*backups(path)]
    beside = {(each.path.name, each.size) for each in found}
    for shelf in others:
        copies = backups_in(shelf, path)
        found += (each for each in copies if (each.path.name, each.size) not in beside)
    return tuple(sorted(found, key=lambda backup: backup.made, reverse=True))


def keep_latest(path: Path, folder: Path, now: dt.datetime, key: Key | None = None) -> None:
    """Copy the latest backup of a dossier to the second folder, unless it is there, prove the copy,
    and thin the others; the key is that of the backup.

    FileProblem if that cannot be done, or if the folder is not there."""
    if not folder.is_dir():
        raise FileProblem(
            _("The second backup folder is not there: {folder}").format(folder=folder)
        )
    latest = next(iter(backups(path)), None)
    identity = identity_in(latest.path, key) if latest is not None else ""
    if latest is None or not identity:
        return
    shelf = _shelf(folder, path, identity)
    make_folder(shelf)
    copy = inside(shelf, latest.path.name)
    if not copy.exists():
        proved_copy(latest.path, copy)
        thin(backups_in(shelf, path), now)
