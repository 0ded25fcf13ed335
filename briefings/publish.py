"""Packs onto the disk: the whole file or none."""

import errno
import os
import tempfile
from pathlib import Path

from core.errors import CannotWrite, DiskFull
from core.language import gettext as _

DOSSIER = ".parley"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_pack(path: Path, content: bytes) -> None:
    """Write the file so that it is there whole, and safe on the disk, or not at all. It can be read
    by its owner alone. Through a link it is the file behind it that is written.

    Raises DiskFull or CannotWrite; a file of that name that was there before is then untouched.
    """
    try:
        path = Path(os.path.realpath(path))  # does not fail where links go round in circles
        _refuse_to_replace(path)
        _write_beside(path, content)
    except OSError as failure:
        raise _problem(failure, path) from failure


def _refuse_to_replace(path: Path) -> None:
    """A pack takes the place of an earlier pack, never of a folder, a device or a dossier."""
    if not path.exists():
        return
    if not path.is_file():
        sentence = _("{file} is not a file that a pack can replace. Choose another name.")
        raise CannotWrite(sentence.format(file=path.name))
    if path.suffix.casefold() == DOSSIER:
        sentence = _("{file} is a dossier. Choose another name for the pack.")
        raise CannotWrite(sentence.format(file=path.name))


def _write_beside(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".parley-", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets a folder be synced."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _problem(failure: OSError, path: Path) -> DiskFull | CannotWrite:
    if failure.errno in _FULL:
        return DiskFull(_("No space is left to write {file}.").format(file=path.name))
    return CannotWrite(
        _("{file} cannot be written: {reason}.").format(
            file=path.name, reason=failure.strerror or failure
        )
    )
