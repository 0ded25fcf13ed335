"""The loops in which a window waits for an answer.

Whoever opens a form waits for it in a loop inside the window's own, and then goes on with the
dossier that it was opened on. A dossier may therefore be closed only once all of them have gone on:
whatever waits does so through here, where it can be told to stop.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

REJECTED = 0
"""The result of a dialog that is left."""
MOST = 20
"""More dialogs than ever stand in front of each other."""


class Waits:
    """The dialogs that a window waits for, and what is to be done once there are none."""

    def __init__(self) -> None:
        self._dialogs: list[QDialog | None] = []
        self.offered: tuple[QAction, ...] = ()
        """The actions whose keys work in its dialogs, too, such as the help."""
        self._then: Callable[[], object] | None = None

    @property
    def busy(self) -> bool:
        """Whether the window waits for something."""
        return bool(self._dialogs)

    @property
    def ending(self) -> bool:
        """Whether nothing more may be asked, because the dossier is about to be closed."""
        return self._then is not None

    @contextmanager
    def one(self, dialog: "QDialog | None" = None) -> Iterator[None]:
        """Wait for a dialog; for one of Qt's own, whose object is not at hand, give None."""
        self._dialogs.append(dialog)
        try:
            yield
        finally:
            self._dialogs.pop()
            if not self._dialogs and self.ending:
                QTimer.singleShot(0, self._go_on)

    def dismiss(self, then: Callable[[], object]) -> None:
        """Close every dialog that is waited for without asking, and do `then` once all who waited
        have gone on; at once if nobody waits."""
        self._then = then
        if not self._dialogs:
            self._go_on()
            return
        from PySide6.QtWidgets import QDialog

        for dialog in reversed([each for each in self._dialogs if each is not None]):
            QDialog.done(dialog, REJECTED)
        for _turn in range(MOST):
            front = QApplication.activeModalWidget()
            if isinstance(front, QDialog):
                QDialog.done(front, REJECTED)

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()


def waits_of(widget: QWidget | None) -> Waits:
    """What a widget's window waits for."""
    around = widget
    while around is not None:
        found = getattr(around, "waits", None)
        if isinstance(found, Waits):
            return found
        around = around.parentWidget()
    return Waits()


def answer_to(dialog: "QDialog", run: Callable[[], int]) -> int:
    """Wait for a dialog, whose own loop `run` is; 0 if it is left, or may no longer be shown."""
    waits = waits_of(dialog)
    if waits.ending:
        return REJECTED
    with waits.one(dialog):
        return run()
