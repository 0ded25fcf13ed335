"""Windows stay on their screen, whatever its size, its scale factor, or the text's."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

FRAMED = 300
"""Milliseconds after which the screen has put its frame around a window that is new."""


def keep_inside(window: QWidget, *, again: bool = True) -> None:
    """Make a window no larger than its screen, and move it until all of it can be seen, frame
    included; one that fills the screen already is left alone. A window that has no frame yet is
    looked at `again` once it has, unless it was given another size meanwhile."""
    if window.isMaximized() or window.isFullScreen():
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
        QTimer.singleShot(FRAMED, window, lambda: _once_framed(window, size))


def _once_framed(window: QWidget, size: QSize) -> None:
    if window.size() == size:
        keep_inside(window, again=False)


def fitted(frame: QRect, room: QRect) -> QRect:
    """The place nearest to a window's where a screen has room for it, as much as there is."""
    size = frame.size().boundedTo(room.size())
    most = QPoint(room.right() + 1 - size.width(), room.bottom() + 1 - size.height())
    corner = QPoint(
        max(min(frame.x(), most.x()), room.left()), max(min(frame.y(), most.y()), room.top())
    )
    return QRect(corner, size)
