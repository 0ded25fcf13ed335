"""Real dialogs, operated: what a person does in a window that waits for an answer."""

import math
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QProgressBar,
    QWidget,
)

Act = Callable[[QWidget], object]
PAUSE, PATIENCE, COMING = 15, 30.0, 30.0
"""How often to look for a waiting window, in milliseconds; how long one may remain after its
answer, and how soon it must appear, in seconds."""

AT_WORK: list[object] = []
"""Who answers windows now: an act that expects further windows takes precedence over the one around
it."""


@contextmanager
def answering(*acts: Act, progress: bool = False) -> Iterator[None]:
    """Each act in turn is applied to the next window that appears and waits for an answer; one that
    only shows progress is left alone unless `progress` says otherwise. A failure in an act fails
    here; a window that nobody answers is closed and fails too."""
    waiting: deque[Act] = deque(acts)
    met: list[QWidget] = []
    before = QApplication.activeModalWidget()
    me = object()
    failures: list[BaseException] = []
    since = time.monotonic()

    def look() -> None:
        nonlocal since
        if me not in AT_WORK:
            return
        QTimer.singleShot(PAUSE, look)  # beforehand: an act may open another waiting window
        if AT_WORK[-1] is not me:
            return
        window = QApplication.activeModalWidget()
        if window is None or window is before or not window.isActiveWindow():
            return
        if not progress and window.findChild(QProgressBar) is not None:
            return
        if any(window is each for each in met):
            if time.monotonic() - since > PATIENCE:
                failures.append(AssertionError(f"{window.windowTitle()!r} stays"))
                put_away(window)
            return
        met.append(window)
        since = math.inf  # while it is dealt with, however long that takes, it does not stay
        try:
            assert waiting, f"nobody answers {window.windowTitle()!r}"
            waiting.popleft()(window)
        except BaseException as failure:
            failures.append(failure)
            put_away(window)
        since = time.monotonic()

    AT_WORK.append(me)
    QTimer.singleShot(PAUSE, look)
    try:
        yield
        let_go()
        _await(lambda: not waiting or bool(failures))
    finally:
        AT_WORK.remove(me)
    if failures:
        raise failures[0]
    assert not waiting, f"{len(waiting)} windows never came"


def _await(done: Callable[[], bool]) -> None:
    """Let the event loop run until something is done; a window that does not block its opener
    appears after that."""
    end = time.monotonic() + COMING
    while not done() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)
    let_go()


def modal() -> QWidget:
    """The window that has to be answered first."""
    window = QApplication.activeModalWidget()
    assert window is not None, "no window is open"
    return window


def put_away(window: QWidget) -> None:
    """Close a window, whatever it would ask."""
    if isinstance(window, QDialog):
        window.done(0)
    else:
        window.close()


def let_go() -> None:
    """Let the event loop run, including pending deletions."""
    for _turn in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def press(words: str) -> Act:
    """Click on the button with these words."""
    return lambda window: click_on(window, words)


def click_on(window: QWidget, words: str) -> None:
    """Click on the button with these words."""
    button = named(window, words)
    assert button.isEnabled(), f"{words!r} cannot be pressed"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def named(window: QWidget, name: str) -> QWidget:
    """The one visible widget with a name: its accessible name, else its text."""
    QApplication.processEvents()
    seen = [each for each in window.findChildren(QWidget) if each.isVisible()]
    found = [each for each in seen if each.accessibleName() == name]
    found = found or [each for each in seen if _words(each) == name]
    assert len(found) == 1, f"{name!r} names {found}"
    return found[0]


def choose(words: str) -> None:
    """Click on an entry of the open menu."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu), "no menu is open"
    (action,) = [each for each in menu.actions() if each.text().startswith(words)]
    spot = menu.actionGeometry(action).center()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def _words(widget: QWidget) -> str:
    known = isinstance(widget, QAbstractButton | QLabel)
    return widget.text().replace("&", "") if known else ""
