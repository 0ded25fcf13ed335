"""The composition root: makes the application, its fonts and colours, and the one window."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui import fonts, theme
from ui.prompts import Prompts
from ui.settings import Settings
from ui.window import Window


def run(path: Path | None = None) -> int:
    """Show the window on a dossier until it is closed; answers with the exit code.

    Without a path it opens what was open last, else the example.
    """
    app = application()
    settings = Settings.of_user()
    theme.wear(app, theme.chosen(settings.theme, app))
    window = Window(settings, Prompts())
    open_first(window, path)
    window.show()
    QTimer.singleShot(0, lambda: _after_first_paint(window))
    return app.exec()


def application() -> QApplication:
    """The application with its name, style and typefaces."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Parley")
    app.setDesktopFileName("parley")
    app.setStyle("Fusion")
    fonts.load()
    app.setFont(fonts.sans())
    return app


def open_first(window: Window, path: Path | None) -> None:
    """Open what was asked for, else what was open last, else the example."""
    wanted = path or window.settings.last
    if wanted is None:
        window.files.open_example()
    else:
        window.files.open(wanted)


def _after_first_paint(window: Window) -> None:
    """What a start may put off until the window is seen."""
    from ui import crash, warm

    crash.install(window)
    warm.begin()
