"""What a damaged file says: its records, what its journal makes of them, its texts and changes.

A row counts if it says something that a dossier can hold. Of what is there twice, the first counts.
"""

import datetime as dt
from collections import defaultdict
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec

from core.language import gettext as _
from core.model.ids import COUNTER_BITS, latest
from core.model.kinds import KIND_NAMED, KINDS, Kind
from core.model.records import Record, Source
from core.storage import rows
from core.storage.blocks import Block, JournalLine
from core.storage.driver import UnreadableError
from core.storage.indexing import checksum, folded
from core.storage.journal import WHOLE
from core.storage.replay import UNREADABLE, last_state
from core.storage.salvage import Values, Wreck, our_tables
from core.storage.stored import unpacked
from core.storage.told import record_told
from core.text import json
from core.text.digest import digest_of

KEPT = ("dossier", "draft", "draft forms")
"""What the file says of itself and a new one says again: the identity that it shares with its
copies, and what was being typed."""
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""From when ticks are counted."""
RecordOfKind = tuple[type[Record], str]
"""What identifies a record: its kind and its id."""


class ChangeRow(NamedTuple):
    """A row of the table of changes."""

    number: int
    device: str
    hlc: int
    author: str
    at: str
    label: str


class Testimony:
    """What a file says. `held` are the records of its tables, `told` what its journal makes of
    each; `stray` those of pages that belong to no table any more; `spoiled` the ids of rows that
    are no record."""

    def __init__(self, wreck: Wreck) -> None:
        self.changes: dict[int, ChangeRow] = {}
        self.lines: dict[tuple[str, int], JournalLine] = {}
        self.texts: dict[str, str] = {}
        self.originals: dict[str, bytes] = {}
        """The files that are kept, unpacked."""
        self.meta: dict[str, str] = {}
        """What can be read of `KEPT`."""
        self.spoiled: dict[type[Record], list[str]] = defaultdict(list)
        self.bad_lines = self.made_up = self.redated = 0
        """How many rows of the journal make no sense, how many changes had to be made up from
        others, and how many lay in the future."""
        self.held = {kind: self._records(wreck, kind) for kind in KINDS}
        for table, hear in self._hearing.items():
            for values in wreck.rows(table):
                hear(values)
        self.stray: dict[RecordOfKind, Record] = {}
        self._hear_stray([*wreck.stray()])
        self.journal = self._in_order()
        self.told: dict[RecordOfKind, Record | None] = {}
        senseless = self._hear_last_states()
        self.overruled: set[RecordOfKind] = set()
        """The records whose texts, by the search index, are those of the journal."""
        self.indexed: set[RecordOfKind] = set()
        """The records without a row that the search index has."""
        self._ask_index(wreck)
        self.has_gaps = self._is_missing_lines()
        was_read = wreck.was_read("journal") and wreck.was_read("journal_block")
        self.journal_is_whole = was_read and not (self.has_gaps or self.bad_lines or senseless)

    @property
    def _hearing(self) -> dict[str, Any]:
        return {
            "change": self._hear_change,
            "journal": self._hear_line,
            "journal_block": self._hear_block,
            "text": self._hear_text,
            "original": self._hear_original,
            "meta": self._hear_meta,
        }

    def _records(self, wreck: Wreck, kind: type[Record]) -> dict[str, Record]:
        found: dict[str, Record] = {}
        for values in wreck.rows(KINDS[kind].table):
            record = _record(kind, values)
            if record is not None:
                found.setdefault(record.id, record)
            else:
                self.spoiled[kind].append(values[0] if isinstance(values[0], str) else "")
        return found

    def _hear_change(self, values: Values) -> None:
        try:
            change = msgspec.convert(_fields("change", values, ChangeRow._fields), ChangeRow)
            dt.datetime.fromisoformat(change.at)
        except (msgspec.ValidationError, ValueError):
            return
        if change.number > 0:
            self.changes.setdefault(change.number, change)

    def _hear_line(self, values: Values) -> None:
        line = _line(values)
        if line is None:
            self.bad_lines += 1
        else:
            self.lines.setdefault((line.device, line.sequence), line)

    def _hear_block(self, values: Values) -> None:
        try:
            block = msgspec.convert(_fields("journal_block", values, Block._fields), Block)
            rows = [*block.rows]
        except (msgspec.ValidationError, UnreadableError):
            self.bad_lines += 1
            return
        for row in rows:
            self._hear_line([*row])

    def _hear_text(self, values: Values) -> None:
        """A text is the one saved if the digest in its row says so, or that of a source."""
        digest, body = values
        if isinstance(body, str):
            own = digest_of(body)
            if own == digest or own in self._digests:
                self.texts[own] = body

    def _hear_original(self, values: Values) -> None:
        digest, body = values
        if isinstance(digest, str) and (content := unpacked(digest, body)) is not None:
            self.originals[digest] = content

    @property
    def _digests(self) -> set[str]:
        sources = self.held[Source].values()
        return {source.digest for source in sources if isinstance(source, Source)}

    def _hear_meta(self, values: Values) -> None:
        if values[0] in KEPT and isinstance(values[1], str):
            self.meta[values[0]] = values[1]

    def _hear_stray(self, found: list[tuple[int, Values]]) -> None:
        """Rows without a table: the journal's come first, since they say what others are."""
        for number, values in found:
            self._hear_stray_line(number, values)
        kinds = {line.record: line.kind for line in self.lines.values() if line.field == WHOLE}
        for _number, values in found:
            if len(values) == 2 and isinstance(values[1], str):
                digest, body = values
                if digest_of(body) == digest:
                    self.texts[digest] = body
            elif len(values) == 2 and isinstance(values[1], bytes):
                self._hear_original(values)
            elif values and isinstance(values[0], str) and values[0] in kinds:
                record = _stray(KIND_NAMED[kinds[values[0]]], values)
                if record is not None:
                    self.stray[type(record), record.id] = record

    def _hear_stray_line(self, number: int, values: Values) -> None:
        lines, blocks, changes = (
            len(our_tables()[name].names) for name in ("journal", "journal_block", "change")
        )
        if len(values) == lines and (line := _line(values)) is not None:
            self.lines.setdefault((line.device, line.sequence), line)
        elif len(values) == blocks and isinstance(values[-1], bytes):
            self._hear_block(values)
        elif len(values) == changes and values[0] is None:
            self._hear_change([number, *values[1:]])

    def _in_order(self) -> list[JournalLine]:
        """The journal, each row with its change, which is made up where it is gone, and none dated
        later than now."""
        lines = sorted(self.lines.values(), key=lambda line: (line.change, line.sequence))
        for line in lines:
            if line.change not in self.changes:
                self.made_up += 1
                self.changes[line.change] = _change_of(line)
        most, last = latest(), 0
        for number in sorted(self.changes):
            change = self.changes[number]
            if not 0 <= change.hlc <= most:
                self.redated += 1
                change = self.changes[number] = _redated(change, last + 1)
            last = max(last, change.hlc)
        return [line._replace(hlc=self.changes[line.change].hlc) for line in lines]

    def _hear_last_states(self) -> int:
        """What the journal makes of each record; says how many it makes nothing of that a dossier
        can hold."""
        senseless = 0
        key = itemgetter(*map(JournalLine._fields.index, ("kind", "record")))
        what = itemgetter(*map(JournalLine._fields.index, ("kind", "record", "field", "value")))
        for (table, identifier), lines in groupby(sorted(self.journal, key=key), key):
            last = last_state(table, identifier, map(what, lines))
            if last.record is None or _can_be_held(last.record):
                self.told[last.kind, last.id] = last.record
            else:
                senseless += 1
                self.spoiled[last.kind].append(last.id)
        return senseless

    def _ask_index(self, wreck: Wreck) -> None:
        """Where table and journal differ, the index decides: it was written along with both."""
        differing = {
            (KINDS[kind].table, name): (self.held[kind].get(name), last)
            for (kind, name), last in self.told.items()
            if last is not None and self.held[kind].get(name) != last
        }
        for _number, table, name, said in wreck.rows("entry") if differing else ():
            held, last = differing.get((table, name), (None, None))
            if last is not None and held is None:
                self.indexed.add((type(last), name))
            elif last is not None and _tells(said, self._read(last), self._read(held or last)):
                self.overruled.add((type(last), name))
        for held, last in differing.values():
            if held is not None and wreck.lacks_columns(KINDS[type(last)].table):
                self.overruled.add((type(last), last.id))

    def _read(self, record: Record) -> str:
        """What search reads of a record."""
        texts = [getattr(record, name) for name in KINDS[type(record)].texts]
        if isinstance(record, Source):
            texts.append(self.texts.get(record.digest, ""))
        return folded(map(str, texts))

    def _is_missing_lines(self) -> bool:
        """Whether the journal has gaps: each device numbers its rows from 1 on, and each change has
        some."""
        last: dict[str, int] = defaultdict(int)
        count: dict[str, int] = defaultdict(int)
        for device, sequence in self.lines:
            last[device] = max(last[device], sequence)
            count[device] += 1
        return last != count or self.changes.keys() != {line.change for line in self.journal}


def _tells(said: object, text: str, other: str) -> bool:
    """Whether an entry of the index says that a text is right and another is not; in older files it
    has the text itself."""
    said = checksum(said) if isinstance(said, str) else said
    return said == checksum(text) != checksum(other)


def _fields(table: str, values: Values, fields: tuple[str, ...]) -> Values:
    """The values of a row in the order of some fields."""
    return [values[place] for place in _places(table, fields)]


@cache
def _places(table: str, fields: tuple[str, ...]) -> tuple[int, ...]:
    names = our_tables()[table].names
    return tuple(names.index(name) for name in fields)


def _can_be_held(record: Record) -> bool:
    """Whether every field of a record has a value of its type: one told long ago may not."""
    try:
        return msgspec.convert(msgspec.to_builtins(record), type(record)) == record
    except msgspec.ValidationError:
        return False


def _record(kind: type[Record], values: Values) -> Record | None:
    try:
        fields = _fields(KINDS[kind].table, values, kind.__struct_fields__)
        (record,) = rows.records(kind, [fields])
    except (msgspec.MsgspecError, TypeError):
        return None
    return record


def _stray(kind: Kind, values: Values) -> Record | None:
    """The record on a row of a page without a table; it may lack columns added later."""
    ours = our_tables()[kind.table]
    whole = [*values, *ours.defaults[len(values) :]]
    if len(whole) != len(ours.names):
        return None
    return _record(kind.record, whole)


def _line(values: Values) -> JournalLine | None:
    """A row of the journal; None if it makes no sense."""
    try:
        line = msgspec.convert(_fields("journal", values, JournalLine._fields), JournalLine)
        kind, told = KIND_NAMED[line.kind].record, json.decoded(line.value)
        json.decoded(line.prev, list[tuple[str, int]])
        if line.field == WHOLE and told is not None:
            record_told(kind, told)
            if told["id"] != line.record:
                return None
    except UNREADABLE:
        return None
    return line if line.change > 0 and line.sequence > 0 else None


def _change_of(line: JournalLine) -> ChangeRow:
    """A change that is gone, as far as its rows tell."""
    label = _("a change whose name is lost")
    return ChangeRow(line.change, line.device, line.hlc, line.author, _moment(line.hlc), label)


def _redated(change: ChangeRow, hlc: int) -> ChangeRow:
    return change._replace(hlc=hlc)


def _moment(hlc: int) -> str:
    """The moment of a tick, as a change tells it."""
    millis = max(0, min(hlc, latest())) >> COUNTER_BITS
    return (EPOCH + dt.timedelta(milliseconds=millis)).isoformat()
