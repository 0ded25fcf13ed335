"""What windows have in common in which something is read, beside the window of the dossier."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from ui.kit.keys import pressed
from ui.kit.screens import keep_inside


class ReadingDialog(QDialog):
    """A titled window that is gone once it is closed."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)

    def showEvent(self, event: QShowEvent) -> None:
        """Stay on the screen."""
        super().showEvent(event)
        keep_inside(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button that has the keyboard."""
        if not pressed(self, event):
            super().keyPressEvent(event)
