"""The composition root: creates the application, its typefaces and colours, and the one window.

The time from launching the program to the first picture is import time; so what the window needs is
imported here with garbage collection paused, and the rest after the first paint.
"""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.shell import crash
from ui.shell.ending import Ending

if TYPE_CHECKING:
    from ui.shell.window import Window


PAINTED = 400
"""Milliseconds after which the first paint is certainly over. Without the delay, deferred work
starts before it and takes a tenth of the startup time."""
BROKEN = 5
"""The exit code where no window could be put together, which a dialog has said."""


def run(path: Path | None = None, locked: Callable[[Path], object] | None = None) -> int:
    """Show the window on a dossier until it is closed; returns the exit code.

    Without a path it opens the last file, else a page saying what can be done. A window that runs
    does so in its place, if it answers. `locked` is called at the end with a file that was locked,
    to begin again with it.
    """
    gc.disable()  # imports leave no garbage, and looking for it takes a tenth of the time
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    catcher = crash.install(app)
    try:
        set_up_appearance(app)
        if is_handed_over(path):
            return 0
        window = first_window(app, path)
    except Exception as failure:
        catcher.hook(type(failure), failure, failure.__traceback__)
        return app.exec() or BROKEN
    catcher.window = window
    Ending(window.end, window)
    app.commitDataRequest.connect(window.end_at_once)
    app.aboutToQuit.connect(window.end_at_once)
    window.show()
    gc.freeze()
    QTimer.singleShot(PAINTED, window, lambda: after_first_paint(window))
    QTimer.singleShot(PAINTED, window, lambda: hear_others(window))
    code = app.exec()
    hear_no_more(window)
    if locked is not None and window.locked is not None:
        from core.storage import private

        private.empty(ours=True)
        locked(window.locked)
    return code


def set_up_appearance(app: QApplication) -> None:
    """Give the application its name and typefaces, and numbers the signs that people here use."""
    from core.text.conventions import write_on_screen_as
    from ui.kit import fonts
    from ui.kit.writing import here

    app.setApplicationName("Parley")
    app.setDesktopFileName("parley")
    fonts.set_fonts(app, fonts.USUAL)
    write_on_screen_as(here)


def first_window(app: QApplication, path: Path | None) -> "Window":
    """The window with what was asked for, else what was open last, else with what can be done.

    The style sheet comes once the frame is put together: Qt styles a widget again each time it
    moves into another.
    """
    from ui.kit import fonts, theme
    from ui.kit.prompts import Prompts
    from ui.kit.settings import Settings
    from ui.shell.window import Window

    settings = Settings.of_user()
    fonts.set_fonts(app, settings.text_size)
    window = Window(settings, Prompts())
    theme.apply_theme(app, theme.chosen(settings.theme, app))
    if path is not None:
        window.files.open(path)
    else:
        window.files.begin()
    return window


def is_handed_over(path: Path | None) -> bool:
    """Whether a window that runs shows what was asked for, so that none is needed here."""
    from core.storage.running import handed_over
    from ui.kit.screens import screen_name
    from ui.kit.settings import folder_of_settings, running_beside

    return handed_over(running_beside(folder_of_settings()), path, screen_name())


def hear_others(window: "Window") -> None:
    """Do from now on what the program, started again, asks of the window that runs."""
    from ui.shell.one_window import OneWindow

    OneWindow(window)


def hear_no_more(window: "Window") -> None:
    """Be no longer the window that is asked."""
    from ui.shell.one_window import OneWindow

    for each in window.findChildren(OneWindow):
        each.leave()


def after_first_paint(window: "Window") -> None:
    """Work that startup defers until the window is visible."""
    from core.storage import private
    from core.storage.fault_log import watch
    from ui.kit.garbage import Collector
    from ui.kit.memory import close_memory
    from ui.kit.settings import folder_of_settings
    from ui.shell import warm

    watch(folder_of_settings())
    Collector(window)
    close_memory()
    private.empty()
    warm.begin(window)
