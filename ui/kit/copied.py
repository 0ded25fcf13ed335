"""What is copied out of a protected dossier: marked, so that programs which keep a history of the
clipboard leave it out, and cleared after a while.

There is no standard; these are the hints that managers of passwords give, and that the histories of
Windows and KDE heed.
"""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
}
"""Formats that ask for the content to be left out, with what they hold."""


def ask_to_forget() -> None:
    """Add the hints to what was copied from here, if anything was."""
    clipboard = QGuiApplication.clipboard()
    copied = clipboard.mimeData(QClipboard.Mode.Clipboard)
    if clipboard.ownsClipboard() and copied.formats() and not copied.hasFormat(next(iter(HINTS))):
        clipboard.setMimeData(_with_hints(copied))


def forget() -> None:
    """Clear what was copied from here, which is outside the dossier."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()


def _with_hints(copied: QMimeData) -> QMimeData:
    marked = QMimeData()
    for form in copied.formats():
        marked.setData(form, copied.data(form))
    if copied.hasImage():
        marked.setImageData(copied.imageData())
    for form, said in HINTS.items():
        marked.setData(form, said)
    return marked
