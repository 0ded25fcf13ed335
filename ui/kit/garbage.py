"""Garbage is collected in the window's thread only.

Python collects wherever it happens to be when enough objects were created, which is often a job's
thread. What it frees there can hold parts of Qt that may only be freed by their own thread;
otherwise memory is corrupted, and the program crashes some time later in an unrelated place.
"""

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE = 500
"""Milliseconds between two checks."""


class Collector(QObject):
    """Collects garbage when Python would, but from a timer in the thread that created it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        """Collect the oldest generation that has grown enough, and with it all younger ones."""
        grown = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [age for age, (count, enough) in enumerate(grown) if count > enough]
        if due:
            gc.collect(due[-1])
