"""The desk: what panels may use."""

import datetime as dt

from pytestqt.qtbot import QtBot

from core.editing.commands import change, remove
from core.model.records import Negotiation, Party, Point
from tests.dossiers import day
from tests.ui.conftest import TODAY
from ui.session import Desk


def test_the_pair_is_that_of_the_talks_until_another_is_chosen(desk: Desk, qtbot: QtBot) -> None:
    assert desk.pair == ("a", "b")
    with qtbot.waitSignal(desk.pair_changed):
        desk.set_pair(("b", "m"))
    assert desk.pair == ("b", "m")
    with qtbot.assertNotEmitted(desk.pair_changed):
        desk.set_pair(("b", "m"))


def test_a_pair_that_lost_a_party_falls_back(desk: Desk) -> None:
    desk.set_pair(("a", "m"))
    desk.do(remove(Party, "m"))
    assert desk.pair == ("a", "b")


def test_today_is_the_day_looked_back_to(desk: Desk) -> None:
    assert desk.today == TODAY
    desk.look_back(day(3))
    assert desk.today == dt.date(2025, 1, 4)
    assert not desk.editable


def test_an_attempt_answers_with_the_sentence(desk: Desk) -> None:
    assert desk.attempt(change(Point, "p", name="Catches")) == ""
    assert desk.attempt(change(Point, "p", name="")) == "This sticking point needs a name."


def test_a_command_without_effect_is_no_problem(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(desk.said):
        assert desk.do(change(Negotiation, Negotiation.ID, title="Fishing talks")) is None
