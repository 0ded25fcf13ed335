"""Day one: the steps on the overview, and the two forms that take a list."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.editing.commands import create
from core.model.dossier import EMPTY, Dossier
from core.model.naming import natural
from core.model.records import Issue, Pack, Party, Point, Round
from tests.dossiers import day, position, small
from ui.kit.settings import Settings
from ui.overview.steps import StepsCard
from ui.session import Session
from ui.setup.parties import PartyForm
from ui.setup.several_parties import SeveralParties
from ui.setup.several_points import SeveralPoints
from ui.shell.window import Window

Open = Callable[..., Window]
TAB, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Space


@pytest.fixture
def empty(open_window: Open) -> Window:
    """A window on a dossier in which there is nothing."""
    return open_window(EMPTY)


def steps(window: Window) -> StepsCard | None:
    """The steps, if they are seen."""
    assert window.panel is not None
    found = window.panel.findChildren(StepsCard)
    return next((card for card in found if card.isVisible()), None)


def buttons(widget: QWidget) -> dict[str, QPushButton]:
    """The buttons that are seen, by what a screen reader says of them."""
    found = widget.findChildren(QPushButton)
    return {each.accessibleName() or each.text(): each for each in found if each.isVisible()}


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def begun(session: Session) -> None:
    """Parties, a point with an issue, and what two parties said of it."""
    for record in (
        Party("a", 1, "Arland", "AR"),
        Party("b", 2, "Borduria", "BO"),
        Point("p", 1, "Quota"),
        Issue("i", 1, "p", "Catch"),
        position("x", "i", "a", 1, 10.0),
        position("y", "i", "b", 2, 60.0),
    ):
        fields = {name: getattr(record, name) for name in record.__struct_fields__}
        session.do(create(type(record), **fields))


def show(dialog: QDialog, qtbot: QtBot) -> None:
    """Open a form, and wait until the keyboard is in it."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)


def test_an_empty_dossier_says_what_comes_first(empty: Window) -> None:
    card = steps(empty)
    assert card is not None
    assert list(buttons(card)) == [
        "Add parties… Parties: next",
        "Add sticking points… Sticking points: later",
        "Enter positions… First positions: later",
        "Add a round… The next round: later",
        "Brief… The first pack: later",
        "Import positions…",
        "Title and marking…",
        "Open the example",
    ]
    assert focus() is buttons(card)["Add parties… Parties: next"]
    assert not buttons(card)["Enter positions… First positions: later"].isEnabled()


def test_the_steps_follow_what_is_done_and_what_is_undone(empty: Window) -> None:
    assert empty.session is not None
    begun(empty.session)
    card = steps(empty)
    assert card is not None
    assert list(buttons(card)) == [
        "Add a round… The next round: next",
        "Brief… The first pack: later",
        "See the chart",
    ]
    empty.session.undo()
    assert "Enter positions… First positions: next" in buttons(card)
    assert "Add parties… Parties: done" in buttons(card)


def test_the_chart_is_one_press_away(empty: Window, qtbot: QtBot) -> None:
    assert empty.session is not None
    begun(empty.session)
    card = steps(empty)
    assert card is not None
    qtbot.keyClick(buttons(card)["See the chart"], SPACE)
    assert empty.side.list.current == "point:p"


def test_the_steps_stay_until_the_first_pack(empty: Window) -> None:
    assert empty.session is not None
    begun(empty.session)
    assert steps(empty) is not None
    empty.session.do(create(Pack, title="Pack", issued=dt.datetime(2025, 1, 9, tzinfo=dt.UTC)))
    assert steps(empty) is None


def test_rounds_that_are_entered_afterwards_end_nothing(empty: Window) -> None:
    assert empty.session is not None
    begun(empty.session)
    for number in range(2, 6):
        empty.session.do(create(Round, number=number, date=day(-30 * number)))
    card = steps(empty)
    assert card is not None
    assert "Add a round… The next round: next" in buttons(card)


def test_nothing_is_added_while_looking_back(empty: Window) -> None:
    assert empty.session is not None
    empty.session.look_back(day(3))
    card = steps(empty)
    assert card is not None
    enabled = [name for name, button in buttons(card).items() if button.isEnabled()]
    assert enabled == ["Open the example"]


def test_the_steps_can_be_hidden_and_brought_back(
    empty: Window, settings: Settings, qtbot: QtBot
) -> None:
    assert empty.session is not None
    card = steps(empty)
    assert card is not None
    hide = next(each for each in card.findChildren(QWidget) if "Hide" in each.accessibleName())
    qtbot.mouseClick(hide, Qt.MouseButton.LeftButton)
    assert steps(empty) is None
    path = empty.session.workspace.path
    empty.files.welcome()
    empty.files.open(path)
    assert steps(empty) is None
    empty.do("first_steps")
    card = steps(empty)
    assert card is not None
    assert focus() is buttons(card)["Add parties… Parties: next"]


def test_a_look_back_to_before_the_pack_brings_no_steps(open_window: Open) -> None:
    pack = Pack("k", "Pack", issued=dt.datetime(2025, 1, 9, tzinfo=dt.UTC))
    window = open_window(small(pack))
    assert window.session is not None
    window.session.look_back(day(2), dt.datetime(2025, 1, 3, tzinfo=dt.UTC))
    assert steps(window) is None


def test_they_can_be_looked_at_where_talks_are_long_under_way(open_window: Open) -> None:
    pack = Pack("k", "Pack", issued=dt.datetime(2025, 1, 9, tzinfo=dt.UTC))
    window = open_window(small(pack))
    assert steps(window) is None
    window.do("first_steps")
    assert steps(window) is not None


def test_a_wish_is_kept_for_the_session_only_where_nothing_is_to_be_remembered(
    empty: Window, settings: Settings
) -> None:
    assert empty.session is not None
    settings.remembers_files = False
    empty.session.show_steps(False)
    assert steps(empty) is None
    empty.go_to("plan")
    empty.go_to("overview")
    assert steps(empty) is None
    assert settings.steps(empty.session.workspace.path) == ""


def test_parties_are_typed_one_a_line(empty: Window, qtbot: QtBot) -> None:
    assert empty.session is not None
    form = SeveralParties(empty.session)
    show(form, qtbot)
    assert focus() is form.text
    qtbot.keyClicks(form.text, "Arland")
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    qtbot.keyClicks(form.text, "Borduria, BD")
    assert "2 parties will be added." in form.told.text()
    qtbot.keyClick(form.text, TAB)
    qtbot.keyClick(focus(), TAB)
    assert focus() is form.go
    qtbot.keyClick(form.go, SPACE)
    assert not form.isVisible()
    assert [(party.name, party.code) for party in empty.session.dossier.parties] == [
        ("Arland", "AR"),
        ("Borduria", "BD"),
    ]
    assert empty.session.workspace.undo_label == "add 2 parties"
    form.deleteLater()


def test_a_list_of_parties_says_what_is_wrong_and_stays(window: Window, qtbot: QtBot) -> None:
    assert window.session is not None
    form = SeveralParties(window.session)
    show(form, qtbot)
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    assert "Enter the name of a party" in form.problem.text()
    qtbot.keyClicks(form.text, "Arland")
    assert "Already added: Arland." in form.told.text()
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    assert "All of these have already been added." in form.problem.text()
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    qtbot.keyClicks(form.text, "Bordurla, BO")
    assert "the code BO belongs to Borduria" in form.problem.text()
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    assert form.isVisible()
    for _letter in range(4):
        qtbot.keyClick(form.text, Qt.Key.Key_Backspace)
    assert "“Bordurla” looks like “Borduria”" in form.told.text()
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    assert not form.isVisible()
    assert len(window.session.dossier.parties) == 4
    form.deleteLater()


def made(dossier: Dossier) -> list[tuple[str, list[tuple[str, float, float, str]]]]:
    """Points with their issues: name, ends and unit."""
    return [
        (
            point.name,
            [
                (each.name, each.low_end, each.high_end, each.unit)
                for each in dossier.issues(point.id)
            ],
        )
        for point in dossier.points
    ]


def test_points_issues_and_ends_stand_in_one_form(empty: Window, qtbot: QtBot) -> None:
    assert empty.session is not None
    form = SeveralPoints(empty.session)
    show(form, qtbot)
    for words in ("Border", "Depth", "Perc"):
        qtbot.keyClicks(focus(), words)
        qtbot.keyClick(focus(), TAB)
    for _field in ("from", "to", "unit"):
        qtbot.keyClick(focus(), TAB)
    qtbot.keyClick(focus(), TAB)
    qtbot.keyClicks(focus(), "Access")
    qtbot.keyClick(focus(), TAB)
    qtbot.keyClicks(focus(), "Four")
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    assert made(empty.session.dossier) == [
        ("Border", [("Depth", 0.0, 100.0, "%"), ("Access", 1.0, 4.0, "")])
    ]
    anchors = empty.session.dossier.all(Issue)[-1].anchors
    assert [each.label for each in anchors] == [
        "refused",
        "open to talks",
        "with conditions",
        "accepted",
    ]
    form.deleteLater()


def test_enter_goes_on_in_the_next_line_and_adds_from_an_empty_one(
    empty: Window, qtbot: QtBot
) -> None:
    assert empty.session is not None
    form = SeveralPoints(empty.session)
    show(form, qtbot)
    for name in ("Border", "Prisoners"):
        qtbot.keyClicks(focus(), name)
        qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert focus() is form.rows[2].point
    assert form.isVisible()
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert not form.isVisible()
    assert [name for name, _issues in made(empty.session.dossier)] == ["Border", "Prisoners"]
    form.deleteLater()


def test_a_pasted_list_goes_down_the_lines(empty: Window, qtbot: QtBot) -> None:
    assert empty.session is not None
    form = SeveralPoints(empty.session)
    show(form, qtbot)
    QGuiApplication.clipboard().setText("1. Border\tDepth\tDays\r\n2. Prisoners\n\n- Port")
    qtbot.keyClick(focus(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    assert made(empty.session.dossier) == [
        ("Border", [("Depth", 0.0, 180.0, "days")]),
        ("Prisoners", []),
        ("Port", []),
    ]
    form.deleteLater()


def test_points_without_an_issue_wait_in_the_form(window: Window, qtbot: QtBot) -> None:
    assert window.session is not None
    window.session.do(create(Point, name="Border"))
    form = SeveralPoints(window.session)
    show(form, qtbot)
    assert focus() is form.rows[0].issue
    qtbot.keyClicks(focus(), "Depth")
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    assert made(window.session.dossier)[1] == ("Border", [("Depth", 0.0, 100.0, "")])
    assert len(window.session.dossier.points) == 2
    form.deleteLater()


def test_a_scale_without_an_issue_measures_the_point_as_a_whole(
    empty: Window, qtbot: QtBot
) -> None:
    assert empty.session is not None
    form = SeveralPoints(empty.session)
    show(form, qtbot)
    qtbot.keyClicks(focus(), "Troops")
    form.rows[0].scale.setFocus()
    qtbot.keyClicks(form.rows[0].scale, "Days")
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    assert made(empty.session.dossier) == [("Troops", [("Troops", 0.0, 180.0, "days")])]
    form.deleteLater()


def test_words_of_steps_are_seen_and_altered_before_they_are_kept(
    empty: Window, qtbot: QtBot
) -> None:
    assert empty.session is not None
    form = SeveralPoints(empty.session)
    show(form, qtbot)
    line = form.rows[0]
    qtbot.keyClicks(focus(), "Jamming")
    assert not line.words.isVisible()
    line.scale.setFocus()
    qtbot.keyClicks(line.scale, "Four")
    assert line.words.isVisible()
    assert line.words.text() == "refused, open to talks, with conditions, accepted"
    line.words.selectAll()
    qtbot.keyClicks(line.words, "none, shared channels, 6 dB margin")
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    assert "Line 1: From 1 to 4 there are 4 steps, but 3 labels" in form.problem.text()
    qtbot.keyClicks(line.words, ", 12 dB margin")
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    issue = empty.session.dossier.all(Issue)[0]
    assert natural(issue, 4.0) == "12 dB margin"
    form.deleteLater()


def test_what_is_wrong_in_the_form_of_points_is_told_by_line(window: Window, qtbot: QtBot) -> None:
    assert window.session is not None
    form = SeveralPoints(window.session)
    show(form, qtbot)
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    assert "Enter the name of a sticking point" in form.problem.text()
    qtbot.keyClick(focus(), TAB)
    form.rows[0].issue.setFocus()
    qtbot.keyClicks(focus(), "Depth")
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    assert "Line 1: enter the sticking point." in form.problem.text()
    form.rows[0].point.setFocus()
    qtbot.keyClicks(focus(), "Quotta")
    assert "“Quotta” looks like “Quota”" in form.told.text()
    assert form.isVisible()
    form.reject()
    form.deleteLater()


def test_a_single_party_is_not_doubled_either(window: Window, qtbot: QtBot) -> None:
    assert window.session is not None
    form = PartyForm(window.session)
    show(form, qtbot)
    qtbot.keyClicks(focus(), "arland")
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    assert "A party called Arland already exists." in form.problem.text()
    assert form.isVisible()
    qtbot.keyClicks(form.name, "s")
    form.code.setFocus()
    form.code.selectAll()
    qtbot.keyClicks(form.code, "ZZ")
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    assert not form.isVisible()
    form.deleteLater()
