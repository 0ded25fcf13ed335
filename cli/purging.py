"""The command that purges what was noted for one round."""

from pathlib import Path

import click

from cli import named
from cli.opening import EXISTING, reading, takes_dossier, working
from core.editing.retention import BackupsAsked, Expired, Purgeable, carry_out
from core.language import gettext as _
from core.storage.publish import put_file, refuse_unwritable
from core.views.purging import out_of_reach, receipt, what_goes


@click.command(
    help=_(
        "Purge the private notes of a round from FILE for good, history included, and print a "
        "receipt."
    )
)
@takes_dossier
@click.option("--round", "number", type=int, required=True, help=_("Number of the round."))
@click.option("--all-notes", is_flag=True, help=_("Also notes that are not for their author only."))
@click.option(
    "--captures", is_flag=True, help=_("Also positions of the round that have no source.")
)
@click.option("--dry-run", is_flag=True, help=_("Only list what would be purged."))
@click.option("--receipt", "out", type=EXISTING, help=_("Text file to write the receipt to."))
def purge(
    file: Path, number: int, all_notes: bool, captures: bool, dry_run: bool, out: Path | None
) -> None:
    """What is named on stdout is gone afterwards; the receipt does not repeat it."""
    expired = Expired(notes=all_notes, captures=captures)
    if out is not None and not dry_run:
        refuse_unwritable(out)
    with (reading if dry_run else working)(file) as workspace:
        plan = Purgeable(workspace).of(named.meeting(workspace.latest, number), expired)
        backups = BackupsAsked(workspace, None).having(plan)
        if not plan.keys:
            click.echo(_("There is nothing to purge."))
            return
        if dry_run:
            for line in (*what_goes(workspace.latest, plan), "", *out_of_reach(backups)):
                click.echo(line)
            return
        told = receipt(workspace.latest, carry_out(workspace, plan), backups)
    click.echo(told)
    if out is not None:
        put_file(out, f"{told}\n".encode())
