"""Imports that a start puts off, done in the background so that the first use does not wait."""

import importlib
import threading

HEAVY = ("numpy", "core.series", "pyqtgraph", "sqlite_utils")


def begin() -> threading.Thread:
    """Start importing; a failure shows when the module is used for good."""
    thread = threading.Thread(target=_import_all, name="parley-warm-up", daemon=True)
    thread.start()
    return thread


def _import_all() -> None:
    for name in HEAVY:
        try:
            importlib.import_module(name)
        except ImportError:
            return
