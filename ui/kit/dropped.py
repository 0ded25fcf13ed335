"""What is dropped on a window."""

from PySide6.QtCore import QMimeData


def dropped(data: QMimeData) -> list[str]:
    """The paths of dropped files."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
