"""No panel squeezes what stands on it: every widget in sight has the room that it needs, whatever
the size of the window and whatever months of use have left in the dossier."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QSplitter,
    QWidget,
)

from core.exchange.example import DAY
from core.model.dossier import Dossier
from tests import used
from tests.look import settle
from tests.ui.test_fidelity import FORMS, dossier
from ui.kit.labels import ProseLabel, Text
from ui.kit.layouts import parts
from ui.kit.page import Page
from ui.shell.window import Window

Open = Callable[..., Window]
SIZES = ((1440, 900), (1280, 720), (1100, 700))
DOSSIERS: dict[str, Callable[[], Dossier]] = {
    "a long register": used.with_register,
    "60 points, 30 parties": used.crowded,
    "long texts": used.long_texts,
    "one word of 5,000 letters": lambda: used.long_texts(used.NAME, used.ONE_WORD),
}


def in_sight(widget: QWidget) -> Iterator[QWidget]:
    """The widget's visible children of ours, and theirs; not the inner parts of Qt's own."""
    for child in widget.findChildren(QWidget):
        inner = isinstance(child, QHeaderView) or isinstance(child.parent(), QComboBox)
        if child.isVisibleTo(widget) and not child.isWindow() and not inner:
            yield child


def squeezed(panel: QWidget) -> list[str]:
    """What has less height than it needs, or shares its place with what stands beside it."""
    found: list[str] = []
    for each in in_sight(panel):
        needed = min(height_needed(each), each.maximumHeight())
        if each.height() + 1 < needed:
            found.append(f"{told(each)} is {each.height()} high and needs {needed}")
        wanted = each.minimumWidth() or min(each.minimumSizeHint().width(), each.maximumWidth())
        if each.width() + 1 < wanted:
            found.append(f"{told(each)} is {each.width()} wide and needs {wanted}")
        if beyond(each):
            found.append(f"{told(each)} goes beyond {told(each.parentWidget())}")
    for parent in (panel, *in_sight(panel)):
        found += overlapping(parent)
    return found


TURNS = 10
"""How often a panel may be laid out anew before it lies as it is to lie."""


def beyond(widget: QWidget) -> bool:
    """Whether a widget of a layout ends outside what it stands on."""
    parent = widget.parentWidget()
    layout = parent.layout()
    if layout is None or isinstance(parent, QSplitter | QAbstractScrollArea):
        return False
    room = parent.rect().adjusted(-1, -1, 1, 1)
    return layout.indexOf(widget) >= 0 and not room.contains(widget.geometry())


def height_needed(widget: QWidget) -> int:
    """The least height of a widget; of text that wraps, the height at its width."""
    least = widget.minimumSizeHint().height()
    if isinstance(widget, QLabel) and widget.wordWrap() and widget.text():
        return max(least, widget.heightForWidth(widget.width()))
    return max(least, widget.minimumHeight())


def overlapping(parent: QWidget) -> list[str]:
    """Children of one layout that stand on each other."""
    layout = parent.layout()
    if layout is None or isinstance(parent, QSplitter | QAbstractScrollArea):
        return []
    laid = [w for w in managed(layout) if w.isVisibleTo(parent)]
    return [
        f"{told(one)} stands on {told(other)}"
        for number, one in enumerate(laid)
        for other in laid[number + 1 :]
        if not QRect(one.geometry()).intersected(other.geometry()).isEmpty()
    ]


def managed(layout) -> Iterator[QWidget]:
    """The widgets of a layout and of those inside it."""
    for part in parts(layout):
        if isinstance(part, QLayout):
            yield from managed(part)
        else:
            yield part


def told(widget: QWidget) -> str:
    words = getattr(widget, "text", lambda: "")()
    words = words if isinstance(words, str) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or words!s:.40} {widget.geometry()}"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", DOSSIERS)
def test_no_panel_squeezes_what_stands_on_it(
    open_window: Open, name: str, size: tuple[int, int]
) -> None:
    window = open_window(DOSSIERS[name](), size=size)
    assert window.session is not None
    window.session._clock = lambda: DAY
    found: dict[str, list[str]] = {}
    points = [key for key in window._places if key.startswith("point:")]
    for key in [key for key in window._places if key not in points[2:]]:
        window.go_to(key)
        for _turn in range(TURNS):
            settle()
            if not (faults := squeezed(window.panel)):
                break
        else:
            found[key] = faults
    assert not found, "\n".join(f"{key}: {line}" for key, ls in found.items() for line in ls[:8])


def test_a_page_without_text_that_wraps_scrolls_and_shrinks_nothing(qtbot, dressed) -> None:
    page = Page()
    qtbot.addWidget(page)
    hidden = ProseLabel("Nothing yet. " * 20)
    page.column.addWidget(hidden)
    lines = [Text(f"Line {number}") for number in range(40)]
    for line in lines:
        page.column.addWidget(line)
    page.resize(300, 200)
    page.show()
    hidden.hide()
    QApplication.processEvents()
    assert all(line.height() >= line.sizeHint().height() for line in lines)
    assert page.verticalScrollBar().maximum() > 0


LOW = 320
"""How low a form may get, in pixels: less than what a small screen leaves for large text."""


@pytest.mark.parametrize("name", FORMS)
def test_a_form_scrolls_where_the_screen_is_too_low_for_its_fields(
    open_window: Open, name: str
) -> None:
    window = open_window(dossier())
    assert window.session is not None
    form = FORMS[name](window.session)
    form.open()
    form.resize(form.width(), LOW)
    assert form.height() <= LOW
