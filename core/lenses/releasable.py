"""The dossier as it may be given to others: only what is marked as releasable.

It fails closed: an unmarked record is left out with its parts, and reported.
"""

from collections.abc import Iterator
from operator import attrgetter

import msgspec

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
    kept: dict[type[Record], dict[str, Record]] = {Negotiation: {Negotiation.ID: _talks(dossier)}}
    left: list[Record] = []
    for kind in KINDS:
        if kind is not Negotiation and kind not in NEVER:
            there = dossier.all(kind)
            kept[kind] = {each.id: each for each in there if _may_go(dossier, each)}
            left += (each for each in there if each.id not in kept[kind])
    _drop_parts(kept)
    kept[Party] = {party.id: party for party in _in_alphabet(kept[Party])}
    whole = {
        kind: [_cut(each, kept) for each in each_kind.values()] for kind, each_kind in kept.items()
    }
    return Dossier.of_kinds(whole), tuple(left)


def _may_go(dossier: Dossier, record: Record) -> bool:
    if isinstance(record, Note):
        return record.audience is Audience.RELEASABLE
    return is_releasable(dossier, record)


def _talks(dossier: Dossier) -> Negotiation:
    talks = dossier.talks
    if is_releasable(dossier, talks):
        return talks
    return msgspec.structs.replace(talks, summary="", plan_summary="", own=None)


def _drop_parts(kept: dict[type[Record], dict[str, Record]]) -> None:
    """Leave out the parts of what was left out, and their parts in turn."""
    again = True
    while again:
        again = False
        for kind, records in kept.items():
            lost = [each.id for each in records.values() if not _owners_are_kept(each, kept)]
            for identifier in lost:
                del kept[kind][identifier]
            again = again or bool(lost)


def _owners_are_kept(record: Record, kept: dict[type[Record], dict[str, Record]]) -> bool:
    if isinstance(record, Note):
        owners = kept.get(_kind_named(record.target_kind), {})
        return record.target in owners and (record.parent is None or record.parent in kept[Note])
    parts = KINDS[type(record)].parts.items()
    return all(getattr(record, name) in kept[named] for name, named in parts)


def _kind_named(table: str) -> type[Record]:
    return next(kind.record for kind in KINDS.values() if kind.table == table)


def _cut(record: Record, kept: dict[type[Record], dict[str, Record]]) -> Record:
    """The record without fields that are not declared public and without references to what was
    left out."""
    kind = type(record)
    mentions = KINDS[kind].mentions.items()
    lost = {name: None for name, named in mentions if getattr(record, name) not in kept[named]}
    fields = (each for each in msgspec.structs.fields(kind) if not is_public(kind, each.name))
    return msgspec.structs.replace(record, **{each.name: each.default for each in fields} | lost)


def _in_alphabet(parties: dict[str, Record]) -> Iterator[Record]:
    ordered = sorted(parties.values(), key=attrgetter("name"))
    for place, party in enumerate(ordered, 1):
        yield msgspec.structs.replace(party, rank=place)
