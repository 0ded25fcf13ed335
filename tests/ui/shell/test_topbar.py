"""The bar along the top: what it has no room for is offered in a menu beside it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.exchange.example import example
from tests.acts import choose
from tests.layout import faults
from ui.kit.labels import Elided
from ui.shell.as_of import AsOf
from ui.shell.window import Window

Open = Callable[..., Window]
pytestmark = pytest.mark.usefixtures("usual_size")


@pytest.mark.parametrize("percent", [100, 150, 175, 200])
@pytest.mark.parametrize("width", [1440, 1100, 1000, 900, 760])
def test_each_button_is_in_the_bar_or_in_its_menu(
    open_window: Open, percent: int, width: int
) -> None:
    window = open_window(example(), size=(width, 700), percent=percent)
    QApplication.processEvents()
    top, offered = window.top, []
    if top.more.isVisible():
        opened(window)
        offered = [each.text() for each in top.more.menu().actions()]
        QTest.keyClick(top.more.menu(), Qt.Key.Key_Escape)
    hidden = [each for each in top.buttons if not each.isVisible()]
    assert offered == [each.text() or each.accessibleName() for each in hidden]
    assert not faults(top)


@pytest.mark.parametrize("width", [1440, 1280, 1100])
def test_the_title_of_the_talks_comes_before_a_wider_search(open_window: Open, width: int) -> None:
    window = open_window(example(), size=(width, 700))
    QApplication.processEvents()
    title = next(each for each in window.top.findChildren(Elided) if each.isVisible())
    assert title.text() == example().talks.title
    whole = title.fontMetrics().horizontalAdvance(title.text()) <= title.width()
    search = window.top.search
    assert whole or search.width() == search.sizeHint().width()
    words = sum(map(search.fontMetrics().horizontalAdvance, ("Search", "Ctrl+K")))
    assert search.width() > words


@pytest.mark.parametrize("percent", [100, 125, 150])
def test_the_beginning_of_the_title_comes_before_the_name_of_the_program_and_less_used_buttons(
    open_window: Open, percent: int
) -> None:
    window = open_window(example(), size=(1100, 700), percent=percent)
    QApplication.processEvents()
    title = next(each for each in window.top.findChildren(Elided) if each.isVisible())
    assert title.width() >= title.fontMetrics().horizontalAdvance("Peace frame…")
    assert example().talks.title in title.toolTip()


def test_the_menu_opens_the_calendar_below_itself(open_window: Open) -> None:
    window = open_window(example(), size=(900, 700), percent=200)
    QApplication.processEvents()
    opened(window)
    choose("As of: latest")
    popup = window.findChild(AsOf)
    assert popup is not None
    assert popup.isVisible()
    popup.close()


def opened(window: Window) -> None:
    """Open the menu of the bar, which stays until a key closes it."""
    QTest.mousePress(window.top.more, Qt.MouseButton.LeftButton)
