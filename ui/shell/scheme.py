"""When to take over what the desktop prefers, such as dark windows in the evening."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget


class SchemeWatch(QObject):
    """Says when the desktop's preference is to be followed. A form that is open was drawn in the
    colours of its time, and keeps them until it is closed."""

    def __init__(self, window: QWidget, follow: Callable[[], object]) -> None:
        super().__init__(window)
        self._follow = follow
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._changed)
        window.installEventFilter(self)

    def _changed(self) -> None:
        if QApplication.activeModalWidget() is None:
            self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what came meanwhile once the window can be used again."""
        if event.type() == QEvent.Type.WindowUnblocked:
            QTimer.singleShot(0, self, self._changed)
        return False
