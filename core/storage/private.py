"""Folders that only their owner can look into, for what has to lie in a file for a moment. None
outlives its process: what one leaves behind when it is killed is removed by the next.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.storage.processes import begun

_NAME = re.compile(r"parley-(\d+)-(\w+)-\w{8}")


def private_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder, until it is cleaned up. OSError where there is no room for one."""
    return tempfile.TemporaryDirectory(prefix=_of_this_process())


def private_copy(
    paths: Iterable[Path], copy: Callable[[Path, Path], object] = shutil.copyfile
) -> tempfile.TemporaryDirectory[str]:
    """A folder with copies of files: of one that this process has open, to be copied by
    `copied_by_another`. OSError where one cannot be read."""
    empty()
    folder = private_folder()
    try:
        for path in paths:
            copy(path, Path(folder.name) / path.name)
    except BaseException:
        folder.cleanup()
        raise
    return folder


@contextmanager
def private_file(content: bytes, size: int) -> Iterator[Path]:
    """A file of `size` bytes that begins with `content`, until the block ends."""
    with private_folder() as folder:
        path = Path(folder, "page")
        with path.open("wb") as file:
            file.write(content)
            file.truncate(size)
        yield path


def empty(*, ours: bool = False) -> None:
    """Remove the folders of processes that have ended; with `ours`, those of this one, too, which
    is about to."""
    our_own = _of_this_process()
    with suppress(OSError):
        for path in [*Path(tempfile.gettempdir()).iterdir()]:
            found = _NAME.fullmatch(path.name)
            if found is None or path.is_symlink() or not path.is_dir():
                continue
            is_ours = path.name.startswith(our_own)
            if ours if is_ours else begun(int(found[1])) != found[2]:
                shutil.rmtree(path, ignore_errors=True)


def _of_this_process() -> str:
    """How the names of its folders begin: with what tells it from a later one with its number."""
    process = os.getpid()
    return f"parley-{process}-{begun(process)}-"
