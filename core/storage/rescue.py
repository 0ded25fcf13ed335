"""A dossier that has lost its file goes on in a new one."""

from pathlib import Path

from core.errors import FileProblem
from core.language import gettext as _
from core.model.dossier import Dossier
from core.storage.place import kept_names
from core.storage.publish import refuse_existing
from core.storage.store import Store


def kept_elsewhere(store: Store, dossier: Dossier, folder: Path, gone: Path) -> Store:
    """A new file with `dossier`, which an open file held before something took its place: beside
    it, or else in `folder`, named after `gone`, the file that was opened. The journal comes along
    where it can still be read. What is now under the name is left alone.

    FileProblem if neither folder can be written to."""
    problem: FileProblem | None = None
    for path in kept_names(gone, (store.path.parent, folder)):
        try:
            kept = kept_as(store, path, dossier)
        except FileProblem as failure:
            problem = failure
            continue
        store.leave()
        return kept
    sentence = _("{name} is gone, and what you have entered cannot be saved in {folder}.")
    if store.failing:
        sentence = _("{name} can no longer be written to, nor can a new file in {folder}.")
    told = sentence.format(name=store.path.name, folder=store.path.parent)
    raise FileProblem(f"{told} {problem}" if problem else told)


def kept_as(store: Store, path: Path, dossier: Dossier) -> Store:
    """A new file with `dossier` at `path`, a copy of the open file where that still holds it.
    FileProblem if it cannot be written or exists."""
    refuse_existing(path)
    return _copied(store, path, dossier) or _created(store, path, dossier)


def _created(store: Store, path: Path, dossier: Dossier) -> Store:
    return Store.create(path, dossier, store.texts(), key=store.key)


def _copied(store: Store, path: Path, dossier: Dossier) -> Store | None:
    """A copy of the file that holds this dossier; None where the file no longer does, and a new
    file will have to do."""
    copy: Store | None = None
    try:
        store.save_copy(path)
        copy = Store.open(path, store.key)
        if copy.load() == dossier:
            return copy
    except FileProblem:
        pass
    if copy is not None:
        copy.drop()
    path.unlink(missing_ok=True)
    return None
