"""What is taken from a point elsewhere: its figures and pictures."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from core.exchange.gaps_series import gaps_csv
from core.model.dossier import Dossier
from tests.briefings.reading import page_texts
from tests.dossiers import small
from tests.ui.conftest import RecordedPrompts
from tests.ui.point.test_point_panel import entry
from ui.kit import fonts
from ui.kit.theme import Theme
from ui.point.panel import PointPanel
from ui.session import Session
from ui.shell.window import Window


def test_the_figures_are_exported(
    panel: PointPanel, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    prompts.path = tmp_path / "gap.csv"
    entry(panel.trend.export_button, "Table (CSV)…").trigger()
    figures = csv.reader(io.StringIO(gaps_csv(small(), ("a", "b"), "p")))
    with prompts.path.open(newline="", encoding="utf-8-sig") as file:
        rows = [*csv.reader(file)]
    count = len(wanted := [*figures])
    assert rows[:count] == wanted
    assert rows[count : count + 2] == [[""], ["Fishing talks — Quota"]]
    prompts.path = tmp_path / "gap.png"
    entry(panel.trend.export_button, "Image (PNG)…").trigger()
    assert prompts.path.read_bytes().startswith(b"\x89PNG")
    assert prompts.asked[0] == "Export the figures: Quota gap trend.csv"


def choose(menu: QMenu, words: str) -> None:
    """Choose an entry of a menu with the keyboard: a click on one that has just opened may be
    taken for the end of the click that opened it."""
    menu.popup(QPoint(0, 0))
    menu.setActiveAction(next(each for each in menu.actions() if each.text() == words))
    QTest.keyClick(menu, Qt.Key.Key_Return)


@pytest.fixture
def text_at_100(qapp: QApplication) -> Iterator[None]:
    """The text size is what it was, whatever was tried."""
    yield
    fonts.set_fonts(qapp, fonts.USUAL)


@pytest.mark.parametrize("place", ["trend", "map_card"])
def test_a_picture_is_on_white_paper_whatever_the_window_looks_like(
    open_window: Callable[..., Window],
    prompts: RecordedPrompts,
    qapp: QApplication,
    text_at_100: None,
    tmp_path: Path,
    place: str,
) -> None:
    window = open_window(described(small()))
    taken = []
    for theme, percent in (("light", 100), ("dark", 150)):
        window.apply_theme(Theme.load(theme))
        fonts.set_fonts(qapp, percent)
        window.resize(1000 + percent, 700)
        window.go_to("point:p")
        QApplication.processEvents()
        prompts.path = tmp_path / f"{theme}.png"
        choose(getattr(window.panel, place).export_button.menu(), "Image (PNG)…")
        taken.append(prompts.path.read_bytes())
    assert taken[0] == taken[1]
    assert QImage.fromData(taken[0]).pixelColor(2, 2) == QColor("white")


def described(dossier: Dossier) -> Dossier:
    talks = msgspec.structs.replace(dossier.talks, notice="Illustrative", marking="Sensitive")
    return dossier.replacing(dossier.talks, talks)


@pytest.mark.parametrize("ending", ["SVG", "PDF"])
def test_an_exported_chart_says_what_it_must_not_be_seen_without(
    open_window: Callable[..., Window], prompts: RecordedPrompts, tmp_path: Path, ending: str
) -> None:
    window = open_window(described(small()))
    window.go_to("point:p")
    QApplication.processEvents()
    assert isinstance(window.panel, PointPanel)
    prompts.path = tmp_path / f"gap.{ending.lower()}"
    words = {"SVG": "Vector graphic (SVG)…", "PDF": "Page (PDF)…"}[ending]
    choose(window.panel.trend.export_button.menu(), words)
    told = read_svg(prompts.path) if ending == "SVG" else " ".join(page_texts_of(prompts.path))
    for part in (
        "Fishing talks — Quota",
        "Arland – Borduria",
        "2 January 2025 to 5 February 2025",
        "Illustrative · Sensitive",
        "5 Feb",
        "stated gap",
    ):
        assert part in told


def read_svg(path: Path) -> str:
    """The words of a drawing; it must hold no picture made of pixels."""
    tree = ElementTree.parse(path)
    tags = {each.tag.rpartition("}")[2] for each in tree.iter()}
    assert "text" in tags
    assert "polyline" in tags or "path" in tags
    assert "image" not in tags
    return " ".join("".join(tree.getroot().itertext()).split())


def page_texts_of(path: Path) -> list[str]:
    assert b"/Subtype /Image" not in path.read_bytes()
    return page_texts(path.read_bytes())


def test_a_folder_that_cannot_be_written_is_told(
    session: Session, panel: PointPanel, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    told: list[tuple[str, bool]] = []
    session.status_message.connect(lambda sentence, problem: told.append((sentence, problem)))
    prompts.path = tmp_path / "nowhere" / "gap.csv"
    entry(panel.trend.export_button, "Table (CSV)…").trigger()
    ((sentence, problem),) = told
    assert sentence.startswith("gap.csv cannot be written in ")
    assert problem
