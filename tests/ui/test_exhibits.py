"""What is drawn, taken elsewhere with the words that must accompany it."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from core.model.dossier import Dossier
from core.model.records import Source
from tests.briefings.reading import page_texts
from tests.dossiers import position, small
from tests.ui.conftest import RecordedPrompts
from ui.kit import chart_export
from ui.matrix.panel import MatrixPanel
from ui.point.panel import PointPanel
from ui.shell.window import Window


def described() -> Dossier:
    told = position("x6", "i", "a", 31, 20.0, low=5.0, high=40.0, ideal=0.0, source="z")
    memo = Source("z", 2, "A memo", reliability="B", credibility=2, illustrative=True)
    dossier = small(told, memo)
    talks = msgspec.structs.replace(dossier.talks, notice="Illustrative", marking="Sensitive")
    return dossier.replacing(dossier.talks, talks)


def take(menu: QMenu, words: str) -> None:
    next(each for each in menu.actions() if each.text() == words).trigger()


@pytest.fixture(params=["point:p", "matrix", "heat"])
def shown(request: pytest.FixtureRequest, open_window: Callable[..., Window]) -> QMenu:
    """The menu of something that is drawn, in a window: map, matrix, or gaps by round."""
    window = open_window(described())
    window.go_to("point:p" if request.param == "point:p" else "matrix")
    QApplication.processEvents()
    panel = window.panel
    if isinstance(panel, PointPanel):
        return panel.map_card.export_button.menu()
    assert isinstance(panel, MatrixPanel)
    if request.param == "heat":
        panel.view.setCurrentIndex(2)
        panel.refresh()
    return panel.export_button.menu()


def test_it_says_what_it_must_not_be_seen_without(
    shown: QMenu, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    for words in ("Vector graphic (SVG)…", "Page (PDF)…", "Table (CSV)…"):
        prompts.path = tmp_path / "taken"
        take(shown, words)
        data = prompts.path.read_bytes()
        if words.startswith("Vector"):
            told = "".join(ElementTree.fromstring(data).itertext())
        else:
            told = "".join(page_texts(data)) if words.startswith("Page") else data.decode()
        for part in ("Fishing talks — ", "As of 5 February 2025", "Illustrative · Sensitive"):
            assert "".join(part.split()) in "".join(told.split()), words
        assert "Quota" in told or "Catch" in told
        assert "…" not in told, words


def test_it_is_copied_as_a_picture_and_as_a_table(shown: QMenu) -> None:
    take(shown, "Copy as picture")
    assert QGuiApplication.clipboard().image().width() > 600
    take(shown, "Copy as table")
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.html().startswith("<table")
    assert len(mime.text().split("\n")) > 1
    QGuiApplication.clipboard().clear()  # which Qt's offscreen platform frees too late otherwise


def test_a_picture_that_would_be_too_large_is_refused(
    shown: QMenu, prompts: RecordedPrompts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chart_export, "MOST", 1000)
    prompts.path = tmp_path / "taken.png"
    for words in ("Image (PNG)…", "Copy as picture"):
        take(shown, words)
    assert not prompts.path.exists()


def test_the_figures_of_a_map_are_in_the_unit_of_their_issue(
    open_window: Callable[..., Window], prompts: RecordedPrompts, tmp_path: Path
) -> None:
    window = open_window(described())
    window.go_to("point:p")
    QApplication.processEvents()
    assert isinstance(window.panel, PointPanel)
    prompts.path = tmp_path / "map.csv"
    take(window.panel.map_card.export_button.menu(), "Table (CSV)…")
    rows = [*csv.reader(io.StringIO(prompts.path.read_text("utf-8-sig"), newline=""))]
    found = {tuple(row[:3:2]): row[3:7] for row in rows[1:] if len(row) > 1}
    assert found["Catch", "Arland"] == ["20", "5", "40", "0"]
    assert found["Fleet", "Borduria"] == ["280", "", "", ""]
