"""Importing positions from a table: one row per position, one command for all of them.

Parties, points, issues, sources and rounds that the table names and the dossier does not have yet
are created. Nothing is guessed: a date is written year-month-day, and a number with a decimal point
or, in a table with semicolons, with a decimal comma.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from core.editing.commands import Command
from core.editing.rules import check
from core.errors import ImportProblem, RuleBroken
from core.exchange.names import Names
from core.exchange.table import FileRow, TableLimit, decoded, rows
from core.language import gettext as _
from core.language import ngettext
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.naming import choice
from core.model.records import Commitment, Position, Record
from core.text.numbers import NumberProblem, read, read_plain

REQUIRED = ("point", "issue", "party", "date", "value")
OPTIONAL = (
    "low",
    "high",
    "ideal",
    "red_line",
    "salience",
    "weight",
    "statement",
    "commitment",
    "source",
    "round",
    "low_end",
    "high_end",
    "unit",
)
PLACES = ("value", "low", "high", "ideal", "salience")
SCALE = ("weight", "low_end", "high_end")

LONGEST = 300
"""How much is told of a faulty line, in characters."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_OTHER_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


class Import(msgspec.Struct, frozen=True):
    """The result of reading a file: a command that adds `count` positions and what they need, and
    the lines that cannot be imported, each with a sentence."""

    command: Command
    count: int
    bad: tuple[tuple[int, str], ...]


def import_positions(
    data: bytes,
    dossier: Dossier,
    *,
    skip_bad: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Import:
    """What a file would add to a dossier; ImportProblem lists every faulty line of the file, or
    says which limit it breaks, or that reading was cancelled.

    With `skip_bad` the faulty lines are left out. The command is valid for this dossier only."""

    def watch(done: int, of: int) -> None:
        if cancelled():
            raise ImportProblem(_("Nothing was imported."))
        progress(done, of)

    names = Names(dossier)
    positions: list[Position] = []
    bad: list[tuple[int, str]] = []
    for row in rows(decoded(data), REQUIRED, OPTIONAL, watch):
        try:
            with names.all_or_none():
                positions.append(_position(row, names))
        except TableLimit:
            raise
        except (ImportProblem, RuleBroken) as problem:
            bad.append((row.line, _shortened(str(problem))))
    if bad and not skip_bad:
        raise ImportProblem(_refusal(len(bad)), tuple(bad))
    return Import(_command(names.made, positions), len(positions), tuple(bad))


def _shortened(sentence: str) -> str:
    """A sentence that can be shown, whatever the cell that it quotes holds."""
    if len(sentence) <= LONGEST:
        return sentence
    return f"{sentence[: LONGEST * 2 // 3]}…{sentence[-LONGEST // 3 :]}"


def _refusal(count: int) -> str:
    return ngettext(
        "{count} line cannot be imported, so nothing was imported.",
        "{count} lines cannot be imported, so nothing was imported.",
        count,
    ).format(count=count)


def _command(made: Sequence[Record], positions: Sequence[Position]) -> Command:
    label = ngettext("import {count} position", "import {count} positions", len(positions))
    records = (*made, *positions)
    return Command(
        label.format(count=len(positions)),
        lambda _dossier: (Edit(None, record) for record in records),
    )


def _position(row: FileRow, names: Names) -> Position:
    """The position in a row, with its party, issue, source and round found or created."""
    if row.fault:
        raise ImportProblem(row.fault)
    cells = row.cells
    _refuse_empty(cells)
    date = _date(cells["date"])
    value, low, high, ideal, salience = (_number(row, name) for name in PLACES)
    commitment = _commitment(cells.get("commitment", ""))
    issue = names.issue(names.point(cells["point"]), cells["issue"], _scale(row))
    position = Position(
        new_id(),
        issue,
        names.party(cells["party"]),
        date,
        value,
        low,
        high,
        ideal,
        salience,
        statement=cells.get("statement", ""),
        red_line=cells.get("red_line", ""),
        commitment=commitment,
        source=names.source(cells.get("source", "")),
        round=names.round(cells.get("round", "")),
    )
    check([Edit(None, position)], names.dossier)
    return position


def _refuse_empty(cells: dict[str, str]) -> None:
    for name in REQUIRED[:-1]:
        if not cells[name]:
            raise ImportProblem(_("The column {name} is empty.").format(name=name))
    says = ("value", "low", "high", "statement", "red_line", "commitment")
    if not any(cells.get(name) for name in says):
        raise ImportProblem(_("The line has neither a value nor a statement."))


def _date(text: str) -> dt.date:
    if _DATE.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError as failure:
            sentence = _("{text} is not a valid date.").format(text=text)
            raise ImportProblem(sentence) from failure
    raise ImportProblem(_other_date(text))


def _other_date(text: str) -> str:
    found = _OTHER_DATE.fullmatch(text)
    readings = sorted({f"{y}-{m:0>2}-{d:0>2}" for d, m, y in _orders(found) if int(m) <= 12})
    if len(readings) > 1:
        sentence = _("{text} could mean {first} or {second}. Enter the one you mean.")
        return sentence.format(text=text, first=readings[0], second=readings[1])
    return _("“{text}” is not a date. Enter it as 2025-12-31.").format(text=text)


def _orders(found: re.Match[str] | None) -> Iterator[tuple[str, str, str]]:
    if found is not None:
        one, other, year = found.groups()
        yield one, other, year
        yield other, one, year


def _number(row: FileRow, name: str) -> float | None:
    text = row.cells.get(name, "")
    if not text:
        return None
    try:
        return read(text, row.writing) if row.writing else read_plain(text)
    except NumberProblem as problem:
        raise ImportProblem(f"{name}: {problem}") from problem


def _scale(row: FileRow) -> dict[str, float | str]:
    """What a row says about its issue's scale, and nothing it does not say."""
    cells = row.cells
    numbers = {name: _number(row, name) for name in SCALE}
    told = {name: number for name, number in numbers.items() if number is not None}
    return {**told, **({"unit": cells["unit"]} if cells.get("unit") else {})}


def _commitment(text: str) -> Commitment:
    if not text:
        return Commitment.INFORMAL
    wanted = _plain(text)
    for each in Commitment:
        if wanted in (_plain(each.value), _plain(choice(each))):
            return each
    known = ", ".join(each.value for each in Commitment)
    sentence = _("“{text}” is not a commitment. Use one of: {known}.")
    raise ImportProblem(sentence.format(text=text, known=known))


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
