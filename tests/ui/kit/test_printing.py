"""What is printed is what the PDF shows: to a file and to a print system that takes PDF the pages
themselves, to any other printer drawn at its resolution; never a blank or shifted page."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSpinBox, QWidget
from shiboken6 import delete, isValid

from briefings.errors import Cancelled
from briefings.imposing import Sheets, booklet, imposed, is_backwards
from tests.accessible import wrong_in
from tests.acts import answering, click_on
from tests.briefings.packs import make_pack, recipe, rich
from ui.forms.page_viewer import PageViewer
from ui.kit import print_drawn, print_queue, printing
from ui.kit.print_queue import PrintRequest
from ui.kit.printing import Printing
from ui.session import Session
from ui.shell.window import Window

SECTIONS = ("cover", "steering", "glance", "matrix", "plan")
DPI = 60
A4 = (595.3, 841.9)


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


def words(data: bytes | Path) -> list[str]:
    with pypdfium2.PdfDocument(data) as pdf:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


def pictures(data: bytes | Path) -> list[np.ndarray]:
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.render(scale=DPI / 72, grayscale=True).to_numpy().copy() for page in pdf]


def fonts(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return sum(
            isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
            for each in pdf.objects
        )


def ink(picture: np.ndarray) -> tuple[int, int, int, int]:
    rows, columns = np.where(picture < 160)
    return rows.min(), rows.max(), columns.min(), columns.max()


# The pages themselves


def test_the_pages_chosen_keep_their_text_and_fonts(pack: bytes) -> None:
    made = imposed(pack, Sheets((1, 2)))
    assert words(made) == words(pack)[1:3]
    assert fonts(made)
    assert len(made) < len(pack)


def test_a_whole_document_is_printed_as_it_is_and_stays_accessible(pack: bytes) -> None:
    whole = tuple(range(len(words(pack))))
    assert wrong_in(pack) == []
    assert imposed(pack, Sheets(whole, two_sided=True)) == pack
    assert imposed(pack, Sheets(whole[::-1])) != pack


def test_nothing_is_left_of_pages_that_were_not_chosen(pack: bytes) -> None:
    whole, made = imposed(pack, Sheets(tuple(range(len(words(pack)))))), imposed(pack, Sheets((0,)))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        pages = [each for each in pdf.objects if _is_page(each)]
    assert len(pages) == 1
    assert len(made) < len(whole)


def _is_page(each: pikepdf.Object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Page"


@pytest.mark.parametrize("paper", [A4, None])
def test_a_booklet_has_two_pages_on_a_side(pack: bytes, paper: tuple[float, float] | None) -> None:
    count = len(words(pack))
    made = imposed(pack, Sheets(tuple(range(count)), folded=True, paper=paper))
    found, sides = pictures(made), booklet(count)
    assert len(found) == len(sides)
    for picture, side in zip(found, sides, strict=True):
        assert picture.shape[1] > picture.shape[0]
        half = picture.shape[1] // 2
        for part, page in zip((picture[:, :half], picture[:, half:]), side, strict=True):
            assert bool((part < 160).any()) == (page is not None)
    assert fonts(made)
    said = words(pack)
    for text, (left, right) in zip(words(made), sides, strict=True):
        for page in (left, right):
            assert page is None or said[page][:40] in text


def test_a_page_larger_than_the_paper_is_made_smaller_and_a_smaller_one_is_not(pack: bytes) -> None:
    a5, a3 = (419.5, 595.3), (841.9, 1190.6)
    small, same, large = (
        pictures(imposed(pack, Sheets((0,), paper=paper)))[0] for paper in (a5, A4, a3)
    )
    top, bottom, left, right = ink(small)
    assert top > 0
    assert left > 0
    assert bottom < small.shape[0] - 1
    assert right < small.shape[1] - 1
    for picture in (same, large):
        high, wide = np.subtract(ink(picture)[1::2], ink(picture)[::2])
        (first,) = pictures(imposed(pack, Sheets((0,))))
        wanted = np.subtract(ink(first)[1::2], ink(first)[::2])
        assert np.abs(np.subtract((high, wide), wanted)).max() <= 1


def test_work_on_sheets_can_be_stopped(pack: bytes) -> None:
    told: list[tuple[int, int]] = []
    asked = Sheets((0, 1, 2))
    imposed(pack, asked, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    with pytest.raises(Cancelled):
        imposed(pack, asked, cancelled=lambda: True)


# The real dialog


@pytest.fixture
def viewer(window: object, session: Session, pack: bytes) -> Iterator[PageViewer]:
    found = PageViewer(session, "Pack for Round 5", pack)
    found.show()
    yield found
    if isValid(found):
        found.close()


def to_file(path: Path) -> object:
    """Type a file's name into Qt's own dialog and print."""

    def act(dialog: QWidget) -> None:
        printers = dialog.findChild(QComboBox, "printers")
        printers.setCurrentIndex(
            printers.count() - 1
        )  # that to a file, whatever printers there are
        lines = dialog.findChildren(QLineEdit, "filename")
        assert len(lines) == 1
        lines[0].setFocus()
        QTest.keySequence(lines[0], "Ctrl+A")
        QTest.keyClicks(lines[0], str(path))
        click_on(dialog, "Print")

    return act


@pytest.mark.skipif(os.name != "posix", reason="other systems have dialogs of their own")
def test_print_to_file_hands_over_the_pages_of_the_pack(
    viewer: PageViewer, pack: bytes, tmp_path: Path, real_dialogs: None
) -> None:
    path = tmp_path / "printed.pdf"
    with answering(to_file(path)):
        QTest.keyClick(viewer, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert viewer.said.text() == f"Saved as {path}"
    assert words(path) == words(pack)
    assert fonts(path.read_bytes())
    assert path.stat().st_size < 1.2 * len(pack)


def chosen(
    path: Path, *, pages: tuple[int, int] | None = None, copies: int = 1, reverse: bool = False
) -> object:
    """Choose grey, and what to print how often, in Qt's own dialog, and print to a file."""

    def act(dialog: QWidget) -> None:
        printers = dialog.findChild(QComboBox, "printers")
        printers.setCurrentIndex(printers.count() - 1)
        tick(dialog, "grayscale")
        if pages is not None:
            tick(dialog, "printRange")
            count(dialog, "from", pages[0])
            count(dialog, "to", pages[1])
        count(dialog, "copies", copies)
        if reverse:
            tick(dialog, "reverse")
        to_file(path)(dialog)

    return act


def count(dialog: QWidget, name: str, number: int) -> None:
    field = dialog.findChild(QSpinBox, name)
    assert field.isEnabled()
    field.selectAll()
    QTest.keyClicks(field, str(number))


def tick(dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QAbstractButton, name)
    assert button.isEnabled()
    button.click()
    assert button.isChecked()


@pytest.mark.skipif(os.name != "posix", reason="other systems have dialogs of their own")
def test_grey_chosen_in_the_dialog_makes_a_grey_file_and_so_do_pages_and_copies(
    viewer: PageViewer, pack: bytes, tmp_path: Path, real_dialogs: None
) -> None:
    whole, some = tmp_path / "whole.pdf", tmp_path / "some.pdf"
    said = words(pack)
    with answering(chosen(whole)):
        QTest.keyClick(viewer, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert words(whole) == said
    assert has_colour(pack)
    assert not has_colour(whole.read_bytes())
    viewer.activateWindow()
    assert QTest.qWaitForWindowActive(viewer)
    with answering(chosen(some, pages=(2, 3), copies=2, reverse=True)):
        QTest.keyClick(viewer, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert words(some) == [said[2], said[1]] * 2
    assert not has_colour(some.read_bytes())
    assert fonts(some.read_bytes())


def has_colour(pdf: bytes) -> bool:
    """Whether a page of a document shows another colour than grey."""
    with pypdfium2.PdfDocument(pdf) as document:
        drawn = [page.render(scale=DPI / 72).to_numpy() for page in document]
    return any((each[:, :, 0] != each[:, :, 2]).any() for each in drawn)


@pytest.mark.skipif(os.name != "posix", reason="other systems have dialogs of their own")
def test_a_booklet_printed_in_grey_is_a_grey_booklet(
    viewer: PageViewer, pack: bytes, tmp_path: Path, real_dialogs: None
) -> None:
    path = tmp_path / "booklet.pdf"
    with answering(chosen(path)):
        click_on(viewer, "Booklet…")
    sides = booklet(len(words(pack)))
    assert len(words(path)) == len(sides)
    assert not has_colour(path.read_bytes())
    with pikepdf.open(path) as made:
        assert made.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert all(page.mediabox[2] > page.mediabox[3] for page in made.pages)


@pytest.mark.skipif(os.name != "posix", reason="other systems have dialogs of their own")
def test_the_dialog_is_gone_before_its_printer_whatever_happens(
    viewer: PageViewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_asked: object) -> int:
        raise RuntimeError

    monkeypatch.setattr(printing, "answer_to", broken)
    how = Printing("Pack", b"", viewer.document, two_sided=False, folded=False)
    with pytest.raises(RuntimeError):
        how.ask(viewer)
    assert not viewer.findChildren(QPrintDialog)


@pytest.mark.skipif(os.name != "posix", reason="other systems have dialogs of their own")
@pytest.mark.parametrize("gone", ["pages", "window"])
def test_nothing_is_printed_once_its_window_is_gone(
    gone: str, viewer: PageViewer, window: Window, tmp_path: Path, real_dialogs: None
) -> None:
    how = Printing("Pack", b"", viewer.document, two_sided=False, folded=False)
    said: list[str] = []

    def leave(_dialog: QWidget) -> None:
        delete(viewer) if gone == "pages" else window.close()

    with answering(leave):
        said.append(how.ask(viewer))
    assert said == [""]
    assert not window.findChildren(QPrintDialog)


# Drawn


def drawn_on(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    return printer


def test_drawn_pages_are_those_of_the_pdf(
    pack: bytes, document: QPdfDocument, tmp_path: Path
) -> None:
    asked = Sheets(tuple(range(document.pageCount())))
    steps = list(print_drawn.steps(document, drawn_on(tmp_path / "drawn.pdf"), asked))
    wanted, found = pictures(pack), pictures(tmp_path / "drawn.pdf")
    assert len(found) == len(wanted) == len(steps) > 3
    for page, drawn in zip(wanted, found, strict=True):
        assert np.abs(np.subtract(page.shape, drawn.shape)).max() <= 1
        high, wide = (min(pair) for pair in zip(page.shape, drawn.shape, strict=True))
        apart = np.abs(page[:high, :wide].astype(int) - drawn[:high, :wide].astype(int))
        assert apart.mean() < 6
        assert np.abs(np.subtract(ink(page), ink(drawn))).max() <= 2


def test_a_drawn_booklet_has_two_pages_on_a_side(
    pack: bytes, document: QPdfDocument, tmp_path: Path
) -> None:
    asked = Sheets(tuple(range(document.pageCount())), folded=True)
    assert list(print_drawn.steps(document, drawn_on(tmp_path / "drawn.pdf"), asked))
    found = pictures(tmp_path / "drawn.pdf")
    for picture, side in zip(found, booklet(document.pageCount()), strict=True):
        assert picture.shape[1] > picture.shape[0]
        half = picture.shape[1] // 2
        for part, page in zip((picture[:, :half], picture[:, half:]), side, strict=True):
            assert bool((part < 160).any()) == (page is not None)


def test_drawn_copies_begin_on_sheets_of_their_own(document: QPdfDocument, tmp_path: Path) -> None:
    printer = drawn_on(tmp_path / "drawn.pdf")
    assert not printer.supportsMultipleCopies()
    assert list(print_drawn.steps(document, printer, Sheets((0,), copies=2, two_sided=True)))
    found = pictures(tmp_path / "drawn.pdf")
    assert [bool((picture < 160).any()) for picture in found] == [True, False, True, False]


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("count", range(1, 41))
def test_a_folded_booklet_reads_in_order(count: int, backwards: bool) -> None:
    sides = booklet(count, backwards=backwards)
    if backwards:
        sides = tuple((right, left) for left, right in sides)
    assert len(sides) % 2 == 0
    leaves = [(sides[n], sides[n + 1]) for n in range(0, len(sides), 2)]
    front = [page for (_left, right), (back, _other) in leaves for page in (right, back)]
    rest = [page for (left, _right), (_back, other) in reversed(leaves) for page in (other, left)]
    read = [*front, *rest]
    assert [page for page in read if page is not None] == list(range(count))


def test_a_pack_that_is_read_from_the_right_is_folded_on_the_right() -> None:
    pack = make_pack(rich(), recipe(sections=SECTIONS, language="ar", readers=("",)))
    assert is_backwards(pack)
    count = len(words(pack))
    asked = Sheets(tuple(range(count)), folded=True, paper=A4, backwards=True)
    cover, *_others = pictures(imposed(pack, asked))
    half = cover.shape[1] // 2
    alone = pictures(imposed(pack, Sheets((0,), folded=True, paper=A4, backwards=True)))[0]
    assert (cover[:, :half] == alone[:, :half]).all(), "the cover is on the left"
    assert (alone[:, half:] >= 160).all()


@pytest.mark.parametrize(
    ("side", "told", "flip"),
    [
        (QPrinter.DuplexMode.DuplexShortSide, "two-sided-short-edge", "/DuplexFlipShortEdge"),
        (QPrinter.DuplexMode.DuplexLongSide, "two-sided-long-edge", "/DuplexFlipLongEdge"),
        (QPrinter.DuplexMode.DuplexNone, "one-sided", "/Simplex"),
    ],
)
def test_sheets_are_turned_on_the_edge_that_was_chosen(
    document: QPdfDocument, pack: bytes, side: QPrinter.DuplexMode, told: str, flip: str
) -> None:
    class Printer(QPrinter):
        """One that turns sheets, as none does where no printer is set up."""

        def duplex(self) -> QPrinter.DuplexMode:
            return side

    how, printer = Printing("Pack", pack, document, two_sided=False, folded=False), Printer()
    asked = replace(how.sheets(printer), paper=A4)
    assert f"sides={told}" in print_queue.command(PrintRequest("Office", "Pack", asked))
    with pikepdf.open(io.BytesIO(imposed(pack, asked))) as made:
        assert made.Root.ViewerPreferences.Duplex == flip
