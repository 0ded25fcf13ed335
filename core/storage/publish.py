"""How a finished file appears under its name: whole and on the disk, or not at all; never in the
place of a dossier, and never outside the folder that somebody chose.

Nothing else in the program opens a file for writing (`tests/test_files_written.py`).
"""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.errors import CannotWrite, DiskFull, FileProblem
from core.language import gettext as _
from core.storage.driver import is_dossier

PART = ".part"
"""How the name ends under which a file is written before it gets its own."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def put_file(path: Path, content: bytes) -> None:
    """Write a file that somebody chose so that it is there whole, and safe on the disk, or not at
    all. It can be read by its owner alone. Through a link it is the file behind it that is written.

    Raises DiskFull or CannotWrite; a file of that name that was there before is then untouched.
    """
    try:
        path = Path(os.path.realpath(path))  # does not fail where links go round in circles
        _refuse_to_replace(path)
        temporary = _written(path, content)
        try:
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)
    except OSError as failure:
        raise _problem(path, failure) from failure


def refuse_dossier(path: Path) -> None:
    """CannotWrite where a dossier, or what belongs to an open one, has this name."""
    if is_dossier(path):
        sentence = _("{file} is a dossier. Choose another name.")
        raise CannotWrite(sentence.format(file=path.name))


def _refuse_to_replace(path: Path) -> None:
    """A file takes the place of an earlier file, never of a folder, a device or a dossier."""
    if path.exists() and not path.is_file():
        sentence = _("{file} is not a file that can be replaced. Choose another name.")
        raise CannotWrite(sentence.format(file=path.name))
    refuse_dossier(path)


class Batch:
    """Several files that appear in one folder together, or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = Path(os.path.realpath(folder))
        self._written: dict[Path, Path] = {}
        """The name under which each file is to appear, and the one it has for now."""

    def __enter__(self) -> "Batch":
        return self

    def __exit__(self, *_failure: object) -> None:
        for temporary in self._written.values():
            temporary.unlink(missing_ok=True)

    def write(self, name: str, content: bytes) -> None:
        """Put a file's content on the disk, under another name for now. The name must be one of its
        own in the folder: see `core.storage.names`. Raises as `put_file`."""
        path = self._folder / name
        try:
            self._refuse(path)
            self._written[path] = _written(path, content)
        except OSError as failure:
            raise _problem(path, failure) from failure

    def _refuse(self, path: Path) -> None:
        """Nobody chose these names one by one, so a link is not followed out of the folder."""
        if path.parent != self._folder or path in self._written or path.is_symlink():
            sentence = _("{file} cannot be written in {folder}. Choose another folder.")
            raise CannotWrite(sentence.format(file=path.name, folder=self._folder))
        _refuse_to_replace(path)

    def publish(self) -> None:
        """Give every file its name; where one cannot have it, earlier files come back."""
        aside: dict[Path, Path] = {}
        done: list[Path] = []
        try:
            for path, temporary in self._written.items():
                _put_aside(path, aside)
                temporary.replace(path)
                done.append(path)
            _sync_folder(self._folder)
        except BaseException as failure:
            _take_back(done, aside)
            if isinstance(failure, OSError):
                raise _problem(path, failure) from failure
            raise
        for kept in aside.values():
            with suppress(OSError):
                kept.unlink()


def _put_aside(path: Path, aside: dict[Path, Path]) -> None:
    """Keep the file of that name, if there is one, under another."""
    if path.exists():
        kept = _beside(path)
        path.replace(kept)
        aside[path] = kept


def _take_back(done: list[Path], aside: dict[Path, Path]) -> None:
    """Leave the folder as it was."""
    for path in done:
        with suppress(OSError):
            path.unlink()
    for path, kept in aside.items():
        with suppress(OSError):
            kept.replace(path)


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A name beside `path` to write to; what stands there when the block ends becomes `path`.

    Nothing is left behind if the block fails, and a file that is there already stays as it is:
    then, and where the folder cannot be written to, FileProblem says so.
    """
    part = None
    try:
        _refuse_existing(path)
        part = _beside(path)
        yield part
        _settle(part)
        _refuse_existing(path)
        _appear(part, path)
    except OSError as failure:
        raise _problem(path, failure) from failure
    finally:
        with suppress(OSError):
            if part is not None:
                part.unlink()


@contextmanager
def in_place_of(path: Path) -> Iterator[None]:
    """Make room for a new file where one stands that is no dossier; it comes back if the block
    fails."""
    refuse_dossier(path)
    aside: dict[Path, Path] = {}
    if path.is_file():
        _put_aside(path, aside)
    try:
        yield
    except BaseException:
        _take_back([], aside)
        raise
    for kept in aside.values():
        kept.unlink()


def _refuse_existing(path: Path) -> None:
    """FileProblem where something stands in the way, or where there is no such folder."""
    if os.path.lexists(path):
        sentence = _("A file called {name} already exists in {folder}. Choose another name.")
        raise FileProblem(sentence.format(name=path.name, folder=path.parent))
    if not path.parent.is_dir():
        sentence = _("The folder {folder} does not exist. Choose another folder.")
        raise FileProblem(sentence.format(folder=path.parent))


def _beside(path: Path) -> Path:
    """An empty file beside `path` that its owner alone can read."""
    handle, name = tempfile.mkstemp(prefix=".parley-", suffix=PART, dir=path.parent)
    os.close(handle)
    return Path(name)


def _written(path: Path, content: bytes) -> Path:
    """The content in a file of its own beside `path`, safe on the disk."""
    temporary = _beside(path)
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _settle(path: Path) -> None:
    """Have the file's bytes on the disk, beyond the system's own memory."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _appear(part: Path, path: Path) -> None:
    """Give the file its name, and have the name on the disk where folders can be synced."""
    try:
        os.link(part, path)
    except FileExistsError:
        _refuse_existing(path)
    except (OSError, NotImplementedError, AttributeError):  # FAT and some network drives
        part.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets a folder be synced."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _problem(path: Path, failure: OSError) -> FileProblem:
    if failure.errno in _FULL:
        sentence = _("There is not enough space in {folder} to write {file}.")
        return DiskFull(sentence.format(folder=path.parent, file=path.name))
    return CannotWrite(
        _("{file} cannot be written in {folder}: {reason}.").format(
            file=path.name, folder=path.parent, reason=failure.strerror or failure
        )
    )
