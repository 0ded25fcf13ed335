"""Writing a reduced copy of the open dossier."""

from pathlib import Path

from core.editing.workspace import Workspace
from core.lenses.reduced import Reduction, digests, reduced
from core.storage.protection import Key


def save_reduced(space: Workspace, path: Path, reduction: Reduction, key: Key | None) -> None:
    """A new file, under a key or in clear, that never held what is left out: no history, nothing
    that was undone, no draft. FileProblem if it cannot be written."""
    dossier = reduced(space.latest, reduction)
    wanted = digests(dossier)
    texts = {digest: body for digest, body in space.store.texts().items() if digest in wanted}
    Workspace.create(path, dossier, texts=texts, key=key).close()
