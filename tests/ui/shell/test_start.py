"""Starting the program: what it opens, and what it must not import before it is seen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.waiting import LONG

ROOT = Path(__file__).resolve().parents[3]
LATE = (
    "numpy",
    "sqlite_utils",
    "click",
    "pyqtgraph",
    "reportlab",
    "superqt",
    "platformdirs",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
    "ui.forms",
)
START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
import ui.app

def seen(window):
    window.repaint()
    print(window.windowTitle())
    print(*sorted(set(sys.argv[2:]) & set(sys.modules)))
    window.close()

ui.app.after_first_paint = seen
sys.exit(ui.app.run(Path(sys.argv[1]) if sys.argv[1] else None))
"""


def places(home: Path) -> dict[str, str]:
    """The environment of a program that has a home of its own."""
    names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", **dict.fromkeys(names, str(home))}


def start(home: Path, path: str = "") -> list[str]:
    """Run the program in a home of its own until its first paint; the lines it printed."""
    done = subprocess.run(
        [sys.executable, "-c", START, path, *LATE],
        cwd=ROOT,
        env=places(home),
        capture_output=True,
        text=True,
        timeout=LONG,
        check=True,
    )
    assert "Error" not in done.stderr
    return done.stdout.split("\n")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the program was started once."""
    home = tmp_path_factory.mktemp("home")
    assert start(home)[0] == "Parley"
    return home


def test_the_first_start_opens_nothing_that_was_not_asked_for(home: Path) -> None:
    assert list(home.rglob("*.parley")) == []


def test_a_file_that_is_asked_for_is_opened(home: Path, path: Path) -> None:
    assert start(home, str(path))[0] == "Fishing talks – Parley"


def test_the_next_start_opens_it_without_heavy_imports(home: Path, path: Path) -> None:
    start(home, str(path))
    title, imported, _end = start(home)
    assert title == "Fishing talks – Parley"
    assert imported == ""


def test_the_next_start_opens_no_other_in_the_place_of_one_that_is_gone(
    home: Path, path: Path
) -> None:
    start(home, str(path))
    path.unlink()
    assert start(home)[0] == "Parley"


def test_a_file_that_is_not_there_is_told_and_not_a_crash(home: Path, tmp_path: Path) -> None:
    assert start(home, str(tmp_path / "gone.parley"))[0] == "Parley"
