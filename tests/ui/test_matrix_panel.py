"""The matrix on screen."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.panels.matrix import MatrixPanel
from ui.window import Window


def _panel(window: Window) -> MatrixPanel:
    window.go_to("matrix")
    QApplication.processEvents()
    assert isinstance(window.panel, MatrixPanel)
    return window.panel


def test_parties_stand_against_issues(window: Window) -> None:
    model = _panel(window).model
    assert (model.rowCount(), model.columnCount()) == (2, 3)
    assert model.index(1, 1).data() == "280 boats"
    assert model.index(0, 2).data() == "—"


def test_points_and_gaps_are_a_choice_away(window: Window) -> None:
    panel = _panel(window)
    panel.view.setCurrentIndex(1)
    assert panel.model.index(0, 0).data() == "10"
    panel.view.setCurrentIndex(2)
    assert panel.model.index(0, 0).data() == "—"
    assert panel.model.index(0, 1).data() == "74"


def test_all_of_it_can_be_copied_as_a_table(window: Window) -> None:
    _panel(window).copy_all()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "\tAR\tBO\tME"
    assert lines[2] == "Fleet\t120 boats\t280 boats\t—"
