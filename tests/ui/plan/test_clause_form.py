"""A wording typed in the clause form has its round, its date and its source."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.editing.commands import change, create
from core.model.records import Clause, Round, Wording
from core.model.wordings import wordings
from tests.dossiers import day
from tests.ui.conftest import TODAY
from tests.ui.keys import enter
from ui.plan.clause_form import ClauseForm
from ui.session import Session

NOTHING = {"version": "", "proposal": None, "author": ""}


def save(form: ClauseForm) -> None:
    QTest.mouseClick(form.go, Qt.MouseButton.LeftButton)


def begun(session: Session) -> None:
    """A clause with a working text of the first round."""
    session.do(create(Clause, id="c", title="Fish", number=1))
    session.do(
        create(Wording, id="w", clause="c", text="Some fish.", date=day(0), round="r1", source="s")
    )


def test_a_new_wording_is_dated_today_and_may_have_a_source(session: Session) -> None:
    begun(session)
    form = ClauseForm(session, "c")
    form.open()
    assert form.said.values() == NOTHING | {"date": day(0), "round": "r1", "source": "s"}
    enter(form.text, "More fish.")
    assert form.said.values() == NOTHING | {"date": TODAY, "round": None, "source": None}
    form.said.round.setFocus()
    QTest.keyClick(form.said.round, Qt.Key.Key_Down)
    form.said.source.setFocus()
    QTest.keyClick(form.said.source, Qt.Key.Key_Down)
    save(form)
    found = wordings(session.dossier, "c", None)
    assert [(each.text, each.date, each.round, each.source) for each in found] == [
        ("Some fish.", day(0), "r1", "s"),
        ("More fish.", TODAY, "r2", "s"),
    ]


def test_a_round_that_meets_today_is_offered(session: Session) -> None:
    begun(session)
    session.do(change(Round, "r2", date=TODAY - dt.timedelta(days=1), end_date=TODAY))
    form = ClauseForm(session, "c")
    form.open()
    enter(form.text, "More fish.")
    assert form.said.values() == NOTHING | {"date": TODAY, "round": "r2", "source": None}
    form.close()


def test_the_facts_of_a_wording_on_record_can_be_put_right(session: Session) -> None:
    begun(session)
    form = ClauseForm(session, "c")
    form.open()
    enter(form.said.date.line, "3 January 2025")
    save(form)
    (wording,) = wordings(session.dossier, "c", None)
    assert (wording.id, wording.date, wording.round) == ("w", dt.date(2025, 1, 3), "r1")


def test_an_older_wording_does_not_take_the_place_of_a_later_one(session: Session) -> None:
    begun(session)
    form = ClauseForm(session, "c")
    form.open()
    enter(form.text, "A fish.")
    enter(form.said.date.line, "1 December 2024")
    save(form)
    assert [each.text for each in wordings(session.dossier, "c", None)] == ["A fish.", "Some fish."]


def test_a_date_that_cannot_be_read_is_refused(session: Session) -> None:
    begun(session)
    form = ClauseForm(session, "c")
    form.open()
    enter(form.text, "A fish.")
    enter(form.said.date.line, "some day")
    save(form)
    assert "“some day” is not a date." in form.problem.text()
    assert session.dossier.count(Wording) == 1
    form.close()
