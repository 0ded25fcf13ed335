"""Tidies up, once a dossier is shown, what was left half done beside it or where packs go."""

from PySide6.QtCore import QTimer

from ui.session import Session

LATER = 2000
"""Milliseconds after which a folder is looked through, while the window has a moment."""


def begin(session: Session) -> None:
    """Tidy up as soon as there is time."""
    QTimer.singleShot(LATER, session, lambda: tidy(session))


def tidy(session: Session) -> None:
    """Sweep the folders that the program writes to, and say what was found."""
    from core.storage.backups import folder_of
    from core.storage.leftovers import sweep

    path = session.workspace.path
    folders = {path.parent, folder_of(path), session.settings.pack_folder}
    told = [each for folder in folders if folder is not None for each in sweep(folder)]
    if told:
        session.alert(" ".join(told))
