"""Imports deferred from startup, done once the window is visible, so that first use does not wait.

Qt's classes are created on first use. Two threads doing so at once crash the program, so anything
that uses Qt is imported in the window's thread, and only the rest in the background.
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
"""Milliseconds after which startup is over and the window is idle."""


def begin(window: QObject) -> None:
    """Start importing; a failure surfaces when the module is actually used."""
    QTimer.singleShot(SETTLED, window, lambda: _import_all(LATER))
    threading.Thread(target=_import_all, args=[BESIDE], name="parley-warm-up", daemon=True).start()


def _import_all(names: tuple[str, ...]) -> None:
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError:
            return
