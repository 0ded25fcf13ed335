"""A person's key for signing (Ed25519, RFC 8032), in a file of its own outside every dossier.

The file is encrypted (ChaCha20-Poly1305, RFC 8439) by a key that Argon2id makes of a passphrase, as
`core.storage.passphrase` does. In clear are the name of its owner and the public key, which the
encryption holds to be what they were.
"""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from core.errors import FileProblem, WrongPassphrase
from core.language import gettext as _
from core.storage.passphrase import COSTS, Secret, derived, new_key
from core.storage.place import beginning_of
from core.storage.publish import put_file, refuse_existing
from core.text import json

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

NONCE = 12
LARGEST = 1 << 14
"""The most bytes that such a file can have."""
FINGERPRINT = 16
"""Bytes of a fingerprint: enough that nobody finds another key with the same."""


class KeyFile(msgspec.Struct, frozen=True, tag_field="parley", tag="signing key 1"):
    """A key as its file has it; all but the name in hex."""

    name: str
    key: str
    salt: str
    nonce: str
    sealed: str

    @property
    def fingerprint(self) -> str:
        """That of the public key."""
        return fingerprint(self.key)


class SigningKey(msgspec.Struct, frozen=True):
    """A key that was unlocked, and whose it is; `public` in hex."""

    name: str
    public: str
    private: "Ed25519PrivateKey"

    def sign(self, content: bytes) -> str:
        """The signature under some bytes, in hex."""
        return self.private.sign(content).hex()

    def __repr__(self) -> str:
        return f"SigningKey({self.name!r}, …)"


def fingerprint(public: str) -> str:
    """What people compare of a public key in hex: "3f2a 91c0 …", eight groups of four."""
    digits = sha256(bytes.fromhex(public)).hexdigest()[: 2 * FINGERPRINT]
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def make_key(path: Path, name: str, secret: Secret) -> SigningKey:
    """A new key for a person, in a file that only its owner can read. FileProblem if the file
    exists or cannot be written."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    refuse_existing(path)
    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    lock, nonce = new_key(secret), os.urandom(NONCE)
    sealed = ChaCha20Poly1305(lock.secret).encrypt(
        nonce, private.private_bytes_raw(), _bound(name, public)
    )
    told = KeyFile(name, public.hex(), lock.salt.hex(), nonce.hex(), sealed.hex())
    put_file(path, msgspec.json.format(msgspec.json.encode(told)) + b"\n")
    return SigningKey(name, public.hex(), private)


def read_key(path: Path) -> KeyFile:
    """A key that is still locked. FileProblem if the file is none."""
    try:
        found: KeyFile = json.decoded(beginning_of(path, LARGEST), KeyFile)
        for each in (found.key, found.salt, found.nonce, found.sealed):
            bytes.fromhex(each)
    except (msgspec.MsgspecError, ValueError) as failure:
        sentence = _("{file} is not a signing key.")
        raise FileProblem(sentence.format(file=path.name)) from failure
    return found


def unlocked(path: Path, secret: Secret) -> SigningKey:
    """The key in a file. WrongPassphrase if that is not its passphrase, or if it was altered;
    FileProblem if it is none."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    told = read_key(path)
    public, salt, nonce, sealed = map(bytes.fromhex, (told.key, told.salt, told.nonce, told.sealed))
    for cost in COSTS:
        lock = ChaCha20Poly1305(derived(secret, salt, cost).secret)
        with suppress(InvalidTag, ValueError):
            content = lock.decrypt(nonce, sealed, _bound(told.name, public))
            return SigningKey(told.name, told.key, Ed25519PrivateKey.from_private_bytes(content))
    raise WrongPassphrase(
        _("That is not the passphrase of the signing key, or its file was altered.")
    )


def _bound(name: str, public: bytes) -> bytes:
    return public + name.encode()
