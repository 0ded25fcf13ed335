"""The gap trend in a picture looks as it does on screen."""

import itertools

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.dossiers import day
from tests.ui.point.test_gap_trend import THEME, chart, plot_of
from ui.kit.chart_export import SIDE, Caption, Plate, as_png
from ui.point.gap_plot import TrendPlot
from ui.point.gap_trend import GapTrend


@pytest.fixture
def plot(qtbot: QtBot) -> TrendPlot:
    card = GapTrend(THEME)
    qtbot.addWidget(card)
    card.resize(820, 260)
    card.show_chart(chart(), THEME)
    card.show()
    qtbot.waitExposed(card)
    return plot_of(card)


def picture_of(plot: TrendPlot) -> QImage:
    return QImage.fromData(as_png(Plate(Caption("", (), ""), THEME, plot.size(), plot.paint_on)))


def test_lines_are_as_strong_in_a_picture_as_on_screen(plot: TrendPlot) -> None:
    picture = picture_of(plot)

    def strength(image: QImage, x: float) -> int:
        column = (image.pixelColor(round(x), y).lightness() for y in range(image.height()))
        return sum(each < 80 for each in column)

    x = plot.x_of(day(20))
    there = strength(plot.grab().toImage(), x)
    assert there >= 2
    assert strength(picture, 3 * (x + SIDE)) >= 2.5 * there


def test_markers_are_as_large_in_a_picture_as_on_screen(plot: TrendPlot) -> None:
    picture = picture_of(plot)
    x = plot._dot.mapToDevice(plot._dot.points()[0].pos()).x()

    def height(image: QImage, x: float) -> int:
        column = [image.pixelColor(round(x), y).lightness() < 80 for y in range(image.height())]
        return max(len([*run]) for dark, run in itertools.groupby(column) if dark)

    there = height(plot.grab().toImage(), x)
    assert there >= 6
    assert height(picture, 3 * (x + SIDE)) >= 2.5 * there
