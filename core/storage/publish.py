"""How a finished file appears under its name: whole and on disk, or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.errors import CannotWrite, DiskFull, FileProblem
from core.language import gettext as _

PRIVATE = 0o600
"""A dossier can be read by its owner alone."""


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A name beside `path` to write to; what stands there when the block ends becomes `path`.

    Nothing is left behind if the block fails, and a file that is there already stays as it is:
    then, and where the folder cannot be written to, FileProblem says so.
    """
    part = path.with_name(f".{os.urandom(8).hex()}.part")
    try:
        _refuse_existing(path)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
        yield part
        _settle(part)
        _refuse_existing(path)
        _appear(part, path)
    except OSError as failure:
        raise _problem(path, failure) from failure
    finally:
        with suppress(OSError):
            part.unlink()


def _refuse_existing(path: Path) -> None:
    """FileProblem where something stands in the way, or where there is no such folder."""
    if os.path.lexists(path):
        sentence = _("There is a file called {name} in {folder} already. Choose another name.")
        raise FileProblem(sentence.format(name=path.name, folder=path.parent))
    if not path.parent.is_dir():
        sentence = _("There is no folder {folder}. Choose another folder.")
        raise FileProblem(sentence.format(folder=path.parent))


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
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _problem(path: Path, failure: OSError) -> FileProblem:
    if failure.errno == errno.ENOSPC:
        sentence = _("There is no space left in {folder}. Nothing was written.")
        return DiskFull(sentence.format(folder=path.parent))
    sentence = _("{name} cannot be written in {folder}. Choose another folder.")
    return CannotWrite(sentence.format(name=path.name, folder=path.parent))
