"""What is printed is what the PDF shows: never a blank or shifted page."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from briefings import make_pack
from tests.briefings.packs import recipe, rich
from ui.dialogs import printing
from ui.imposition import booklet

SECTIONS = ("cover", "steering", "glance", "matrix", "plan")
DPI = 60


@pytest.fixture(scope="module")
def pack() -> bytes:
    return make_pack(rich(), recipe(sections=SECTIONS))


@pytest.fixture
def document(pack: bytes) -> Iterator[QPdfDocument]:
    buffer = QBuffer()
    buffer.setData(QByteArray(pack))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    found = QPdfDocument()
    found.load(buffer)
    yield found
    found.close()


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    return printer


def pictures(data: bytes | Path) -> list[np.ndarray]:
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.render(scale=DPI / 72, grayscale=True).to_numpy().copy() for page in pdf]


def ink(picture: np.ndarray) -> tuple[int, int, int, int]:
    rows, columns = np.where(picture < 160)
    return rows.min(), rows.max(), columns.min(), columns.max()


def test_printed_pages_are_those_of_the_pdf(
    pack: bytes, document: QPdfDocument, tmp_path: Path
) -> None:
    printing.print_pages(document, to_file(tmp_path / "printed.pdf"))
    wanted, found = pictures(pack), pictures(tmp_path / "printed.pdf")
    assert len(found) == len(wanted) > 4
    for page, printed in zip(wanted, found, strict=True):
        assert abs(page.shape[0] - printed.shape[0]) <= 1
        assert abs(page.shape[1] - printed.shape[1]) <= 1
        high, wide = (min(pair) for pair in zip(page.shape, printed.shape, strict=True))
        apart = np.abs(page[:high, :wide].astype(int) - printed[:high, :wide].astype(int))
        assert apart.mean() < 6
        assert np.abs(np.subtract(ink(page), ink(printed))).max() <= 2


def test_only_the_pages_chosen_are_printed(document: QPdfDocument, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "printed.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    printing.print_pages(document, printer)
    assert len(pictures(tmp_path / "printed.pdf")) == 2


def test_a_page_larger_than_the_paper_is_made_smaller(
    document: QPdfDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = to_file(tmp_path / "printed.pdf")
    monkeypatch.setattr(printing, "_lay", lambda *_args: None)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    printing.print_pages(document, printer)
    first = pictures(tmp_path / "printed.pdf")[0]
    top, bottom, left, right = ink(first)
    assert top > 0
    assert left > 0
    assert bottom < first.shape[0] - 1
    assert right < first.shape[1] - 1


def test_a_booklet_has_two_pages_on_a_side(
    pack: bytes, document: QPdfDocument, tmp_path: Path
) -> None:
    printer = to_file(tmp_path / "printed.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printing.print_booklet(document, printer)
    found = pictures(tmp_path / "printed.pdf")
    sides = booklet(len(pictures(pack)))
    assert len(found) == len(sides)
    for picture, side in zip(found, sides, strict=True):
        assert picture.shape[1] > picture.shape[0]
        half = picture.shape[1] // 2
        for part, page in zip((picture[:, :half], picture[:, half:]), side, strict=True):
            assert bool((part < 160).any()) == (page is not None)


@pytest.mark.parametrize("count", range(1, 41))
def test_a_folded_booklet_reads_in_order(count: int) -> None:
    sides = booklet(count)
    assert len(sides) % 2 == 0
    leaves = [(sides[n], sides[n + 1]) for n in range(0, len(sides), 2)]
    front = [page for (_left, right), (back, _other) in leaves for page in (right, back)]
    rest = [page for (left, _right), (_back, other) in reversed(leaves) for page in (other, left)]
    read = [*front, *rest]
    assert [page for page in read if page is not None] == list(range(count))
    assert read[:count] == list(range(count))
