"""How a command opens a dossier; its passphrase comes from a file or from standard input, never as
an argument or from the environment, where other programs can read it."""

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import click

from core.editing.workspace import Workspace
from core.errors import FileProblem, WrongPassphrase
from core.language import gettext as _
from core.model.dossier import EMPTY, Dossier
from core.storage import backups
from core.storage.passphrase import (
    LARGEST_KEY_FILE,
    Secret,
    key_by_code,
    key_file_content,
    key_of,
    new_key,
)
from core.storage.place import beginning_of
from core.storage.protection import Key, is_protected

Command = TypeVar("Command", bound=Callable[..., Any])

EXISTING = click.Path(readable=False, path_type=Path)


def takes_dossier(command: Command) -> Command:
    """Have a command take a dossier as FILE, and its passphrase if it is protected."""
    return click.argument("file", type=EXISTING)(takes_passphrase(command))


def takes_passphrase(command: Command) -> Command:
    """Have a command take the passphrase of what it opens, if that is protected."""
    for option in (_PASSPHRASE, _KEY_FILE):
        command = option(command)
    return command


def _kept(context: click.Context, option: click.Parameter, value: Path | None) -> None:
    context.meta[f"parley.{option.name}"] = value


def _option(name: str, words: str) -> Callable[[Command], Command]:
    return click.option(name, type=EXISTING, expose_value=False, callback=_kept, help=words)


_PASSPHRASE = _option(
    "--passphrase-file",
    _("File with the passphrase in its first line; - is standard input."),
)
_KEY_FILE = _option("--key-file", _("The key file, if the dossier has one."))


def key_for(file: Path) -> Key | None:
    """The key of a dossier by what the command was given; None where it is not protected."""
    secret = given()
    try:
        if secret is None or not is_protected(file):
            return None
    except OSError:  # which opening has a sentence for
        return None
    try:
        return key_of(file, secret)
    except WrongPassphrase:
        with suppress(FileProblem):
            return key_by_code(file, secret.passphrase)
        raise


def given() -> Secret | None:
    """What the command was given to open a dossier with; a recovery code will do for a
    passphrase."""
    meta = click.get_current_context().meta
    passphrase = meta.get("parley.passphrase_file")
    if passphrase is not None and "parley.secret" not in meta:
        meta["parley.secret"] = new_secret(passphrase, meta.get("parley.key_file"))
    return meta.get("parley.secret")


def another_secret(passphrase: Path, key_file: Path | None) -> Secret:
    """A secret besides the one that opens the dossier, which comes first where both are typed."""
    given()
    return new_secret(passphrase, key_file)


def new_secret(passphrase: Path, key_file: Path | None) -> Secret:
    """What a dossier is protected by, from the files named. FileProblem if they are unsuitable."""
    if str(passphrase) == "-":
        content = sys.stdin.buffer.readline(LARGEST_KEY_FILE)
    else:
        content = beginning_of(passphrase, LARGEST_KEY_FILE).partition(b"\n")[0]
    try:
        words = content.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as failure:
        sentence = _("The passphrase in {file} is not text in UTF-8.")
        raise FileProblem(sentence.format(file=passphrase.name)) from failure
    if not words:
        sentence = _("{file} holds no passphrase in its first line.")
        raise FileProblem(sentence.format(file=passphrase.name))
    return Secret(words, b"" if key_file is None else key_file_content(key_file))


@contextmanager
def reading(file: Path, *, copied: bool = False) -> Iterator[Workspace]:
    """A dossier to look at until the block ends; see `Store.look`."""
    with _told(Workspace.look(file, key_for(file), copied=copied)) as workspace:
        yield workspace


def looked_at(file: Path) -> Dossier:
    """What a dossier holds, for a trial that changes nothing; an empty one for a file that would be
    created."""
    if not file.exists():
        return EMPTY
    with reading(file) as workspace:
        return workspace.latest


def tell_new(file: Path) -> None:
    """Say of a trial that has gone well that it would create a file, if it would."""
    if not file.exists():
        click.echo(_("Would be saved: {file}").format(file=file), err=True)


@contextmanager
def working(file: Path) -> Iterator[Workspace]:
    """A dossier to change until the block ends."""
    with _told(Workspace.open(file, key_for(file))) as workspace:
        yield workspace


@contextmanager
def _told(workspace: Workspace) -> Iterator[Workspace]:
    """What there is to tell of a dossier's file is told."""
    for note in workspace.store.notes:
        click.echo(note, err=True)
    if workspace.store.key is None and given() is not None:
        click.echo(_("{file} is not protected.").format(file=workspace.path.name), err=True)
    try:
        yield workspace
    finally:
        workspace.close()


def back_up(workspace: Workspace) -> None:
    """Have a backup of a dossier as it is now; where none can be made, it is said."""
    path, key = workspace.path, workspace.store.key
    if not backups.is_due(path, workspace.head, key):
        return
    try:
        workspace.store.pin()
        backups.make(path, workspace.latest, dt.datetime.now(), key)
    except FileProblem as problem:
        click.echo(_("No backup was made. {reason}").format(reason=problem), err=True)
    finally:
        workspace.store.unpin()


@contextmanager
def beginning(file: Path) -> Iterator[Workspace]:
    """An empty dossier, which is gone again if nothing could be put into it; under the passphrase
    that the command was given, if any."""
    secret = given()
    workspace = Workspace.create(file, EMPTY, key=None if secret is None else new_key(secret))
    try:
        yield workspace
    except BaseException:
        workspace.close()
        file.unlink()
        raise
    workspace.close()
