"""The dossier as the file held it at a moment: what was known then, whatever date it refers to.

The other clock, what had been *said* by a date, is in `core.lenses.said`; the two combine.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from core.lenses.marking import mark_of
from core.model.dossier import EMPTY, Dossier, KindTable
from core.model.kinds import KIND_NAMED, KINDS
from core.model.records import Mark, Negotiation, Record

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


def with_last_marks(then: Dossier, now: Dossier, later: Sequence["JournalEntry"]) -> Dossier:
    """The dossier `then` of before these journal entries, in which what is gone by `now` has the
    mark with which it was removed: whoever marks something higher and then removes it means that
    nobody below sees it, also not as what is new."""
    for entry in later:
        mark = entry.before
        if entry.field or not isinstance(mark, Mark):
            continue
        kind = KIND_NAMED[mark.target_kind].record
        record = then.find(kind, mark.target)
        if record is None or now.find(kind, mark.target) is not None:
            continue
        old = mark_of(then, record)
        new = mark if old is None else msgspec.structs.replace(old, level=mark.level)
        then = then.replacing(old, new)
    return then


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
