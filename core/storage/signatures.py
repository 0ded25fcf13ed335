"""Signatures under the journal of a dossier, and what each is worth now.

Whoever alters a journal can work out its chain anew (`core.storage.chain`), but cannot sign the
value to which it then comes: a signature holds only for the journal that was signed.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import Enum, auto

import msgspec

from core.model.ids import new_id
from core.model.records import Signature
from core.storage.signing_key import SigningKey
from core.storage.store import Store
from core.text.days import in_utc

PURPOSE = b"Parley: the state of a dossier, 1\n"
"""What the signed bytes begin with, so that a signature under anything else is none."""


class Worth(Enum):
    """What a signature is worth."""

    HOLDS = auto()
    PURGED = auto()
    """It holds, but content was purged since of what it stands under."""
    ALTERED = auto()
    """The journal is not, or no longer, the one that was signed."""
    FORGED = auto()
    """It was not made with the key it names, or what it says was altered."""
    ELSEWHERE = auto()
    """It stands under the journal of another file, from which this dossier was imported."""


class Verdict(msgspec.Struct, frozen=True):
    """A signature, and what it is worth; how many changes under it were purged since."""

    signature: Signature
    worth: Worth
    purged: int = 0

    @property
    def fails(self) -> bool:
        """Whether it says that the file was altered."""
        return self.worth in (Worth.ALTERED, Worth.FORGED)


def signed(store: Store, key: SigningKey, at: dt.datetime) -> Signature:
    """A signature under the journal of an open file, as it is now."""
    number, head = store.chain.end
    dossier, _device = store.chain.branch
    at = in_utc(at).replace(microsecond=0)
    bare = Signature(new_id(), key.name, at, key.public, dossier, number, head.hex(), "")
    return msgspec.structs.replace(bare, signature=key.sign(statement(bare)))


def statement(signature: Signature) -> bytes:
    """The bytes that are signed: each field with its length before it, as in the chain. Frozen."""
    at = in_utc(signature.at).isoformat()
    told = (signature.dossier, str(signature.change), signature.head, at, signature.name)
    fields = (each.encode() for each in (*told, signature.key))
    return PURPOSE + b"".join(b"%d:%b" % (len(each), each) for each in fields)


def verdicts(store: Store, signatures: Iterable[Signature]) -> Iterator[Verdict]:
    """What each signature is worth. FileProblem if the journal cannot be read."""
    signatures = tuple(signatures)
    if not signatures:
        return
    chain = store.chain
    dossier, _device = chain.branch
    broken = chain.first_break
    for each in signatures:
        (value,) = chain.values([each.change])
        is_there = bool(value) and value.hex() == each.head
        if not _is_by_its_key(each):
            yield Verdict(each, Worth.FORGED)
        elif each.dossier != dossier:
            yield Verdict(each, Worth.ELSEWHERE)
        elif not is_there or (broken is not None and broken.number <= each.change):
            yield Verdict(each, Worth.ALTERED)
        else:
            purged = chain.purged_since(each.change)
            yield Verdict(each, Worth.PURGED if purged else Worth.HOLDS, purged)


def _is_by_its_key(signature: Signature) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature.key))
        key.verify(bytes.fromhex(signature.signature), statement(signature))
    except (InvalidSignature, ValueError):
        return False
    return True
