"""With large text in a small window, every list has room for three rows, and the navigation scrolls
as one."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QScrollBar, QWidget

from core.exchange.example import DAY
from core.model.dossier import Dossier
from tests import used
from tests.look import settle
from ui.kit.least_rows import first_rows
from ui.shell.place_list import PlaceList
from ui.shell.window import Window

Open = Callable[..., Window]
pytestmark = pytest.mark.usefixtures("usual_size")
DOSSIERS: dict[str, Callable[[], Dossier]] = {
    "a long register": used.with_register,
    "60 points, 30 parties": used.crowded,
}
ROUNDING = 2
"""Pixels that a row may lack: nobody sees them."""


@pytest.fixture
def small(open_window: Open, request: pytest.FixtureRequest) -> Window:
    """A small window with large text."""
    window = open_window(DOSSIERS[request.param](), size=(1100, 700), percent=150)
    assert window.session is not None
    window.session._clock = lambda: DAY
    settle()
    return window


def lists(widget: QWidget) -> Iterator[QAbstractItemView]:
    """The lists, tables and trees in sight that have rows."""
    for view in widget.findChildren(QAbstractItemView):
        shown = view.isVisibleTo(widget) and not view.isWindow()
        if shown and not isinstance(view, QHeaderView) and view.model().rowCount():
            yield view


def short_of_rows(view: QAbstractItemView) -> str:
    """What a list lacks to show its first rows, in words; "" if nothing."""
    rows = first_rows(view)
    tall = [view.sizeHintForIndex(row) for row in rows]
    heights = [view.visualRect(row).height() for row in rows]
    needed = (
        sum(max(each, 1) for each in heights) if all(heights) else sum(t.height() for t in tall)
    )
    if view.viewport().height() + ROUNDING >= needed:
        return ""
    return f"{view.accessibleName()} has {view.viewport().height()} for {needed}"


@pytest.mark.parametrize("small", DOSSIERS, indirect=True)
def test_every_list_has_room_for_three_rows(small: Window) -> None:
    found = []
    points = [key for key in small._places if key.startswith("point:")]
    for key in [key for key in small._places if key not in points[1:]]:
        small.go_to(key)
        settle()
        found += [f"{key}: {told}" for view in lists(small.panel) if (told := short_of_rows(view))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("small", DOSSIERS, indirect=True)
def test_the_navigation_scrolls_as_one(small: Window) -> None:
    for key in ("parties", "rounds", "overview"):
        small.go_to(key)
        settle()
        bars = small.side.list.findChildren(QScrollBar)
        assert len([bar for bar in bars if bar.isVisible() and bar.maximum() > 0]) == 1
        assert small.ground.verticalScrollBar().maximum() == 0, "nor does anything around it"


@pytest.mark.parametrize("small", DOSSIERS, indirect=True)
def test_the_current_place_is_in_sight(small: Window) -> None:
    page = small.side.list._page.viewport()
    for key in (small.side.list.keys[0], small.side.list.keys[-1], "parties"):
        small.go_to(key)
        settle()
        view = next(v for v in page.findChildren(PlaceList) if v.currentIndex().isValid())
        row = view.visualRect(view.currentIndex())
        spot = view.viewport().mapTo(page, row.topLeft())
        assert page.rect().contains(QRect(spot, row.size()).adjusted(1, 1, -1, -1)), key


PANELS = ("matrix", "plan", "rounds", "proposals", "parties", "notes", "sources", "history")


@pytest.mark.parametrize("place", PANELS)
def test_the_current_row_stays_in_sight_where_the_window_gets_smaller(
    open_window: Open, place: str
) -> None:
    window = open_window(used.crowded(), size=(1440, 1000))
    window.go_to(place)
    settle()
    assert window.panel is not None
    hidden = []
    for view in lists(window.panel):
        last = deepest(view)
        view.setCurrentIndex(last)
        view.scrollTo(last)
        window.resize(1100, 700)
        settle()
        row, room = view.visualRect(view.currentIndex()), view.viewport().rect()
        if row.top() < room.top() or row.bottom() > room.bottom() + ROUNDING:
            hidden.append(f"{view.accessibleName()}: {row} in {room}")
        window.resize(1440, 1000)
        settle()
    assert not hidden


def deepest(view: QAbstractItemView) -> QModelIndex:
    """The last row of a list, unfolded or not."""
    return view.model().index(view.model().rowCount() - 1, 0)
