"""What is done once somebody presses a key or a button of the mouse again."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
"""Keys that are only held for others."""


class NextInput(QObject):
    """Does `act` at the first press after the one that is being handled now, and is gone then."""

    def __init__(self, parent: QObject, act: Callable[[], object]) -> None:
        super().__init__(parent)
        self._act = act
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the press, and leave it to whom it is meant for."""
        if _is_press(event):
            self.stop()
            self._act()
        return False

    def stop(self) -> None:
        """It is not done any more."""
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)
        self.deleteLater()


def _is_press(event: QEvent) -> bool:
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        return not event.isAutoRepeat() and event.key() not in _HELD
    return event.type() == QEvent.Type.MouseButtonPress
