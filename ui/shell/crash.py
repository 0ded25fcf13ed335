"""Handling bugs: a report that can be copied, without any contents of the dossier.

The report has the type and the stack of the exception, and never its message, which may quote.
"""

import sys
import threading
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from core.language import gettext as _
from ui.kit.settings import folder_of_settings

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

    from ui.shell.crash_report import CrashReport

INTERRUPTED = 130
"""The exit code of a program that was stopped with Ctrl+C."""


class Crash(QObject):
    """Catches otherwise uncaught exceptions, in any thread, and shows one dialog at a time."""

    _broke = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.window = parent if isinstance(parent, QWidget) else None
        """The window that the dialog belongs to; None before there is one."""
        self._shown: CrashReport | None = None
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
            QApplication.exit(INTERRUPTED) if self.window is None else self.window.close()
            return
        text = report(kind, stack)
        _write(text)
        _keep(text)
        self._broke.emit(text)

    def _show(self, text: str) -> None:
        if self._shown is not None:
            return
        from ui.shell.crash_report import CrashReport

        self._shown = CrashReport(self.window, text)
        self._shown.finished.connect(self._closed)
        self._shown.open()

    def _closed(self) -> None:
        self._shown = None


def install(parent: QObject) -> Crash:
    """Catch exceptions from now on."""
    crash = Crash(parent)
    crash.install()
    return crash


def noted(failure: Exception) -> str:
    """The report on a failure that is said elsewhere than in the dialog."""
    text = report(type(failure), failure.__traceback__)
    _write(text)
    _keep(text)
    return text


def report(kind: type[BaseException], stack: TracebackType | None) -> str:
    """What failed and where, with versions; no message, no value, no file of the user."""
    import platform

    lines = [
        f"Parley, {platform.system()}, Python {platform.python_version()}",
        f"{kind.__module__}.{kind.__qualname__}",
        *(
            f"  {frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(stack)
        ),
    ]
    return "\n".join(lines)


def _message(kind: "QtMsgType", _where: "QMessageLogContext", words: str) -> None:
    if kind.name in ("QtWarningMsg", "QtCriticalMsg", "QtFatalMsg"):
        _write(_("Qt: {words}").format(words=words))


def _write(text: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")


def _keep(text: str) -> None:
    from core.storage.fault_log import keep

    keep(folder_of_settings(), text)
