"""CUPS takes PDF: a queue gets the pages as they are and draws them itself."""

import shutil
import subprocess
from collections.abc import Sequence

import msgspec
from PySide6.QtPrintSupport import QPrintEngine, QPrinter

from briefings.imposing import Sheets
from core.errors import Problem
from core.language import gettext as _

PROGRAM = "lp"
CUPS_OPTIONS = 0xFE00
"""Where Qt's dialog keeps what was chosen of a queue's own options, by name and value in turn."""


class PrintRequest(msgspec.Struct, frozen=True):
    """Which queue, what the job is called, and what was chosen."""

    queue: str
    title: str
    asked: Sheets
    wishes: tuple[str, ...] = ()


def takes_pdf() -> bool:
    """Whether this computer has a print system that takes PDF."""
    return shutil.which(PROGRAM) is not None


def wishes(printer: QPrinter) -> tuple[str, ...]:
    """What else the dialog was told, as options: paper, greys, and what the queue itself offers."""
    own = printer.printEngine().property(QPrintEngine.PrintEnginePropertyKey(CUPS_OPTIONS))
    pairs: Sequence[str] = own if isinstance(own, list | tuple) else ()
    told = [f"{name}={value}" for name, value in zip(pairs[::2], pairs[1::2], strict=False)]
    if key := printer.pageLayout().pageSize().key():
        told.append(f"media={key}")
    if printer.colorMode() == QPrinter.ColorMode.GrayScale:
        told.append("print-color-mode=monochrome")
    return tuple(told)


def command(told: PrintRequest) -> list[str]:
    """The command that hands a document over; copies and their order are in the document."""
    edge = "two-sided-short-edge" if told.asked.folded else "two-sided-long-edge"
    sides = edge if told.asked.two_sided else "one-sided"
    options = ("print-scaling=none", f"sides={sides}", *told.wishes)
    said = [PROGRAM, "-d", told.queue, "-t", told.title]
    return [*said, *(part for option in options for part in ("-o", option)), "-"]


def hand_over(pdf: bytes, told: PrintRequest) -> None:
    """Give the sheets to the queue. Raises Problem with what the print system says."""
    try:
        done = subprocess.run(command(told), input=pdf, capture_output=True, check=False)
    except OSError as failure:
        raise Problem(
            _("The printer cannot be reached: {reason}.").format(reason=failure)
        ) from None
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip() or str(done.returncode)
        raise Problem(_("The printer did not accept the pages: {reason}").format(reason=reason))
