"""Printing: the pages chosen at their true size, on one side or both, or as a booklet."""

from collections.abc import Iterator

from PySide6.QtCore import QMarginsF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from ui.imposition import Side, booklet

MOST_DPI = 600
"""Finer than this no printer shows, and a page would take hundreds of megabytes."""
CLOSE = 3.0
"""Points by which a page may differ from the paper and still be printed at its true size."""


def ask(
    parent: QWidget, document: QPdfDocument, *, two_sided: bool = False, folded: bool = False
) -> bool:
    """Let the user choose printer, pages, sides and copies, and print; whether it was done.
    `folded` prints a booklet: two pages on each side of a sheet that lies on its side."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFromTo(1, document.pageCount())
    printer.setDuplex(_sides(two_sided, folded))
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, document.pageCount())
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, not folded)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if agreed and folded:
        print_booklet(document, printer)
    elif agreed:
        print_pages(document, printer)
    return agreed


def _sides(two_sided: bool, folded: bool) -> QPrinter.DuplexMode:
    if folded:
        return QPrinter.DuplexMode.DuplexShortSide
    return QPrinter.DuplexMode.DuplexLongSide if two_sided else QPrinter.DuplexMode.DuplexNone


def chosen_pages(printer: QPrinter, count: int) -> range:
    """The pages to print, counted from 0."""
    first, last = printer.fromPage(), printer.toPage()
    if printer.printRange() != QPrinter.PrintRange.PageRange or not first:
        return range(count)
    return range(max(first, 1) - 1, min(last or count, count))


def print_pages(document: QPdfDocument, printer: QPrinter) -> None:
    """Print each chosen page on a side of its own."""
    pages = chosen_pages(printer, document.pageCount())
    _begin(printer, document.pagePointSize(pages[0] if pages else 0))
    painter = QPainter()
    for number, page in enumerate(_repeated(printer, pages)):
        if number:
            _lay(printer, document.pagePointSize(page))
            printer.newPage()
        else:
            painter.begin(printer)
        sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        _draw(painter, document, page, sheet)
    if painter.isActive():
        painter.end()


def print_booklet(document: QPdfDocument, printer: QPrinter) -> None:
    """Print two pages on each side of a sheet, in the order in which they are folded."""
    _begin(printer, QSizeF(printer.pageLayout().fullRect(QPageLayout.Unit.Point).size()))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    painter = QPainter()
    for number, side in enumerate(booklet(document.pageCount())):
        if number:
            printer.newPage()
        else:
            painter.begin(printer)
        _draw_side(painter, document, side, printer)
    if painter.isActive():
        painter.end()


def _draw_side(painter: QPainter, document: QPdfDocument, side: Side, printer: QPrinter) -> None:
    sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    half = sheet.width() / 2
    for place, page in enumerate(side):
        if page is not None:
            _draw(painter, document, page, QRectF(place * half, 0, half, sheet.height()))


def _repeated(printer: QPrinter, pages: range) -> Iterator[int]:
    """The pages, as often as the printer does not repeat them itself."""
    times = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    for _copy in range(times):
        yield from pages


def _begin(printer: QPrinter, size: QSizeF) -> None:
    """Draw from edge to edge of the paper, at a resolution that memory holds."""
    printer.setResolution(min(printer.resolution(), MOST_DPI))
    printer.setFullPage(True)
    _lay(printer, size)


def _lay(printer: QPrinter, size: QSizeF) -> None:
    """Turn the sheet as the page lies; take its size where the output is a file."""
    wide = size.width() > size.height()
    upright = size.transposed() if wide else size
    if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat:
        fuzzy = QPageSize.SizeMatchPolicy.FuzzyMatch
        printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point, "", fuzzy))
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turned)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))


def _draw(painter: QPainter, document: QPdfDocument, page: int, sheet: QRectF) -> None:
    """Draw a page at its true size, or as large as the sheet allows where it is larger; centred."""
    dots = painter.device().logicalDpiX() / 72
    size = document.pagePointSize(page)
    wanted = QSizeF(size.width() * dots, size.height() * dots)
    slack = CLOSE * dots
    if wanted.width() > sheet.width() + slack or wanted.height() > sheet.height() + slack:
        wanted = wanted.scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    pixels = QSize(round(wanted.width()), round(wanted.height()))
    image = _on_white(document.render(page, pixels))
    left = sheet.left() + (sheet.width() - image.width()) / 2
    top = sheet.top() + (sheet.height() - image.height()) / 2
    painter.drawImage(QRect(round(left), round(top), image.width(), image.height()), image)


def _on_white(drawn: QImage) -> QImage:
    """The page on white paper: what is not drawn is clear, and some printers make that black."""
    picture = QImage(drawn.size(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return picture
