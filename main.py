"""Parley: `main.py [FILE]` opens the window; a command does its work without one.

The window is the path that has to be quick, so that nothing is imported on it that only a command
needs; `cli` says what the commands are.
"""

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from core.language import gettext as _

COMMANDS = (
    "check",
    "draft",
    "export",
    "gaps",
    "import",
    "new",
    "pack",
    "protect",
    "purge",
    "read",
    "redline",
    "sample",
    "search",
    "sign",
    "textgap",
    "unprotect",
)
GARBAGE = 100_000
"""How many more objects than before are made until garbage is looked for among them: more than a
pack of twenty pages makes."""
NO_DISPLAY = 4
"""The exit code where a window is asked for and none can be shown; for the others see `cli`."""


def main(arguments: Sequence[str]) -> int:
    """The exit code of the window or the command that the arguments ask for."""
    _leave_no_core()
    start_quickly()
    if len(arguments) > 1 or any(word in COMMANDS or word.startswith("-") for word in arguments):
        from cli import run

        return run(arguments)
    return _window(Path(arguments[0]) if arguments else None)


def _window(path: Path | None) -> int:
    if not _can_show():
        print(_("No display found, so no window can be opened."), file=sys.stderr)
        return NO_DISPLAY
    _start_no_bus()
    gc.disable()  # `ui/kit/garbage.py` looks for it once the window stands
    from ui.app import run

    return run(path, _begin_again)


def _begin_again(path: Path) -> None:
    """Have another process show the window in place of this one, which keeps nothing of what this
    one knew."""
    command = [sys.executable, __file__, str(path)]
    if os.name == "nt":  # which cannot replace a process
        import subprocess

        subprocess.Popen(command)
    else:
        os.execv(command[0], command)


def start_quickly() -> None:
    """Look for garbage seldom, and not at the end: what a start and a command make lives about as
    long as they do, and is given back with the process. And have msgspec do with `typing`, which
    has all it wants from Python 3.11 on: importing `typing_extensions`, which it would rather have,
    takes a twentieth of a start."""
    gc.set_threshold(GARBAGE)
    atexit.register(gc.freeze)
    if "typing_extensions" not in sys.modules:
        sys.modules["typing_extensions"] = None  # type: ignore[assignment]
        import_module("msgspec")
        del sys.modules["typing_extensions"]


def _leave_no_core() -> None:
    """Write no memory to the disk if the program crashes: the dossier is in it."""
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _start_no_bus() -> None:
    """Have Qt do without the desktop's message bus where there is none: it would start one, which
    would go on listening after we have ended."""
    if not sys.platform.startswith("linux") or os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return
    folder = os.environ.get("XDG_RUNTIME_DIR")
    if not folder or not Path(folder, "bus").exists():
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"


def _can_show() -> bool:
    """Whether Qt will find a screen; it ends the process where it does not."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
