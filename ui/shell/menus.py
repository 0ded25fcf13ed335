"""The menu bar: mnemonics are underlined while Alt is held, not always."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenuBar, QStyleOptionMenuItem, QWidget

KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class Menus(QMenuBar):
    """Qt lets every menu bar see its window's events, so Alt is detected here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alt = False

    @property
    def underlines(self) -> bool:
        """Whether the mnemonics are underlined now."""
        return self._alt or self.hasFocus()

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        """Set what to draw for a menu."""
        super().initStyleOption(option, action)
        if not self.underlines:
            option.text = option.text.replace("&", "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Detect Alt, and the window losing focus while it is held."""
        if isinstance(event, QKeyEvent) and event.type() in KEYS:
            if event.key() == Qt.Key.Key_Alt:
                self._hold(event.type() != QEvent.Type.KeyRelease)
        elif event.type() == QEvent.Type.WindowDeactivate:
            self._hold(False)
        return super().eventFilter(watched, event)

    def _hold(self, alt: bool) -> None:
        if alt != self._alt:
            self._alt = alt
            self.update()
