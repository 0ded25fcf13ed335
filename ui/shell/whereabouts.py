"""Says, once a dossier is shown, what may happen to it where it lies."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer

from ui.session import Session

LATER = 1000
"""Milliseconds after which the place is looked at, while the window has a moment."""


def begin(session: Session, said: Sequence[str] = ()) -> None:
    """Look as soon as there is time; what was said of the file already is said with it."""
    QTimer.singleShot(LATER, session, lambda: look(session, said))


def look(session: Session, said: Sequence[str] = ()) -> None:
    """Look in the background, since a network drive takes its time."""
    from PySide6.QtCore import QStorageInfo

    from core.storage.whereabouts import warnings
    from ui.kit.jobs import Job

    path = session.workspace.path
    disk = QStorageInfo(str(path.parent))
    filesystem, free = disk.fileSystemType().toStdString(), disk.bytesAvailable()

    def work(**_asked: object) -> tuple[str, ...]:
        return warnings(path, filesystem, free)

    def tell(found: tuple[str, ...]) -> None:
        if found:
            session.alert(" ".join([*said, *found]))

    job = Job(work, session)
    job.finished.connect(tell)
    job.finished.connect(job.deleteLater)
    job.start()
