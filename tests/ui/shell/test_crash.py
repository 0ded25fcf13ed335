"""When something breaks: a report that can be passed on, without a word of the dossier."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.shell import crash
from ui.shell.crash_report import CrashReport
from ui.shell.window import Window


def break_down(secret: str) -> None:
    raise ValueError(f"cannot read {secret}")


@pytest.fixture
def caught() -> tuple[type[BaseException], BaseException]:
    with pytest.raises(ValueError, match="Arland") as info:
        break_down("what Arland said")
    return info.type, info.value


@pytest.fixture
def hooks() -> Iterator[None]:
    """The hooks as they were, whatever a test installs."""
    before, beside = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before, beside
    qInstallMessageHandler(None)


def test_a_report_says_what_and_where_but_not_what_it_was_about(
    caught: tuple[type[BaseException], BaseException],
) -> None:
    kind, value = caught
    text = crash.report(kind, value.__traceback__)
    assert "builtins.ValueError" in text
    assert "test_crash.py" in text
    assert "break_down" in text
    assert "Arland" not in text


def test_a_bug_opens_one_dialog_whose_report_can_be_copied(
    window: Window,
    caught: tuple[type[BaseException], BaseException],
    capsys: pytest.CaptureFixture[str],
) -> None:
    kind, value = caught
    catcher = crash.Crash(window)
    catcher.hook(kind, value, value.__traceback__)
    catcher.hook(kind, value, value.__traceback__)
    (dialog,) = window.findChildren(CrashReport)
    dialog.go.click()
    assert QGuiApplication.clipboard().text() == dialog.text
    assert "Arland" not in capsys.readouterr().err
    dialog.close()


def test_a_bug_in_a_thread_reaches_the_dialog(
    window: Window, qtbot: QtBot, hooks: None, capsys: pytest.CaptureFixture[str]
) -> None:
    crash.install(window)
    threading.Thread(target=lambda: break_down("what Arland said")).start()
    qtbot.waitUntil(lambda: bool(window.findChildren(CrashReport)))
    (dialog,) = window.findChildren(CrashReport)
    assert "Arland" not in capsys.readouterr().err
    dialog.close()
