"""Making a pack from the window: the recipe asked for, the viewer, saving and printing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from briefings.recipe import FOR_PRINCIPAL
from briefings.render.pen import Link
from core.commands import change
from core.exchange.sample import DAY, example
from core.model import Pack, Point, Round
from tests.dossiers import day
from tests.ui.conftest import RecordedPrompts
from ui.dialogs import pack, printing
from ui.dialogs.pack import PackDialog
from ui.dialogs.pack_viewer import PackViewer
from ui.dialogs.page_viewer import place_at
from ui.panels.sources import SourcesPanel
from ui.prompts import Prompts
from ui.settings import Settings
from ui.window import Window

Open = Callable[..., Window]


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    folder = tmp_path / "packs"
    folder.mkdir()
    settings.remember_pack_folder(folder)
    return folder


@pytest.fixture
def dialog(window: Window, folder: Path) -> Iterator[PackDialog]:
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


def test_cancel_stops_the_work_and_leaves_no_file(
    dialog: PackDialog, folder: Path, qtbot: QtBot
) -> None:
    dialog.go.click()
    assert dialog.progress.isVisible()
    dialog.leave.click()
    qtbot.waitUntil(lambda: not dialog.progress.isVisible(), timeout=20_000)
    assert dialog.isVisible()
    assert dialog.go.isEnabled()
    assert list(folder.iterdir()) == []


def test_a_file_is_suggested_in_the_folder_of_the_last_pack(
    dialog: PackDialog, folder: Path
) -> None:
    path = dialog.file.path()
    assert path is not None
    assert path.parent == folder
    assert "Round-02" in path.name
    dialog.round.setCurrentIndex(1)
    assert "Round-01" in dialog.file.line.text()


def test_a_name_of_ones_own_stays_and_gets_its_suffix(dialog: PackDialog, folder: Path) -> None:
    dialog.file.line.setText("mine")
    dialog.file.line.textEdited.emit("mine")
    dialog.round.setCurrentIndex(1)
    assert dialog.file.path() == folder / "mine.pdf"


def test_the_pack_is_written_recorded_and_shown(
    viewer: PackViewer, window: Window, folder: Path
) -> None:
    (written,) = folder.iterdir()
    assert viewer.windowTitle() == "Pack for Round 2"
    assert viewer.said.text() == f"Saved as {written}"
    with pypdfium2.PdfDocument(written) as pdf:
        assert len(pdf) == viewer.document.pageCount() > 0
    assert window.desk is not None
    (issued,) = window.desk.dossier.all(Pack)
    assert (issued.pages, issued.round) == (viewer.document.pageCount(), "r2")
    assert issued.file_name == written.name
    assert window.desk.workspace.undo_label == "record pack"


def test_the_pack_can_be_saved_elsewhere_too(
    viewer: PackViewer, prompts: RecordedPrompts, settings: Settings, tmp_path: Path
) -> None:
    prompts.path = tmp_path / "pack.pdf"
    viewer.save()
    assert prompts.asked[-1].startswith("Save the pages: ")
    assert prompts.path.stat().st_size > 1000
    assert settings.pack_folder == tmp_path


def test_a_copy_that_cannot_be_written_says_so(
    viewer: PackViewer, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    prompts.path = tmp_path / "nowhere" / "pack.pdf"
    viewer.save()
    assert viewer.said.text().startswith("⚠")


def test_a_pack_that_cannot_be_written_leaves_the_dialog_and_no_file(
    dialog: PackDialog, window: Window, folder: Path, qtbot: QtBot
) -> None:
    folder.chmod(0o500)
    dialog.file.line.setText(str(folder / f"{'x' * 300}.pdf"))
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(dialog.problem.text()), timeout=20_000)
    folder.chmod(0o700)
    assert dialog.isVisible()
    assert list(folder.iterdir()) == []
    assert window.desk is not None
    assert window.desk.dossier.count(Pack) == 0


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "⚠ Say which file the pack goes to."),
        ("/nowhere at all/pack.pdf", "⚠ There is no folder /nowhere at all."),
        ("here.pdf", "⚠ here.pdf is a folder. Give the file another name."),
    ],
)
def test_a_place_that_cannot_be_is_refused_at_once(
    dialog: PackDialog, folder: Path, name: str, words: str
) -> None:
    (folder / "here.pdf").mkdir()
    dialog.file.line.setText(name)
    dialog.go.click()
    assert dialog.problem.text() == words


def test_a_file_that_is_there_is_replaced_only_if_the_user_agrees(
    dialog: PackDialog, folder: Path, prompts: RecordedPrompts
) -> None:
    (folder / "old.pdf").write_text("old")
    dialog.file.line.setText("old.pdf")
    prompts.agrees = False
    dialog.go.click()
    assert prompts.asked == ["old.pdf is there already. Replace it?"]
    assert not dialog.progress.isVisible()
    assert (folder / "old.pdf").read_text() == "old"


def test_a_file_chosen_in_a_window_is_not_asked_about_again(
    dialog: PackDialog, folder: Path, prompts: RecordedPrompts
) -> None:
    prompts.path = folder / "chosen.pdf"
    prompts.path.write_text("old")
    dialog.file.choose.click()
    asked = len(prompts.asked)
    assert dialog.file.path() == prompts.path
    assert dialog.file.agreed(prompts.path)
    assert len(prompts.asked) == asked


def test_a_suffix_that_is_added_does_not_hit_a_file_unasked(
    window: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "old.pdf").write_text("old")
    typed = lambda *_args: (str(folder / "old"), "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getSaveFileName", typed)
    asks = Prompts()
    monkeypatch.setattr(asks, "confirm", lambda *_args: False)
    assert asks.file_to_write(window, "", Path("x.pdf"), "") is None


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


def test_what_no_font_prints_is_named_before_anything_is_written(
    dialog: PackDialog, window: Window, folder: Path, prompts: RecordedPrompts, qtbot: QtBot
) -> None:
    assert window.desk is not None
    window.desk.do(change(Point, "p", bottom_line="An odd \ue123 sign."))
    prompts.agrees = False
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(prompts.asked), timeout=20_000)
    assert "(U+E123)" in prompts.asked[-1]
    assert dialog.isVisible()
    assert not list(folder.iterdir())


@pytest.fixture
def cited(open_window: Open, folder: Path, qtbot: QtBot) -> Iterator[PackViewer]:
    window = open_window(example())
    assert window.desk is not None
    window.desk._clock = lambda: DAY
    dialog = pack.ask(window.desk)
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(PackViewer)), timeout=20_000)
    (viewer,) = window.findChildren(PackViewer)
    viewer.show()
    yield viewer
    viewer.close()


def spot_of(viewer: PackViewer, link: Link) -> QPoint:
    """Where a link of a page is in the view, once it is scrolled there."""
    view = viewer.view
    viewer.view.pageNavigator().jump(link.page - 1, QPointF(0, 0))
    QApplication.processEvents()
    for x in range(0, view.viewport().width(), 2):
        for y in range(0, view.viewport().height(), 2):
            if viewer.link_at(QPointF(x, y)) == link:
                return QPoint(x, y)
    raise AssertionError("the link is nowhere in the view")


def test_a_click_on_a_footnote_leads_to_its_sentence(cited: PackViewer, qtbot: QtBot) -> None:
    link = cited._links[0]
    spot = spot_of(cited, link)
    qtbot.mouseClick(cited.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    window = cited._desk.window
    assert isinstance(window, Window)
    assert isinstance(window.panel, SourcesPanel)
    position = cited._sentences[link.anchor][2]
    lit = {each.id for each in cited._desk.dossier.excerpts(position)}
    assert window.panel.reading.text._lit in lit


def test_the_sentences_are_listed_for_the_keyboard(cited: PackViewer) -> None:
    actions = cited.cited.menu().actions()
    assert len(actions) == len(cited._sentences) > 5
    assert actions[0].text().startswith("1  ")
    actions[0].trigger()
    window = cited._desk.window
    assert isinstance(window, Window)
    assert isinstance(window.panel, SourcesPanel)


def test_a_place_between_pages_is_on_none(cited: PackViewer) -> None:
    assert place_at(cited.view, QPointF(5, -50))[0] == 0
