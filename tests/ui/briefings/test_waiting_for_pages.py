"""While pages are being laid out, the desk says so and offers nothing that needs them."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from briefings import prepare
from ui.briefings.panel import BriefingsPanel
from ui.shell.window import Window

WAITING = "Laying out the pages…"


def test_a_long_wait_is_told_and_what_needs_the_pages_comes_with_them(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, plain = threading.Event(), prepare.prepared

    def held_up(*asked: object, **how: object) -> object:
        go_on.wait()
        return plain(*asked, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(prepare, "prepared", held_up)
    window.do("brief")
    panel = window.panel
    assert isinstance(panel, BriefingsPanel)
    try:
        qtbot.waitUntil(lambda: panel.column.said.text() == WAITING)
        assert not panel.print.isEnabled()
        assert not panel.word.isEnabled()
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: panel.preview is not None)
    assert panel.column.said.text() != WAITING
    assert panel.word.isEnabled() is not panel.preview.refused  # type: ignore[union-attr]
