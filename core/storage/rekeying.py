"""A dossier under another key, or under none: written anew beside the old file, proved, and only
then put in its place.

SQLCipher can change the key in place, page by page, which a power cut leaves half done.
"""

import time
from collections.abc import Generator, Iterator
from contextlib import closing
from functools import partial
from itertools import zip_longest
from pathlib import Path

from core.errors import DamagedFile
from core.language import gettext as _
from core.storage import driver
from core.storage.driver import backup_being_made, telling
from core.storage.meanwhile import meanwhile
from core.storage.protection import Key
from core.storage.publish import flush, replaced
from core.storage.store import Store
from core.storage.writing import all_rows, has_wrong_pages

PART = 0.015
"""How long rows are compared before it is said how far that is, in seconds."""
ROWS = 50
"""How many are compared between two looks at the clock."""


def rekeying(store: Store, key: Key | None) -> Generator[tuple[int, int], None, Store]:
    """The same dossier, journal and all, in the same place under another key; without a key, in
    clear. `store` is closed by then. Says now and then how many rows are written and compared, and
    of how many; if it is closed before its end, nothing has happened.

    FileInUse while a backup is made, which would be half of each; FileProblem if it cannot be done
    for another reason: the file is as it was then, and perhaps closed."""
    if not store.pin():
        raise backup_being_made(store.path)
    try:
        with replaced(store.path) as part:
            of = store.rows
            yield 0, 2 * of
            for done in store.rewriting(part, key):
                yield done, 2 * of
            for _waited in meanwhile(partial(_on_disk, part, key)):
                yield of, 2 * of
            for done in _proving(part, key, store):
                yield of + min(done, of), 2 * of
            store.let_go()
    finally:
        store.unpin()
    return Store.open(store.path, key, ours=True)


def _on_disk(path: Path, key: Key | None) -> None:
    """Flush a file to the disk; DamagedFile if a page of it is wrong."""
    flush(path)
    with telling(path), closing(driver.connect(path, key=key)) as connection:
        if has_wrong_pages(connection):
            raise _unproved()


def _proving(path: Path, key: Key | None, original: Store) -> Iterator[int]:
    """DamagedFile if a file does not hold what the original does, row by row."""
    with (
        telling(path),
        closing(driver.connect(path, key=key)) as copy,
        closing(all_rows(copy)) as ones,
        closing(original.everything()) as others,
    ):
        begun = time.perf_counter()
        for done, (one, other) in enumerate(zip_longest(ones, others)):
            if one != other:
                raise _unproved()
            if done % ROWS == 0 and time.perf_counter() - begun > PART:
                yield done
                begun = time.perf_counter()


def _unproved() -> DamagedFile:
    """What was written is not what was read."""
    return DamagedFile(_("What was written could not be proved, and was not kept."))
