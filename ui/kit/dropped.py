"""What is dropped on a window."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent


def dropped(data: QMimeData) -> list[str]:
    """The paths of dropped files."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def take_copy(event: QDropEvent) -> None:
    """Take what is dragged or dropped as a copy. Other programs offer to move it where they can,
    and then remove what was moved."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
