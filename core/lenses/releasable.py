"""The dossier as it may be given to others: only what is marked as releasable.

It fails closed: an unmarked record is left out with its parts, and reported.
"""

from collections.abc import Iterator
from operator import attrgetter

import msgspec

from core.lenses.kept import Kept, drop_parts, whole
from core.lenses.marking import is_releasable
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import (
    Audience,
    Copy,
    Mark,
    Negotiation,
    Note,
    Pack,
    Party,
    Record,
    Template,
)

NEVER: frozenset[type[Record]] = frozenset({Mark, Pack, Copy, Template})
"""Kinds that are never released: how records are marked, and what the desk issued."""


def is_public(kind: type[Record], field: str) -> bool:
    """Whether a field may go to others with a record that does (see `core.model.kinds`)."""
    return field == "id" or field in KINDS[kind].public


def released(dossier: Dossier) -> tuple[Dossier, tuple[Record, ...]]:
    """What may go to others, parties in alphabetical order, and the records left out because no
    mark allows them."""
    kept: Kept = {Negotiation: {Negotiation.ID: _talks(dossier)}}
    left: list[Record] = []
    for kind in KINDS:
        if kind is not Negotiation and kind not in NEVER:
            there = dossier.all(kind)
            kept[kind] = {each.id: each for each in there if _may_go(dossier, each)}
            left += (each for each in there if each.id not in kept[kind])
    drop_parts(kept)
    kept[Party] = {party.id: party for party in _in_alphabet(kept[Party])}
    return whole(kept, is_public), tuple(left)


def _may_go(dossier: Dossier, record: Record) -> bool:
    if isinstance(record, Note):
        return record.audience is Audience.RELEASABLE
    return is_releasable(dossier, record)


def _talks(dossier: Dossier) -> Negotiation:
    talks = dossier.talks
    if is_releasable(dossier, talks):
        return talks
    return msgspec.structs.replace(talks, summary="", plan_summary="", own=None)


def _in_alphabet(parties: dict[str, Record]) -> Iterator[Record]:
    ordered = sorted(parties.values(), key=attrgetter("name"))
    for place, party in enumerate(ordered, 1):
        yield msgspec.structs.replace(party, rank=place)
