"""The dossier for other programs, as a whole or what is asked about most; and back as a whole."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import named
from cli.opening import EXISTING, beginning, looked_at, reading, takes_dossier, tell_new, working
from core.editing.workspace import Workspace
from core.errors import RuleBroken
from core.exchange import FORMATS, Format, asked_for, formats, whole_formats
from core.language import gettext as _
from core.language import ngettext
from core.model.change import Body
from core.model.dossier import Dossier
from core.storage.leftovers import sweep
from core.storage.publish import put_file, put_folder, refuse_dossier
from core.text.saying import list_of
from core.views.pairs import shown_pair

if TYPE_CHECKING:
    from core.exchange.whole import WholeDossier

EXPORTS = {each.full_key: each for each in whole_formats()}
WHOLE = formats("dossier")


@click.command(
    help=_("Export part of FILE to OUT for other programs, or everything in it with --to.")
)
@takes_dossier
@click.argument("out", type=EXISTING, required=False)
@click.option(
    "--to",
    type=EXISTING,
    default=None,
    help=_("Export everything: to a new folder, or to a .zip, .json or .xlsx file."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*EXPORTS]),
    default=None,
    help=_("What to export, if the name of the file does not tell."),
)
@click.option(
    "--pair",
    nargs=2,
    default=None,
    help=_("The parties to compare, by name or code; otherwise the dossier’s own two."),
)
def export(
    file: Path, out: Path | None, to: Path | None, form: str | None, pair: tuple[str, str] | None
) -> None:
    """Where parties are compared, those named or else the dossier's own two."""
    place = out if to is None else to
    if place is None or (out is not None and to is not None):
        raise click.UsageError(_("Name one place to write to: OUT, or --to with all there is."))
    if form:
        chosen: Format | None = EXPORTS[form]
    else:
        chosen = _whole(place) if to is not None else _exported(place, of_pair=pair is not None)
    refuse_dossier(place)
    with reading(file) as workspace:
        dossier, stored = workspace.latest, workspace.store.texts()
        parties = named.pair(dossier, *pair) if pair else shown_pair(dossier, None)
        if chosen is None:
            _put_folder(place, dossier, stored)
        else:
            put_file(place, chosen.content(dossier, parties, stored))
    click.echo(_("Saved: {file}").format(file=place))


def _exported(out: Path, *, of_pair: bool) -> Format:
    """The one format that a file's name can mean, of those that compare parties where a pair is
    named."""
    found = asked_for(out, [each for each in EXPORTS.values() if each.pair or not of_pair])
    if len(found) == 1:
        return found[0]
    names = list_of([each.full_key for each in found] or [*EXPORTS])
    sentence = _("{file} does not tell the format. Add --format with one of: {names}.")
    raise click.UsageError(sentence.format(file=out.name, names=names))


def _whole(to: Path) -> Format | None:
    """The format of everything that a file's name means; None for a folder."""
    found = asked_for(to, WHOLE)
    if not found and asked_for(to, FORMATS):
        endings = list_of([each.endings[0] for each in WHOLE])
        sentence = _(
            "{file} cannot hold everything. Name a folder, or a file with one of these endings: "
            "{endings}."
        )
        raise click.UsageError(sentence.format(file=to.name, endings=endings))
    return next(iter(found), None)


def _put_folder(folder: Path, dossier: Dossier, stored: Mapping[str, Body]) -> None:
    from core.exchange.whole_files import is_of_export, whole_files

    sweep(folder.absolute().parent)
    put_folder(folder, whole_files(dossier, stored, lambda _done, _of: None), is_of_export)


def import_whole_from(file: Path, exported: Path, *, dry_run: bool) -> None:
    """Import a whole dossier that was exported into an empty one, which is created if needed."""
    from core.exchange.whole_files import read_whole

    held = read_whole(exported)
    if dry_run:
        _try(file, held)
        return
    with working(file) if file.exists() else beginning(file) as workspace:
        _import(workspace, held)
    count = len(held.records)
    done = ngettext("{count} record imported.", "{count} records imported.", count)
    click.echo(_("Saved: {file}").format(file=file))
    click.echo(done.format(count=count))


def _try(file: Path, held: "WholeDossier") -> None:
    """Say what would be imported; Problem if it could not be."""
    from core.editing.commands.whole import import_whole
    from core.exchange.whole import explained

    count = len([*import_whole(held.records, held.texts).edits(looked_at(file))])
    if problem := explained(held):
        raise problem
    tell_new(file)
    would = ngettext(
        "{count} record would be imported.", "{count} records would be imported.", count
    )
    click.echo(would.format(count=count))


def _import(workspace: Workspace, held: "WholeDossier") -> None:
    from core.editing.commands.whole import import_whole
    from core.exchange.whole import explained

    try:
        workspace.do(import_whole(held.records, held.texts))
    except RuleBroken as broken:
        problem = explained(held)
        if problem is None:
            raise
        raise problem from broken
