"""Making a pack from the window: the recipe asked for, the viewer, saving and printing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from briefings.recipe import FOR_PRINCIPAL
from core.exchange.sample import example
from core.model import Pack, Round
from tests.dossiers import day
from tests.ui.conftest import RecordedPrompts
from ui.dialogs import pack, printing
from ui.dialogs.pack import PackDialog
from ui.dialogs.pack_viewer import PackViewer
from ui.window import Window

Open = Callable[..., Window]


@pytest.fixture
def dialog(window: Window) -> Iterator[PackDialog]:
    assert window.desk is not None
    dialog = pack.ask(window.desk)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    yield dialog
    dialog.close()


@pytest.fixture
def viewer(dialog: PackDialog, window: Window, qtbot: QtBot) -> Iterator[PackViewer]:
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(PackViewer)), timeout=20_000)
    (viewer,) = window.findChildren(PackViewer)
    yield viewer
    viewer.close()


def test_the_next_round_is_suggested(dialog: PackDialog) -> None:
    assert dialog.round.currentText() == "Round 2 · 10 February 2025"
    assert dialog.recipe().round == "r2"


def test_the_recipe_is_what_the_dialog_says(dialog: PackDialog) -> None:
    dialog.reader.setEditText("  Ms Onegin ")
    dialog.marking.setEditText("DRAFT")
    dialog.paper.setCurrentIndex(1)
    dialog.notes.setCurrentIndex(1)
    dialog.sections.item(0).setCheckState(Qt.CheckState.Unchecked)
    recipe = dialog.recipe()
    assert (recipe.reader, recipe.marking, recipe.paper) == ("Ms Onegin", "DRAFT", "letter")
    assert recipe.audiences == FOR_PRINCIPAL
    assert "cover" not in recipe.sections
    assert recipe.pair == ("a", "b")


def test_a_pack_made_while_looking_back_is_as_of_that_day(window: Window) -> None:
    assert window.desk is not None
    window.desk.look_back(day(20))
    dialog = pack.ask(window.desk)
    assert dialog.recipe().as_of == day(20)
    dialog.close()


def test_a_pack_without_sections_is_refused(dialog: PackDialog) -> None:
    for row in range(dialog.sections.count()):
        dialog.sections.item(row).setCheckState(Qt.CheckState.Unchecked)
    dialog.go.click()
    assert dialog.problem.text() == "⚠ Choose at least one section."


def test_cancel_stops_the_work_and_keeps_the_dialog(dialog: PackDialog, qtbot: QtBot) -> None:
    dialog.go.click()
    assert dialog.progress.isVisible()
    dialog.leave.click()
    qtbot.waitUntil(lambda: not dialog.progress.isVisible(), timeout=20_000)
    assert dialog.isVisible()
    assert dialog.go.isEnabled()


def test_the_pack_is_shown_from_memory_and_saved_when_asked(
    viewer: PackViewer, window: Window, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    assert viewer.document.pageCount() > 0
    assert viewer.windowTitle() == "Pack for Round 2"
    prompts.path = tmp_path / "pack.pdf"
    viewer.save()
    assert prompts.asked[-1].startswith("Save the pack: ")
    with pypdfium2.PdfDocument(prompts.path) as pdf:
        assert len(pdf) == viewer.document.pageCount()
    assert window.desk is not None
    (issued,) = window.desk.dossier.all(Pack)
    assert issued.pages == viewer.document.pageCount()
    assert issued.file_name == "pack.pdf"
    assert issued.round == "r2"
    assert window.desk.workspace.undo_label == "record pack"


def test_a_pack_that_cannot_be_written_says_so(
    viewer: PackViewer, window: Window, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    prompts.path = tmp_path / "nowhere" / "pack.pdf"
    viewer.save()
    assert viewer.said.text().startswith("⚠")
    assert window.desk is not None
    assert window.desk.dossier.count(Pack) == 0


def test_printing_draws_only_the_pages_chosen(viewer: PackViewer, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(100)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(1, 1)
    printing.print_pages(viewer.document, printer)
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as pdf:
        assert len(pdf) == 1
        dark = pdf[0].render(scale=0.3).to_numpy().min()
    assert dark < 128, "the page is blank"


def test_all_pages_are_printed_unless_some_are_chosen() -> None:
    printer = QPrinter()
    assert printing.chosen_pages(printer, 5) == range(5)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert printing.chosen_pages(printer, 5) == range(1, 5)


def test_the_dialog_of_a_dossier_with_many_rounds_offers_the_latest_first(
    open_window: Open,
) -> None:
    window = open_window(example())
    assert window.desk is not None
    dialog = pack.ask(window.desk)
    assert dialog.round.count() == window.desk.dossier.count(Round)
    assert dialog.round.itemText(0).startswith("Round 5")
    dialog.close()
