"""The viewer of a pack: footnotes that lead to their sentences, saving, printing."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from briefings import Recipe
from briefings.prepare import PackRequest
from briefings.render.links import Link
from core.exchange.example import DAY, example
from tests.briefings.packs import MADE_AT
from tests.ui.conftest import RecordedPrompts
from ui.briefings import pack_viewer
from ui.briefings.pack_viewer import PackViewer
from ui.forms.page_viewer import place_at
from ui.kit import printing
from ui.kit.prompts import Prompts
from ui.kit.settings import Settings
from ui.session import Session
from ui.shell.window import Window
from ui.sources.panel import SourcesPanel

Open = Callable[..., Window]


def request(session: Session, day: dt.date) -> PackRequest:
    """A full pack; that a brief is over its page limit does not keep it from being read."""
    return PackRequest(session.workspace.latest, Recipe(MADE_AT, day, override="For the tests."))


@pytest.fixture
def viewer(window: Window) -> Iterator[PackViewer]:
    assert window.session is not None
    session = window.session
    found = pack_viewer.show(session, request(session, session.today))
    yield found
    found.close()


def test_the_pack_can_be_saved_elsewhere_too(
    viewer: PackViewer, prompts: RecordedPrompts, settings: Settings, tmp_path: Path
) -> None:
    prompts.path = tmp_path / "pack.pdf"
    viewer.save()
    assert prompts.asked[-1].startswith("Save pages: ")
    assert prompts.path.stat().st_size > 1000
    assert settings.pack_folder == tmp_path


def test_a_copy_that_cannot_be_written_says_so(
    viewer: PackViewer, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    prompts.path = tmp_path / "nowhere" / "pack.pdf"
    viewer.save()
    assert viewer.said.text().startswith("⚠")


def test_a_suffix_that_is_added_does_not_hit_a_file_unasked(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old.pdf").write_text("old")
    typed = lambda *_args: (str(tmp_path / "old"), "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getSaveFileName", typed)
    asks = Prompts()
    monkeypatch.setattr(asks, "confirm", lambda *_args: False)
    assert asks.file_to_write(window, "", Path("x.pdf"), "") is None


def test_all_pages_are_printed_unless_some_are_chosen() -> None:
    printer = QPrinter()
    assert printing.chosen_pages(printer, 5) == tuple(range(5))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert printing.chosen_pages(printer, 5) == (1, 2, 3, 4)


@pytest.fixture
def cited(open_window: Open) -> Iterator[PackViewer]:
    window = open_window(example())
    assert window.session is not None
    window.session._clock = lambda: DAY
    viewer = pack_viewer.show(window.session, request(window.session, DAY))
    yield viewer
    viewer.close()


def spot_of(viewer: PackViewer, link: Link) -> QPoint:
    """Where a link of a page is in the view, once it is scrolled there."""
    view = viewer.view
    viewer.view.pageNavigator().jump(link.page - 1, QPointF(0, 0))
    QApplication.processEvents()
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + round(link.top))
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
    window = cited._session.window
    assert isinstance(window, Window)
    assert isinstance(window.panel, SourcesPanel)
    position = cited._sentences[link.anchor][2]
    lit = {each.id for each in cited._session.dossier.excerpts(position)}
    assert window.panel.reading.text.lit in lit


def test_the_sentences_are_listed_for_the_keyboard(cited: PackViewer) -> None:
    actions = cited.cited.menu().actions()
    assert len(actions) == len(cited._sentences) > 5
    assert actions[0].text().startswith("1  ")
    actions[0].trigger()
    window = cited._session.window
    assert isinstance(window, Window)
    assert isinstance(window.panel, SourcesPanel)


def test_a_place_between_pages_is_on_none(cited: PackViewer) -> None:
    assert place_at(cited.view, QPointF(5, -50))[0] == 0
