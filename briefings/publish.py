"""Packs onto the disk: the whole file or none."""

import errno
import os
import tempfile
from pathlib import Path

from core.errors import CannotWrite, DiskFull
from core.language import gettext as _

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_pack(path: Path, content: bytes) -> None:
    """Write the file so that it is there whole, and safe on the disk, or not at all. It can be read
    by its owner alone.

    Raises DiskFull or CannotWrite; a file of that name that was there before is then untouched.
    """
    try:
        _write_beside(path, content)
    except OSError as failure:
        raise _problem(failure, path) from failure


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
