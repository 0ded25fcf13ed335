"""What leaves the briefing desk without being issued: when it was made, and what it says it is."""

import datetime as dt
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from pytestqt.qtbot import QtBot

from core.editing.commands import change
from core.model.records import Point
from tests.briefings.reading import whole_text
from tests.ui.briefings.conftest import ready, text_of
from tests.ui.conftest import RecordedPrompts
from ui.briefings import draft as briefings_draft
from ui.briefings.pack_viewer import PackViewer
from ui.briefings.panel import BriefingsPanel
from ui.shell.window import Window

OPENED = dt.datetime(2025, 3, 1, 4, 35, tzinfo=dt.UTC)


@pytest.fixture
def tell_time(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Sets the minutes past four."""

    def told(minutes: int) -> None:
        moment = OPENED.replace(minute=minutes)
        monkeypatch.setattr(briefings_draft, "now", lambda: moment)

    told(35)
    return told


@pytest.fixture
def edited(
    tell_time: Callable[[int], None], panel: BriefingsPanel, window: Window, qtbot: QtBot
) -> BriefingsPanel:
    """The desk, opened at 4:35 and looked at again at 4:37; meanwhile something was recorded."""
    assert window.session is not None
    tell_time(36)
    window.session.do(change(Point, "p", bottom_line="A wholly new bottom line."))
    ready(panel, qtbot)
    tell_time(37)
    return panel


@pytest.fixture
def viewer(edited: BriefingsPanel, window: Window) -> Iterator[PackViewer]:
    edited.print.click()
    (found,) = [each for each in window.findChildren(PackViewer) if each.isVisible()]
    yield found
    found.close()


def test_the_preview_is_stamped_no_earlier_than_what_it_shows(edited: BriefingsPanel) -> None:
    text = text_of(edited)
    assert "wholly new bottom line" in text
    assert "4:36" in text
    assert "4:35" not in text


def test_what_is_printed_is_no_copy_of_the_register(
    viewer: PackViewer, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    prompts.path = tmp_path / "saved.pdf"
    viewer.save()
    assert prompts.asked[-1].endswith("2025-03-01-0437_Fishing-talks_Round-02_Pack-draft.pdf")
    text = whole_text(prompts.path.read_bytes())
    assert "Draft · not issued" in text
    assert "Copy 1" not in text


def test_what_is_printed_says_when_it_was_printed(
    viewer: PackViewer, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    prompts.path = tmp_path / "saved.pdf"
    viewer.save()
    text = whole_text(prompts.path.read_bytes())
    assert "wholly new bottom line" in text
    assert "4:37" in text
    assert "4:36" not in text


def test_the_word_edition_says_when_it_was_written(
    edited: BriefingsPanel, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    prompts.path = tmp_path / "saved.docx"
    edited.word.click()
    assert prompts.asked[-1].endswith("_Pack-draft")
    rows = [
        cell.text for row in docx.Document(str(prompts.path)).tables[0].rows for cell in row.cells
    ]
    assert any("4:37" in each for each in rows)
    assert not any("4:36" in each for each in rows)


@pytest.mark.parametrize(
    ("typed", "kind", "written", "holds"),
    [
        ("pack.odt", 0, "pack.odt", "content.xml"),
        ("pack", 1, "pack.odt", "content.xml"),
        ("pack", 0, "pack.docx", "word/document.xml"),
        ("v1.2", 0, "v1.2.docx", "word/document.xml"),
    ],
)
def test_an_edition_is_what_its_name_says_or_what_is_chosen(
    edited: BriefingsPanel,
    prompts: RecordedPrompts,
    tmp_path: Path,
    typed: str,
    kind: int,
    written: str,
    holds: str,
) -> None:
    prompts.path, prompts.kind = tmp_path / typed, kind
    edited.word.click()
    assert holds in zipfile.ZipFile(tmp_path / written).namelist()


def test_nothing_of_the_draft_stands_beside_the_register(
    panel: BriefingsPanel, window: Window, qtbot: QtBot
) -> None:
    of_the_draft = (panel.pages, panel.issue, panel.print, panel.word, panel.save)
    panel.column.tabs[1].click()
    assert panel.register.isVisible()
    assert not any(each.isVisible() for each in of_the_draft)
    assert panel.column.heading.text() == "Issued packs"
    assert window.session is not None
    window.session.do(change(Point, "p", bottom_line="A wholly new bottom line."))
    ready(panel, qtbot)
    assert panel.column.heading.text() == "Issued packs"
    panel.column.tabs[0].click()
    assert all(each.isVisible() for each in of_the_draft)
    assert panel.column.heading.text() == "Pack for Round 2"
