"""Importing records of any kind from a table: one row a record, one command for all of them.

What a cell says follows from the type of its field, and what a cell can name from the references
that `core.model.kinds` declares: by id, as exported tables have it, or in words.
"""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from core.editing.commands import Command
from core.errors import ImportProblem, RuleBroken
from core.exchange.cells import CellReader, in_points
from core.exchange.delimited import TableLimit
from core.exchange.kind_columns import COUNTED, ELSEWHERE, columns_for, names_of
from core.exchange.names import Names
from core.exchange.positions_csv import USUAL, Import, ImportChoices, import_positions
from core.exchange.table import FileRow, FileTable, sheet_of, stoppable, table
from core.exchange.told import refusal, shortened
from core.exchange.workbook import Workbook
from core.language import gettext as _
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.kinds import KIND_NAMED, KINDS
from core.model.naming import called, field_name, noun
from core.model.records import Issue, Party, Record
from core.model.rosters import new_party
from core.text.likeness import same_key
from core.text.saying import list_of

LONGEST_ID = 64


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
        return import_positions(file, dossier, choices, progress=progress, cancelled=cancelled)

    columns = columns_for(choices)
    read = table(
        sheet_of(file, columns, stoppable(progress, cancelled)), columns, decimal=choices.decimal
    )
    reading = _Reading(dossier, choices, read)
    for row in read.rows:
        reading.take(row)
    return reading.result()


class _Reading:
    """The rows of one table on their way into a dossier."""

    def __init__(self, dossier: Dossier, choices: ImportChoices, table: FileTable) -> None:
        self.kind = KIND_NAMED[choices.kind].record
        self.choices, self.table = choices, table
        self.names = Names(dossier, choices.same)
        self.cells = CellReader(table.writing, choices.order)
        self.bad: list[tuple[int, str]] = []
        self.differing: list[tuple[int, str]] = []
        self.count = self.there = 0
        self._types = {each.name: each.type for each in msgspec.structs.fields(self.kind)}
        self._named = names_of(self.kind)
        self._needed = columns_for(choices).required
        self._keys: dict[tuple[Any, ...], Record] = {}
        for record in dossier.all(self.kind):
            self._keys.setdefault(self._key(record), record)

    def take(self, row: FileRow) -> None:
        """Read one row: into the records, or into what is told of it."""
        try:
            with self.names.all_or_none():
                sentence = self._take(row)
        except TableLimit:
            raise
        except (ImportProblem, RuleBroken) as problem:
            self.bad.append((row.line, shortened(str(problem))))
        else:
            if sentence:
                self.differing.append((row.line, shortened(sentence)))

    def _take(self, row: FileRow) -> str:
        """Add a record, unless it is there; what then differs, in a sentence."""
        if row.fault:
            raise ImportProblem(row.fault)
        self._refuse_empty(row)
        told = {name: self._value(name, cell) for name, cell in row.cells.items() if cell}
        told = {name: value for name, value in told.items() if name not in ELSEWHERE}
        there = self._there(told)
        if there is not None:
            return self._compared(there, told)
        record = self._made(told, row.cells.get("anchors", ""))
        self.names.add(record)
        self._keys.setdefault(self._key(record), record)
        self.count += 1
        return ""

    def _refuse_empty(self, row: FileRow) -> None:
        for name in self._needed:
            if not row.cells.get(name):
                raise ImportProblem(_("The column {name} is empty.").format(name=name))

    def _value(self, name: str, cell: str) -> Any:
        """What a cell says in a field; ImportProblem names the field."""
        if name == "id":
            return cell[:LONGEST_ID]
        named = KINDS[self.kind].references.get(name)
        if named is not None:
            return self.names.named(named, cell)
        try:
            return self.cells.value(self._types[name], cell)
        except ImportProblem as problem:
            raise ImportProblem(f"{name}: {problem}") from problem

    def _made(self, told: dict[str, Any], anchors: str) -> Record:
        dossier = self.names.dossier
        counted = {
            name: self.names.next_of(self.kind)
            for name in COUNTED
            if name in self._types and name not in told
        }
        told = {"id": new_id(), **counted, **told}
        if self.kind is Party:
            usual = new_party(told["name"], dossier)
            return msgspec.structs.replace(usual, **told)
        record = self.kind(**told)
        return in_points(record, anchors) if isinstance(record, Issue) else record

    # --- what is there ---

    def _key(self, record: Record) -> tuple[Any, ...]:
        """What tells a record from others of its kind: all that it says, if nothing else does."""
        names = self._named or [each for each in self._types if each not in ("id", *COUNTED)]
        return tuple(_plain(getattr(record, name)) for name in names)

    def _there(self, told: dict[str, Any]) -> Record | None:
        """The record that is there already, by its id or by what tells it from others."""
        found = self.names.dossier.find(self.kind, told.get("id", ""))
        if found is not None:
            return found
        if self.kind is Party and "code" in told:
            same = same_key(told["code"])
            parties = self.names.dossier.parties
            there = next((each for each in parties if same_key(each.code) == same), None)
            if there is not None:
                return there
        if not self._named:
            usual = {name: None for name in COUNTED if name in self._types}
            return self._keys.get(self._key(self.kind(**{"id": "", **usual, **told})))
        return self._keys.get(tuple(_plain(told.get(name)) for name in self._named))

    def _compared(self, there: Record, told: dict[str, Any]) -> str:
        """What differs from a record that is there and stays as it is; "" if nothing does."""
        names = [
            name
            for name, value in told.items()
            if name not in ("id", *COUNTED, "anchors") and not _is_same(getattr(there, name), value)
        ]
        if not names:
            self.there += 1
            return ""
        sentence = _("This {noun} is there already and stays as it is; what differs: {fields}.")
        fields = list_of([field_name(name) for name in names])
        return sentence.format(noun=noun(self.kind), fields=fields)

    def result(self) -> Import:
        """What was read; ImportProblem with all faulty lines unless they are to be left out."""
        if self.bad and not self.choices.skip_bad:
            raise ImportProblem(refusal(len(self.bad)), tuple(self.bad))
        heads = zip(self.table.head.heads, self.table.head.columns, strict=False)
        label = _("import {count} {records}").format(count=self.count, records=called(self.kind))
        return Import(
            Command(label, lambda _dossier: self._edits()),
            self.count,
            tuple(self.bad),
            self.there,
            tuple(self.differing),
            tuple(self.names.alike),
            tuple(heads),
            self.table.remarks,
        )

    def _edits(self) -> Iterator[Edit]:
        yield from (Edit(None, record) for record in self.names.made)


def _is_same(there: Any, told: Any) -> bool:
    """Whether a field says what a cell says, which has lost the blanks around it."""
    return bool(there == told) or (isinstance(there, str) and there.strip() == told)


def _plain(value: Any) -> Any:
    return same_key(value) if type(value) is str else value
