"""The keyboard of the screen: its keys reach whatever program has the focus, as a person's do."""

import shutil
import subprocess

import pytest

from tests.waiting import LONG, until

TOOL = shutil.which("xdotool")
needed = pytest.mark.skipif(TOOL is None, reason="nothing presses the keys of a screen")


def press(*keys: str) -> None:
    """Press keys, each as in "ctrl+shift+n"."""
    _have("key", "--delay", "40", *keys)


def type_in(words: str) -> None:
    """Type words, letter by letter."""
    _have("type", "--delay", "15", words)


def shown(words: str) -> list[str]:
    """The titles on the screen that hold the words."""
    found = _have("search", "--onlyvisible", "--name", words).split()
    return [_have("getwindowname", each).strip() for each in found]


def see(words: str) -> None:
    """Wait until a window with these words in its title has the keyboard."""
    assert until(lambda: words in _have("getactivewindow", "getwindowname")), words


def _have(*command: str) -> str:
    """What the tool answers; nothing where no window is as asked."""
    assert TOOL is not None
    done = subprocess.run(
        [TOOL, *command], capture_output=True, text=True, timeout=LONG, check=False
    )
    return done.stdout
