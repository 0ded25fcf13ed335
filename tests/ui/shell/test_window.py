"""The shell: navigation, bars, opening and closing, and everything by keyboard."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.editing.commands import change, create, remove
from core.editing.workspace import Workspace
from core.exchange.example import example
from core.model.dossier import EMPTY
from core.model.records import Negotiation, Party, Point
from tests.acts import click_on, modal
from tests.dossiers import day, small
from tests.journeys import seeing
from tests.ui.conftest import RecordedPrompts
from tests.used import crowded
from ui import features
from ui.kit.ground import ScrollingMiddle
from ui.kit.settings import Settings
from ui.session import Session
from ui.shell.message import MessagePage
from ui.shell.place_list import FIGURE
from ui.shell.window import Window

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QListWidget, QAbstractSpinBox)
Open = Callable[..., Window]


def figures(window: Window) -> dict[str, str]:
    """The figure of each place, by title."""
    lists = (window.side.list.above, window.side.list.below)
    rows = [each.places.index(row) for each in lists for row in range(each.places.rowCount())]
    return {row.data(): str(row.data(FIGURE) or "") for row in rows}


def controls(widget: QWidget) -> list[QWidget]:
    """All controls that a person can reach now."""
    found = widget.findChildren(QWidget)
    return [each for each in found if isinstance(each, CONTROLS) and each.isVisible()]


def nameless(widget: QWidget) -> list[QWidget]:
    """The controls that a screen reader could not name; what stands in a box is not its name."""
    return [
        each
        for each in controls(widget)
        if not isinstance(each.parentWidget(), QComboBox | QAbstractSpinBox)
        and not each.objectName().startswith("qt_")
        and not seeing.stop(each).name
    ]


def test_a_dossier_opens_on_the_overview(window: Window) -> None:
    assert window.side.list.current == features.OVERVIEW
    assert window.panel is not None
    assert window.panel.title == "Overview"
    assert window.windowTitle() == "Fishing talks – Parley"


def test_the_navigation_shows_the_gap_and_its_change(window: Window) -> None:
    # Both issues, weights 60 and 40: (60·80 + 40·80) / 100 = 80 before x5 moves b from 90 to 80.
    assert figures(window)["Quota"].split()[0] == "74"
    assert figures(window)["Rounds"] == "2"
    assert figures(window)["Parties"] == "3"


def test_every_control_has_a_name(open_window: Open) -> None:
    window = open_window(example())
    for key in window.side.list.keys:
        window.go_to(key)
        assert nameless(window) == [], key


def test_the_banner_and_its_button_are_there_only_while_looking_back(
    window: Window, session: Session, qtbot: QtBot
) -> None:
    assert not window.banner.isVisible()
    session.look_back(day(20))
    assert window.banner.isVisible()
    assert "21 January 2025" in window.top.as_of.text()
    assert window.banner.words == (
        "As said by 21 January 2025: what is dated later is left out. "
        "Bottom lines, links and conditions are today’s."
    )
    assert figures(window)["Quota"].split()[0] == "80"
    qtbot.mouseClick(window.banner.back, Qt.MouseButton.LeftButton)
    assert not window.banner.isVisible()
    assert window.top.as_of.text().startswith("As of: latest")


def test_nothing_can_be_changed_while_looking_back(window: Window, session: Session) -> None:
    session.look_back(day(20))
    assert not window.acts.by_name["new_position"].isEnabled()
    assert not window.top.position.isEnabled()
    assert session.do(change(Point, "p", name="Else")) is None
    assert "Back" not in window.status.sentence
    assert "Go back to latest" in window.status.sentence
    assert session.workspace.latest.get(Point, "p").name == "Quota"


def test_undo_says_what_it_undoes(window: Window, session: Session) -> None:
    undo = window.acts.by_name["undo"]
    assert not undo.isEnabled()
    session.do(change(Point, "p", name="Catches"))
    assert undo.isEnabled()
    assert undo.text() == "&Undo: edit sticking point"
    assert "Catches" in figures(window)
    undo.trigger()
    assert "Quota" in figures(window)
    assert window.acts.by_name["redo"].text() == "&Redo: edit sticking point"


def test_a_problem_is_said_in_the_status_line(window: Window, session: Session) -> None:
    assert session.do(change(Point, "p", name=" ")) is None
    assert window.status.sentence == "⚠ Enter a name for the sticking point."


def test_a_change_says_when_it_was_saved(window: Window, session: Session) -> None:
    session.do(change(Point, "p", name="Catches"))
    assert window.status.sentence.startswith("Saved ")


def test_another_file_begins_with_nothing_said(
    window: Window, session: Session, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    session.do(change(Point, "p", name="Catches"))
    prompts.path = tmp_path / "another.parley"
    window.do("new")
    click_on(modal(), "Create")
    assert window.session is not session
    assert window.status.sentence == ""


def test_changes_bear_the_name_that_the_user_gave(
    window: Window, settings: Settings, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    prompts.path = tmp_path / "another.parley"
    window.do("new")
    click_on(modal(), "Create")
    assert window.session is not None
    workspace = window.session.workspace
    assert workspace.author == settings.author != ""
    prompts.words = "  Ada  Lovelace "
    window.do("author")
    assert prompts.asked[-1].startswith("Your name: ")
    window.session.do(create(Point, id="p", name="Quota"))
    assert workspace.store.history("p")[0].author == "Ada Lovelace"
    prompts.words = None
    window.do("author")
    assert settings.author == "Ada Lovelace"
    prompts.words = " "
    window.do("author")
    assert settings.author not in ("", "Ada Lovelace")


def test_a_note_on_nothing_says_what_to_do(window: Window) -> None:
    window.do("note")
    assert window.status.sentence.startswith("Select words in a text")
    window.go_to("point:p")
    window.do("note")
    assert window.status.sentence.startswith("Select words in a text")


def test_a_new_point_has_a_place_and_a_removed_one_has_none(
    window: Window, session: Session
) -> None:
    session.do(create(Point, id="q", name="Harbours"))
    assert features.point_key("q") in window.side.list.keys
    session.do(remove(Point, "q"))
    assert features.point_key("q") not in window.side.list.keys


def test_panels_are_made_when_first_shown(window: Window, qtbot: QtBot) -> None:
    assert window.stack.count() == 1
    window.go_to(features.PLAN)
    assert window.stack.count() == 2
    window.go_to(features.OVERVIEW)
    assert window.stack.count() == 2


def test_go_leads_to_the_panel_of_a_record(window: Window, session: Session) -> None:
    place = features.place_of(session.dossier, Party, "a")
    assert place == features.PARTIES
    assert features.place_of(session.dossier, Negotiation, Negotiation.ID) == features.OVERVIEW
    window.go_to(features.PLAN)
    session.go(Negotiation, Negotiation.ID)
    assert window.side.list.current == features.OVERVIEW


def test_a_panel_begins_at_its_top_however_far_the_last_was_scrolled(
    open_window: Open, qtbot: QtBot
) -> None:
    window = open_window(small(), size=(800, 420))
    window.go_to(features.ROUNDS)
    middle = window.findChild(ScrollingMiddle)
    assert middle is not None
    bar = middle.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    window.go_to(features.PROPOSALS)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == 0


def test_arrow_keys_walk_through_the_places(window: Window, qtbot: QtBot) -> None:
    window.side.list.setFocus()
    window.go_to(features.PLAN)
    qtbot.keyClick(window.side.list.focusProxy(), Qt.Key.Key_Home)
    assert window.side.list.current == features.OVERVIEW


def test_arrow_keys_lead_from_the_points_to_the_talks_and_back(
    window: Window, qtbot: QtBot
) -> None:
    window.side.list.setFocus()
    window.go_to(features.point_key("p"))
    for key, place in (
        (Qt.Key.Key_Down, features.MATRIX),
        (Qt.Key.Key_Up, features.point_key("p")),
    ):
        qtbot.keyClick(window.side.list.focusProxy(), key)
        assert window.side.list.current == place
        assert window.side.list.hasFocus()
        assert window.panel is window.stack.panel
    qtbot.keyClick(window.side.list.focusProxy(), Qt.Key.Key_End)
    assert window.side.list.current == window.side.list.keys[-1]


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1100, 700)])
def test_however_many_points_there_are_the_desk_stays_in_reach(
    open_window: Open, size: tuple[int, int]
) -> None:
    window = open_window(crowded(), size=size)
    below = window.side.list.below
    assert below.verticalScrollBar().maximum() == 0, "nothing of it has to be scrolled to"
    lowest = window.side.list.below.geometry().bottom()
    assert lowest <= window.side.list.rect().bottom()
    last = features.point_key("point59")
    window.go_to(last)
    above = window.side.list.above
    assert above.viewport().rect().contains(above.visualRect(above.currentIndex()))


def test_next_and_previous_go_round(window: Window) -> None:
    window.go_to(features.OVERVIEW)
    window.side.list.blockSignals(True)
    window.do("previous_panel")
    assert window.side.list.current == window.side.list.keys[-1]
    window.do("next_panel")
    assert window.side.list.current == features.OVERVIEW
    window.side.list.blockSignals(False)


def test_a_second_file_takes_the_place_of_the_first(
    window: Window, tmp_path: Path, settings: Settings
) -> None:
    first = window.session
    other = tmp_path / "other.parley"
    Workspace.create(other, small().replacing(small().talks, Negotiation("talks", "Other"))).close()
    assert window.files.open(other)
    assert window.session is not first
    assert window.windowTitle() == "Other – Parley"
    assert settings.recent[0] == other


def test_a_file_that_cannot_be_opened_leaves_the_open_one(window: Window, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.parley"
    wrong.write_text("not a dossier")
    assert not window.files.open(wrong)
    assert window.session is not None
    assert window.status.sentence.startswith("⚠")


def test_a_file_that_cannot_be_opened_at_first_is_told_calmly(
    open_window: Open, tmp_path: Path
) -> None:
    window = open_window()
    wrong = tmp_path / "wrong.parley"
    wrong.write_text("not a dossier")
    window.files.open(wrong)
    page = window.stack.currentWidget()
    assert isinstance(page, MessagePage)
    words = [button.text() for button in page.findChildren(QPushButton)]
    assert words == ["Try again", "New dossier…", "Open a dossier…", "Open the example"]


def test_closing_offers_what_to_do_next(window: Window) -> None:
    window.do("close")
    assert window.session is None
    assert isinstance(window.stack.currentWidget(), MessagePage)
    assert not window.top.brief.isVisible()
    assert not window.acts.by_name["save_copy"].isEnabled()


def test_a_new_dossier_is_made_where_the_user_says(
    open_window: Open, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    window = open_window()
    prompts.path = tmp_path / "new.parley"
    window.do("new")
    click_on(modal(), "Create")
    assert prompts.path.exists()
    assert window.session is not None
    assert window.session.dossier == EMPTY


def test_the_last_panel_and_pair_are_remembered(
    window: Window, session: Session, settings: Settings
) -> None:
    path = session.workspace.path
    window.go_to(features.PLAN)
    session.set_pair(("a", "m"))
    window.do("close")
    window.files.open(path)
    assert window.side.list.current == features.PLAN
    assert window.session is not None
    assert window.session.pair == ("a", "m")


def test_geometry_is_remembered(open_window: Open) -> None:
    first = open_window(small(), size=(700, 640))
    first.close()
    second = open_window()
    second.restoreGeometry(second.settings.bytes("geometry"))
    assert (second.width(), second.height()) == (700, 640)


def test_the_next_round_is_counted_from_the_day_shown(window: Window, session: Session) -> None:
    assert window.side.round.findChildren(QWidget)[1].text() == "5 days"  # type: ignore[attr-defined]
    session.look_back(dt.date(2025, 2, 9))
    assert window.side.round.findChildren(QWidget)[1].text() == "1 day"  # type: ignore[attr-defined]


def test_a_panel_whose_point_is_removed_gives_way_to_the_overview(
    window: Window, session: Session
) -> None:
    session.do(create(Point, id="q", name="Harbours"))
    window.go_to(features.point_key("q"))
    session.do(remove(Point, "q"))
    assert window.side.list.current == features.OVERVIEW
    assert window.panel is not None
    assert window.panel.title == "Overview"


def test_the_status_line_undoes(window: Window, session: Session, qtbot: QtBot) -> None:
    session.do(change(Point, "p", name="Catches"))
    (button,) = window.status.findChildren(QPushButton)
    assert button.text() == "Undo: edit sticking point"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert session.dossier == small()
    assert not button.isVisible()
