"""The dossier as it may be given to others: only what is marked as releasable.

It fails closed: an unmarked record is left out with its parts, and reported.
"""

from collections.abc import Iterator
from operator import attrgetter

import msgspec

from core.lenses.kept import Kept, Key, drop_parts, whole
from core.lenses.marking import is_releasable, level_of
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import (
    DESK_ONLY,
    Audience,
    Line,
    Negotiation,
    Note,
    Party,
    Record,
)

Keys = frozenset[Key]
"""Records, by kind and id."""


def is_public(kind: type[Record], field: str) -> bool:
    """Whether a field may go to others with a record that does (see `core.model.kinds`)."""
    return field == "id" or field in KINDS[kind].public


def is_inward(record: Record) -> bool:
    """Whether a record is the desk's own whatever its mark: a line that is no one else's to hear,
    such as a fallback, or what is not to be said."""
    return isinstance(record, Line) and not record.type.is_outward


def released(dossier: Dossier, withheld: Keys = frozenset()) -> tuple[Dossier, tuple[Record, ...]]:
    """What may go to others, parties in alphabetical order, and the records left out because no
    mark allows them, because they are inward, or because they are among those `withheld`."""
    talks = (Negotiation, Negotiation.ID)
    kept: Kept = {Negotiation: {Negotiation.ID: _talks(dossier, talks in withheld)}}
    left: list[Record] = []
    for kind in KINDS:
        if kind is not Negotiation and kind not in DESK_ONLY:
            there = dossier.all(kind)
            free = (each for each in there if (kind, each.id) not in withheld)
            kept[kind] = {each.id: each for each in free if _may_go(dossier, each)}
            left += (each for each in there if each.id not in kept[kind])
    drop_parts(kept)
    kept[Party] = {party.id: party for party in _in_alphabet(kept[Party])}
    return whole(kept, is_public), tuple(left)


def released_then(then: Dossier, now: Dossier) -> Dossier:
    """What might go to others of an earlier state of a dossier, and still may: what the dossier has
    `now` and does not release is left out, whatever its mark was; what was deleted stays."""
    given = released(now)[0]
    kept_back = {
        (kind, each.id) for kind in KINDS for each in now.all(kind) if not given.find(kind, each.id)
    }
    if not is_releasable(now, now.talks):
        kept_back.add((Negotiation, Negotiation.ID))
    return released(then, frozenset(kept_back))[0]


def _may_go(dossier: Dossier, record: Record) -> bool:
    if isinstance(record, Note):
        is_free = not level_of(dossier, record) or is_releasable(dossier, record)
        return is_free and record.audience is Audience.RELEASABLE
    return is_releasable(dossier, record) and not is_inward(record)


def _talks(dossier: Dossier, is_withheld: bool) -> Negotiation:
    talks = dossier.talks
    if is_releasable(dossier, talks) and not is_withheld:
        return talks
    return msgspec.structs.replace(talks, summary="", plan_summary="", own=None)


def _in_alphabet(parties: dict[str, Record]) -> Iterator[Record]:
    ordered = sorted(parties.values(), key=attrgetter("name"))
    for place, party in enumerate(ordered, 1):
        yield msgspec.structs.replace(party, rank=place)
