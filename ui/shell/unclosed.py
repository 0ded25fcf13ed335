"""A file that could not be closed as it should: what to do about it, for as long as that fails."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.editing.workspace import Workspace
from core.errors import Problem
from core.language import gettext as _
from core.storage.rescue import kept_as
from core.text.extensions import DOSSIER
from ui.kit.prompts import Prompts, dossiers

AGAIN, COPY = 0, 1


def ask(parent: QWidget, prompts: Prompts, workspace: Workspace, failure: Exception) -> None:
    """Ask until the file, which is open still, is closed, or the user leaves it as it is."""
    reason: str | None = _reason(failure)
    while reason is not None:
        store = workspace.store
        choices = (_("Try again"), _("Save a copy elsewhere…"))
        question = f"{_told(store.path, reason)}\n\n{_kept(store.path, store.in_place)}"
        chosen = prompts.choose(parent, question, choices, _("Close without"))
        if chosen == AGAIN:
            reason = _close_again(workspace)
        elif chosen == COPY:
            reason = _copy(parent, prompts, workspace, reason)
        else:
            break
    workspace.store.drop()


def tell(path: Path, failure: Exception) -> None:
    """Say it where nobody can be asked."""
    if sys.stderr is not None:
        sys.stderr.write(f"{_told(path, _reason(failure))} {_kept(path, path.exists())}\n")


def _told(path: Path, reason: str) -> str:
    return _("{file} could not be closed properly. {reason}").format(file=path.name, reason=reason)


def _kept(path: Path, in_place: bool) -> str:
    """Where all is that was saved. Of a file that was moved or replaced, only a copy is sure."""
    if not in_place:
        return _("What you saved may be lost with the file unless you save a copy elsewhere.")
    log = path.with_name(f"{path.name}-wal")
    if not log.exists():
        return _("Everything you saved is in the file.")
    return _(
        "Nothing is lost: everything you saved is in {file} and, beside it, {log}. Keep the two "
        "together until the file has been opened and closed again."
    ).format(file=path.name, log=log.name)


def _reason(failure: Exception) -> str:
    if isinstance(failure, Problem):
        return str(failure)
    if isinstance(failure, OSError):
        return _("The reason given is: {reason}.").format(reason=failure.strerror or failure)
    return _("Parley does not know why.")


def _close_again(workspace: Workspace) -> str | None:
    """Close the file, or one that takes its place; what is in the way, None if nothing is."""
    try:
        workspace.close()
    except Exception as failure:
        return _reason(failure)
    return None


def _copy(parent: QWidget, prompts: Prompts, workspace: Workspace, reason: str) -> str | None:
    """Write a copy to where the user chooses; what is in the way, None if nothing is."""
    store = workspace.store
    where = store.path.with_name(f"{store.path.stem}-{_('copy')}{DOSSIER}")
    copy = prompts.file_to_write(parent, _("Save a copy"), where, dossiers())
    if copy is None:
        return reason
    try:
        if store.in_place:
            store.save_copy(copy)
        else:
            kept_as(store, copy, workspace.latest).close()
    except Exception as failure:
        return _reason(failure)
    return None
