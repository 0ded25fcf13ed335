"""The composition root: makes the application, its typefaces and colours, and the one window.

The time from a click on the program to the first picture is the time to import; so what the
window needs is imported here while no garbage is looked for, and the rest after the first paint.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from ui.window import Window


PAINTED = 400
"""Milliseconds after which the first paint is surely over. With none, what was put off begins
before it, and takes a tenth of the start."""


def run(path: Path | None = None) -> int:
    """Show the window on a dossier until it is closed; answers with the exit code.

    Without a path it opens what was open last, else the example.
    """
    with _collecting_later():
        app = QApplication([*sys.argv[:1], "-style", "Fusion"])
        dress(app)
        window = first_window(app, path)
        window.show()
    QTimer.singleShot(PAINTED, window, lambda: after_first_paint(window))
    return app.exec()


def dress(app: QApplication) -> None:
    """Give the application its name and typefaces."""
    from ui import fonts

    app.setApplicationName("Parley")
    app.setDesktopFileName("parley")
    app.setFont(fonts.sans())


def first_window(app: QApplication, path: Path | None) -> "Window":
    """The window with what was asked for, else what was open last, else the example."""
    from ui import theme
    from ui.prompts import Prompts
    from ui.settings import Settings
    from ui.window import Window

    settings = Settings.of_user()
    theme.wear(app, theme.chosen(settings.theme, app))
    window = Window(settings, Prompts())
    wanted = path or settings.last
    if wanted is None:
        window.files.open_example()
    else:
        window.files.open(wanted)
    return window


def after_first_paint(window: "Window") -> None:
    """What a start may put off until the window is seen."""
    from ui import crash, warm

    crash.install(window)
    warm.begin()


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Look for no garbage meanwhile: imports make none, and looking takes a tenth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
