"""A dossier under another key, or under none: written anew beside the old file, proved, and only
then put in its place.

SQLCipher can change the key in place, page by page, which a power cut leaves half done.
"""

from itertools import zip_longest
from pathlib import Path

from core.errors import DamagedFile
from core.language import gettext as _
from core.storage.driver import backup_being_made
from core.storage.protection import Key
from core.storage.publish import replaced
from core.storage.store import Store


def rekeyed(store: Store, key: Key | None) -> Store:
    """The same dossier, journal and all, in the same place under another key; without a key, in
    clear. `store` is closed by then.

    FileInUse while a backup is made, which would be half of each; FileProblem if it cannot be done
    for another reason: the file is as it was then, and perhaps closed."""
    if store.pinned:
        raise backup_being_made(store.path)
    with replaced(store.path) as part:
        store.write_under(part, key)
        _prove(part, key, store)
        store.close()
    return Store.open(store.path, key)


def _prove(path: Path, key: Key | None, original: Store) -> None:
    """DamagedFile if a file does not hold what the original does, row by row."""
    copy = Store.open(path, key)
    try:
        pairs = zip_longest(copy.everything(), original.everything())
        if any(one != other for one, other in pairs):
            raise DamagedFile(_("What was written could not be proved, and was not kept."))
    finally:
        copy.close()
