"""Pages drawn at a printer's resolution, for printers that do not take PDF: one side at a time, so
that printing can be stopped."""

from collections.abc import Iterator

from msgspec.structs import replace
from PySide6.QtCore import QMarginsF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from briefings.imposing import CLOSE, Sheets, booklet, copied

MOST_DPI = 600
"""No printer shows more than this, and a page would take hundreds of megabytes."""
Step = tuple[int, int]
"""How many sides are done, and of how many."""


def steps(document: QPdfDocument, printer: QPrinter, asked: Sheets) -> Iterator[Step]:
    """Print one side per step; stopping before the end cancels the job."""
    printer.setResolution(min(printer.resolution(), MOST_DPI))
    printer.setFullPage(True)
    painter = QPainter()
    sides = list(_sides(asked, printer))
    try:
        for number, side in enumerate(sides):
            _lay(printer, document.pagePointSize(side[0] or 0), folded=asked.folded)
            if number:
                printer.newPage()
            else:
                painter.begin(printer)
            _draw_side(painter, document, side, printer, grey=asked.grey)
            yield number + 1, len(sides)
    except GeneratorExit:
        printer.abort()
    finally:
        if painter.isActive():
            painter.end()


def _sides(asked: Sheets, printer: QPrinter) -> Iterator[tuple[int | None, ...]]:
    """The pages on each side, repeated as often as the printer does not repeat them itself."""
    once: list[tuple[int | None, ...]] = [(page,) for page in asked.pages]
    if asked.folded:
        once = [
            tuple(None if page is None else asked.pages[page] for page in side)
            for side in booklet(len(asked.pages), backwards=asked.backwards)
        ]
    copies = 1 if printer.supportsMultipleCopies() else asked.copies
    for side in copied(len(once), replace(asked, copies=copies)):
        yield (None,) if side is None else once[side]


def _lay(printer: QPrinter, size: QSizeF, *, folded: bool) -> None:
    """Turn the sheet to match the page, sideways if folded; draw from edge to edge."""
    wide = folded or size.width() > size.height()
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turned)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))


def _draw_side(
    painter: QPainter,
    document: QPdfDocument,
    side: tuple[int | None, ...],
    printer: QPrinter,
    *,
    grey: bool,
) -> None:
    sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    part = sheet.width() / len(side)
    for place, page in enumerate(side):
        if page is not None:
            half = QRectF(place * part, 0, part, sheet.height())
            _draw(painter, document, page, half, grey=grey)


def _draw(
    painter: QPainter, document: QPdfDocument, page: int, sheet: QRectF, *, grey: bool
) -> None:
    """Draw a page at its true size, reduced to fit the sheet if it is larger; centred."""
    dots = painter.device().logicalDpiX() / 72
    size = document.pagePointSize(page)
    wanted = QSizeF(size.width() * dots, size.height() * dots)
    slack = CLOSE * dots
    if wanted.width() > sheet.width() + slack or wanted.height() > sheet.height() + slack:
        wanted = wanted.scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    pixels = QSize(round(wanted.width()), round(wanted.height()))
    image = _on_white(document.render(page, pixels))
    if grey:
        image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    left = sheet.left() + (sheet.width() - image.width()) / 2
    top = sheet.top() + (sheet.height() - image.height()) / 2
    painter.drawImage(QRect(round(left), round(top), image.width(), image.height()), image)


def _on_white(drawn: QImage) -> QImage:
    """The page on white paper: what is not drawn is transparent, which some printers make black."""
    picture = QImage(drawn.size(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return picture
