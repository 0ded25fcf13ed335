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


class Batch:
    """Several files that are published together, or not at all."""

    def __init__(self) -> None:
        self._written: list[tuple[Path, Path]] = []

    def __enter__(self) -> "Batch":
        return self

    def __exit__(self, *_failure: object) -> None:
        for temporary, _path in self._written:
            temporary.unlink(missing_ok=True)

    def write(self, path: Path, content: bytes) -> None:
        """Put a file's content on the disk, under another name for now; raises as `write_pack`."""
        try:
            path = Path(os.path.realpath(path))
            _refuse_to_replace(path)
            self._written.append((_written(path, content), path))
        except OSError as failure:
            raise _problem(failure, path) from failure

    def publish(self) -> None:
        """Give every file its name."""
        for temporary, path in self._written:
            try:
                temporary.replace(path)
                _sync_folder(path.parent)
            except OSError as failure:
                raise _problem(failure, path) from failure


def _write_beside(path: Path, content: bytes) -> None:
    temporary = _written(path, content)
    try:
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _written(path: Path, content: bytes) -> Path:
    """The content in a file of its own beside `path`, safe on the disk."""
    handle, name = tempfile.mkstemp(prefix=".parley-", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


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
