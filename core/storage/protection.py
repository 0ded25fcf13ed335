"""Whether a file is a protected dossier, and whether a key is that of the file.

Each page ends in an HMAC of itself (zetetic.net/sqlcipher/design), which tells a wrong passphrase
from damage before SQLite reads anything. How a passphrase makes a key, `passphrase` says.
"""

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path

import msgspec

from core.errors import WrongPassphrase
from core.language import gettext as _
from core.storage.place import cannot_open

PAGE, SALT, SECRET = 4096, 16, 32
"""Bytes of a page, of the salt that the first one begins with, and of the key without it."""
INITIAL_VECTOR, MAC = 16, 64
"""Bytes at the end of each page: where its encryption began, and its HMAC-SHA512."""
MAC_SALT = bytes([0x3A]) * SALT
"""What the salt is combined with where it serves the HMACs, which are told to have two rounds."""
PROBED = 64
"""How many pages are tried before it is said that none was written with a key."""
RANDOM = 240
"""How many of the 256 bytes an encrypted page has at least, and one of text never."""


class Key(msgspec.Struct, frozen=True):
    """The key of one file: `secret` of 32 bytes, and the file's salt of 16."""

    secret: bytes
    salt: bytes

    @property
    def pragma(self) -> str:
        """As SQLCipher takes it, without deriving anything of its own from it."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"

    def wrote(self, page: bytes, number: int) -> bool:
        """Whether a page, by its number from 1 on, is as it was written with this key."""
        salt = bytes(one ^ other for one, other in zip(self.salt, MAC_SALT, strict=True))
        key = hashlib.pbkdf2_hmac("sha512", self.secret, salt, 2, SECRET)
        content = page[SALT if number == 1 else 0 : -MAC] + number.to_bytes(4, "little")
        return hmac.compare_digest(hmac.digest(key, content, "sha512"), page[-MAC:])

    def fits(self, path: Path) -> bool:
        """Whether a file was written with this key, as far as can be seen in its first pages."""
        return any(self.wrote(page, number) for number, page in _pages(path))

    def __repr__(self) -> str:
        return "Key(…)"


def wrong(path: Path) -> WrongPassphrase:
    """The problem to report where no page of a file was written with a key."""
    sentence = _(
        "That is not the passphrase of {name}, or its key file is missing or another, or the "
        "file is damaged from its beginning. Try again, or open a backup."
    )
    return WrongPassphrase(sentence.format(name=path.name))


def is_protected(path: Path) -> bool:
    """Whether a file that nobody in this process has open is a protected dossier: whole pages, the
    first of which looks like chance. Where the power was lost while it grew, the last page may be a
    part, which the log beside it has whole. OSError if it cannot be read."""
    if not path.is_file():  # what is read from a pipe or a device may never end
        return False
    with path.open("rb") as file:
        page = file.read(PAGE)
    grew = path.with_name(f"{path.name}-wal").exists()
    whole = len(page) == PAGE and (grew or path.stat().st_size % PAGE == 0)
    return whole and not page.startswith(b"SQLite format 3\0") and len(set(page)) >= RANDOM


def salt_of(path: Path) -> bytes:
    """The salt that a protected file begins with."""
    return next((page[:SALT] for _number, page in _pages(path)), bytes(SALT))


def _pages(path: Path) -> Iterator[tuple[int, bytes]]:
    """The first whole pages of a file that nobody in this process has open, with their numbers.

    FileProblem if it cannot be read."""
    try:
        with path.open("rb") as file:
            for number in range(1, PROBED + 1):
                page = file.read(PAGE)
                if len(page) < PAGE:
                    return
                yield number, page
    except OSError as failure:
        raise cannot_open(path, failure) from failure
