"""How far a dossier's journal went when it was last open on this laptop, and whether a file that is
opened now goes that far.

Of the journal that was seen, the last value of its chain is kept, and the beginnings of some before
it, more of the latest than of the first: from these follows where two files have gone separate
ways.
"""

import datetime as dt
from itertools import takewhile

import msgspec

from core.storage.store import Store
from core.text import json

HEAD, BEGINNING = 16, 4
"""How many bytes are kept of the last value, and of each before it."""
CLOSE = 8
"""So many changes before the last, the values of all are kept."""


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """A journal as it was seen at a moment: the number of its last change, and in hex the values of
    the changes of `milestones`, which end with the last."""

    at: dt.datetime
    number: int
    values: str

    @property
    def told(self) -> str:
        """As text, for `seen_in`."""
        return msgspec.json.encode(self).decode()


class Rollback(msgspec.Struct, frozen=True):
    """That a journal does not go as far as it did at a moment: it ends `missing` changes earlier,
    or, if that is 0, has become another one after the change `common`, the last one known to be in
    both."""

    at: dt.datetime
    missing: int
    common: int = 0


def seen_now(store: Store, at: dt.datetime) -> Seen:
    """The journal of an open file, as seen at a moment."""
    number, value = store.chain.end
    before = store.chain.values(milestones(number)[:-1])
    kept = [each[:BEGINNING].ljust(BEGINNING, b"\0") for each in before]
    return Seen(at, number, b"".join((*kept, value[:HEAD])).hex())


def seen_in(told: str) -> Seen | None:
    """What a text tells; None where it tells nothing that makes sense."""
    try:
        found: Seen = json.decoded(told, Seen)
        whole = BEGINNING * (len(milestones(found.number)) - 1) + HEAD
        sensible = found.at.tzinfo is not None and len(bytes.fromhex(found.values)) == whole
    except (msgspec.MsgspecError, ValueError):
        return None
    return found if sensible else None


def milestones(number: int) -> list[int]:
    """The changes up to one whose values are kept: the first, the last few, and between them one
    at twice the distance of the next."""
    distances = [*range(CLOSE), *(CLOSE << power for power in range(number.bit_length()))]
    return sorted({1, *(number - each for each in distances if each < number)}) if number else []


def rolled_back(store: Store, seen: Seen) -> Rollback | None:
    """How an open file falls short of what was seen; None if it goes as far, or further."""
    numbers = milestones(seen.number)
    kept = bytes.fromhex(seen.values)
    cuts = [kept[start : start + BEGINNING] for start in range(0, len(kept) - HEAD, BEGINNING)]
    then = [*cuts, kept[-HEAD:]]
    end, _value = store.chain.end
    found = store.chain.values(numbers)
    same = [bool(now) and now.startswith(old) for now, old in zip(found, then, strict=True)]
    if all(same):
        return None
    agreed = len([*takewhile(bool, same)])
    if numbers[agreed] > end:
        return Rollback(seen.at, seen.number - end)
    return Rollback(seen.at, 0, numbers[agreed - 1] if agreed else 0)
