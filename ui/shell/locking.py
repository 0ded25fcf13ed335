"""Locking: the dossier is closed, and another process takes the place of this one, so that nothing
of it is left in memory; its window asks for the passphrase.

Only by way of a message bus, which the program does without, would the system say that the screen
was locked or that the computer slept; that it slept is seen from the clock.
"""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from core.language import gettext as _
from ui.kit import copied
from ui.session import Session

LOOK = 5000
"""Milliseconds between two looks at the clock."""
COPIED = 300_000
"""Milliseconds after which what was copied out of a protected dossier is cleared."""
SLEPT = 60.0
"""Seconds that a look is late if the computer slept."""
DUMPABLE = 4
"""The option of Linux's `prctl` that lets other programs of the same user read our memory."""
KEYS = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)
ACTS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """Belongs to a protected session: calls `lock` where nobody has done anything for as long as
    the settings say, and nothing is being written that they wait for, or the computer slept, or
    somebody asks for it in whatever window."""

    def __init__(self, session: Session, lock: Callable[..., object]) -> None:
        super().__init__(session)
        self._session, self._lock = session, lock
        self._last = self._seen = time.time()
        self._looks = QTimer(self, interval=LOOK)
        self._looks.timeout.connect(self.look)
        self._looks.start()
        self._clearing = QTimer(self, interval=COPIED, singleShot=True)
        self._clearing.timeout.connect(self._clear)
        QGuiApplication.clipboard().dataChanged.connect(self._heed_copied)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._heed)
            self._heed(app.focusWindow())

    def _heed(self, window: QWindow | None) -> None:
        """Hear what is done in a window; once, however often it is asked for."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def look(self) -> None:
        """Lock if it is time."""
        now, before = time.time(), self._seen
        self._seen = now
        minutes = self._session.settings.lock_after
        idle = minutes and now - self._last > 60 * minutes
        slept = now - before > SLEPT + LOOK / 1000
        if self._protected and (slept or (idle and not self._session.workspace.writing)):
            self._looks.stop()
            self._lock(alone=True)

    def _clear(self) -> None:
        if self._protected:
            copied.forget()

    def _heed_copied(self) -> None:
        self._clearing.start()
        if self._protected:
            copied.ask_to_forget()

    @property
    def _protected(self) -> bool:
        return self._session.workspace.store.key is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there, who may want to lock also under an open form, where the menu
        cannot be reached."""
        if event.type() not in ACTS:
            return False
        self._last = time.time()
        if isinstance(event, QKeyEvent) and event.keyCombination() == KEYS and self._protected:
            QTimer.singleShot(0, self, self._lock)
            return True
        return False


def watch(session: Session, lock: Callable[..., object]) -> None:
    """Begin to watch over a protected session, unless it is watched over already."""
    if session.findChild(Idle) is None:
        Idle(session, lock)
        keep_others_out()


def keep_others_out() -> None:
    """Have no other program of the same user read the memory of this one, where the system lets us
    say so."""
    if sys.platform.startswith("linux"):
        import ctypes

        ctypes.CDLL(None).prctl(DUMPABLE, 0, 0, 0, 0)


def refusal(session: Session) -> str:
    """Why the dossier cannot be locked; "" if it can."""
    if session.workspace.store.key is None:
        return _("Only a protected dossier can be locked. Give it a passphrase: Ctrl+Alt+P.")
    return ""
