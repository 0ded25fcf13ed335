"""The dossier as a selection: what was chosen, by tags or otherwise, what is part of that, and what
that cannot be read without.

Parties, rounds and what the desk keeps for itself stay. Whoever shows a selection says that it is
one, and what is left out.
"""

from collections.abc import Collection, Iterable
from typing import TypeVar

from core.lenses.kept import Key, target_of, whole
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import (
    DESK_ONLY,
    Definition,
    Delegate,
    Issue,
    Membership,
    Negotiation,
    Note,
    Party,
    Point,
    Position,
    Record,
    RecordTag,
    Round,
    SavedSearch,
    Tagging,
)

Named = TypeVar("Named", RecordTag, SavedSearch)

FRAME = DESK_ONLY | {Negotiation, Party, Membership, Delegate, Round, Definition}
"""Kinds that are in every selection: who talks, when, in which words, and what the desk keeps."""


def called_so(
    dossier: Dossier, kind: type[Named], names: Collection[str]
) -> dict[str, Named | None]:
    """The tags or saved searches with these names, by name; None for one that the dossier does not
    have."""
    if not names:
        return {}
    from core.text.likeness import same_key

    known = {same_key(record.name): record for record in dossier.all(kind)}
    return {name: known.get(same_key(name)) for name in names}


def tagged(dossier: Dossier, names: Collection[str]) -> set[Key]:
    """Whatever has one of the tags with these names."""
    tags = {tag.id for tag in called_so(dossier, RecordTag, names).values() if tag is not None}
    return {target_of(each) for each in dossier.all(Tagging) if each.tag in tags}


def selected(dossier: Dossier, chosen: Iterable[Key]) -> tuple[Dossier, tuple[Record, ...]]:
    """The selection of what was chosen, and the records that are left out of it."""
    kept = _with_what_they_need(dossier, _with_parts(dossier, {*chosen}))
    every = [each for kind in KINDS if kind not in FRAME for each in dossier.all(kind)]
    left = tuple(each for each in every if (type(each), each.id) not in kept)
    return without(dossier, left), left


def without(dossier: Dossier, left: Iterable[Record]) -> Dossier:
    """A dossier without some records, their parts, and what stands on them."""
    gone = {(type(each), each.id) for each in left}
    return whole(
        {k: {e.id: e for e in dossier.all(k) if (k, e.id) not in gone} for k in KINDS},
        lambda _kind, _field: True,
    )


def hides_figures(dossier: Dossier, left: Iterable[Record]) -> bool:
    """Whether a gap would rest on but a part of what it is said to rest on: issues are left out of
    a point in the selection, or positions of an issue."""
    return any(
        (isinstance(each, Position) and dossier.find(Issue, each.issue) is not None)
        or (isinstance(each, Issue) and dossier.find(Point, each.point) is not None)
        for each in left
    )


def _with_parts(dossier: Dossier, chosen: set[Key]) -> set[Key]:
    """Records, their parts and the notes on them, and what is about a point among them."""
    count = -1
    while count != len(chosen):
        count = len(chosen)
        for kind, told in KINDS.items():
            owners = {n: v for n, v in told.references.items() if n in told.parts or v is Point}
            for each in dossier.all(kind):
                named = {(of, getattr(each, name)) for name, of in owners.items()}
                if isinstance(each, Note):
                    named.add(target_of(each))
                if named & chosen:
                    chosen.add((kind, each.id))
    return chosen


def _with_what_they_need(dossier: Dossier, chosen: set[Key]) -> set[Key]:
    """Records, whatever they name or stand on, and what corrects a position among them."""
    kept, coming = set[Key](), set(chosen)
    while coming:
        kept |= coming
        needed = {need for key in coming for need in _needed(dossier, *key)}
        corrected = {
            (Position, each.id)
            for each in dossier.all(Position)
            if each.corrects is not None and (Position, each.corrects) in kept
        }
        coming = (needed | corrected) - kept
    return kept


def _needed(dossier: Dossier, kind: type[Record], identifier: str) -> set[Key]:
    record = dossier.find(kind, identifier)
    if record is None:
        return set()
    names = KINDS[kind].references.items()
    found = {(named, value) for name, named in names if (value := getattr(record, name))}
    if isinstance(record, Note):
        found.add(target_of(record))
    return found
