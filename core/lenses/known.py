"""The dossier as the file held it at a moment: what was known then, whatever date it refers to.

The other clock, what had been *said* by a date, is in `core.lenses.said`; the two combine.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from core.lenses.kept import target_of
from core.lenses.marking import mark_of
from core.model.dossier import EMPTY, Dossier, KindTable
from core.model.kinds import KINDS
from core.model.records import Mark, Negotiation, Note, Record

if TYPE_CHECKING:
    from core.storage.journal import JournalEntry

MANY = 200
"""From how many altered records of a kind its table is rebuilt."""

Before = dict[type[Record], dict[str, Record | None]]
"""Records as they were, by kind and id; None if there was none."""


def known_before(latest: Dossier, later: Sequence["JournalEntry"]) -> Dossier:
    """The dossier before these journal entries, which are all those since some moment, oldest
    first. Before the talks existed, only their title was known."""
    tables = dict(latest.tables)
    for kind, records in _before(latest, later).items():
        tables[kind] = _table(tables[kind], records)
    if not len(tables[Negotiation].by_id):
        tables[Negotiation] = EMPTY.tables[Negotiation].replacing(
            EMPTY.talks, Negotiation(Negotiation.ID, latest.talks.title)
        )
    return Dossier(tables)


def as_removed(then: Dossier, now: Dossier, later: Sequence["JournalEntry"]) -> Dossier:
    """The dossier `then` of before these journal entries, in which what is gone by `now` has the
    mark, and a note the audience, with which it was removed: whoever marks something higher and
    then removes it means that nobody below sees it, also not as what is new."""
    for entry in later:
        gone = entry.before
        if entry.field or not isinstance(gone, Mark | Note):
            continue
        of, key = target_of(gone) if isinstance(gone, Mark) else (Note, gone.id)
        record = then.find(of, key)
        if record is not None and now.find(of, key) is None:
            then = then.replacing(*_closed(then, record, gone))
    return then


def _closed(then: Dossier, record: Record, gone: Mark | Note) -> tuple[Record | None, Record]:
    """What a mark or a note was, and what it is if it is as it was when it was removed."""
    if isinstance(gone, Note):
        return record, msgspec.structs.replace(record, audience=gone.audience)
    old = mark_of(then, record)
    return old, gone if old is None else msgspec.structs.replace(old, level=gone.level)


def _before(latest: Dossier, later: Sequence["JournalEntry"]) -> Before:
    found: Before = {}
    for entry in reversed(later):
        records = found.setdefault(entry.kind, {})
        if not entry.field:
            records[entry.record] = entry.before
            continue
        known = entry.record in records
        record = records[entry.record] if known else latest.find(entry.kind, entry.record)
        if record is not None:
            fields = {entry.field: entry.before}
            records[entry.record] = msgspec.structs.replace(record, **fields)
    return found


def _table(table: KindTable, records: dict[str, Record | None]) -> KindTable:
    """The table with these records as they were."""
    if len(records) > MANY:
        there = {**dict(table.by_id), **records}
        return KindTable.of(KINDS[table.kind.record], [r for r in there.values() if r is not None])
    for identifier, record in records.items():
        now = table.by_id.find(identifier)
        if now is not None or record is not None:
            table = table.replacing(now, record)
    return table
