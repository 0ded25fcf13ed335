"""The matrix on screen."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget

from core.editing.commands import change, create
from core.exchange.example import DAY, example
from core.model.records import Issue, Party
from tests.acts import answering, put_away
from ui.forms.page_viewer import PageViewer
from ui.kit import fonts
from ui.kit.chart_export import as_svg
from ui.matrix.cells import CELL, LINE, MARKS, PADDING
from ui.matrix.panel import MatrixPanel
from ui.shell.window import Window


def _panel(window: Window) -> MatrixPanel:
    window.go_to("matrix")
    QApplication.processEvents()
    assert isinstance(window.panel, MatrixPanel)
    return window.panel


def taken(panel: MatrixPanel, words: str) -> None:
    """Choose how the matrix is taken along."""
    menu = panel.export_button.menu()
    next(each for each in menu.actions() if each.text() == words).trigger()


def test_parties_stand_against_issues(window: Window) -> None:
    model = _panel(window).model
    assert (model.rowCount(), model.columnCount()) == (2, 3)
    assert model.index(1, 1).data() == "280 boats"
    assert model.index(0, 2).data() == "—"


def test_points_and_gaps_are_a_choice_away(window: Window) -> None:
    panel = _panel(window)
    panel.view.setCurrentIndex(1)
    panel.refresh()
    assert panel.model.index(0, 0).data() == "10"
    panel.view.setCurrentIndex(2)
    panel.refresh()
    assert panel.model.index(0, 0).data() == "—"
    assert panel.model.index(0, 1).data() == "74"


def test_all_of_it_can_be_copied_as_a_table(window: Window) -> None:
    taken(_panel(window), "Copy as table")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "\tArland\tBorduria\tMediator"
    assert lines[2] == "Fleet · Quota\t120 boats\t280 boats\tno position recorded"
    assert "<td>280 boats</td>" in QGuiApplication.clipboard().mimeData().html()


def test_long_names_are_whole_in_the_picture_and_dotted_where_they_are_cut(window: Window) -> None:
    long = "The Commonwealth of the Upper and Lower Approaches " * 3 + "and of the Isles Beyond"
    assert window.session is not None
    window.session.do(change(Issue, "i", name=f"Quota, {long}"))
    window.session.do(change(Party, "a", name=long))
    panel = _panel(window)
    assert str(panel.model.headerData(0, Qt.Orientation.Horizontal)).endswith("…")
    drawn = as_svg(panel.exhibit().plate).decode()
    words = " ".join(re.findall(r"<text[^>]*>([^<]*)", drawn))
    assert " ".join(words.split()).count("and of the Isles Beyond") == 2


@pytest.mark.parametrize("parties", [3, 4, 12])
@pytest.mark.parametrize("width", [1100, 1440])
def test_what_stands_in_a_cell_has_room_in_it(
    open_window: Callable[..., Window], width: int, parties: int
) -> None:
    window = open_window(example(DAY - dt.timedelta(days=343)))
    assert window.session is not None
    for number in range(3, parties):
        window.session.do(create(Party, name=f"Party {number}", code=f"P{number}"))
    window.resize(width, 700)
    panel = _panel(window)
    wraps, metrics = Qt.TextFlag.TextWordWrap, QFontMetrics(fonts.sans(11.5))
    for row in range(panel.model.rowCount()):
        for column in range(panel.model.columnCount()):
            index = panel.model.index(row, column)
            box = panel.table.visualRect(index).adjusted(PADDING, 5, -PADDING, -5)
            rest = box.adjusted(0, fonts.em(LINE), 0, -fonts.em(MARKS))
            words = index.data(CELL).below
            assert rest.contains(metrics.boundingRect(rest, wraps, words)), words


def test_no_cell_that_is_copied_is_a_formula(window: Window) -> None:
    assert window.session is not None
    window.session.do(change(Issue, "i", name="=1+1"))
    window.session.do(change(Party, "a", name="@SUM(1)"))
    panel = _panel(window)
    taken(panel, "Copy as table")
    copied = QGuiApplication.clipboard().mimeData()
    assert "<td>=" not in copied.html()
    assert "<td>@" not in copied.html()
    assert "<td>&#x27;@SUM(1)</td>" in copied.html()
    assert "\t'@SUM(1)" in copied.text()


def names(panel: MatrixPanel) -> list[str]:
    """The rows in order."""
    return [panel.model.matrix.row_name(row) for row in range(panel.model.rowCount())]


def choose(panel: MatrixPanel, box: QComboBox, key: str) -> None:
    """Choose in a box as somebody would."""
    box.setCurrentIndex(box.findData(key))
    panel.refresh()


def test_rows_are_filtered_and_the_filter_says_so(window: Window) -> None:
    panel = _panel(window)
    choose(panel, panel.only, "unknown")
    assert len(names(panel)) == 2, "the mediator is not placed on either"
    choose(panel, panel.only, "contested")
    assert names(panel) == []
    assert panel.empty.isVisible()
    choose(panel, panel.only, "all")
    panel.words.setText("fleet")
    panel.refresh()
    assert names(panel) == ["Fleet · Quota"]


def test_a_click_on_a_party_sorts_by_it(window: Window) -> None:
    panel = _panel(window)
    panel._sort_by(0)
    assert names(panel) == ["Catch · Quota", "Fleet · Quota"]
    panel._sort_by(1)
    assert names(panel) == ["Fleet · Quota", "Catch · Quota"]
    panel._sort_by(1)
    assert names(panel) == ["Catch · Quota", "Fleet · Quota"]


def test_enter_goes_to_the_position(window: Window) -> None:
    panel = _panel(window)
    panel.table.setCurrentIndex(panel.model.index(1, 0))
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert window.side.list.current == "point:p"


def test_cells_say_what_is_drawn(window: Window) -> None:
    panel = _panel(window)
    spoken = panel.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "accepts 5 to 40" in spoken
    assert "B2" in spoken
    window.grab()


def test_gaps_between_ranges_are_a_choice(window: Window) -> None:
    panel = _panel(window)
    panel.view.setCurrentIndex(2)
    panel.refresh()
    stated = panel.model.index(0, 1).data()
    choose(panel, panel.gaps, "ranges")
    assert panel.model.index(0, 1).data() != stated


def test_what_signs_in_cells_mean_is_printed_below_them(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    monkeypatch.setattr(
        "briefings.matrix_page.matrix_pdf", lambda *given: printed.append(given[-1]) or b""
    )
    monkeypatch.setattr("ui.forms.page_viewer.PageViewer.open", lambda _viewer: None)
    panel = _panel(window)
    for place in range(3):
        panel.view.setCurrentIndex(place)
        panel.refresh()
        panel.print_page()
        assert printed[-1] in panel.legend.text()
    assert ["part of the weight" in each for each in printed] == [False, True, True]


def test_it_is_printed_as_pages(window: Window) -> None:
    _panel(window).print_page()
    viewer = window.findChild(PageViewer)
    assert viewer is not None
    size = viewer.document.pagePointSize(0)
    assert size.width() > size.height()
    assert "Booklet…" not in [button.text() for button in viewer.findChildren(QPushButton)]
    viewer.close()


@pytest.mark.usefixtures("real_dialogs")
def test_f2_asks_for_a_position_of_the_party_on_the_issue_of_a_cell(window: Window) -> None:
    seen: list[str] = []

    def look(form: QWidget) -> None:
        seen.extend(box.currentText() for box in form.findChildren(QComboBox) if box.isVisible())
        put_away(form)

    panel = _panel(window)
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.model.index(1, 1))
    with answering(look):
        QTest.keyClick(panel.table, Qt.Key.Key_F2)
    assert any("Borduria" in words for words in seen)
    assert any("Fleet" in words for words in seen)
    assert panel.subject() == "j"
