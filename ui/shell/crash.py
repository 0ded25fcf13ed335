"""Handling bugs: a report that can be copied, without any contents of the dossier.

The report has the type and the stack of the exception, and never its message, which may quote.
"""

import platform
import sys
import threading
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from core.language import gettext as _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Crash(QObject):
    """Catches otherwise uncaught exceptions, in any thread, and shows one dialog at a time."""

    _broke = Signal(str)

    def __init__(self, window: "QWidget") -> None:
        super().__init__(window)
        self._window = window
        self._showing = False
        self._broke.connect(self._show)

    def install(self) -> None:
        """Replace Python's and Qt's own error reporting."""
        sys.excepthook = self.hook
        threading.excepthook = lambda args: self.hook(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        qInstallMessageHandler(_message)

    def hook(
        self,
        kind: type[BaseException],
        value: BaseException | None,
        stack: TracebackType | None,
    ) -> None:
        """Report an exception; a request to stop the program is obeyed."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        text = report(kind, stack)
        _write(text)
        self._broke.emit(text)

    def _show(self, text: str) -> None:
        if self._showing:
            return
        from ui.shell.crash_report import CrashReport

        self._showing = True
        dialog = CrashReport(self._window, text)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self._showing = False


def install(window: "QWidget") -> Crash:
    """Catch exceptions from now on."""
    crash = Crash(window)
    crash.install()
    return crash


def report(kind: type[BaseException], stack: TracebackType | None) -> str:
    """What failed and where, with versions; no message, no value, no file of the user."""
    lines = [
        f"Parley, {platform.system()}, Python {platform.python_version()}",
        f"{kind.__module__}.{kind.__qualname__}",
        *(
            f"  {frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(stack)
        ),
    ]
    return "\n".join(lines)


def _message(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        _write(_("Qt: {words}").format(words=words))


def _write(text: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")
