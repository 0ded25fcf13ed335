"""Whether the window has done what it was asked to: nothing in it is put off or worked on, and
the screen has given every window its place and one of them the keyboard.

Runs in the window's thread, as `seeing` does."""

import threading

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from tests.journeys import hands, open_windows

SHORT = 500
"""Milliseconds: what is put off for longer is not part of an answer."""
JOB = "parley-job"
"""What the threads are called that work for the window."""


def is_quiet() -> bool:
    """Whether what a person reads now stays so until they do something."""
    return not (is_busy() or _is_working() or _is_put_off()) and _is_placed()


def listens() -> bool:
    """Whether a key would reach a window: while the program is busy, the system keeps it back."""
    return not is_busy() and hands.has_keyboard()


def is_busy() -> bool:
    """Whether the pointer shows that the program is busy."""
    return QGuiApplication.overrideCursor() is not None


def _is_working() -> bool:
    return any(each.name == JOB for each in threading.enumerate())


def _is_put_off() -> bool:
    timers = (timer for each in open_windows.shown() for timer in each.findChildren(QTimer))
    return any(each.isActive() and _is_soon(each) for each in timers)


def _is_soon(timer: QTimer) -> bool:
    return timer.interval() == 0 or (timer.isSingleShot() and timer.interval() < SHORT)


def _is_placed() -> bool:
    shown = [each for each in open_windows.usable() if not each.isMinimized()]
    return len(open_windows.exposed(shown)) == len(shown) and (not shown or hands.has_keyboard())
