"""How a finished file appears under its name: complete and on disk, or not at all; never in place
of a dossier, and never outside the chosen folder.

Nothing else in the program opens a file for writing (`tests/test_files_written.py`).
"""

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.errors import CannotWrite, DiskFull, FileProblem
from core.language import gettext as _
from core.storage.driver import is_dossier

PART = ".part"
"""The ending of the name under which a file is written before it gets its own."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def put_file(path: Path, content: bytes) -> None:
    """Write a file that somebody chose so that it is complete and safely on disk, or not there at
    all. Only its owner can read it. If the path is a link, the file it points to is written.

    Raises DiskFull or CannotWrite; an existing file of that name is then untouched.
    """
    try:
        path = Path(os.path.realpath(path))  # does not fail on circular links
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
    """CannotWrite if a dossier, or part of an open one, has this name."""
    if is_dossier(path):
        sentence = _("{file} is a dossier. Choose another name.")
        raise CannotWrite(sentence.format(file=path.name))


def _refuse_to_replace(path: Path) -> None:
    """A file may replace an earlier file, never a folder, a device or a dossier."""
    if path.exists() and not path.is_file():
        sentence = _("{file} is not a file that can be replaced. Choose another name.")
        raise CannotWrite(sentence.format(file=path.name))
    refuse_dossier(path)


class Batch:
    """Several files that appear in one folder together, or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = Path(os.path.realpath(folder))
        self._written: dict[Path, Path] = {}
        """Each file's final name, and the temporary one it has for now."""

    def __enter__(self) -> "Batch":
        return self

    def __exit__(self, *_failure: object) -> None:
        for temporary in self._written.values():
            temporary.unlink(missing_ok=True)

    def write(self, name: str, content: bytes) -> None:
        """Write a file's content to disk, under a temporary name for now. The name must be unique
        in the folder: see `core.storage.names`. Raises as `put_file` does."""
        path = self._folder / name
        try:
            self._refuse(path)
            self._written[path] = _written(path, content)
        except OSError as failure:
            raise _problem(path, failure) from failure

    def _refuse(self, path: Path) -> None:
        """Nobody chose these names one by one, so links out of the folder are not followed."""
        if path.parent != self._folder or path in self._written or path.is_symlink():
            sentence = _("{file} cannot be written in {folder}. Choose another folder.")
            raise CannotWrite(sentence.format(file=path.name, folder=self._folder))
        _refuse_to_replace(path)

    def publish(self) -> None:
        """Give every file its final name; if one cannot have it, the earlier files are restored."""
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
    """Keep any file of that name under another name."""
    if path.exists():
        kept = _beside(path)
        path.replace(kept)
        aside[path] = kept


def _take_back(done: list[Path], aside: dict[Path, Path]) -> None:
    """Restore the folder to its previous state."""
    for path in done:
        with suppress(OSError):
            path.unlink()
    for path, kept in aside.items():
        with suppress(OSError):
            kept.replace(path)


def put_aside(path: Path, name: Path) -> None:
    """Give a file that is in the way another name. OSError where that cannot be done."""
    path.replace(name)


def private_copy(paths: Iterable[Path]) -> tempfile.TemporaryDirectory[str]:
    """A temporary folder that only its owner can look into, with copies of files. OSError where one
    cannot be read."""
    folder = tempfile.TemporaryDirectory(prefix="parley-")
    try:
        for path in paths:
            shutil.copyfile(path, Path(folder.name) / path.name)
    except BaseException:
        folder.cleanup()
        raise
    return folder


def make_folder(path: Path) -> None:
    """A folder that only its owner can look into, unless there is one. FileProblem if it cannot be
    made."""
    try:
        path.mkdir(mode=0o700, exist_ok=True)
    except OSError as failure:
        raise _problem(path, failure) from failure


def copied_by_another(path: Path, copy: Path) -> None:
    """Have another process copy a file over an existing one: closing a file that this process has
    open would drop its locks. OSError if that cannot be done."""
    words = [sys.executable, "-I", "-c", _COPY, str(path), str(copy)]
    done = subprocess.run(words, capture_output=True, check=False)
    if done.returncode:
        raise OSError(done.returncode, os.strerror(done.returncode))


_COPY = """
import shutil, sys
try:
    shutil.copyfile(*sys.argv[1:])
except OSError as failure:
    sys.exit(failure.errno or 5)
"""


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A temporary name beside `path` to write to; the file there becomes `path` when the block
    ends.

    If the block fails, nothing is left behind. An existing file stays as it is: then, and if the
    folder cannot be written to, FileProblem says so.
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
    """Move an existing file that is not a dossier out of the way of a new one; it is restored if
    the block fails."""
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
    """FileProblem if something is in the way, or there is no such folder."""
    if os.path.lexists(path):
        sentence = _("A file called {name} already exists in {folder}. Choose another name.")
        raise FileProblem(sentence.format(name=path.name, folder=path.parent))
    if not path.parent.is_dir():
        sentence = _("The folder {folder} does not exist. Choose another folder.")
        raise FileProblem(sentence.format(folder=path.parent))


def _beside(path: Path) -> Path:
    """An empty file beside `path` that only its owner can read."""
    handle, name = tempfile.mkstemp(prefix=".parley-", suffix=PART, dir=path.parent)
    os.close(handle)
    return Path(name)


def _written(path: Path, content: bytes) -> Path:
    """The content in a temporary file beside `path`, safely on disk."""
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
    """Flush the file's bytes to disk, past the system's cache."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _appear(part: Path, path: Path) -> None:
    """Give the file its name, and sync the name to disk where folders can be synced."""
    try:
        os.link(part, path)
    except FileExistsError:
        _refuse_existing(path)
    except (OSError, NotImplementedError, AttributeError):  # FAT and some network drives
        part.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where the system allows folders to be synced."""
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
