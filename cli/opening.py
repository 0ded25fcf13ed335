"""How a command opens a dossier; its passphrase comes from a file or from standard input, never as
an argument or from the environment, where other programs can read it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from core.editing.workspace import Workspace
from core.errors import FileProblem
from core.language import gettext as _
from core.model.dossier import EMPTY
from core.storage.passphrase import Secret, key_file_content, key_of
from core.storage.protection import Key, is_protected

Command = TypeVar("Command", bound=Callable[..., Any])

EXISTING = click.Path(path_type=Path)
LONGEST = 1 << 20
"""Bytes of a passphrase or a key file at most."""


def takes_dossier(command: Command) -> Command:
    """Have a command take a dossier as FILE, and its passphrase if it is protected."""
    for option in (_PASSPHRASE, _KEY_FILE):
        command = option(command)
    return click.argument("file", type=EXISTING)(command)


def _kept(context: click.Context, option: click.Parameter, value: Path | None) -> None:
    context.meta[f"parley.{option.name}"] = value


_PASSPHRASE = click.option(
    "--passphrase-file",
    type=EXISTING,
    expose_value=False,
    callback=_kept,
    help=_("File with the passphrase in its first line; - is standard input."),
)
_KEY_FILE = click.option(
    "--key-file",
    type=EXISTING,
    expose_value=False,
    callback=_kept,
    help=_("The key file, if the dossier has one."),
)


def key_for(file: Path) -> Key | None:
    """The key of a dossier by what the command was given; None where it is not protected."""
    meta = click.get_current_context().meta
    passphrase, key_file = meta.get("parley.passphrase_file"), meta.get("parley.key_file")
    try:
        protected = is_protected(file)
    except OSError:  # which opening has a sentence for
        return None
    if passphrase is None:
        return None
    secret = new_secret(passphrase, key_file)
    if not protected:
        click.echo(_("{file} is not protected.").format(file=file.name), err=True)
        return None
    return key_of(file, secret)


def new_secret(passphrase: Path, key_file: Path | None) -> Secret:
    """What a dossier is protected by, from the files named. FileProblem if they are unsuitable."""
    if str(passphrase) == "-":
        content = sys.stdin.buffer.readline(LONGEST)
    else:
        content = key_file_content(passphrase).partition(b"\n")[0]
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
    try:
        yield workspace
    finally:
        workspace.close()


@contextmanager
def beginning(file: Path) -> Iterator[Workspace]:
    """An empty dossier, which is gone again if nothing could be put into it."""
    workspace = Workspace.create(file, EMPTY)
    try:
        yield workspace
    except BaseException:
        workspace.close()
        file.unlink()
        raise
    workspace.close()
