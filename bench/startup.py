"""The time to show the Overview of the example, compared with an empty window of the same toolkit.

Whole processes, from launch until everything has been painted once. Both find their modules
compiled, as on any start but the first; the first, uncounted run takes care of that. `python -m
bench.startup`.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from bench.ratio import Ratio, compiled, measure, report
from core.exchange.example import make_example

ROOT = Path(__file__).resolve().parent.parent
BOUND = 1.9

# Children are painted in the same event as their parent, so an event posted then arrives after the
# whole window has been painted. The process ends there, without cleaning up.
UNTIL_PAINTED = """
import os, sys
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

class Painted(QObject):
    seen = False

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and not self.seen:
            self.seen = True
            priority = Qt.EventPriority.HighEventPriority.value
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), priority)
        return False

    def event(self, event):
        if event.type() is QEvent.Type.User:
            os._exit(0)
        return super().event(event)

painted = Painted()
"""
EMPTY_WINDOW = f"""{UNTIL_PAINTED}
from PySide6.QtWidgets import QLabel, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
label = QLabel("Parley")
window.setCentralWidget(label)
window.resize(1440, 900)
label.installEventFilter(painted)
window.show()
app.exec()
"""
OVERVIEW = f"""
import main
main.start_quickly()
import ui  # which imports PySide as the program does
{UNTIL_PAINTED}
def watch_and_run(*_app):
    from ui.overview.panel import OverviewPanel
    for window in QApplication.topLevelWidgets():
        panel = getattr(window, "panel", None)
        if isinstance(panel, OverviewPanel):
            panel.installEventFilter(painted)
            return run()
    sys.exit("the Overview is not in view")

run, QApplication.exec = QApplication.exec, watch_and_run
sys.exit(main.main(sys.argv[1:]))
"""


def ratios() -> Iterator[Ratio]:
    """The one figure."""
    with tempfile.TemporaryDirectory() as folder:
        example = Path(folder) / "example.parley"
        make_example(example).close()
        copies = count()

        def overview() -> None:
            copy = shutil.copy(example, example.with_name(f"copy{next(copies)}.parley"))
            _run(OVERVIEW, folder, str(copy))

        name = "start, open the example, paint the Overview / an empty window"
        yield measure(name, overview, lambda: _run(EMPTY_WINDOW, folder), BOUND)


def _run(script: str, home: str, *arguments: str) -> None:
    places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA"), home)
    environment = {"QT_QPA_PLATFORM": "offscreen", **compiled(), **places}
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)


if __name__ == "__main__":
    sys.exit(1 if report(ratios()) else 0)
