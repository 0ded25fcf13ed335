"""From a passphrase, a key file or a printed code to the key of a protected dossier.

SQLCipher leaves the first 16 bytes of a file in clear, for a salt; the same salt serves Argon2id
(RFC 9106), so that a protected dossier is a single file.
"""

import base64
import hashlib
import os
import unicodedata
from pathlib import Path

import msgspec

from core.errors import FileProblem, WrongPassphrase
from core.language import gettext as _
from core.storage.driver import is_dossier
from core.storage.place import beginning_of
from core.storage.protection import SALT, SECRET, Key, salt_of, wrong
from core.storage.publish import put_file, refuse_existing

CHECK = 3
"""Bytes at the end of a recovery code that tell whether it was typed as it is printed."""
GROUP = 4
LARGEST_KEY_FILE = 1 << 20
"""The most bytes that a key file can have."""


NEW_KEY_FILE = 64
"""The bytes of a key file that is made here: as many as anybody can have use for."""


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


def key_file_content(path: Path) -> bytes:
    """What a key file holds. FileProblem if it cannot be used as one: a dossier cannot, since it
    changes, and the one that it is to open changes with being encrypted."""
    if is_dossier(path):
        sentence = _("{file} is a dossier, which changes. Choose a file that stays as it is.")
        raise FileProblem(sentence.format(file=path.name))
    content = beginning_of(path, LARGEST_KEY_FILE)
    if not 0 < len(content) <= LARGEST_KEY_FILE:
        sentence = _("{file} is empty or too large for a key file: at most 1 MB.")
        raise FileProblem(sentence.format(file=path.name))
    return content


def make_key_file(path: Path) -> None:
    """Write a new key file, which nobody can guess. FileProblem if it cannot be written, or if
    there is a file of that name, which may be the key of another dossier."""
    refuse_existing(path)
    put_file(path, os.urandom(NEW_KEY_FILE))


def new_key(secret: Secret) -> Key:
    """A key for a file that is to be protected."""
    return derived(secret, os.urandom(SALT), COSTS[0])


def key_of(path: Path, secret: Secret) -> Key:
    """The key of a protected file. WrongPassphrase if it was not written with this one."""
    salt = salt_of(path)
    for cost in COSTS:
        key = derived(secret, salt, cost)
        if key.fits(path):
            return key
    raise wrong(path)


def is_key_of(key: Key, secret: Secret) -> bool:
    """Whether a key was made from this passphrase: asked while its file is open, which may not be
    read then."""
    return any(key == derived(secret, key.salt, cost) for cost in COSTS)


def derived(secret: Secret, salt: bytes, cost: Cost) -> Key:
    """The key that a passphrase makes with a salt, by Argon2id."""
    from argon2.low_level import Type, hash_secret_raw

    derived = hash_secret_raw(
        secret.content, salt, cost.rounds, cost.memory, cost.lanes, SECRET, Type.ID
    )
    return Key(derived, salt)


def recovery_code(key: Key) -> str:
    """The key without its salt, to be printed and typed: groups of letters and digits, of which no
    two look alike."""
    content = key.secret + _sum(key.secret)
    letters = base64.b32encode(content).decode().rstrip("=")
    return " ".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def is_code_of(key: Key, code: str) -> bool:
    """Whether a printed code is that of a key, however its letters are spaced."""
    return letters_of(code) == letters_of(recovery_code(key))


def letters_of(code: str) -> str:
    """The letters and digits of a code, as capitals."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def key_by_code(path: Path, code: str) -> Key:
    """The key of a protected file from a printed code, however its letters are spaced.

    FileProblem if it was not typed as it is printed, WrongPassphrase if it belongs to another file
    or another passphrase."""
    letters = letters_of(code)
    try:
        content = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError:
        content = b""
    secret = content[:SECRET]
    if len(content) != SECRET + CHECK or content[SECRET:] != _sum(secret):
        sentence = _("The recovery code is not complete, or a letter of it is wrong. Compare it.")
        raise FileProblem(sentence)
    key = Key(secret, salt_of(path))
    if not key.fits(path):
        sentence = _(
            "This recovery code is that of another dossier, or of a passphrase that was changed "
            "since it was printed."
        )
        raise WrongPassphrase(sentence)
    return key


def _sum(secret: bytes) -> bytes:
    return hashlib.sha256(secret).digest()[:CHECK]
