"""The commands that have a dossier need a passphrase, another one, or none."""

from pathlib import Path

import click

from cli.opening import EXISTING, new_secret, takes_dossier, working
from core.language import gettext as _
from core.language import ngettext
from core.storage.backups import backups, folder_of
from core.storage.passphrase import new_key, recovery_code
from core.storage.protection import Key
from core.storage.publish import put_file, remove


@click.command(help=_("Protect FILE by a passphrase, or change the one that it has."))
@takes_dossier
@click.option(
    "--new-passphrase-file",
    type=EXISTING,
    required=True,
    help=_("File with the new passphrase in its first line; - is standard input."),
)
@click.option("--new-key-file", type=EXISTING, help=_("Any file that is needed, too, from now on."))
@click.option("--recovery-file", type=EXISTING, help=_("Text file to write the recovery code to."))
def protect(
    file: Path, new_passphrase_file: Path, new_key_file: Path | None, recovery_file: Path | None
) -> None:
    """A copy is written, proved, and put in the place of the file."""
    from core.text.passphrases import estimate

    secret = new_secret(new_passphrase_file, new_key_file)
    key = new_key(secret)
    if recovery_file is not None:
        put_file(recovery_file, f"{recovery_code(key)}\n".encode())
    try:
        _rekey(file, key)
    except BaseException:
        if recovery_file is not None:
            remove(recovery_file)
        raise
    click.echo(estimate(secret.passphrase).sentence, err=True)
    if recovery_file is not None:
        click.echo(_("Saved: {file}").format(file=recovery_file))
    click.echo(_("{file} is protected.").format(file=file.name))


@click.command(help=_("Have FILE open without a passphrase."))
@takes_dossier
def unprotect(file: Path) -> None:
    """As `protect`, in clear."""
    _rekey(file, None)
    click.echo(_("{file} is no longer protected.").format(file=file.name))


def _rekey(file: Path, key: Key | None) -> None:
    with working(file) as workspace:
        workspace.rekey(key)
    earlier = len(backups(file))
    if earlier:
        sentence = ngettext(
            "{count} earlier backup in {folder} opens as the dossier did when it was made.",
            "{count} earlier backups in {folder} open as the dossier did when they were made.",
            earlier,
        )
        click.echo(sentence.format(count=earlier, folder=folder_of(file)), err=True)
