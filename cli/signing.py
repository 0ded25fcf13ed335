"""The command that signs the state of a dossier."""

import datetime as dt
from pathlib import Path

import click

from cli.opening import EXISTING, another_secret, given, takes_dossier, working
from core.editing.commands.signing import keep_signature
from core.language import gettext as _
from core.storage.passphrase import Secret
from core.storage.signatures import signed
from core.storage.signing_key import SigningKey, make_key, unlocked


@click.command(
    help=_(
        "Sign the state of FILE: its journal up to the last change. The signature is kept in the "
        "dossier, and “check” says whether it still holds."
    )
)
@takes_dossier
@click.option(
    "--signing-key", type=EXISTING, required=True, help=_("The file of your signing key.")
)
@click.option(
    "--signing-passphrase-file",
    "words",
    type=EXISTING,
    help=_(
        "File with the passphrase of the key in its first line; - is standard input. Without it, "
        "the passphrase is that of the dossier."
    ),
)
@click.option(
    "--new-key-for",
    "name",
    metavar="NAME",
    help=_("Make the key first, for a person of that name."),
)
def sign(file: Path, signing_key: Path, words: Path | None, name: str | None) -> None:
    """What was signed, and the key's fingerprint, on stdout."""
    from core.views.signatures import told, verdicts_on

    secret = _secret(words)
    with working(file) as workspace:
        key = _key(signing_key, secret, name)
        workspace.author = key.name
        signature = signed(workspace.store, key, dt.datetime.now(dt.UTC))
        workspace.do(keep_signature(signature))
        found = verdicts_on(workspace.store, workspace.latest)
    for each in found:
        if each.signature == signature:
            click.echo(told(each))


def _secret(words: Path | None) -> Secret:
    secret = another_secret(words, None) if words is not None else given()
    if secret is None:
        raise click.UsageError(_("Name the passphrase of the key: --signing-passphrase-file."))
    return secret


def _key(path: Path, secret: Secret, name: str | None) -> SigningKey:
    """The key in a file; a new one if it is to be made for somebody."""
    from core.text.passphrases import estimate

    if name is None:
        return unlocked(path, secret)
    if not name.strip():
        raise click.UsageError(_("Whose key is it? Give a name."))
    key = make_key(path, " ".join(name.split()), secret)
    click.echo(estimate(secret.passphrase).sentence, err=True)
    return key
