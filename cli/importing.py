"""The command `import`: what a table has of positions, or a calendar of rounds, told line by
line."""

import shlex
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from cli.exporting import import_whole_from
from cli.opening import (
    EXISTING,
    back_up,
    beginning,
    looked_at,
    reading,
    takes_dossier,
    tell_new,
    working,
)
from core.errors import ImportProblem
from core.exchange import format_of, formats, importable, is_whole
from core.language import gettext as _
from core.language import noop
from core.model.dossier import EMPTY
from core.model.kinds import KIND_NAMED
from core.model.naming import counted
from core.model.records import Record
from core.storage.place import beginning_of
from core.storage.rows import collector_paused
from core.text.saying import spans

if TYPE_CHECKING:
    from core.exchange.columns import MissingColumns
    from core.exchange.meetings_calendar import MeetingsImport
    from core.exchange.positions_csv import Import, ImportChoices

LISTED = 100
"""How many lines are listed; a file in the wrong shape has only bad ones."""

DECIMALS = {"point": ".", "comma": ","}
"""The sign before decimals, by its name."""


DECIDING = {
    "decimal": noop("To set the decimal separator: --decimal point or --decimal comma"),
    "dates": noop("To set the order of day and month: --dates day-month or --dates month-day"),
    "any_year": noop("If these years are meant as they stand: --any-year"),
}
"""How a command is told what a cell means that can mean more than one thing."""


class Pairs(click.ParamType[tuple[str, str]]):
    """What is given as "this=that"."""

    name = "pair"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The words on both sides of the last equals sign."""
        left, sign, right = str(value).rpartition("=")
        if not sign:
            self.fail(_("{text} has no equals sign.").format(text=value), param, ctx)
        return left.strip(), right.strip()


@click.command(
    "import",
    help=_(
        "Import positions, or records of another kind, from a table (CSV, Excel, OpenDocument), or "
        "a whole dossier that was exported, into FILE, which is created if needed; or dates and "
        "places of its rounds from a calendar (.ics)."
    ),
)
@takes_dossier
@click.argument("table", type=EXISTING)
@click.option(
    "--kind",
    type=click.Choice(importable()),
    help=_("What the rows are; otherwise told by the names of the columns."),
)
@click.option(
    "--map",
    "columns",
    type=Pairs(),
    multiple=True,
    metavar="HEAD=COLUMN",
    help=_("Which column HEAD is; HEAD= leaves it out. May be repeated."),
)
@click.option("--skip-unknown", is_flag=True, help=_("Leave out unknown columns."))
@click.option("--wide", is_flag=True, help=_("Take each unknown column for an issue."))
@click.option("--decimal", type=click.Choice([*DECIMALS]), help=_("The decimal separator."))
@click.option(
    "--dates",
    "order",
    type=click.Choice(["day-month", "month-day"]),
    help=_("The order of day and month in dates such as 03/04/2025."),
)
@click.option("--any-year", is_flag=True, help=_("Take dates such as 1404-09-12 as they stand."))
@click.option(
    "--same",
    type=Pairs(),
    multiple=True,
    metavar="NAME=OTHER",
    help=_("Take a name for another. May be repeated."),
)
@click.option("--skip-bad", is_flag=True, help=_("Skip lines that cannot be imported."))
@click.option("--keep-duplicates", is_flag=True, help=_("Add a row as often as it occurs."))
@click.option("--dry-run", is_flag=True, help=_("Say what would be imported, and change nothing."))
def import_(
    file: Path,
    table: Path,
    kind: str | None,
    columns: Sequence[tuple[str, str]],
    skip_unknown: bool,
    wide: bool,
    decimal: str | None,
    order: str | None,
    any_year: bool,
    same: Sequence[tuple[str, str]],
    skip_bad: bool,
    keep_duplicates: bool,
    dry_run: bool,
) -> None:
    """One step, which the window can undo while the file stays open there."""
    from core.exchange.dates import DateStyle
    from core.exchange.positions_csv import ImportChoices

    if is_whole(table):
        import_whole_from(file, table, dry_run=dry_run)
        return
    if format_of("meetings", table):
        _import_rounds(file, table, dry_run)
        return
    choices = ImportChoices(
        dict(columns),
        skip_unknown,
        wide,
        DECIMALS.get(decimal or "", ""),
        DateStyle(order or "", any_year),
        dict(same),
        skip_bad,
        kind or "",
        keep_duplicates,
    )
    with _told_what_helps():
        _carry_out(file, table, choices, dry_run, guess=kind is None)


@contextmanager
def _told_what_helps() -> Iterator[None]:
    """Adds to what is said of a table how a command has it read otherwise."""
    from core.exchange.columns import MissingColumns, UnknownColumns
    from core.exchange.told import BadLines

    try:
        yield
    except UnknownColumns as problem:
        hint = _(
            'Say what one is with --map "{head}=COLUMN". Leave one out with --map "{head}=", or '
            "all of them with --skip-unknown."
        )
        raise ImportProblem(f"{problem}\n{hint.format(head=problem.heads[0])}") from problem
    except MissingColumns as problem:
        raise ImportProblem("\n".join((str(problem), *_on_missing(problem)))) from problem
    except BadLines as problem:
        hints = [_(DECIDING[each]) for each in problem.choices]
        raise ImportProblem("\n".join((str(problem), *hints)), problem.lines) from problem


def _on_missing(problem: "MissingColumns") -> Iterator[str]:
    """How a command is told which columns are those that are missing."""
    if problem.unknown:
        head, name = problem.likely
        hint = _('To say what a column is: --map "{head}={name}"')
        yield hint.format(head=" ".join(head.split()), name=name)
    if problem.unknown and {*problem.names} == {"issue", "value"}:
        yield _("If each of the other columns is an issue: --wide")


def _carry_out(
    file: Path, table: Path, choices: "ImportChoices", dry_run: bool, *, guess: bool
) -> None:
    from core.exchange.delimited import LARGEST
    from core.exchange.kind_columns import guessed
    from core.exchange.workbook import unpacked

    (table_format,) = formats("positions")
    data = unpacked(beginning_of(table, LARGEST), table.name, lambda: False)
    if guess and not choices.wide:
        choices = replace(choices, kind=guessed(data, table.name, choices.columns))
    if dry_run:
        found = table_format.reader(data, looked_at(file), choices)
        tell_new(file)
        _tell(found, choices.kind, dry_run=True)
        return
    anew = not file.exists()
    with beginning(file) if anew else working(file) as workspace, collector_paused():
        found = table_format.reader(data, workspace.latest, choices)
        if found.count:
            if not anew:
                back_up(workspace)
            workspace.do(found.command)
    if anew:
        click.echo(_("Saved: {file}").format(file=file))
    _tell(found, choices.kind, dry_run=False)


def _import_rounds(file: Path, calendar: Path, dry_run: bool) -> None:
    """Give rounds the days and places that a calendar has for them."""
    from core.exchange.meetings_calendar import LARGEST

    (form,) = formats("meetings")
    data = beginning_of(calendar, LARGEST)
    with reading(file) if dry_run else working(file) as workspace:
        found: MeetingsImport = form.reader(data, calendar.name, workspace.latest)
        if found.taken and not dry_run:
            back_up(workspace)
            workspace.do(found.command)
    for sentence in found.remarks[:LISTED]:
        click.echo(sentence, err=True)
    for sentence in found.taken:
        click.echo(sentence)
    click.echo(found.summary)


def _tell(found: "Import", kind: str, *, dry_run: bool) -> None:
    """What was read and what of it was not taken: the latter on stderr."""
    for sentence in found.remarks:
        click.echo(sentence, err=True)
    list_lines((*found.bad, *found.twice, *found.differing))
    if found.twice:
        click.echo(_("To add a row as often as the table has it: --keep-duplicates"), err=True)
    for name, other in found.alike:
        sentence = _("“{name}” is new and looks like “{other}”. If it is the same: --same {option}")
        option = shlex.quote(f"{name}={other}")
        click.echo(sentence.format(name=name, other=other, option=option), err=True)
    records = KIND_NAMED[kind or "position"].record
    if found.known:
        there = _("There already: {records}.").format(records=counted(records, found.known))
        click.echo(there, err=True)
    for made, names in _created(found):
        told = (
            _("Would be created: {records}: {names}.")
            if dry_run
            else _("Created: {records}: {names}.")
        )
        click.echo(told.format(records=made, names=names), err=True)
    done = _("{records} would be imported.") if dry_run else _("{records} imported.")
    click.echo(done.format(records=counted(records, found.count)))


def _created(found: "Import") -> Iterator[tuple[str, str]]:
    """How many records of other kinds come with those of the table, and what they are called."""
    from core.exchange.columns import some
    from core.views.names import called

    made: defaultdict[type[Record], list[str]] = defaultdict(list)
    for record in found.created:
        made[type(record)].append(called(EMPTY, record))
    for kind, names in made.items():
        yield counted(kind, len(names)), some(names)


def list_lines(lines: Sequence[tuple[int, str]]) -> None:
    """What there is to say of lines, on stderr; of very many, the sentences of the first."""
    for number, sentence in lines[:LISTED]:
        line = _("Line {number}: {sentence}").format(number=number, sentence=sentence)
        click.echo(line, err=True)
    if rest := [number for number, _sentence in lines[LISTED:]]:
        more = _("… and {count} more, on lines {lines}.")
        click.echo(more.format(count=len(rest), lines=spans(sorted({*rest}))), err=True)
