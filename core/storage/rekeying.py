"""A dossier under another key, or under none: written anew beside the old file, proved, and only
then put in its place.

SQLCipher can change the key in place, page by page, which a power cut leaves half done.
"""

from collections.abc import Generator, Iterator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path

from core.errors import DamagedFile
from core.language import gettext as _
from core.storage.driver import backup_being_made
from core.storage.protection import Key
from core.storage.publish import replaced
from core.storage.store import Store

PART = 2000
"""How many rows are compared before it is said how far that is."""


def rekeying(store: Store, key: Key | None) -> Generator[tuple[int, int], None, Store]:
    """The same dossier, journal and all, in the same place under another key; without a key, in
    clear. `store` is closed by then. Says now and then how many rows are written and compared, and
    of how many; if it is closed before its end, nothing has happened.

    FileInUse while a backup is made, which would be half of each; FileProblem if it cannot be done
    for another reason: the file is as it was then, and perhaps closed."""
    if store.pinned or not store.pin():
        raise backup_being_made(store.path)
    try:
        with replaced(store.path) as part:
            of = store.rows
            for done in store.rewriting(part, key):
                yield done, 2 * of
            yield from _proving(part, key, store)
            store.let_go()
    finally:
        store.unpin()
    return Store.open(store.path, key)


def _proving(path: Path, key: Key | None, original: Store) -> Iterator[tuple[int, int]]:
    """DamagedFile if a file does not hold what the original does, row by row."""
    copy, of = Store.open(path, key), original.rows
    try:
        with closing(copy.everything()) as ones, closing(original.everything()) as others:
            for done, (one, other) in enumerate(zip_longest(ones, others)):
                if one != other:
                    raise DamagedFile(_("What was written could not be proved, and was not kept."))
                if done % PART == 0:
                    yield of + min(done, of), 2 * of
    finally:
        copy.close()
