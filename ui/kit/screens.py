"""Windows stay on their screen, whatever its size, its scale factor or the text size."""

import os
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

FRAMED = 300
"""Milliseconds after which the window system has framed a window that it has shown."""


def keep_inside(window: QWidget, *, again: bool = True) -> None:
    """Make a window no larger than its screen, and move it so that all of it is visible, including
    its frame; one that already fills the screen is left alone. A window that has not got its place
    or its frame yet is checked `again` once it has, unless it was resized in the meantime."""
    if window.isMaximized() or window.isFullScreen():
        return
    if window.isVisible() and not _is_placed(window):
        _check_later(window)
        return
    frame, inside = window.frameGeometry(), window.geometry()
    edges = QMargins(
        inside.left() - frame.left(),
        inside.top() - frame.top(),
        frame.right() - inside.right(),
        frame.bottom() - inside.bottom(),
    )
    here = QGuiApplication.screenAt(frame.center()) or window.screen()
    wanted = fitted(frame, here.availableGeometry())
    size = wanted.marginsRemoved(edges).size()
    window.setMinimumSize(window.minimumSize().boundedTo(size))
    if size != inside.size():
        window.resize(size)
    if wanted.topLeft() != frame.topLeft():
        window.move(wanted.topLeft())
    if again and edges.isNull():
        _check_later(window)


def _check_later(window: QWidget) -> None:
    size = window.size()
    framed = partial(QTimer.singleShot, FRAMED, window, lambda: _once_framed(window, size))
    _once_placed(window, framed)


def _is_placed(window: QWidget) -> bool:
    """Whether a window is on the screen; what it says of its place is not true before."""
    handle = window.windowHandle()
    return handle is not None and handle.isExposed()


def _once_framed(window: QWidget, size: QSize) -> None:
    if window.size() == size:
        keep_inside(window, again=False)


def open_in_the_middle(window: QWidget, dialog: QDialog) -> None:
    """Open a dialog in the middle of its window, once that has its place on the screen, and keep it
    there: the window system may still move what it has just shown."""
    _Following(window, dialog)
    _once_placed(window, dialog.open)


class _Following(QObject):
    """Moves a dialog to the middle of its window whenever that is moved or resized."""

    def __init__(self, window: QWidget, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self._dialog.isVisible():
            assert isinstance(watched, QWidget)
            frame = self._dialog.frameGeometry()
            frame.moveCenter(watched.frameGeometry().center())
            self._dialog.move(frame.topLeft())
        return False


def _once_placed(window: QWidget, act: Callable[[], object]) -> None:
    if _is_placed(window):
        act()
    else:
        _Placing(window, act)


class _Placing(QObject):
    """Waits until a window that is about to be shown is on the screen."""

    def __init__(self, window: QWidget, act: Callable[[], object]) -> None:
        super().__init__(window)
        self._act = act
        self._window = window
        self._handle = window.windowHandle()
        (self._handle or window).installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Act after the first time that the window is seen; it has a handle once it is shown."""
        handle = self._handle
        if handle is None and event.type() == QEvent.Type.Show:
            watched.removeEventFilter(self)
            self._handle = self._window.windowHandle()
            self._handle.installEventFilter(self)
        elif handle is not None and event.type() == QEvent.Type.Expose and handle.isExposed():
            handle.removeEventFilter(self)
            QTimer.singleShot(0, self, self._done)
        return False

    def _done(self) -> None:
        self._act()
        self.deleteLater()


def fitted(frame: QRect, room: QRect) -> QRect:
    """The place nearest to a window's that fits on the screen, as far as possible."""
    size = frame.size().boundedTo(room.size())
    most = QPoint(room.right() + 1 - size.width(), room.bottom() + 1 - size.height())
    corner = QPoint(
        max(min(frame.x(), most.x()), room.left()), max(min(frame.y(), most.y()), room.top())
    )
    return QRect(corner, size)


def screen_name() -> str:
    """What this process shows its windows on, told from the screens of other sessions of a user."""
    names = ("WAYLAND_DISPLAY", "DISPLAY", "SESSIONNAME")
    named = (os.environ.get(name, "") for name in names)
    return " ".join([QGuiApplication.platformName(), *filter(None, named)])
