"""Whatever the last file is, a start ends in a window that says what can be done."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from core.editing.workspace import Workspace
from core.storage import driver
from tests.ui.conftest import RecordedPrompts
from tests.ui.shell.test_start import START, places
from tests.waiting import LONG
from ui.app import run
from ui.kit.settings import Settings
from ui.shell import crash
from ui.shell.frame import Shell
from ui.shell.message import MessagePage
from ui.shell.window import Window

ROOT = Path(__file__).resolve().parents[3]
Make = Callable[[Path, random.Random], object]


def empty(path: Path, _by_chance: random.Random) -> None:
    path.write_bytes(b"")


def text(path: Path, by_chance: random.Random) -> None:
    path.write_text("Minutes of the meeting\n" * by_chance.randrange(1, 2000))


def noise(path: Path, by_chance: random.Random) -> None:
    path.write_bytes(by_chance.randbytes(by_chance.randrange(1, 30000)))


def zeroed(path: Path, by_chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    for _sector in range(by_chance.randrange(1, 12)):
        start = by_chance.randrange(0, len(data), 512)
        data[start : start + 512] = bytes(len(data[start : start + 512]))
    path.write_bytes(data)


def cut(path: Path, by_chance: random.Random) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: by_chance.randrange(1, len(data))])


def flipped(path: Path, by_chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    for _bit in range(by_chance.randrange(1, 300)):
        data[by_chance.randrange(len(data))] ^= 1 << by_chance.randrange(8)
    path.write_bytes(data)


def altered(path: Path, by_chance: random.Random) -> None:
    """The schema as another program left it."""
    connection = driver.connect(path)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    (table,) = by_chance.choice([name for name in tables if "_" not in name[0]])
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    column = by_chance.choice(columns)[1]
    connection.execute("PRAGMA foreign_keys = OFF")
    deed = by_chance.choice(
        (
            f"DROP TABLE {table}",
            f"ALTER TABLE {table} RENAME TO other",
            f"ALTER TABLE {table} RENAME COLUMN {column} TO other",
            f"UPDATE {table} SET {column} = x'fffe'",
            f"UPDATE {table} SET {column} = 'nonsense'",
            f"UPDATE {table} SET {column} = -1e300",
            f"DELETE FROM {table}",
            "PRAGMA user_version = 1",
            "PRAGMA user_version = 999999",
        )
    )
    try:
        connection.execute(deed)
    except driver.dbapi.DatabaseError:
        connection.execute("DELETE FROM meta")
    connection.close()


def foreign(path: Path, _by_chance: random.Random) -> None:
    path.unlink()
    connection = driver.connect(path, create=True)
    connection.execute("CREATE TABLE other (a)")
    connection.close()


def folder(path: Path, _by_chance: random.Random) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path, _by_chance: random.Random) -> None:
    path.unlink()
    os.mkfifo(path)


def circle(path: Path, _by_chance: random.Random) -> None:
    path.unlink()
    path.symlink_to(path)


def device(path: Path, by_chance: random.Random) -> None:
    path.unlink()
    path.symlink_to(by_chance.choice(("/dev/zero", "/dev/null", "/dev/full", "/proc/self/mem")))


def gone(path: Path, by_chance: random.Random) -> None:
    path.unlink()


def no_drive(path: Path, _by_chance: random.Random) -> None:
    shutil.rmtree(path.parent)


def file_for_folder(path: Path, _by_chance: random.Random) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_text("")


def unreadable(path: Path, _by_chance: random.Random) -> None:
    path.chmod(0)


def odd_log(path: Path, by_chance: random.Random) -> None:
    path.with_name(f"{path.name}-wal").write_bytes(by_chance.randbytes(4000))


KINDS: tuple[Make, ...] = (
    *(empty, text, noise, foreign, folder, pipe, circle, device, gone, no_drive),
    *(file_for_folder, unreadable, odd_log),
)
CHANCE: tuple[Make, ...] = (zeroed, cut, flipped, altered)
VARIATIONS = [(kind, 0) for kind in KINDS] + [(kind, n) for kind in CHANCE for n in range(22)]


@pytest.fixture
def last(tmp_path: Path, small_file: Path, settings: Settings) -> Path:
    """The file that was last open, in a folder of its own."""
    path = tmp_path / "drive" / "talks.parley"
    path.parent.mkdir()
    shutil.copy(small_file, path)
    settings.remember_file(path)
    return path


@pytest.fixture
def started(settings: Settings) -> Iterator[Callable[[], Window]]:
    windows: list[Window] = []

    def start() -> Window:
        windows.append(Window(settings, RecordedPrompts()))
        windows[-1].files.begin()
        windows[-1].show()
        return windows[-1]

    yield start
    for window in windows:
        window.close()
        window.deleteLater()


def said(window: Window) -> str:
    """What the page says that is shown in place of a dossier; "" if a dossier is."""
    page = window.stack.currentWidget()
    if not isinstance(page, MessagePage):
        return ""
    return " ".join(label.text() for label in page.findChildren(QLabel))


def button(window: Window, words: str) -> QPushButton:
    (found,) = [each for each in window.findChildren(QPushButton) if each.text() == words]
    return found


@pytest.mark.parametrize(
    ("make", "chance"), VARIATIONS, ids=lambda each: getattr(each, "__name__", str(each))
)
def test_a_start_says_what_stands_in_the_way_of_the_last_file(
    make: Make, chance: int, last: Path, started: Callable[[], Window]
) -> None:
    make(last, random.Random(chance))
    window = started()
    assert window.isVisible()
    assert (window.session is not None) != bool(said(window))
    if window.session is None:
        assert last.name in said(window)
        assert button(window, "Open the example").isEnabled()
    else:
        assert not window.grab().isNull()


def test_a_folder_that_may_not_be_entered_is_told(
    last: Path, started: Callable[[], Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    stat = Path.stat

    def refused(path: Path, **kinds: bool) -> os.stat_result:
        if path == last:
            raise PermissionError(13, "Permission denied")
        return stat(path, **kinds)

    monkeypatch.setattr(Path, "stat", refused)
    window = started()
    assert "talks.parley cannot be opened" in said(window)
    assert "Permission denied" in said(window)


@pytest.mark.parametrize("part", ["open", "show"])
@pytest.mark.parametrize("failure", [ValueError, RecursionError, OSError, KeyError, MemoryError])
def test_a_bug_while_opening_is_said_and_can_be_reported(
    part: str,
    failure: type[Exception],
    last: Path,
    started: Callable[[], Window],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken(*_args: object, **_kinds: object) -> None:
        raise failure("what Arland said")

    whose, what = {"open": (Workspace, "open"), "show": (Shell, "_place_keyboard")}[part]
    with monkeypatch.context() as patched:
        patched.setattr(whose, what, broken)
        window = started()
    assert "talks.parley cannot be opened" in said(window)
    assert "Arland" not in said(window) + capsys.readouterr().err or failure is OSError
    if failure is not OSError:
        button(window, "Copy the report").click()
        assert failure.__name__ in QGuiApplication.clipboard().text()
    button(window, "Try again").click()
    assert window.session is not None


def test_a_bug_that_opens_another_file_leaves_the_one_that_is_open(
    last: Path, started: Callable[[], Window], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = started()
    other = Path(shutil.copy(last, tmp_path / "other.parley")) if last.exists() else last

    def broken(*_args: object, **_kinds: object) -> None:
        raise ValueError

    monkeypatch.setattr(Workspace, "open", broken)
    assert not window.files.open(other)
    assert window.session is not None
    assert window.session.workspace.path == last


KILLED = """
import os, sys
from pathlib import Path
from ui.point import panel
from ui.overview import panel as overview
import ui.shell.frame
ui.shell.frame.Shell._place_keyboard = lambda _window: os._exit(9)
from ui.app import run
run(Path(sys.argv[1]) if sys.argv[1] else None)
"""


def start(script: str, home: Path, path: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, path],
        cwd=ROOT,
        env=places(home),
        capture_output=True,
        text=True,
        timeout=LONG,
        check=False,
    )


SAID = """
from PySide6.QtWidgets import QLabel
def seen(window):
    print(window.session is not None, *(each.text() for each in window.findChildren(QLabel)))
    window.close()
"""
STARTED = START.replace(
    "ui.app.after_first_paint = seen", f"{SAID}\nui.app.after_first_paint = seen"
)


def test_a_file_that_ended_the_program_is_named_and_not_opened_again_by_itself(
    path: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    assert start(STARTED, home, str(path)).stdout.startswith("True")
    assert start(KILLED, home).returncode == 9
    for _time in range(2):
        told = start(STARTED, home).stdout
        assert told.startswith("False")
        assert "talks.parley was not shown last time" in told
    assert start(STARTED, home, str(path)).stdout.startswith("True")
    assert start(STARTED, home).stdout.startswith("True")


def test_who_leaves_no_trace_has_no_note_of_what_was_opened(path: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    settings = home / "Parley" / "settings.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[General]\nremembers_files=no\n")
    assert start(KILLED, home, str(path)).returncode == 9
    assert not [*home.rglob("opening*")]


BROKEN = """
import sys
import ui.app
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
def broken(*_args):
    def look():
        for each in QApplication.topLevelWidgets():
            if each.isVisible():
                print(each.windowTitle())
                each.close()
    QTimer.singleShot(200, look)
    raise ValueError("what Arland said")
ui.app.first_window = broken
sys.exit(ui.app.run())
"""


def test_a_bug_before_the_first_window_is_said_in_a_dialog(tmp_path: Path) -> None:
    done = start(BROKEN, tmp_path)
    assert done.stdout == "Something went wrong\n"
    assert done.returncode == 5
    assert "builtins.ValueError" in done.stderr
    assert "Arland" not in done.stderr


def test_the_catcher_is_there_before_the_window() -> None:
    names = run.__code__.co_names
    assert names.index("install") < names.index("first_window")
    assert crash.report(ValueError, None)
