"""How a finished file appears under its name: complete and on disk, or not at all; never in place
of a dossier.

Nothing but this module, `core.storage.batch`, which has several files appear together, and
`core.storage.private`, whose files nobody sees, opens a file for writing
(`tests/test_files_written.py`). What a process leaves behind when it is killed is
swept later: see `core.storage.leftovers`.
"""

import errno
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from core.errors import CannotWrite, DiskFull, FileProblem
from core.language import gettext as _
from core.storage.driver import SIDES, is_dossier
from core.storage.names import folder_with

PREFIX = ".parley-"
"""How the names of files begin that are there only while others are written."""
PART, OLD = ".part", ".old"
"""How the name ends under which a file is written before it gets its own, and that under which the
file is kept that it replaces."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def put_file(path: Path, content: bytes) -> None:
    """Write a file that somebody chose so that it is complete and safely on disk, or not there at
    all. Only its owner can read it. If the path is a link, the file it points to is written.

    Raises DiskFull or CannotWrite; an existing file of that name is then untouched.
    """
    try:
        path = Path(os.path.realpath(path))  # does not fail on circular links
        refuse_to_replace(path)
        temporary = _beside(path, PART)
        try:
            write_whole(temporary, content)
            temporary.replace(path)
        except BaseException:
            remove(temporary)
            raise
        _sync_name(path)
    except OSError as failure:
        raise problem_with(path, failure) from failure


def put_folder(
    path: Path,
    files: Iterable[tuple[str, bytes]],
    replaces: Callable[[str], bool] = lambda _name: False,
) -> None:
    """Write a folder with these files so that it is complete and safely on disk, or not there at
    all. A name may have a folder before it: `texts/a.txt`. Only its owner can look into it.

    Raises DiskFull or CannotWrite; so it does where there is such a folder already, unless each
    file in it has a name of those that it `replaces`."""
    path = Path(os.path.realpath(path))
    try:
        if os.path.lexists(path) and not all(map(replaces, _names_in(path))):
            sentence = _("There are other files in {folder}. Choose another folder.")
            raise CannotWrite(sentence.format(folder=path))
        part = Path(tempfile.mkdtemp(prefix=PREFIX, suffix=PART, dir=path.parent))
        try:
            _fill(part, files)
            _change_places(part, path)
        finally:
            remove_folder(part)
        _sync_name(path)
    except OSError as failure:
        raise problem_with(path, failure) from failure


def _names_in(path: Path) -> Iterator[str]:
    """The files in a folder and below, by name, and the folders that are empty or a link; its own
    if it is none."""
    if not path.is_dir():
        yield path.name
        return
    for each in path.rglob("*"):
        if each.is_symlink() or not each.is_dir() or not any(each.iterdir()):
            yield each.relative_to(path).as_posix()


def _fill(part: Path, files: Iterable[tuple[str, bytes]]) -> None:
    for name, content in files:
        file = part / name
        file.parent.mkdir(mode=0o700, exist_ok=True)
        write_whole(file, content)
    for folder in (*filter(Path.is_dir, part.iterdir()), part):
        sync_folder(folder)


def _change_places(part: Path, path: Path) -> None:
    """Give a new folder its name; the one that has it, if any, is kept under that name in a folder
    of its own meanwhile, so that it can get it back."""
    if not path.is_dir():
        part.replace(path)
        return
    keep = Path(tempfile.mkdtemp(prefix=PREFIX, suffix=OLD, dir=path.parent))
    old = keep / path.name
    try:
        path.replace(old)
        try:
            part.replace(path)
        except BaseException:
            old.replace(path)
            raise
    except BaseException:
        keep.rmdir()
        raise
    remove_folder(keep)


def remove(path: Path) -> None:
    """Remove a file that is of no more use. If that cannot be done it stays, to be swept later:
    what went wrong before is what a person has to know."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def remove_folder(part: Path) -> None:
    """As `remove`, a folder with all that is in it."""
    with suppress(OSError):
        shutil.rmtree(part)


def refuse_dossier(path: Path) -> None:
    """CannotWrite if a dossier, or part of an open one, has this name."""
    if is_dossier(path):
        sentence = _("{file} is a dossier. Choose another name.")
        raise CannotWrite(sentence.format(file=path.name))


def refuse_to_replace(path: Path) -> None:
    """A file may replace an earlier file, never a folder, a device or a dossier."""
    if path.exists() and not path.is_file():
        sentence = _("{file} is not a file that can be replaced. Choose another name.")
        raise CannotWrite(sentence.format(file=path.name))
    refuse_dossier(path)


def refuse_unwritable(path: Path) -> None:
    """What `put_file` would raise now; asked before that is done which cannot be taken back, and of
    which the file is to tell."""
    try:
        refuse_to_replace(path)
        remove(_beside(path, PART))
    except OSError as failure:
        raise problem_with(path, failure) from failure


def put_aside(path: Path, name: Path) -> None:
    """Give a file that is in the way another name. OSError where that cannot be done."""
    path.replace(name)


def make_folder(path: Path) -> None:
    """A folder that only its owner can look into, unless there is one. FileProblem if it cannot be
    made."""
    try:
        path.mkdir(mode=0o700, exist_ok=True)
    except OSError as failure:
        raise problem_with(path, failure) from failure


def proved_copy(path: Path, copy: Path) -> None:
    """Copy a file that nobody has open to a new one that has the same bytes. FileProblem if that
    cannot be done; there is no new one then."""
    with new_file(copy) as part:
        shutil.copyfile(path, part)
        flush(part)
        if _digest(part) != _digest(path):
            raise OSError(errno.EIO, os.strerror(errno.EIO))


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def copied_by_another(path: Path, copy: Path) -> None:
    """Have another process copy a file over an existing one: closing a file that this process has
    open would drop its locks. OSError if that cannot be done."""
    import subprocess

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


def new_file(path: Path) -> AbstractContextManager[Path]:
    """A temporary name beside `path` to write to; the file there becomes `path` when the block
    ends.

    If the block fails, nothing is left behind. An existing file stays as it is, unless it is to be
    replaced (see `in_place_of`): then, and if the folder cannot be written to, FileProblem says so.
    """
    return _written_beside(path, new=True)


def replaced(path: Path) -> AbstractContextManager[Path]:
    """A temporary name beside a dossier to write to; the file there takes its place when the block
    ends. If the block fails, the dossier stays as it is."""
    return _written_beside(path, new=False)


@contextmanager
def _written_beside(path: Path, *, new: bool) -> Iterator[Path]:
    part = None
    try:
        if new:
            refuse_existing(path)
        part = _beside(path, PART)
        yield part
        flush(part)
        if new:
            refuse_existing(path)
            _appear(part, path)
        else:
            part.replace(path)
            _sync_name(path)
    except OSError as failure:
        raise problem_with(path, failure) from failure
    finally:
        if part is not None:
            _remove_all(part)


def _remove_all(part: Path) -> None:
    """Remove a dossier that is of no more use, and what SQLite has left beside it."""
    for side in ("", *SIDES):
        remove(part.with_name(part.name + side))


_replaceable: ContextVar[Path | None] = ContextVar("replaceable", default=None)


@contextmanager
def in_place_of(path: Path) -> Iterator[None]:
    """A file that is not a dossier may be replaced in this block by a `new_file` of its name. It
    keeps its name until the new one is complete, and gets it back if the block fails after that.

    OSError where the file cannot be kept for that."""
    refuse_dossier(path)
    kept = _kept(path) if path.is_file() else None
    token = _replaceable.set(path.absolute() if kept is not None else None)
    try:
        yield
    except BaseException:
        if kept is not None:
            with suppress(OSError):
                kept.replace(path)
                remove(kept)  # still there where the file has not been replaced
        raise
    finally:
        _replaceable.reset(token)
    if kept is not None:
        remove(kept)


def _kept(path: Path) -> Path:
    """A file under another name besides its own; a copy where a file cannot have two names."""
    kept = _beside(path, OLD)
    try:
        kept.unlink()
        os.link(path, kept, follow_symlinks=False)
    except (OSError, NotImplementedError, AttributeError):
        try:
            shutil.copyfile(path, kept)
        except BaseException:
            remove(kept)
            raise
    return kept


def refuse_existing(path: Path) -> None:
    """FileProblem if something is in the way, or there is no such folder."""
    if os.path.lexists(path) and path.absolute() != _replaceable.get():
        sentence = _("A file called {name} already exists in {folder}. Choose another name.")
        raise FileProblem(sentence.format(name=path.name, folder=folder_with(path)))
    if not path.parent.is_dir():
        sentence = _("The folder {folder} does not exist. Choose another folder.")
        raise FileProblem(sentence.format(folder=folder_with(path)))


def _beside(path: Path, ending: str) -> Path:
    """An empty file beside `path` that only its owner can read."""
    handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=ending, dir=path.parent)
    os.close(handle)
    return Path(name)


def write_whole(path: Path, content: bytes) -> None:
    """Write a temporary file that only its owner can read, safely on disk."""
    with open(path, "wb", opener=_for_its_owner) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def flush(path: Path) -> None:
    """Flush the file's bytes to disk, past the system's cache."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _appear(part: Path, path: Path) -> None:
    """Give the file its name."""
    try:
        if path.absolute() == _replaceable.get():
            refuse_to_replace(path)
            part.replace(path)
        else:
            os.link(part, path)
    except FileExistsError:
        refuse_existing(path)
    except (OSError, NotImplementedError, AttributeError):  # FAT and some network drives
        part.replace(path)
    _sync_name(path)


def _sync_name(path: Path) -> None:
    """Make a new name survive a power cut if that can be done. The file is whole under its name by
    then: to say that it was not written would be wrong."""
    with suppress(OSError):
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder to disk, where the system allows folders to be synced."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def problem_with(path: Path, failure: OSError) -> FileProblem:
    """What to tell of a file that the system refuses to write."""
    if failure.errno in _FULL:
        sentence = _("There is not enough space in {folder} to write {file}.")
        return DiskFull(sentence.format(folder=folder_with(path), file=path.name))
    return CannotWrite(
        _("{file} cannot be written in {folder}: {reason}.").format(
            file=path.name, folder=folder_with(path), reason=failure.strerror or failure
        )
    )
