"""Several files that appear in one folder together, or not at all, even where the disk refuses or
the process is killed half way.

A batch has a folder of its own in the one that was chosen. In it are the new files, the earlier
ones that they replace, a lock, and a plan, written before the first file gets its name. As long as
there is a plan, the batch has not happened and can be taken back: by the process itself, or by the
next one that looks into the folder and finds that nobody holds the lock (`core.storage.leftovers`).
"""

import hashlib
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO

import msgspec

from core.errors import CannotWrite, FileProblem
from core.language import gettext as _
from core.storage.driver import is_dossier
from core.storage.names import free, inside
from core.storage.publish import (
    PREFIX,
    problem_with,
    refuse_to_replace,
    remove,
    sync_folder,
    write_whole,
)

ENDING = ".batch"
"""How the names of the folders end in which batches are written."""
_LOCK, _PLAN, _DONE = "lock", "plan", "done"


class Planned(msgspec.Struct, frozen=True):
    """A file of a batch: the name that it gets, the SHA-256 of its content, and whether it replaces
    an earlier file."""

    name: str
    digest: str
    replaces: bool


class Batch:
    """Several files that appear in one folder together, or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = Path(os.path.realpath(folder))
        self._place: Path | None = None
        self._lock: IO[bytes] | None = None
        self._digests: dict[Path, str] = {}
        """The SHA-256 of each file, by its final name, in the order in which they were written."""

    def __enter__(self) -> "Batch":
        return self

    def __exit__(self, *_failure: object) -> None:
        if self._lock is not None:
            self._lock.close()
        if self._place is not None and not _plan_of(self._place).exists():
            clear(self._place)

    def write(self, name: str, content: bytes) -> None:
        """Write a file's content to disk, to get its name later. The name must be unique in the
        folder: see `core.storage.names`. Raises as `put_file` does."""
        path = inside(self._folder, name)
        try:
            self._refuse(path, name)
            write_whole(_new(self._own_place(), len(self._digests)), content)
        except OSError as failure:
            raise problem_with(path, failure) from failure
        self._digests[path] = hashlib.sha256(content).hexdigest()

    def _own_place(self) -> Path:
        """The batch's own folder, made and locked with its first file."""
        if self._place is None:
            made = tempfile.mkdtemp(prefix=PREFIX, suffix=ENDING, dir=self._folder)
            self._place = Path(made)
        if self._lock is None:
            self._lock = (self._place / _LOCK).open("wb")
            with suppress(OSError):
                _hold(self._lock)
        return self._place

    def _refuse(self, path: Path, name: str) -> None:
        """Nobody chose these names one by one, so links out of the folder are not followed."""
        if path.name != name or path in self._digests or path.is_symlink():
            sentence = _("{file} cannot be written in {folder}. Choose another folder.")
            raise CannotWrite(sentence.format(file=path.name, folder=self._folder))
        refuse_to_replace(path)

    def publish(self) -> None:
        """Give every file its name; if one cannot have it, the folder is as it was before."""
        path = next(iter(self._digests), self._folder)
        try:
            place = self._own_place()
            plan = tuple(Planned(p.name, d, p.exists()) for p, d in self._digests.items())
            _write_plan(place, plan)
            for number, (path, each) in enumerate(zip(self._digests, plan, strict=True)):
                _refuse_changed(path, replaces=each.replaces)
                if each.replaces:
                    path.replace(_old(place, number))
                _new(place, number).replace(path)
            sync_folder(self._folder)
            _plan_of(place).replace(place / _DONE)
        except OSError as failure:
            raise self._taken_back(problem_with(path, failure)) from failure
        except FileProblem as problem:
            raise self._taken_back(problem) from problem
        except BaseException:
            self._take_back()
            raise

    def _take_back(self) -> bool:
        return self._place is None or take_back(self._folder, self._place)

    def _taken_back(self, problem: FileProblem) -> FileProblem:
        """The problem, after the batch has been taken back as far as that can be done."""
        if self._take_back():
            return problem
        more = _(
            "Some files could not be put back as they were. Parley tries again when it next writes "
            "to this folder."
        )
        return type(problem)(f"{problem} {more}")


def _refuse_changed(path: Path, *, replaces: bool) -> None:
    """What came under a name while the files were written is no less to be kept."""
    if path.is_symlink() or path.exists() != replaces:
        sentence = _("{file} was changed by another program. Try again.")
        raise CannotWrite(sentence.format(file=path.name))
    refuse_to_replace(path)


def _new(place: Path, number: int) -> Path:
    return place / f"{number}.new"


def _old(place: Path, number: int) -> Path:
    return place / f"{number}.old"


def _plan_of(place: Path) -> Path:
    return place / _PLAN


def _write_plan(place: Path, plan: tuple[Planned, ...]) -> None:
    """A plan is there as a whole, or not at all."""
    part = place / f"{_PLAN}.part"
    write_whole(part, msgspec.json.encode(plan))
    part.replace(_plan_of(place))
    sync_folder(place)


def planned(place: Path) -> tuple[Planned, ...]:
    """What a batch that has not happened was to write; nothing if it had not begun to. OSError if
    that cannot be read, or makes no sense."""
    try:
        return msgspec.json.decode(_plan_of(place).read_bytes(), type=tuple[Planned, ...])
    except FileNotFoundError:
        return ()
    except msgspec.MsgspecError as failure:
        raise OSError(str(failure)) from failure


def take_back(folder: Path, place: Path) -> bool:
    """Put a folder into the state in which it was before a batch in it; False if that cannot be
    done entirely. Then what is left of it can be taken back later."""
    whole = True
    try:
        for number, each in enumerate(planned(place)):
            try:
                _put_back(folder, place, number, each)
            except OSError:
                whole = False
        if whole:
            _plan_of(place).unlink(missing_ok=True)
    except OSError:
        return False
    return whole


def _put_back(folder: Path, place: Path, number: int, each: Planned) -> None:
    """Remove a file that has its name already, and restore the one that it replaced. A file that
    came under the name since is not ours, and stays."""
    path, old = inside(folder, each.name), _old(place, number)
    if path.name != each.name:
        return
    ours = not _new(place, number).exists() and _is(path, each.digest)
    if not old.exists():
        if ours and not each.replaces:
            path.unlink()
        return
    if ours or not os.path.lexists(path):
        old.replace(path)
    else:
        old.replace(free(path))


def _is(path: Path, digest: str) -> bool:
    """Whether a file has just this content."""
    if path.is_symlink() or not path.is_file() or is_dossier(path):
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() == digest


def clear(place: Path) -> None:
    """Remove a batch's own folder, its lock last; what cannot be removed is swept later."""
    with suppress(OSError):
        for path in place.iterdir():
            if path.name != _LOCK:
                remove(path)
        if [path.name for path in place.iterdir()] in ([_LOCK], []):
            remove(place / _LOCK)
            place.rmdir()


def has_happened(place: Path) -> bool:
    """Whether the batch got to its end, so that only its own folder is left of it."""
    return (place / _DONE).exists()


def is_abandoned(place: Path) -> bool | None:
    """Whether nobody works on a batch any more; None if that cannot be told."""
    try:
        with (place / _LOCK).open("r+b") as lock:
            _hold(lock)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return None
    return True


def _hold(lock: IO[bytes]) -> None:
    """Hold a file's lock until it is closed, or the process ends. OSError if another does, or the
    file system has no locks."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
