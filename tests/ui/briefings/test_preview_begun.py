"""A long pack is shown from its first pages on, and can go out once all of them are there."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from bench.pack_content import dossier, recipe
from briefings.prepare import LaidPack, PackRequest, Prepared, prepared
from briefings.render import laying
from ui.briefings.panel import BriefingsPanel
from ui.briefings.preview import Previewer


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said of long packs holds for one of some pages."""
    monkeypatch.setattr(laying, "MANY", 20)


@pytest.fixture
def previewer(qtbot: QtBot) -> Iterator[Previewer]:
    owner = QObject()
    found = Previewer(owner)
    yield found
    found.stop()


def told_of(previewer: Previewer) -> list[LaidPack]:
    """What a previewer tells of, in order."""
    told: list[LaidPack] = []
    previewer.begun.connect(told.append)
    previewer.made.connect(told.append)
    return told


def test_the_first_pages_come_before_the_whole(previewer: Previewer, qtbot: QtBot) -> None:
    told = told_of(previewer)
    with qtbot.waitSignal(previewer.made):
        previewer.ask(PackRequest(dossier(), recipe()))
    *begun, made = told
    assert begun
    assert isinstance(made, Prepared)
    assert not any(isinstance(each, Prepared) for each in begun), "they cannot go out"


def test_pages_of_a_pack_that_is_no_longer_wanted_are_not_shown(
    previewer: Previewer, qtbot: QtBot
) -> None:
    told, talks = told_of(previewer), dossier()
    wanted = msgspec.structs.replace(recipe(), version=9)
    previewer.ask(PackRequest(talks, recipe()))
    with qtbot.waitSignal(previewer.progressed):
        pass
    with qtbot.waitSignal(previewer.made):
        previewer.ask(PackRequest(talks, wanted))
    assert {each.request.recipe.version for each in told} == {9}


def begun_of(desk: BriefingsPanel) -> tuple[LaidPack, Prepared]:
    """The first pages of the panel's pack, and all of it."""
    found: list[LaidPack] = []
    made = prepared(desk.draft.request(), begun=found.append)
    return found[0], made


def test_what_is_not_known_yet_is_not_said(panel: BriefingsPanel) -> None:
    begun, made = begun_of(panel)
    assert panel.issue.isEnabled()
    panel._show_begun(begun)
    assert panel.pages.count() == len(begun.sizes) < len(made.sizes)
    assert panel.place.text() == "Page 1 of …"
    panel._say_progress(30, 100)
    assert panel.column.said.text() == "Laying out the pages: 50%"
    assert not any(button.isEnabled() for button in (panel.issue, panel.print, panel.word))
    panel._show_preview(made)
    assert panel.place.text() == f"Page 1 of {len(made.sizes)}"
    assert panel.column.said.text().startswith(f"{len(made.sizes)} pages")
    assert panel.issue.isEnabled()


def test_how_far_it_is_is_said_once_it_takes_a_while(panel: BriefingsPanel, qtbot: QtBot) -> None:
    whole = panel.column.said.text()
    panel._told_of_work(True)
    panel._say_progress(6, 100)
    assert panel.column.said.text() == whole, "it may be there in a moment"
    panel._slow.setInterval(0)
    qtbot.waitUntil(lambda: panel.column.said.text() == "Laying out the pages…")
    panel._say_progress(12, 100)
    assert panel.column.said.text() == "Laying out the pages: 20%"
    panel._told_of_work(False)
    assert panel.column.said.text() == whole


def test_whoever_looks_at_a_later_page_goes_on_looking_at_it(panel: BriefingsPanel) -> None:
    begun, made = begun_of(panel)
    later = len(begun.sizes) + 1
    panel.window().show()
    panel.pages.go_to_page(later)
    at = panel.pages.page_in_view()
    assert at >= len(begun.sizes)
    panel._show_begun(begun)
    assert panel.pages.page_in_view() == at, "those of the pack before"
    assert panel.issue.isEnabled()
    panel._show_preview(made)
    assert panel.pages.page_in_view() == at


def test_pages_that_are_added_move_nothing(panel: BriefingsPanel) -> None:
    begun, made = begun_of(panel)
    panel.window().show()
    panel._show_begun(begun)
    panel.pages.magnify(3.0)
    bar = panel.pages.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    at = bar.value()
    assert at > 0
    panel._show_preview(made)
    assert bar.value() == at
