"""The desk: what panels may use."""

import datetime as dt

from pytestqt.qtbot import QtBot

from core.editing.commands import change, remove
from core.model.records import Negotiation, Party, Point
from tests.dossiers import day
from tests.ui.conftest import TODAY
from ui.session import Session


def test_the_pair_is_that_of_the_talks_until_another_is_chosen(
    session: Session, qtbot: QtBot
) -> None:
    assert session.pair == ("a", "b")
    with qtbot.waitSignal(session.pair_changed):
        session.set_pair(("b", "m"))
    assert session.pair == ("b", "m")
    with qtbot.assertNotEmitted(session.pair_changed):
        session.set_pair(("b", "m"))


def test_a_pair_that_lost_a_party_falls_back(session: Session) -> None:
    session.set_pair(("a", "m"))
    session.do(remove(Party, "m"))
    assert session.pair == ("a", "b")


def test_today_is_the_day_looked_back_to(session: Session) -> None:
    assert session.today == TODAY
    session.look_back(day(3))
    assert session.today == dt.date(2025, 1, 4)
    assert not session.editable


def test_an_attempt_answers_with_the_sentence(session: Session) -> None:
    assert session.attempt(change(Point, "p", name="Catches")) is None
    refused = session.attempt(change(Point, "p", name=""))
    assert str(refused) == "Enter a name for the sticking point."


def test_a_command_without_effect_is_no_problem(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.status_message):
        assert session.do(change(Negotiation, Negotiation.ID, title="Fishing talks")) is None
