"""The command that checks a dossier, and mends it into a new file."""

import datetime as dt
from pathlib import Path

import click

from cli.opening import EXISTING, key_for, reading, takes_dossier
from core.editing.workspace import Workspace
from core.errors import DamagedFile
from core.language import gettext as _


@click.command(
    help=_("Check that FILE is sound, and list what to look at before a pack is issued.")
)
@takes_dossier
@click.option(
    "--mend", "new", type=EXISTING, help=_("Write all that can be kept of FILE to a new file.")
)
def check(file: Path, new: Path | None) -> int:
    """What is wrong with the file on stderr, with exit code 1; what is merely open on stdout."""
    if new is not None:
        return _mended(file, new)
    try:
        return _checked(file)
    except DamagedFile:
        click.echo(_("Add --mend NEW to write all that can be kept to a new file."), err=True)
        raise


def _checked(file: Path) -> int:
    from core.text.digest import short
    from core.views.checks import findings, unmatched
    from core.views.signatures import told, unproved, verdicts_on
    from core.views.soundness import unsound

    with reading(file, copied=True) as workspace:
        dossier = workspace.latest
        problems = unsound(workspace.store, dossier)
        remarks = [] if problems else [*findings(dossier, dt.date.today()), *unmatched(dossier)]
        head = "" if problems else short(workspace.store.chain.head)
        signatures = verdicts_on(workspace.store, dossier)
    for sentence in problems:
        click.echo(sentence, err=True)
    for remark in remarks:
        if remark.severity == "warning":
            click.echo(remark.sentence)
    if problems:
        click.echo(_("Add --mend NEW to write all that can be kept to a new file."), err=True)
    else:
        click.echo(_("{file} is sound.").format(file=file.name))
        click.echo(_("Journal head: {head}").format(head=head))
    standing = (told(each) for each in signatures if not each.fails)
    for sentence in filter(None, (*standing, unproved(signatures))):
        click.echo(sentence)
    return int(bool(problems))


def _mended(file: Path, new: Path) -> int:
    """What was kept and what was not on stdout, with exit code 1 if anything was left out."""
    from core.editing.mending import mend
    from core.views.mended import report
    from core.views.soundness import unsound

    key = key_for(file)
    mended = mend(file, new, key=key)
    for sentence in report(mended, file.name, new.name):
        click.echo(sentence)
    workspace = Workspace.look(new, key)
    problems = unsound(workspace.store, workspace.latest)
    workspace.close()
    for sentence in problems:
        click.echo(sentence, err=True)
    return int(bool(problems) or mended.has_losses)
