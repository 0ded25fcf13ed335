"""What a process that was killed left behind in a folder: parts of files and folders, and batches
half done."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from core.language import gettext as _
from core.language import ngettext
from core.storage import batch
from core.storage.driver import SIDES
from core.storage.publish import OLD, PART, PREFIX, put_aside, remove, remove_folder

AN_HOUR = 3600.0
"""How long nothing is written to a file, in seconds, until nobody can be writing it any more."""
_PARTS = re.compile(
    rf"{re.escape(PREFIX)}\w{{8}}({re.escape(PART)}|{re.escape(OLD)})({'|'.join(SIDES)})?"
)
_BATCHES = re.compile(rf"{re.escape(PREFIX)}\w{{8}}{re.escape(batch.ENDING)}")


def leftovers(folder: Path) -> Iterator[Path]:
    """The parts and batches in a folder that nobody works on any more."""
    with suppress(OSError):
        for path in folder.glob(f"{PREFIX}*"):
            if path.is_symlink():
                continue
            if _BATCHES.fullmatch(path.name) and path.is_dir():
                if _is_abandoned(path):
                    yield path
            elif _PARTS.fullmatch(path.name) and _is_old(path):
                yield path


def sweep(folder: Path) -> tuple[str, ...]:
    """Remove what is left over in a folder, after batches that were half done have been taken back;
    what there is to tell, a sentence each. What cannot be removed stays until the next time."""
    told: list[str] = []
    for path in tuple(leftovers(folder)):
        if _BATCHES.fullmatch(path.name):
            told += _ended(folder, path)
        elif path.is_dir():
            with suppress(OSError):
                told += _taken_back(path)
                remove_folder(path)
        else:
            remove(path)
    return tuple(told)


def _taken_back(kept: Path) -> Iterator[str]:
    """Give a folder its name back that was to be replaced, where the new one did not get there."""
    for old in tuple(kept.iterdir()) if kept.name.endswith(OLD) else ():
        path = kept.with_name(old.name)
        if not os.path.lexists(path):
            put_aside(old, path)
            sentence = _(
                "Parley ended while it was replacing {folder}. It is as it was before; export "
                "again."
            )
            yield sentence.format(folder=path)


def _ended(folder: Path, place: Path) -> Iterator[str]:
    """Take a batch back, or tidy up after one that got to its end; what there is to tell of it."""
    if batch.has_happened(place):
        batch.clear(place)
        return
    try:
        count = len(batch.planned(place))
    except OSError:
        return
    if not batch.take_back(folder, place):
        sentence = _(
            "Parley ended while it was writing files to {folder}. Some of them cannot be taken "
            "back now; close programs that show them, and open the dossier again."
        )
        yield sentence.format(folder=folder)
        return
    batch.clear(place)
    if count:
        sentence = ngettext(
            "Parley ended while it was writing {count} file to {folder}. The folder is as it was "
            "before; issue the pack again.",
            "Parley ended while it was writing {count} files to {folder}. The folder is as it was "
            "before; issue the pack again.",
            count,
        )
        yield sentence.format(count=count, folder=folder)


def _is_abandoned(place: Path) -> bool:
    free = batch.is_abandoned(place)
    return _is_old(place) if free is None else free


def _is_old(path: Path) -> bool:
    """Whether nothing was written to a file for an hour."""
    seen = path.stat()
    return time.time() - max(seen.st_mtime, seen.st_ctime) > AN_HOUR
