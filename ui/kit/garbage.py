"""Garbage is looked for in the thread of the window, and nowhere else.

Python looks wherever it happens to be when enough was made, which is often in the thread of a job.
What it frees there can hold parts of Qt, and those may only be freed by their own thread: else
memory is spoilt, and the program goes down some time later at a place that has nothing to do with
it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE = 500
"""Milliseconds between two looks."""


class Collector(QObject):
    """Looks for garbage when Python would, but from a timer of the thread that made it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        """Look at the oldest generation that has grown enough, and with it at all younger ones."""
        grown = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [age for age, (count, enough) in enumerate(grown) if count > enough]
        if due:
            gc.collect(due[-1])
