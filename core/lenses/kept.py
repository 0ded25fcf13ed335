"""Part of a dossier that holds together by itself: nothing in it refers to what was left out."""

from collections.abc import Callable

import msgspec

from core.model.dossier import Dossier
from core.model.kinds import KIND_NAMED, KINDS
from core.model.records import Mark, Note, Record, Tagging

Key = tuple[type[Record], str]
"""A record, by kind and id."""

Kept = dict[type[Record], dict[str, Record]]
"""Records that stay, by kind and id."""

ATTACHED = (Note, Mark, Tagging)
"""Kinds of records that stand on one of any other kind."""


def whole(kept: Kept, is_shown: Callable[[type[Record], str], bool]) -> Dossier:
    """The dossier of what stays, without the parts of what does not, and with fields that are not
    shown at their defaults. `kept` is without those parts afterwards."""
    drop_parts(kept)
    return Dossier.of_kinds(
        {
            kind: [_cut(each, kept, is_shown) for each in records.values()]
            for kind, records in kept.items()
        }
    )


def drop_parts(kept: Kept) -> None:
    """Leave out the parts of what was left out, and their parts in turn."""
    again = True
    while again:
        again = False
        for kind, records in kept.items():
            lost = [each.id for each in records.values() if not _owners_are_kept(each, kept)]
            for identifier in lost:
                del kept[kind][identifier]
            again = again or bool(lost)


def _owners_are_kept(record: Record, kept: Kept) -> bool:
    if isinstance(record, ATTACHED):
        of, target = target_of(record)
        if target not in kept.get(of, {}):
            return False
    kind = KINDS[type(record)]
    owners = {name: getattr(record, name) for name in kind.parts}
    return all(
        each in kept[kind.parts[name]]
        for name, each in owners.items()
        if each or name in kind.owners
    )


def target_of(record: Note | Mark | Tagging) -> Key:
    """The record on which another stands."""
    return KIND_NAMED[record.target_kind].record, record.target


def _cut(record: Record, kept: Kept, is_shown: Callable[[type[Record], str], bool]) -> Record:
    kind = type(record)
    mentions = KINDS[kind].mentions.items()
    lost = {name: None for name, named in mentions if getattr(record, name) not in kept[named]}
    fields = (each for each in msgspec.structs.fields(kind) if not is_shown(kind, each.name))
    return msgspec.structs.replace(record, **{each.name: each.default for each in fields} | lost)
