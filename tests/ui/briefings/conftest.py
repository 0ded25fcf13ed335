"""The briefing desk on a small dossier."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.briefings.reading import whole_text
from ui.briefings.panel import BriefingsPanel
from ui.kit.settings import Settings
from ui.shell.window import Window


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Where packs go."""
    folder = tmp_path / "packs"
    folder.mkdir()
    settings.remember_pack_folder(folder)
    return folder


def ready(panel: BriefingsPanel, qtbot: QtBot) -> None:
    """Wait until the preview is that of the draft."""
    qtbot.waitUntil(
        lambda: (
            panel.preview is not None
            and panel.preview.recipe == panel.draft.recipe
            and panel._previewer._job is None
        ),
    )


@pytest.fixture
def panel(window: Window, folder: Path, qtbot: QtBot) -> Iterator[BriefingsPanel]:
    """The desk, with its first preview."""
    window.do("brief")
    found = window.panel
    assert isinstance(found, BriefingsPanel)
    ready(found, qtbot)
    yield found
    found._previewer.stop()


def text_of(panel: BriefingsPanel) -> str:
    """What the pages in the preview say."""
    assert panel.preview is not None
    return whole_text(panel.preview.to_look_at(*range(1, 60)))
