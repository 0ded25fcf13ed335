"""Text of any size: everything follows it at once, nothing is cut, and windows stay on screen."""

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from core.exchange.example import example
from core.model.dossier import Dossier
from tests.dossiers import small
from tests.layout import faults, name
from tests.used import month_of_work
from ui.annotate.annotated import Annotated
from ui.annotate.inspector import Inspector
from ui.annotate.notes_side import NotesSide
from ui.kit import fonts
from ui.kit.labels import HeadingLabel
from ui.kit.screens import fitted
from ui.kit.settings import Settings
from ui.point.panel import PointPanel
from ui.shell import actions
from ui.shell.window import Window

Open = Callable[..., Window]
pytestmark = pytest.mark.usefixtures("usual_size")
SIZES = ((1440, 900), (1280, 720), (1100, 700))
SHOWN = sorted(
    {item.name for item in actions.menu_items() if item.words.endswith("…")}
    - {"note", "author", "save_copy", "work_on_copy", "open", "new", "import_positions"}
    - {"search", "brief"}
    | {"shortcuts", "help", "about"}
)
"""Actions that open a dialog of ours."""


@pytest.fixture
def large(open_window: Open, request: pytest.FixtureRequest) -> Window:
    """A window on the example with large text."""
    percent, size = request.param
    window = open_window(example(), size=size, percent=percent)
    QApplication.processEvents()
    return window


@pytest.mark.parametrize("large", [(p, s) for p in (150, 200) for s in SIZES], indirect=True)
def test_no_panel_cuts_large_text(large: Window, qtbot: QtBot) -> None:
    found = []
    for key in large.side.list.keys:
        large.go_to(key)
        with contextlib.suppress(qtbot.TimeoutError):
            qtbot.waitUntil(lambda: not faults(large))
        found += [f"{key}: {fault}" for fault in faults(large)]
    assert not found


@pytest.mark.parametrize("dossier", [example, month_of_work])
def test_a_small_window_with_large_text_scrolls_no_panel_sideways(
    dossier: Callable[[], Dossier], dressed: QApplication, open_window: Open, qtbot: QtBot
) -> None:
    fonts.set_fonts(dressed, 150)
    window = open_window(dossier(), size=SIZES[2])
    bar = window.ground.horizontalScrollBar()
    for key in window.side.list.keys:
        window.go_to(key)
        qtbot.waitUntil(lambda: bar.maximum() == 0)


@pytest.mark.parametrize("large", [(150, SIZES[0])], indirect=True)
def test_what_stands_beside_a_panel_gives_way_until_there_is_room(
    large: Window, qtbot: QtBot
) -> None:
    large.go_to("plan")
    side = large.findChild(NotesSide)
    assert isinstance(side, NotesSide)
    assert not side.is_folded
    large.resize(*SIZES[2])
    qtbot.waitUntil(lambda: side.is_folded)
    large.resize(*SIZES[0])
    qtbot.waitUntil(lambda: not side.is_folded)
    large.resize(*SIZES[2])
    qtbot.waitUntil(lambda: side.is_folded)
    qtbot.mouseClick(side.fold_button, Qt.MouseButton.LeftButton)
    assert not side.is_folded
    large.resize(*SIZES[1])
    QApplication.processEvents()
    assert not side.is_folded, "it was opened by hand"


@pytest.mark.parametrize("large", [(p, SIZES[2]) for p in (150, 200)], indirect=True)
def test_what_stands_beside_a_panel_stays_open_once_it_is_opened(
    large: Window, qtbot: QtBot
) -> None:
    for key in large.side.list.keys:
        large.go_to(key)
        QApplication.processEvents()
        for side in large.panel.findChildren(Inspector):
            assert side.is_folded, key
            qtbot.mouseClick(side.fold_button, Qt.MouseButton.LeftButton)
            QApplication.processEvents()
            assert not side.is_folded, key
            edge = side.rect().right()
            qtbot.waitUntil(lambda s=side, e=edge: s.visibleRegion().boundingRect().right() == e)
            qtbot.mouseClick(side.fold_button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("large", [(p, SIZES[2]) for p in (150, 200)], indirect=True)
def test_a_note_can_be_written_where_there_is_little_room(large: Window, qtbot: QtBot) -> None:
    large.go_to(next(key for key in large.side.list.keys if key.startswith("point")))
    QApplication.processEvents()
    text = next(each for each in large.panel.findChildren(Annotated) if each.isVisible())
    text.setFocus()
    text.selectAll()
    qtbot.keyClick(text, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert large.panel.inspector.note_box.box.hasFocus()
    assert not large.panel.inspector.is_folded


@pytest.mark.parametrize("large", [(150, SIZES[0]), (200, SIZES[0])], indirect=True)
@pytest.mark.parametrize("name", SHOWN)
def test_no_dialog_cuts_large_text(large: Window, name: str) -> None:
    assert not [fault for dialog in opened(large, name) for fault in faults(dialog)]


def test_panels_made_for_large_text_are_as_wide_as_those_that_grew(open_window: Open) -> None:
    window = open_window(example(), size=SIZES[-1])
    different = {}
    for key in window.side.list.keys:
        window.show_text_at(100)
        window.go_to(key)
        window.show_text_at(200)
        grown = widths(window)
        window.go_to(next(each for each in window.side.list.keys if each != key))
        window.stack.forget_hidden()
        window.go_to(key)
        made = widths(window)
        different |= {
            each: key
            for each in grown.keys() & made.keys()
            if grown[each] != pytest.approx(made[each], rel=0.1)
        }
    assert not different


def widths(window: Window) -> dict[str, int]:
    """How wide what is seen in a panel is at least, by name, where only one has that name."""
    QApplication.processEvents()
    found = [each for each in window.panel.findChildren(QWidget) if each.isVisible()]
    called = Counter(map(name, found))
    return {name(each): each.minimumWidth() for each in found if called[name(each)] == 1}


def opened(window: Window, name: str) -> Iterator[QWidget]:
    """The windows that an action opens, one after the other."""
    shown: list[QWidget] = []

    def show_only(dialog: QDialog) -> int:
        dialog.show()
        shown.append(dialog)
        return QDialog.DialogCode.Rejected.value

    with mock.patch.object(QDialog, "exec", show_only):
        window.do(name)
    QApplication.processEvents()
    tops = (w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window)
    for dialog in [*shown, *(w for w in tops if w not in shown and not isinstance(w, QMenu))]:
        yield dialog
        dialog.close()
    QApplication.processEvents()


def test_keys_make_all_text_larger_at_once_and_the_choice_is_kept(
    window: Window, settings: Settings, qtbot: QtBot
) -> None:
    heading = window.findChild(HeadingLabel)
    menus, places = window.top.menus.height(), window.side.list.sizeHint().height()
    before = heading.fontMetrics().height()
    for _press in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert settings.text_size == 150
    assert heading.fontMetrics().height() == pytest.approx(1.5 * before, abs=2)
    assert window.side.list.sizeHint().height() == pytest.approx(1.5 * places, rel=0.02)
    assert window.top.menus.height() > menus
    assert Settings(settings_path(settings)).text_size == 150
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert settings.text_size == 100
    assert heading.fontMetrics().height() == pytest.approx(before, abs=1)


def settings_path(settings: Settings):
    """Where settings are kept."""

    settings.write()
    return Path(settings._store.fileName())


def test_the_smallest_and_the_largest_text_stay_so(window: Window, settings: Settings) -> None:
    window.do("smaller")
    assert settings.text_size == 100
    for _press in range(8):
        window.do("larger")
    assert settings.text_size == 200


def test_a_menu_ticks_the_size_and_the_search_finds_it(window: Window, qtbot: QtBot) -> None:
    ticked = [action.text() for action in window.acts.sizes.actions() if action.isChecked()]
    assert ticked == ["100 %"]
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "text size 125")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()
    ticked = [action.text() for action in window.acts.sizes.actions() if action.isChecked()]
    assert ticked == ["125 %"]


def test_what_is_typed_in_a_note_stays_when_text_grows(window: Window, qtbot: QtBot) -> None:
    window.go_to("point:p")
    QApplication.processEvents()
    panel = window.panel
    qtbot.mouseClick(panel.inspector.add, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.inspector.note_box.box, "half a thought")
    window.do("larger")
    assert panel.inspector.note_box.box.toPlainText() == "half a thought"


def test_another_size_of_the_system_is_followed_while_the_window_is_open(
    open_window: Open, dressed: QApplication, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """What a desktop does that alters its font: it tells every window of another theme."""
    window = open_window(small())
    heading = window.panel.findChildren(HeadingLabel)[0]
    usual = heading.font().pixelSize()
    for px, scale in ((26, 2.0), (26, 2.0), (13, 1.0)):
        monkeypatch.setattr(fonts, "system_pixels", lambda px=px: px)
        QApplication.sendEvent(window.windowHandle(), QEvent(QEvent.Type.ThemeChange))
        qtbot.waitUntil(lambda scale=scale: fonts.scale() == scale)
        heading = window.panel.findChildren(HeadingLabel)[0]
        assert heading.font().pixelSize() == round(usual * scale)
    assert window.settings.text_size == fonts.USUAL
    monkeypatch.undo()
    fonts.heed_system(dressed)


@pytest.mark.parametrize(("px", "scale"), [(12, 1.0), (13, 1.0), (15, 1.0), (19.5, 1.5), (26, 2.0)])
def test_the_size_of_the_system_is_followed(px: float, scale: float) -> None:
    assert fonts.followed(px) == scale


@pytest.mark.parametrize(
    ("window", "screen", "expected"),
    [
        ((100, 50, 800, 600), (0, 0, 1366, 768), (100, 50, 800, 600)),
        ((100, 50, 1440, 928), (0, 0, 1366, 768), (0, 0, 1366, 768)),
        ((900, 500, 800, 600), (0, 0, 1280, 690), (480, 90, 800, 600)),
        ((-300, -20, 500, 400), (0, 27, 640, 333), (0, 27, 500, 333)),
        ((4000, 900, 900, 700), (1280, 0, 1920, 1080), (2300, 380, 900, 700)),
    ],
)
def test_a_window_is_fitted_into_its_screen(window: tuple, screen: tuple, expected: tuple) -> None:
    assert fitted(QRect(*window), QRect(*screen)) == QRect(*expected)


def test_at_small_sizes_the_middle_scrolls_and_the_bars_stay(open_window: Open) -> None:
    window = open_window(small(), size=(640, 360))
    window.go_to("point:p")
    QApplication.processEvents()
    assert (window.width(), window.height()) == (640, 360)
    assert window.status.geometry().bottom() <= window.centralWidget().rect().bottom()
    assert not [fault for fault in faults(window) if "reaches out" in fault or "lie on" in fault]


@pytest.mark.parametrize("large", [(p, s) for p in (100, 150) for s in SIZES], indirect=True)
def test_the_name_of_a_point_keeps_its_words_whole_beside_the_figures(large: Window) -> None:
    for key in large.side.list.keys:
        large.go_to(key)
        if not isinstance(large.panel, PointPanel):
            continue
        QApplication.processEvents()
        name = large.panel.head.name
        words = map(name.fontMetrics().horizontalAdvance, name.text().split())
        assert name.contentsRect().width() >= max(words), name.text()


@pytest.mark.parametrize("percent", [100, 150])
def test_the_menus_stay_in_their_place_with_nothing_open(open_window: Open, percent: int) -> None:
    window = open_window(percent=percent)
    menus = window.findChildren(QMenuBar)[0]
    QApplication.processEvents()
    before = menus.geometry()
    for width in range(1440, 1000, -20):
        window.resize(width, 700)
        QApplication.processEvents()
        assert menus.geometry() == before, width


@pytest.mark.parametrize("large", [(200, (1100, 700))], indirect=True)
def test_a_long_menu_scrolls_rather_than_run_off_the_screen(large: Window) -> None:
    menu = QMenu(large)
    for number in range(60):
        menu.addAction(f"Entry {number} that says a few words", QKeySequence("Ctrl+Shift+X"))
    entries = menu.actions()
    menu.popup(large.mapToGlobal(QPoint(0, 0)))
    screen = large.screen().availableGeometry()
    assert menu.width() <= screen.width()
    assert len({menu.actionGeometry(each).left() for each in entries}) == 1
    menu.close()
