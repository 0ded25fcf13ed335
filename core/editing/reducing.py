"""Writing a reduced copy of the open dossier."""

from pathlib import Path

from core.editing.workspace import Workspace
from core.lenses.reduced import Reduction, reduced
from core.model.records import Source
from core.model.stored import stored_for
from core.storage.protection import Key


def save_reduced(space: Workspace, path: Path, reduction: Reduction, key: Key | None) -> None:
    """A new file, under a key or in clear, that never held what is left out: no history, nothing
    that was undone, no draft. FileProblem if it cannot be written; Problem if a text or a file that
    goes along is missing or damaged."""
    dossier = reduced(space.latest, reduction)
    texts = stored_for(dossier.all(Source), space.store.texts())
    Workspace.create(path, dossier, texts=texts, key=key).close()
