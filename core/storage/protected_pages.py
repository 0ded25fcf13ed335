"""The damaged pages of a protected file, which SQLite must not see: one is enough for it to refuse
all the others from then on."""

from contextlib import closing
from pathlib import Path

from core.storage import driver
from core.storage.private import private_folder
from core.storage.protection import PAGE, Key


def without_damage(content: bytes, key: Key) -> bytes:
    """A protected file with an empty page in place of each that is not as it was written with this
    key. ValueError if the first is not, which says where all others are."""
    pages = [content[start : start + PAGE] for start in range(0, len(content), PAGE)]
    bad = [number for number, page in enumerate(pages, 1) if not key.wrote(page, number)]
    if 1 in bad:
        raise ValueError("the first page is damaged")
    if not bad:
        return content
    empty = _empty(max(bad), key)
    for number in bad:
        pages[number - 1] = empty[(number - 1) * PAGE : number * PAGE]
    return b"".join(pages)


def _empty(count: int, key: Key) -> bytes:
    """A file of at least so many pages without rows, written with this key: where a page is in the
    file is part of how it is written."""
    with private_folder() as folder:
        path = Path(folder) / "empty"
        with closing(driver.connect(path, create=True, key=key)) as connection:
            connection.execute("CREATE TABLE filling (content)")
            connection.execute("INSERT INTO filling VALUES (zeroblob(?))", [count * PAGE])
        return path.read_bytes()
