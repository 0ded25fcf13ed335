"""The log of faults in the program: what failed and where, never a message, a value or the name of
a file, so that nothing of a dossier gets into it."""

import os
from contextlib import suppress
from pathlib import Path

from core.text.days import now

NAME, FATAL = "faults.log", "fatal.log"
LARGEST, EARLIER = 200_000, 4
"""Bytes of a log after which another is begun, and how many earlier ones are kept."""


def keep(folder: Path, report: str) -> None:
    """Add a report to the log in a folder, unless that cannot be written to."""
    import logging.handlers

    log = folder / NAME
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            log, maxBytes=LARGEST, backupCount=EARLIER, encoding="utf-8", delay=True
        )
        # else it prints the exception at hand, whose message may quote
        handler.handleError = lambda _record: None  # type: ignore[assignment]

        told = f"{now().isoformat(sep=' ', timespec='seconds')}\n{report}\n"
        handler.handle(logging.LogRecord("parley", logging.ERROR, "", 0, told, None, None))
        handler.close()
        log.chmod(0o600)


def watch(folder: Path) -> None:
    """Have Python write where it was if the process ends in a way that no report can be made of."""
    import faulthandler

    with suppress(OSError):
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        log = folder / FATAL
        if log.exists() and log.stat().st_size > LARGEST:
            log.unlink()
        faulthandler.enable(os.open(log, flags, 0o600))
