"""Keyboard and mouse input. Runs in the window's thread."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tests.journeys import seeing

NONE = Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def has_keyboard() -> bool:
    """Whether typing goes to the right place: to the list or menu that has opened, else to the
    dialog in front, if there is one, or what was opened from it. Where the screen hands the
    keyboard to a list only after a key has closed it, the field below gets it back."""
    wanted = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    front = QGuiApplication.focusWindow()
    if front is None or wanted is None:
        return front is not None
    return wanted.windowHandle() in (front, front.transientParent())


def strike(key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key in the window with the focus, as the screen sees it.

    PySide may still hold a deleted window under the address of an existing one; then the focused
    widget does as well."""
    popup = QApplication.activePopupWidget()
    window = popup.windowHandle() if popup is not None else QGuiApplication.focusWindow()
    assert window is not None, "no window has the keyboard"
    try:
        QTest.keyPress(window, key, modifiers)
    except RuntimeError:
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)
        return
    with contextlib.suppress(RuntimeError):  # the key may have closed the window
        QTest.keyRelease(window, key, modifiers)


def type_letter(letter: str) -> None:
    special = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}
    if letter in special:
        strike(special[letter])
    elif letter.isascii():
        strike(letter)
    else:
        commit(letter)


def commit(text: str, composing: str = "") -> None:
    """Type text as an input method does, with what is still being composed after it."""
    event = QInputMethodEvent(composing, [])
    event.setCommitString(text)
    focus = QGuiApplication.focusObject()
    assert focus is not None, "nothing takes what is typed"
    QApplication.sendEvent(focus, event)


def can_be_pressed(spot: seeing.Spot) -> bool:
    """Whether there is something to press at a place which the mouse would reach."""
    return isValid(spot.widget) and spot.widget.isEnabled() and is_on_top(spot)


def is_on_top(spot: seeing.Spot) -> bool:
    """Whether the mouse would reach a place, after scrolling to it if necessary."""
    if not in_reach(spot):
        seeing.bring_into_view(spot.widget)
    return in_reach(spot)


def in_reach(spot: seeing.Spot) -> bool:
    """Whether the mouse would reach a place without scrolling."""
    there = QApplication.widgetAt(spot.widget.mapToGlobal(spot.point))
    return there is not None and (there is spot.widget or spot.widget.isAncestorOf(there))


def why_not(spot: seeing.Spot) -> str:
    """Why a place cannot be pressed."""
    named = seeing.names(spot.widget) or spot.widget
    there = QApplication.widgetAt(spot.widget.mapToGlobal(spot.point))
    if not spot.widget.isEnabled():
        return f"{named} cannot be pressed"
    return f"{named} is covered by {there} or out of view"


def handle(widget: QWidget) -> QWindow:
    window = widget.window().windowHandle()
    assert window is not None, "the window is shown"
    return window


def aim(spot: seeing.Spot) -> tuple[QWindow, QPoint]:
    """A place as the screen knows it: in a window."""
    return handle(spot.widget), spot.widget.mapTo(spot.widget.window(), spot.point)


def let_go(window: QWindow, button: Qt.MouseButton, place: QPoint) -> None:
    """Release the mouse where it is; the press alone may have closed the window."""
    if isValid(window) and window.isVisible():
        QTest.mouseRelease(window, button, NONE, place)


def files(paths: tuple[Path, ...]) -> QMimeData:
    """What a file manager drags."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def words(text: str) -> QMimeData:
    """A text dragged from another program."""
    data = QMimeData()
    data.setText(text)
    return data


def drop(spot: seeing.Spot, data: QMimeData) -> None:
    """Drop something at a place, as the screen tells the window; Qt finds the receiver."""
    window, place = aim(spot)
    entered = QDragEnterEvent(QPointF(place), COPY, data, LEFT, NONE)
    QApplication.sendEvent(window, entered)
    assert entered.isAccepted(), "nobody there takes what is dropped"
    QApplication.sendEvent(window, QDragMoveEvent(QPointF(place), COPY, data, LEFT, NONE))
    QApplication.sendEvent(window, QDropEvent(QPointF(place), COPY, data, LEFT, NONE))
