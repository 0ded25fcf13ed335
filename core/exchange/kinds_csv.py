"""Importing records of any kind from a table: one row a record, one command for all of them.

What a cell says follows from the type of its field, and what a cell can name from the references
that `core.model.kinds` declares: by id, as exported tables have it, or in words.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import filterfalse, repeat
from operator import attrgetter
from typing import Any, NamedTuple

import msgspec

from core.editing.rules import check
from core.errors import ImportProblem, RuleBroken
from core.exchange.cells import CellReader, in_points
from core.exchange.exported_workbook import refuse_exported
from core.exchange.kind_columns import COUNTED, ELSEWHERE, columns_for, names_of
from core.exchange.names import refuse_no_name
from core.exchange.number_cells import PERCENT
from core.exchange.positions_csv import (
    PLACES,
    USUAL,
    Import,
    ImportChoices,
    TableReading,
    import_positions,
    read_rows,
)
from core.exchange.spreadsheet import unguarded
from core.exchange.table import FileRow, FileTable, stoppable
from core.exchange.workbook import Workbook
from core.language import gettext as _
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.ids import new_id, new_ids
from core.model.kinds import KIND_NAMED, KINDS
from core.model.naming import field_name, noun
from core.model.records import Issue, Party, Point, Position, Record
from core.model.rosters import new_party
from core.text.likeness import same_key, same_keys
from core.text.saying import list_of
from core.text.times import typed_time

LONGEST_ID = 64

MOST_KNOWN = 4096
"""How many cells of a column are remembered with what they say."""


def import_table(
    file: bytes | Workbook,
    dossier: Dossier,
    choices: ImportChoices = USUAL,
    *,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Import:
    """What a file would add to a dossier, whatever its rows are; as `import_positions`."""
    if not choices.kind:
        refuse_exported(file)
        return import_positions(file, dossier, choices, progress=progress, cancelled=cancelled)

    columns = columns_for(choices)
    return read_rows(_Reading, file, columns, dossier, choices, stoppable(progress, cancelled))


Key = tuple[Any, ...]
"""What tells a record from others of its kind."""


class _ReadRows(NamedTuple):
    """What came of rows that were read together: rows with the records made of them, what tells
    those from others, and rows with the records that are there already."""

    made: Sequence[tuple[FileRow, Record]]
    keys: Mapping[Key, Record]
    there: Sequence[tuple[FileRow, Record]] = ()


class _Reading(TableReading):
    """Rows whose cells are the fields of a record."""

    def __init__(self, dossier: Dossier, choices: ImportChoices, table: FileTable) -> None:
        super().__init__(KIND_NAMED[choices.kind].record, dossier, choices, table)
        self.cells = CellReader(self.numbers, choices.dates)
        self._before = dossier
        fields = msgspec.structs.fields(self.kind)
        self._types = {each.name: each.type for each in fields}
        self._usual = {each.name: each.default for each in fields if not each.required}
        named = KINDS[self.kind].references
        read = (*named, "id", "time")
        self._texts = {n for n, t in self._types.items() if t is str and n not in read}
        self._named = names_of(self.kind)
        said = [each for each in self._types if each not in ("id", *COUNTED)]
        self._telling_names = self._named or said
        self._telling = attrgetter("__class__", *self._telling_names)
        self._needed = columns_for(choices).required
        self._measured = KINDS[self.kind].references.get("issue") is Issue
        self._values: defaultdict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
        self._made_on: dict[str, int] = {}
        self._keys: dict[Key, Record] = {}
        for record in dossier.all(self.kind):
            self._keys.setdefault(self._key(record), record)

    def take_all(self, rows: Sequence[FileRow]) -> None:
        """Read rows: into the records, or into what is told of each."""
        try:
            read = self._read_together(rows) if self._can_be_together else None
        except (ImportProblem, RuleBroken):
            read = None
        if read is not None:
            self._keep(read)
            return
        for row in rows:
            self._take_one(row)

    @property
    def _can_be_together(self) -> bool:
        """Whether there may be many rows, none of which names another."""
        return self.kind is Position and not {"id", "corrects"} & {*self.table.head.columns}

    def _read_together(self, rows: Sequence[FileRow]) -> _ReadRows:
        """What rows say; ImportProblem or RuleBroken if one of them is at fault."""
        with self._all_or_none():
            columns = self._columns(rows)
            records = [*map(self.kind, *columns.values())]
            read = self._sorted_out(rows, records, [*self._all_keys(columns)])
            new = [record for _row, record in read.made]
            self.names.add_unnamed(new)
            check([Edit(None, record) for record in new], self.names.dossier)
        return read

    def _sorted_out(
        self, rows: Sequence[FileRow], records: Sequence[Record], keys: Sequence[Key]
    ) -> _ReadRows:
        """Which records are new, and which are there already."""
        told = dict(zip(keys, records, strict=True))
        if len(told) == len(keys) and self._keys.keys().isdisjoint(told):
            return _ReadRows([*zip(rows, records, strict=True)], told)
        made, new, there = [], dict[Key, Record](), []
        for row, record, key in zip(rows, records, keys, strict=True):
            same = new.get(key) or self._keys.get(key)
            if same is None or self._is_wanted_again(same):
                new[key] = record
                made.append((row, record))
            else:
                there.append((row, same))
        return _ReadRows(made, new, there)

    def _columns(self, rows: Sequence[FileRow]) -> dict[str, Sequence[Any]]:
        """What rows say, by field; ImportProblem if one of them cannot be read."""
        for row in rows:
            if row.fault:
                raise ImportProblem(row.fault)
        told = zip(*(row.values for row in rows), strict=False)
        cells = {name: column for name, column in zip(rows[0].columns, told, strict=False) if name}
        if any("" in cells[name] for name in self._needed):
            raise ImportProblem("")
        columns: dict[str, Sequence[Any]] = {"id": new_ids(len(rows))}
        for name in self.kind.__struct_fields__[1:]:
            if name not in cells or name in ELSEWHERE:
                columns[name] = [self._usual[name]] * len(rows)
            elif name in PLACES:
                columns[name] = self._places(name, cells[name], columns["issue"])
            else:
                columns[name] = self._all_values(name, cells[name])
        return columns

    def _all_values(self, name: str, cells: Sequence[str]) -> Sequence[Any]:
        """What cells of a column say, as `_value`; where they say nothing, what is usual."""
        if name in self._texts:
            return [*map(unguarded, cells)]
        told = self._told_by(name, cells, PERCENT)
        return [*map(told.__getitem__, cells)]

    def _places(self, name: str, cells: Sequence[str], issues: Sequence[str]) -> Sequence[Any]:
        """As `_all_values`, of numbers in the units of these issues."""
        dossier = self.names.dossier
        units = {each: dossier.get(Issue, each).unit or PERCENT for each in {*issues}}
        if len({*units.values()}) == 1:
            told = self._told_by(name, cells, units[issues[0]])
            return [*map(told.__getitem__, cells)]
        each_in = [(units[issue], cell) for issue, cell in zip(issues, cells, strict=True)]
        known = {
            unit: self._told_by(name, [cell for other, cell in each_in if other == unit], unit)
            for unit in {*units.values()}
        }
        return [known[unit][cell] for unit, cell in each_in]

    def _told_by(self, name: str, cells: Sequence[str], unit: str) -> Mapping[str, Any]:
        """What each cell of a column says, in numbers of this unit."""
        known = self._values[name, unit]
        if len(known) >= MOST_KNOWN:
            known.clear()
        for cell in filterfalse(known.__contains__, dict.fromkeys(cells)):
            known[cell] = self._read(name, cell, unit) if cell else self._usual.get(name)
        return known

    def _all_keys(self, columns: Mapping[str, Sequence[Any]]) -> Iterator[Key]:
        """What tells the records in these columns from others, as `_key`."""
        telling = map(columns.__getitem__, self._telling_names)
        return zip(repeat(self.kind), *map(_all_same_keys, telling))

    def _keep(self, read: _ReadRows) -> None:
        """Remember the records that were read with others, and tell of those that were there."""
        self._keys.update(read.keys)
        for row, record in read.made:
            self._made_on[record.id] = row.line
        for row, same in read.there:
            self.lines.differs(row.line, self._compared(row, same, self._told(row)))

    def _take_one(self, row: FileRow) -> None:
        with self.lines.faults_of(row.line), self._all_or_none():
            self.lines.differs(row.line, self._take(row))

    @contextmanager
    def _all_or_none(self) -> Iterator[None]:
        """Forget what the block created if it fails."""
        try:
            with self.names.all_or_none():
                yield
        except BaseException:
            self._values.clear()
            raise

    def _take(self, row: FileRow) -> str:
        """Add a record, unless it is there; what then differs, in a sentence."""
        told = self._told(row)
        there = self._there(told)
        if there is not None and not self._is_wanted_again(there):
            return self._compared(row, there, told)
        record = self._made(told, row.cells.get("anchors", ""))
        self.names.add(record)
        self._keys.setdefault(self._key(record), record)
        self._made_on[record.id] = row.line
        return ""

    def _told(self, row: FileRow) -> dict[str, Any]:
        """What a row says, by field; ImportProblem if a cell cannot be read."""
        if row.fault:
            raise ImportProblem(row.fault)
        cells = row.cells
        self._refuse_empty(cells)
        return {
            name: self._value(name, cell, self._unit(cells) if name in PLACES else PERCENT)
            for name, cell in cells.items()
            if cell and name not in ELSEWHERE
        }

    def _unit(self, cells: Mapping[str, str]) -> str:
        """What the numbers of a row may be followed by."""
        if not self._measured or not cells.get("issue"):
            return PERCENT
        issue = self._value("issue", cells["issue"], PERCENT)
        return self.names.dossier.get(Issue, issue).unit or PERCENT

    def _refuse_empty(self, cells: Mapping[str, str]) -> None:
        for name in self._needed:
            if not cells.get(name):
                raise ImportProblem(_("The column {name} is empty.").format(name=name))

    def _value(self, name: str, cell: str, unit: str) -> Any:
        """What a cell says in a field, as `_read`; the same is read once, but for texts."""
        if name in self._texts:
            return unguarded(cell)
        known = self._values[name, unit]
        if cell not in known:
            if len(known) >= MOST_KNOWN:
                known.clear()
            known[cell] = self._read(name, cell, unit)
        return known[cell]

    def _read(self, name: str, cell: str, unit: str) -> Any:
        """What a cell says in a field; ImportProblem names the field."""
        if name == "id":
            return cell[:LONGEST_ID]
        if name == "time":
            return typed_time(unguarded(cell))
        named = KINDS[self.kind].references.get(name)
        if named is not None:
            return self.names.named(named, cell)
        try:
            return self.cells.value(self._types[name], cell, unit)
        except ImportProblem as problem:
            raise ImportProblem(f"{name}: {problem}") from problem

    def _made(self, told: dict[str, Any], anchors: str) -> Record:
        dossier = self.names.dossier
        ranked = {
            name: self.names.next_of(self.kind)
            for name in COUNTED
            if name in self._types and name not in told
        }
        if self.kind in (Party, Point, Issue):
            refuse_no_name(told["name"])
        told = {"id": new_id(), **ranked, **told}
        if self.kind is Party:
            usual = new_party(told["name"], dossier)
            return msgspec.structs.replace(usual, **told)
        record = self.kind(**told)
        return in_points(record, anchors) if isinstance(record, Issue) else record

    # --- what is there ---

    def _key(self, record: Record) -> Key:
        """What tells a record from others of its kind: all that it says, if nothing else does."""
        return tuple(map(_plain, self._telling(record)))

    def _there(self, told: dict[str, Any]) -> Record | None:
        """The record that is there already, by its id or by what tells it from others; of those in
        the table itself, which tells ids, by that alone."""
        found = self.names.dossier.find(self.kind, told.get("id", ""))
        if found is not None:
            return found
        alike = self._alike(told)
        is_another = "id" in told and alike is not None and alike.id in self._made_on
        return None if is_another else alike

    def _alike(self, told: dict[str, Any]) -> Record | None:
        """The record that nothing but its id tells from one that a row says."""
        if self.kind is Party and "code" in told:
            same = same_key(told["code"])
            parties = self.names.dossier.parties
            there = next((each for each in parties if same_key(each.code) == same), None)
            if there is not None:
                return there
        if not self._named:
            usual = {name: None for name in COUNTED if name in self._types}
            return self._keys.get(self._key(self.kind(**{"id": "", **usual, **told})))
        key = (self.kind, *(_plain(told.get(name)) for name in self._named))
        return self._keys.get(key)

    def _is_wanted_again(self, there: Record) -> bool:
        """Whether a record that an earlier row has made is to be made once more."""
        is_new = self._before.find(self.kind, there.id) is None
        return self.choices.keep_twice and not self._named and is_new

    def _compared(self, row: FileRow, there: Record, told: dict[str, Any]) -> str:
        """What differs from a record that is there and stays as it is; "" if nothing does."""
        names = [
            name
            for name, value in told.items()
            if name not in ("id", *COUNTED, "anchors") and not _is_same(getattr(there, name), value)
        ]
        if not names and there.id in self._made_on:
            self.lines.repeats(row.line, self._made_on[there.id])
            return ""
        if not names:
            self.there += 1
            return ""
        sentence = _("This {noun} is there already and stays as it is; what differs: {fields}.")
        fields = list_of([field_name(name) for name in names])
        return sentence.format(noun=noun(self.kind), fields=fields)


def _is_same(there: Any, told: Any) -> bool:
    """Whether a field says what a cell says, which has lost the blanks around it."""
    return bool(there == told) or (isinstance(there, str) and there.strip() == told)


def _all_same_keys(column: Sequence[Any]) -> Sequence[Any]:
    """The values of a column, texts as what tells them from others."""
    if column.count(column[0]) == len(column):
        return [_plain(column[0])] * len(column)
    types = {*map(type, column)}
    if types == {str}:
        return same_keys(column)
    if str not in types:
        return column
    keys = {value: _plain(value) for value in {*column}}
    return [*map(keys.__getitem__, column)]


def _plain(value: Any) -> Any:
    return same_key(value) if type(value) is str and value else value
