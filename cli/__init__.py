"""The command line: everything that is done without a window.

Exit codes: 0 done; 1 what the file holds, or what should go into it, has a problem; 2 the command
was not understood, or names something that the dossier does not have; 3 a file cannot be opened,
read or written; 4 no display for a window (see `main`).
"""

import datetime as dt
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from cli import named
from cli.checking import check
from cli.comparing import redline, textgap
from cli.documents import read
from cli.drafting import draft
from cli.exporting import export
from cli.importing import import_, list_lines
from cli.opening import EXISTING, reading, takes_dossier
from cli.packing import pack
from cli.protecting import new, protect, unprotect
from cli.purging import purge
from cli.signing import sign
from core.errors import FileProblem, ImportProblem, Problem
from core.exchange import formats
from core.language import gettext as _
from core.version import VERSION

DATA, USAGE, FILE = 1, 2, 3
GAP_FORMATS = [each.key for each in formats("gaps")]


def run(arguments: Sequence[str]) -> int:
    """Carry out a command; answers with the exit code, and says on stderr what went wrong."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        with _stopped_gently():
            code = parley.main(args=list(arguments), prog_name="parley", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as problem:
        problem.show()
        return USAGE
    except click.Abort:
        return DATA
    except ImportProblem as problem:
        list_lines(problem.lines)
        return _said(problem, DATA)
    except FileProblem as problem:
        return _said(problem, FILE)
    except Problem as problem:
        return _said(problem, DATA)
    except OSError as failure:
        return _unprinted(failure)
    return code if isinstance(code, int) else 0


@contextmanager
def _stopped_gently() -> Iterator[None]:
    """Whoever ends the process, the file is closed as after Ctrl+C: whole, and a single file."""
    names = ("SIGTERM", "SIGHUP", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    heeded = [number for number in numbers if before[number] == signal.SIG_DFL]
    for number in heeded:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, before[number])


def _unprinted(failure: OSError) -> int:
    """What is printed finds no room; Python would stumble over it again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    click.echo(_("The output cannot be written: {reason}.").format(reason=failure), err=True)
    return FILE


def _said(problem: Problem, code: int) -> int:
    click.echo(str(problem), err=True)
    return code


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_(
        "Positions, gaps and briefing packs. With FILE alone, or no arguments, opens the window."
    ),
    subcommand_metavar="[FILE] | COMMAND [ARGS]...",
    epilog=_(
        "Exit codes: 0 success, 1 a problem with the data, 2 usage error, 3 a "
        "file cannot be opened, read or written, 4 no display."
    ),
)
@click.version_option(VERSION, prog_name="Parley")
def parley() -> None:
    """The commands by name."""


@parley.command(help=_("Write the example dossier to FILE."))
@click.argument("file", type=EXISTING)
@click.option("--live", is_flag=True, help=_("Shift its dates so that Round 5 is six days away."))
def sample(file: Path, live: bool) -> None:
    """The example as a file of its own."""
    from core.exchange.example import DAY, make_example

    make_example(file, dt.date.today() if live else DAY).close()
    click.echo(_("Saved: {file}").format(file=file))


@parley.command(help=_("Print the gap between two parties over time, in scale points."))
@takes_dossier
@click.option("--pair", nargs=2, required=True, help=_("Two parties, by name or code."))
@click.option("--point", default=None, help=_("A sticking point: name, short name or number."))
@click.option("--format", "form", type=click.Choice(GAP_FORMATS), default=GAP_FORMATS[0])
def gaps(file: Path, pair: tuple[str, str], point: str | None, form: str) -> None:
    """One row a day on which something changed."""
    with reading(file) as workspace:
        dossier = workspace.latest
        parties = named.pair(dossier, *pair)
        write = next(each.writer for each in formats("gaps") if each.key == form)
        series = write(dossier, parties, None if point is None else named.point(dossier, point))
    click.echo(series, nl=False)


@parley.command(
    help=_(
        "List records that contain all the WORDS: kind, name and matching text. "
        "Filters such as party:UA or kind:note narrow the search."
    )
)
@takes_dossier
@click.argument("words", nargs=-1, required=True)
def search(file: Path, words: tuple[str, ...]) -> int:
    """One line a record, the best first in each kind; exit code 1 where a filter means nothing."""
    from core.model.naming import noun
    from core.text.query import parse
    from core.views.names import called
    from core.views.search.finder import Finder
    from core.views.search.snippets import snippet

    query = parse(" ".join(words))
    with reading(file) as workspace:
        *_others, answer = Finder(workspace.store, workspace.latest).ask(query)
        for sentence in answer.problems:
            click.echo(sentence, err=True)
        for record in (each for group in answer.groups for each in group.records):
            line = snippet(record, query.words, workspace.store.text).text
            named = called(workspace.latest, record)
            click.echo(f"{noun(type(record))}\t{' '.join(named.split())}\t{line}")
    return DATA if answer.problems else 0


parley.add_command(check)
parley.add_command(export)
parley.add_command(new)
parley.add_command(draft)
parley.add_command(import_)
parley.add_command(redline)
parley.add_command(textgap)
parley.add_command(pack)
parley.add_command(protect)
parley.add_command(read)
parley.add_command(unprotect)
parley.add_command(purge)
parley.add_command(sign)
