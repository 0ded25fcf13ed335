"""The passphrase of a dossier: from it, or from a code that was printed, to the key of the file.

SQLCipher leaves the first 16 bytes of a file in clear, for a salt; the same salt serves Argon2id
(RFC 9106), so that a protected dossier is a single file. Each page ends in an HMAC of itself
(zetetic.net/sqlcipher/design), which tells a wrong passphrase from damage before SQLite reads
anything.
"""

import base64
import hashlib
import hmac
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec

from core.errors import FileProblem, WrongPassphrase
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
CHECK = 3
"""Bytes at the end of a recovery code that tell whether it was typed as it is printed."""
GROUP = 4
LARGEST_KEY_FILE = 1 << 20
"""The most bytes that a key file can have."""


class Cost(msgspec.Struct, frozen=True):
    """What one guess of a passphrase costs: rounds, KiB of memory, and lanes of Argon2id."""

    rounds: int
    memory: int
    lanes: int


COSTS = (Cost(3, 64 * 1024, 4),)
"""All that dossiers have ever been protected with, the one for new ones first: nothing in the file
says which it was."""


class Secret(msgspec.Struct, frozen=True):
    """What a person has to know, and the content of the file that they have to have, if any."""

    passphrase: str
    key_file: bytes = b""

    @property
    def content(self) -> bytes:
        """The same, however the keyboard composes its letters."""
        words = unicodedata.normalize("NFC", self.passphrase).encode("utf-8", "surrogatepass")
        if not self.key_file:
            return words
        return hashlib.sha256(words).digest() + hashlib.sha256(self.key_file).digest()


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


def key_file_content(path: Path) -> bytes:
    """What a key file holds. FileProblem if it cannot be used as one."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_KEY_FILE + 1)
    except OSError as failure:
        sentence = _("{file} cannot be read: {reason}.")
        reason = failure.strerror or failure
        raise FileProblem(sentence.format(file=path, reason=reason)) from failure
    if not 0 < len(content) <= LARGEST_KEY_FILE:
        sentence = _("{file} is empty or too large for a key file: at most 1 MB.")
        raise FileProblem(sentence.format(file=path.name))
    return content


def new_key(secret: Secret) -> Key:
    """A key for a file that is to be protected."""
    return _derived(secret, os.urandom(SALT), COSTS[0])


def key_of(path: Path, secret: Secret) -> Key:
    """The key of a protected file. WrongPassphrase if it was not written with this one."""
    salt = _salt(path)
    for cost in COSTS:
        key = _derived(secret, salt, cost)
        if key.fits(path):
            return key
    raise wrong(path)


def is_key_of(key: Key, secret: Secret) -> bool:
    """Whether a key was made from this passphrase: asked while its file is open, which may not be
    read then."""
    return any(key == _derived(secret, key.salt, cost) for cost in COSTS)


def wrong(path: Path) -> WrongPassphrase:
    """The problem to report where no page of a file was written with a key."""
    sentence = _(
        "That is not the passphrase of {name}, or its key file is another, or the file is damaged "
        "from its beginning. Try again, or open a backup."
    )
    return WrongPassphrase(sentence.format(name=path.name))


def _derived(secret: Secret, salt: bytes, cost: Cost) -> Key:
    from argon2.low_level import Type, hash_secret_raw

    derived = hash_secret_raw(
        secret.content, salt, cost.rounds, cost.memory, cost.lanes, SECRET, Type.ID
    )
    return Key(derived, salt)


def is_protected(path: Path) -> bool:
    """Whether a file that nobody in this process has open is a protected dossier: whole pages, the
    first of which looks like chance. OSError if it cannot be read."""
    if not path.is_file():  # what is read from a pipe or a device may never end
        return False
    with path.open("rb") as file:
        page = file.read(PAGE)
    whole = len(page) == PAGE and path.stat().st_size % PAGE == 0
    return whole and not page.startswith(b"SQLite format 3\0") and len(set(page)) >= RANDOM


def recovery_code(key: Key) -> str:
    """The key without its salt, to be printed and typed: groups of letters and digits, of which no
    two look alike."""
    content = key.secret + _sum(key.secret)
    letters = base64.b32encode(content).decode().rstrip("=")
    return " ".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def key_by_code(path: Path, code: str) -> Key:
    """The key of a protected file from a printed code, however its letters are spaced.

    FileProblem if it was not typed as it is printed, WrongPassphrase if it belongs to another file
    or another passphrase."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    try:
        content = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError:
        content = b""
    secret = content[:SECRET]
    if len(content) != SECRET + CHECK or content[SECRET:] != _sum(secret):
        sentence = _("The recovery code is not complete, or a letter of it is wrong. Compare it.")
        raise FileProblem(sentence)
    key = Key(secret, _salt(path))
    if not key.fits(path):
        sentence = _(
            "This recovery code is that of another dossier, or of a passphrase that was changed "
            "since it was printed."
        )
        raise WrongPassphrase(sentence)
    return key


def _sum(secret: bytes) -> bytes:
    return hashlib.sha256(secret).digest()[:CHECK]


def _salt(path: Path) -> bytes:
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
