"""The commands that have a dossier need a passphrase, another one, or none."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
import msgspec

from cli.opening import EXISTING, Command, another_secret, takes_dossier, working
from core.editing.workspace import Workspace
from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import EMPTY
from core.storage.backups import backups, folder_of
from core.storage.driver import is_dossier
from core.storage.passphrase import new_key, recovery_code
from core.storage.protection import Key, is_protected
from core.storage.publish import put_file, refuse_existing, remove


def takes_new_passphrase(*, required: bool) -> Callable[[Command], Command]:
    """Have a command take the passphrase that a dossier is to have, as `under_new_key` does."""

    def taking(command: Command) -> Command:
        for option in (_RECOVERY_FILE, _NEW_KEY_FILE, _new_passphrase(required)):
            command = option(command)
        return command

    return taking


def _new_passphrase(required: bool) -> Callable[[Command], Command]:
    words = _("File with the new passphrase in its first line; - is standard input.")
    return click.option("--new-passphrase-file", type=EXISTING, required=required, help=words)


_NEW_KEY_FILE = click.option(
    "--new-key-file", type=EXISTING, help=_("Any file that is needed, too, from now on.")
)
_RECOVERY_FILE = click.option(
    "--recovery-file", type=EXISTING, help=_("Text file to write the recovery code to.")
)


class NewSecretFiles(msgspec.Struct, frozen=True):
    """The files that a command was given for a new passphrase; all None for none."""

    new_passphrase_file: Path | None
    new_key_file: Path | None
    recovery_file: Path | None


def under_new_key(files: NewSecretFiles, make: Callable[[Key | None], None]) -> None:
    """Have `make` protect a dossier by the files given, or by nothing. Where it fails there is no
    recovery code either."""
    from core.text.passphrases import estimate

    if files.new_passphrase_file is None:
        if files.new_key_file or files.recovery_file:
            sentence = _("--new-key-file and --recovery-file need --new-passphrase-file.")
            raise click.UsageError(sentence)
        make(None)
        return
    secret = another_secret(files.new_passphrase_file, files.new_key_file)
    key = new_key(secret)
    if files.recovery_file is not None:
        refuse_existing(files.recovery_file)
        put_file(files.recovery_file, f"{recovery_code(key)}\n".encode())
    try:
        make(key)
    except BaseException:
        if files.recovery_file is not None:
            remove(files.recovery_file)
        raise
    click.echo(estimate(secret.passphrase).sentence, err=True)
    if files.recovery_file is not None:
        click.echo(_("Saved: {file}").format(file=files.recovery_file))


@click.command(help=_("Protect FILE by a passphrase, or change the one that it has."))
@takes_dossier
@takes_new_passphrase(required=True)
def protect(file: Path, **files: Path | None) -> None:
    """A copy is written, proved, and put in the place of the file."""
    under_new_key(NewSecretFiles(**files), partial(_rekey, file))
    click.echo(_("{file} is protected.").format(file=file.name))


@click.command(help=_("Create FILE as an empty dossier."))
@click.argument("file", type=EXISTING)
@takes_new_passphrase(required=False)
def new(file: Path, **files: Path | None) -> None:
    """A file to begin in; never in the place of another."""

    def make(key: Key | None) -> None:
        Workspace.create(file, EMPTY, key=key).close()

    under_new_key(NewSecretFiles(**files), make)
    click.echo(_("Saved: {file}").format(file=file))


@click.command(help=_("Have FILE open without a passphrase."))
@takes_dossier
def unprotect(file: Path) -> None:
    """As `protect`, in clear."""
    if is_dossier(file) and not is_protected(file):
        click.echo(_("{file} is not protected.").format(file=file.name))
        return
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
