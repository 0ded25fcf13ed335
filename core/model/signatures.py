"""Signatures under the state of a dossier."""

import datetime as dt

from core.model.record import Record


class Signature(Record, frozen=True, array_like=True, gc=False):
    """That somebody signed the journal as far as a change: `head` is the value of the chain there
    (`core.storage.chain`), `dossier` the id that all copies have. `key`, `head` and `signature` are
    in hex; what is signed, `core.storage.signatures` says."""

    name: str
    at: dt.datetime
    key: str
    dossier: str
    change: int
    head: str
    signature: str
