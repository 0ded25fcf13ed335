"""Imports that a start puts off, done once the window stands, so that the first use does not wait.

Qt's classes are made when they are first asked for. Two threads that do so at once bring the
program down, so what knows Qt is imported in the window's thread, and only the rest beside it.
"""

import importlib
import threading

from PySide6.QtCore import QObject, QTimer

BESIDE = (
    "core.editing.commands",
    "core.editing.rules",
    "core.editing.phrases",
    "numpy",
    "core.analysis.series",
    "core.analysis.spread",
    "sqlite_utils",
)
LATER = ("pyqtgraph",)
SETTLED = 1500
"""Milliseconds after which a start is over, and the window has a moment to spare."""


def begin(window: QObject) -> None:
    """Start importing; a failure shows when the module is used for good."""
    QTimer.singleShot(SETTLED, window, lambda: _import_all(LATER))
    threading.Thread(target=_import_all, args=[BESIDE], name="parley-warm-up", daemon=True).start()


def _import_all(names: tuple[str, ...]) -> None:
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError:
            return
