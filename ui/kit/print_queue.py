"""CUPS takes PDF: a queue receives the pages as they are and rasterises them itself."""

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
"""Where Qt's dialog keeps the selected options of a queue, name and value alternating."""
PAGE_SET = "page-set"
PAGE_RANGES = "page-ranges"


class PrintRequest(msgspec.Struct, frozen=True):
    """The queue, the title of the job, and the chosen options."""

    queue: str
    title: str
    asked: Sheets
    wishes: tuple[str, ...] = ()


def takes_pdf() -> bool:
    """Whether this computer has a print system that takes PDF."""
    return shutil.which(PROGRAM) is not None


def own_options(printer: QPrinter) -> dict[str, str]:
    """The options of the queue that were selected in the dialog."""
    own = printer.printEngine().property(QPrintEngine.PrintEnginePropertyKey(CUPS_OPTIONS))
    pairs: Sequence[str] = own if isinstance(own, list | tuple) else ()
    return dict(zip(pairs[::2], pairs[1::2], strict=False))


def wishes(printer: QPrinter, *, folded: bool) -> tuple[str, ...]:
    """Other choices made in the dialog, as options: paper, greyscale, and the queue's own. Which
    pages are printed is seen to here, but which sides of a booklet."""
    seen_to = {PAGE_RANGES} if folded else {PAGE_RANGES, PAGE_SET}
    own = own_options(printer)
    told = [f"{name}={value}" for name, value in own.items() if name not in seen_to]
    if key := printer.pageLayout().pageSize().key():
        told.append(f"media={key}")
    if printer.colorMode() == QPrinter.ColorMode.GrayScale:
        told.append("print-color-mode=monochrome")
    return tuple(told)


def command(told: PrintRequest) -> list[str]:
    """The command that submits a document; copies and their order are in the document."""
    short = told.asked.folded or told.asked.short_edge
    edge = "two-sided-short-edge" if short else "two-sided-long-edge"
    sides = edge if told.asked.two_sided else "one-sided"
    options = ("print-scaling=none", f"sides={sides}", *told.wishes)
    said = [PROGRAM, "-d", told.queue, "-t", told.title]
    return [*said, *(part for option in options for part in ("-o", option)), "-"]


def hand_over(pdf: bytes, told: PrintRequest) -> None:
    """Submit the sheets to the queue. Raises Problem with the print system's message."""
    try:
        done = subprocess.run(command(told), input=pdf, capture_output=True, check=False)
    except OSError as failure:
        raise Problem(
            _("The printer cannot be reached: {reason}.").format(reason=failure)
        ) from None
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip() or str(done.returncode)
        raise Problem(_("The printer did not accept the pages: {reason}").format(reason=reason))
