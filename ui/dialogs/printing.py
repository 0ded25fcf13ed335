"""Printing a pack: the pages chosen, drawn at the printer's own resolution."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

MOST_DPI = 600
"""Finer than this no printer shows, and a page would take hundreds of megabytes."""


def ask(parent: QWidget, document: QPdfDocument) -> bool:
    """Let the user choose printer and pages, and print; whether it was done."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFromTo(1, document.pageCount())
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, document.pageCount())
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if agreed:
        print_pages(document, printer)
    return agreed


def chosen_pages(printer: QPrinter, count: int) -> range:
    """The pages to print, counted from 0."""
    first, last = printer.fromPage(), printer.toPage()
    if printer.printRange() != QPrinter.PrintRange.PageRange or not first:
        return range(count)
    return range(max(first, 1) - 1, min(last or count, count))


def print_pages(document: QPdfDocument, printer: QPrinter) -> None:
    """Draw each chosen page on a sheet of its own, as large as the sheet allows."""
    printer.setResolution(min(printer.resolution(), MOST_DPI))
    printer.setFullPage(True)
    painter = QPainter(printer)
    for number, page in enumerate(chosen_pages(printer, document.pageCount())):
        if number:
            printer.newPage()
        _draw(painter, document, page)
    painter.end()


def _draw(painter: QPainter, document: QPdfDocument, page: int) -> None:
    sheet = painter.viewport()
    keep = Qt.AspectRatioMode.KeepAspectRatio
    size = document.pagePointSize(page).scaled(sheet.size().toSizeF(), keep)
    image = document.render(page, QSize(round(size.width()), round(size.height())))
    left = (sheet.width() - image.width()) // 2
    top = (sheet.height() - image.height()) // 2
    painter.drawImage(QRect(left, top, image.width(), image.height()), image)
