"""Importing positions from a table: one row per position, one command for all of them.

Parties, points, issues, sources and rounds that the table names and the dossier does not have yet
are created. Nothing is guessed: a date or a number is read if it can mean only one, else refused
with what it may mean. A row that the dossier has already is not taken twice.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

import msgspec

from core.editing.commands import Command
from core.editing.limits import on_scale
from core.editing.rules import check
from core.errors import ImportProblem, RuleBroken
from core.exchange.cells import Chosen, chosen
from core.exchange.columns import FileColumns
from core.exchange.dates import ONE_READING, DateStyle, day, on_years
from core.exchange.delimited import Watch
from core.exchange.known import NO_ID, Known
from core.exchange.names import Names
from core.exchange.number_cells import PERCENT, NumberCells
from core.exchange.table import EITHER_WAY, FileRow, FileTable, sheet_of, stoppable, table
from core.exchange.told import ToldLines
from core.exchange.workbook import Workbook
from core.language import gettext as _
from core.model.change import Edit
from core.model.choices import Commitment, Confidence
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.naming import counted
from core.model.records import Issue, Position, Record
from core.storage.rows import collector_paused
from core.text.saying import list_of

REQUIRED = ("point", "issue", "party", "date", "value")
"""The point first, which an issue tells that is there already."""
OPTIONAL = (
    "low",
    "high",
    "ideal",
    "red_line",
    "salience",
    "weight",
    "statement",
    "commitment",
    "confidence",
    "source",
    "locator",
    "round",
    "low_end",
    "high_end",
    "unit",
)
PART = 500
"""How many rows are checked at once; where one of them is at fault, one by one."""

PLACES = ("value", "low", "high", "ideal")
SCALE = ("weight", "low_end", "high_end")
OTHERS = {
    "point": ("sticking point",),
    "party": ("delegation", "country"),
    "statement": ("quote", "quotation"),
    "red_line": ("red lines",),
    "locator": ("page", "place"),
}
"""What people call columns besides, by field."""


class ImportChoices(msgspec.Struct, frozen=True):
    """How a table is to be read, where its reader has been told.

    `columns`: what columns are, by their heads, "" to leave one out;
    `leaves_out`: leave out all columns that nobody knows;
    `wide`: take each of those for an issue, with a value in every row;
    `decimal`: the sign before decimals; `dates`: how dates are written;
    `same`: the names that mean another, by name;
    `skip_bad`: leave out the lines that cannot be imported;
    `keep_twice`: add a row as often as the table has it;
    `kind`: the kind of record that a row is, by its table; "" for positions that name in words what
    they are on.
    """

    columns: Mapping[str, str] = {}
    leaves_out: bool = False
    wide: bool = False
    decimal: str = ""
    dates: DateStyle = ONE_READING
    same: Mapping[str, str] = {}
    skip_bad: bool = False
    kind: str = ""
    keep_twice: bool = False


USUAL = ImportChoices()
"""As the table says."""


class Import(msgspec.Struct, frozen=True):
    """The result of reading a file: a command that adds `count` records and what they need, and
    the lines that cannot be imported, each with a sentence.

    `known`: how many rows the dossier has already, which are not added again;
    `differing`: the lines that say something else than the dossier about the same party, issue and
    day, each with what differs; they are added, but where the rows are records of another kind;
    `twice`: the lines that repeat an earlier one of the table, each with which; they are not added;
    `alike`: names that were created, each with the existing one that may be meant;
    `created`: the records of other kinds that come with those of the rows;
    `heads`: the columns of the file, each with what it was taken for, "" if it was left out;
    `remarks`: sentences on how the file was read.
    """

    command: Command
    count: int
    bad: tuple[tuple[int, str], ...]
    known: int = 0
    differing: tuple[tuple[int, str], ...] = ()
    alike: tuple[tuple[str, str], ...] = ()
    heads: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    twice: tuple[tuple[int, str], ...] = ()
    created: tuple[Record, ...] = ()


def import_positions(
    file: bytes | Workbook,
    dossier: Dossier,
    choices: ImportChoices = USUAL,
    *,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Import:
    """What a file would add to a dossier; ImportProblem lists every faulty line of the file, or
    says which limit it breaks, or that reading was cancelled.

    The command is valid for this dossier only."""

    columns = columns_of(choices)
    return read_rows(_Reading, file, columns, dossier, choices, stoppable(progress, cancelled))


def read_rows(
    reading_of: Callable[[Dossier, ImportChoices, FileTable], "TableReading"],
    file: bytes | Workbook,
    columns: FileColumns,
    dossier: Dossier,
    choices: ImportChoices,
    watch: Watch,
) -> Import:
    """What the rows of a file would add; where its own cells belie how its numbers are taken to be
    written, only those that can be read one way are read. ImportProblem as `import_positions`."""
    read = partial(table, columns=columns)
    reading = reading_of(dossier, choices, read(sheet_of(file, columns, watch), choices.decimal))
    reading.take_rows()
    if reading.numbers.are_doubtful and not choices.decimal:
        reading = reading_of(dossier, choices, read(sheet_of(file, columns, watch), EITHER_WAY))
        reading.take_rows()
    return reading.result()


def columns_of(choices: ImportChoices) -> FileColumns:
    """The columns that a table of positions may have, read in this way."""
    told = dict(choices.columns)
    if choices.wide:
        return FileColumns(("party", "date"), ("point", *OPTIONAL), OTHERS, told, wide="issue")
    return FileColumns(REQUIRED, OPTIONAL, OTHERS, told, choices.leaves_out, spared=REQUIRED[:1])


class TableReading:
    """The rows of one table on their way into a dossier, as records of one kind."""

    def __init__(
        self, kind: type[Record], dossier: Dossier, choices: ImportChoices, table: FileTable
    ) -> None:
        self.kind, self.choices, self.table = kind, choices, table
        self.names = Names(dossier, choices.same)
        self.lines = ToldLines()
        self.numbers = NumberCells(table.writing)
        self.there = 0

    def take_all(self, rows: Sequence[FileRow]) -> None:
        """Read rows: into the records, or into what is told of each."""
        raise NotImplementedError

    @property
    def records(self) -> Sequence[Record]:
        """What is to be added, each after those that it names."""
        return self.names.made

    def take_rows(self) -> None:
        """Read all rows of the table, once."""
        with collector_paused():
            while rows := [*islice(self.table.rows, PART)]:
                self.take_all(rows)

    def result(self) -> Import:
        """What the rows say; ImportProblem with all faulty lines unless they are to be left out."""
        if not self.choices.skip_bad:
            self.lines.refuse_bad()
        records = tuple(self.records)
        created = tuple(each for each in records if type(each) is not self.kind)
        count = len(records) - len(created)
        label = _("import {records}").format(records=counted(self.kind, count))
        return Import(
            Command(label, lambda _dossier: (Edit(None, record) for record in records)),
            count,
            tuple(self.lines.bad),
            self.there,
            tuple(self.lines.differing),
            tuple(self.names.alike),
            tuple(zip(self.table.head.heads, self.table.head.columns, strict=False)),
            (*self.table.remarks, *on_years(_days(records)), *_on_joint(self.names)),
            tuple(self.lines.twice),
            created,
        )


def _on_joint(names: Names) -> Iterator[str]:
    """A sentence on each new party that seems to be several."""
    for name, parts in names.joint:
        sentence = _("“{name}” was taken for one party; {parts} are parties, too.")
        yield sentence.format(name=name, parts=list_of(parts))


def _days(records: Iterable[Record]) -> Iterator[dt.date]:
    """The days of records that have one."""
    for record in records:
        said = getattr(record, "date", None)
        if said is not None:
            yield said


class _Reading(TableReading):
    """Rows that name in words what a position is on."""

    def __init__(self, dossier: Dossier, choices: ImportChoices, table: FileTable) -> None:
        super().__init__(Position, dossier, choices, table)
        self.known, self._before = Known(dossier), dossier
        self.positions: list[Position] = []
        self._first: dict[Position, int] = {}

    @property
    def records(self) -> Sequence[Record]:
        """The positions, after what they name."""
        return [*self.names.made, *self.positions]

    def take_all(self, rows: Sequence[FileRow]) -> None:
        """Read rows: into the positions, or into what is told of each."""
        try:
            read = self._read(rows)
        except (ImportProblem, RuleBroken):
            for row in rows:
                self._take_one(row)
        else:
            for row, position in zip(rows, read, strict=True):
                self._keep(row, position)

    def _take_one(self, row: FileRow) -> None:
        with self.lines.faults_of(row.line):
            (position,) = self._read([row])
            self._keep(row, position)

    def _read(self, rows: Sequence[FileRow]) -> list[Position]:
        """The positions in some rows; ImportProblem or RuleBroken if one of them is at fault."""
        with self.names.all_or_none():
            how = (self.names, self.numbers, self.choices.dates)
            read = [_position(row, *how) for row in rows]
            try:
                check([Edit(None, position) for position in read], self.names.dossier)
            except RuleBroken as broken:
                if any(map(self._is_off_new_scale, read)):
                    hint = _("The columns low_end and high_end give a new issue another.")
                    raise ImportProblem(f"{broken} {hint}") from broken
                raise
        return read

    def _is_off_new_scale(self, position: Position) -> bool:
        """Whether a position is outside the scale of an issue that comes with the table."""
        if self._before.find(Issue, position.issue) is not None:
            return False
        issue = self.names.dossier.get(Issue, position.issue)
        values = (getattr(position, name) for name in PLACES)
        return not all(value is None or on_scale(issue, value) for value in values)

    def _keep(self, row: FileRow, position: Position) -> None:
        if self.known.has(position):
            self.there += 1
            return
        if self._is_twice(row.line, position):
            return
        self.lines.differs(row.line, self.known.difference(position))
        self.positions.append(position)

    def _is_twice(self, line: int, position: Position) -> bool:
        """Whether an earlier line says the same, and it is to be said once; then it is told."""
        first = self._first.setdefault(msgspec.structs.replace(position, id=NO_ID), line)
        if first == line or self.choices.keep_twice:
            return False
        self.lines.repeats(line, first)
        return True


def _position(row: FileRow, names: Names, numbers: NumberCells, dates: DateStyle) -> Position:
    """The position in a row, with its party, issue, source and round found or created."""
    if row.fault:
        raise ImportProblem(row.fault)
    cells = row.cells
    _refuse_empty(cells)
    issue = _issue(cells, names, _scale(cells, partial(_number, cells, numbers)))
    unit = names.dossier.get(Issue, issue).unit or PERCENT
    value, low, high, ideal = (_number(cells, numbers, name, unit) for name in PLACES)
    salience = _number(cells, numbers, "salience")
    return Position(
        new_id(),
        issue,
        names.party(cells["party"]),
        day(cells["date"], dates),
        value,
        low,
        high,
        ideal,
        salience,
        statement=cells.get("statement", ""),
        red_line=cells.get("red_line", ""),
        commitment=_chosen(Commitment, cells, "commitment", Commitment.INFORMAL),
        source=names.source(cells.get("source", "")),
        locator=cells.get("locator", ""),
        confidence=_chosen(Confidence, cells, "confidence", Confidence.MEDIUM),
        round=names.round(cells.get("round", "")),
    )


def _issue(cells: Mapping[str, str], names: Names, scale: Mapping[str, float | str]) -> str:
    if "point" in cells:
        return names.issue(names.point(cells["point"]), cells["issue"], scale)
    return names.only_issue(cells["issue"], scale)


def _refuse_empty(cells: Mapping[str, str]) -> None:
    for name in REQUIRED[:-1]:
        if not cells.get(name, name):
            raise ImportProblem(_("The column {name} is empty.").format(name=name))
    says = ("value", "low", "high", "statement", "red_line", "commitment")
    if not any(cells.get(name) for name in says):
        raise ImportProblem(_("The line has neither a value nor a statement."))


def _number(
    cells: Mapping[str, str], numbers: NumberCells, name: str, unit: str = PERCENT
) -> float | None:
    if not (text := cells.get(name, "")):
        return None
    try:
        return numbers.read(text, unit)
    except ImportProblem as problem:
        raise ImportProblem(f"{name}: {problem}") from problem


def _scale(
    cells: Mapping[str, str], number: Callable[[str], float | None]
) -> dict[str, float | str]:
    """What a row says about its issue's scale, and nothing it does not say."""
    numbers = {name: number(name) for name in SCALE}
    told = {name: each for name, each in numbers.items() if each is not None}
    return {**told, **({"unit": cells["unit"]} if cells.get("unit") else {})}


def _chosen(kind: type[Chosen], cells: Mapping[str, str], name: str, usual: Chosen) -> Chosen:
    """The choice in a column; the usual one if it is empty."""
    text = cells.get(name, "")
    if not text:
        return usual
    try:
        return chosen(kind, text)
    except ImportProblem as problem:
        raise ImportProblem(f"{name}: {problem}") from problem
