"""Printing: the selected pages at their true size, on one side or both, or as a booklet.

A file, or a print system that takes PDF, gets the pages themselves; any other printer gets them
drawn at its resolution."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import delete, isValid

from briefings.errors import Cancelled
from briefings.imposing import Sheets, imposed, is_backwards
from core.errors import Problem
from core.language import gettext as _
from core.storage.publish import put_file
from ui.kit import print_drawn, print_queue
from ui.kit.waits import answer_to
from ui.kit.working import Stepping, Working

EVERY_SECOND = ("odd", "even")
"""What Qt's dialog makes of odd and of even pages: the first or the second of the range, and so on,
whatever their numbers."""
A4 = 842.0
"""The height of A4 in points: pages up to this size make A4 booklets, larger ones are reduced."""


class Printing:
    """A document to print: its bytes, and how it is bound."""

    def __init__(
        self, title: str, pdf: bytes, document: QPdfDocument, *, two_sided: bool, folded: bool
    ) -> None:
        self.title, self.pdf, self.document = title, pdf, document
        self.two_sided, self.folded = two_sided, folded

    def ask(self, parent: QWidget) -> str:
        """Let the user choose printer, pages, sides and copies, and print. Returns what was done,
        in a sentence; "" if the user cancelled. Raises Problem."""
        printer = self.printer()
        with _dialog(printer, parent) as dialog:
            dialog.setMinMax(1, self.document.pageCount())
            dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
            agreed = answer_to(dialog, dialog.exec) == QDialog.DialogCode.Accepted
        return self.print_on(printer, parent) if agreed and isValid(parent) else ""

    def printer(self) -> QPrinter:
        """The printer as initially offered."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.title)
        printer.setFromTo(1, self.document.pageCount())
        printer.setDuplex(_sides(self.two_sided, self.folded))
        if self.folded:
            size = self.document.pagePointSize(0)
            letter = abs(size.height() - A4) > abs(size.height() - 792.0)
            kind = QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4
            printer.setPageSize(QPageSize(kind))
        return printer

    def print_on(self, printer: QPrinter, parent: QWidget) -> str:
        """Print with the printer's settings."""
        try:
            if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat:
                return self._to_file(printer, parent)
            if print_queue.takes_pdf():
                return self._to_queue(printer, parent)
        except Cancelled:
            return _("Nothing was printed.")
        steps = print_drawn.steps(self.document, printer, self.sheets(printer))
        done = Stepping(parent, self.title, _("Printing…"), steps).run()
        return _("Sent to the printer.") if done else _("Printing was stopped.")

    def sheets(self, printer: QPrinter) -> Sheets:
        """The dialog's settings. A file has the pages as they are, except as a booklet."""
        pages = chosen_pages(printer, self.document.pageCount(), whole=self.folded)
        if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst and not self.folded:
            pages = pages[::-1]
        full = printer.pageLayout().fullRect(QPageLayout.Unit.Point).size()
        to_file = printer.outputFormat() == QPrinter.OutputFormat.PdfFormat
        two_sided = printer.duplex() != QPrinter.DuplexMode.DuplexNone
        return Sheets(
            pages,
            self.folded,
            None if to_file and not self.folded else _upright(QSizeF(full)),
            two_sided,
            printer.copyCount(),
            printer.collateCopies(),
            self.folded and is_backwards(self.pdf),
            printer.colorMode() == QPrinter.ColorMode.GrayScale,
            printer.duplex() == QPrinter.DuplexMode.DuplexShortSide,
        )

    def _to_file(self, printer: QPrinter, parent: QWidget) -> str:
        path = Path(printer.outputFileName()).absolute()
        put_file(path, self._made(self.sheets(printer), parent))
        return _("Saved as {file}").format(file=path)

    def _to_queue(self, printer: QPrinter, parent: QWidget) -> str:
        asked = self.sheets(printer)
        pdf = self._made(asked, parent)
        told = print_queue.PrintRequest(
            printer.printerName(),
            self.title,
            asked,
            print_queue.wishes(printer, folded=self.folded),
        )
        working = Working(
            parent, self.title, _("Printing…"), lambda **_told: print_queue.hand_over(pdf, told)
        )
        return _("Sent to the printer.") if working.run() else _("Printing was stopped.")

    def _made(self, asked: Sheets, parent: QWidget) -> bytes:
        """The sheets, made in the background. Raises Cancelled."""
        pdf = self.pdf
        working = Working(
            parent, self.title, _("Printing…"), lambda **told: imposed(pdf, asked, **told)
        )
        if not working.run():
            raise Cancelled
        made: bytes = working.result_of_work
        return made


@contextmanager
def _dialog(printer: QPrinter, parent: QWidget) -> Iterator[QPrintDialog]:
    """The system's dialog for a printer. It still writes to the printer when it is destroyed, so it
    must be gone, whatever happens, before whoever holds the printer lets go of that."""
    dialog = QPrintDialog(printer, parent)
    try:
        yield dialog
    finally:
        if isValid(dialog):
            delete(dialog)


def _sides(two_sided: bool, folded: bool) -> QPrinter.DuplexMode:
    if folded:
        return QPrinter.DuplexMode.DuplexShortSide
    return QPrinter.DuplexMode.DuplexLongSide if two_sided else QPrinter.DuplexMode.DuplexNone


def _upright(size: QSizeF) -> tuple[float, float]:
    return min(size.width(), size.height()), max(size.width(), size.height())


def chosen_pages(printer: QPrinter, count: int, *, whole: bool = False) -> tuple[int, ...]:
    """The pages to print, counted from 0; unless a `whole` range is, only every second one where
    the dialog says so. Raises Problem if none is left."""
    pages = tuple(_in_range(printer, count)) or tuple(range(count))
    wanted = "" if whole else print_queue.own_options(printer).get(print_queue.PAGE_SET, "")
    if wanted in EVERY_SECOND:
        pages = pages[EVERY_SECOND.index(wanted) :: 2]
    if not pages:
        raise Problem(_("None of these pages is to be printed."))
    return pages


def _in_range(printer: QPrinter, count: int) -> Iterator[int]:
    written = print_queue.own_options(printer).get(print_queue.PAGE_RANGES, "")
    if not written and printer.printRange() != QPrinter.PrintRange.PageRange:
        return
    ranges = QPageRanges.fromString(written) if written else printer.pageRanges()
    spans = [(each.from_, each.to) for each in ranges.toRangeList()]
    for first, last in spans or [(printer.fromPage(), printer.toPage())]:
        yield from range(max(first, 1) - 1, min(last or count, count))
