"""A choice that fills fields in replaces nothing that somebody typed before."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from core.editing.commands import create
from core.model.records import Clause, Proposal, Round, Source, Wording
from tests.dossiers import day
from tests.ui.keys import enter
from ui.plan.clause_form import ClauseForm
from ui.positions.communique import Communique
from ui.positions.form import PositionForm
from ui.proposals.forms import TermForm
from ui.session import Session
from ui.setup.levels import LevelsForm
from ui.setup.several_points import SeveralPoints


def choose(box: QComboBox, way: Qt.Key = Qt.Key.Key_Down) -> None:
    box.setFocus()
    QTest.keyClick(box, way)


@pytest.fixture
def form(session: Session) -> PositionForm:
    made = PositionForm(session)
    made.open()
    return made


@pytest.mark.parametrize("box", ["party", "issue"])
def test_a_value_typed_first_is_that_of_who_is_chosen_then(form: PositionForm, box: str) -> None:
    enter(form.value.number, "37")
    choose(getattr(form, box))
    assert form.value.number.text() == "37"


def test_a_place_that_was_slid_to_stays_too(form: PositionForm) -> None:
    form.value.slider.setFocus()
    QTest.keyClick(form.value.slider, Qt.Key.Key_PageUp)
    value = form.value.value()
    choose(form.party)
    assert form.value.value() == value


def test_a_range_an_ideal_and_a_salience_typed_first_stay(form: PositionForm) -> None:
    form.show_more(True)
    for field, text in (
        (form.range.low, "12"),
        (form.range.high, "44"),
        (form.ideal, "20"),
        (form.salience, "65"),
    ):
        enter(field, text)
    choose(form.party)
    assert form.range.values() == (12.0, 44.0)
    assert (form.ideal.value(), form.salience.value()) == (20.0, 65.0)


def test_that_nothing_was_stated_is_kept(form: PositionForm) -> None:
    QTest.mouseClick(form.valueless, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    assert form.valueless.isChecked()
    choose(form.party)
    assert form.valueless.isChecked()


def test_save_and_next_begins_with_what_the_next_party_said_last(form: PositionForm) -> None:
    enter(form.value.number, "37")
    QTest.mouseClick(form.next, Qt.MouseButton.LeftButton)
    assert form.party.currentData() == "b"
    assert form.value.value() == 80.0


def test_the_value_of_a_term_outlives_another_issue(session: Session) -> None:
    session.do(create(Proposal, id="zone", name="Zone"))
    form = TermForm(session, "zone")
    form.open()
    enter(form.value, "50")
    choose(form.issue)
    assert form.value.text() == "50", "off the scale of the other issue, which is said"


def test_a_wording_typed_first_is_that_of_who_is_chosen_then(session: Session) -> None:
    session.do(create(Clause, id="c", title="Fish", number=1))
    session.do(create(Wording, id="w", clause="c", party="a", text="Some fish.", date=day(0)))
    form = ClauseForm(session, "c")
    form.open()
    enter(form.text, "All fish.")
    choose(form.party)
    assert form.text.value() == "All fish."


def test_ends_typed_first_stay_when_a_scale_is_chosen(session: Session) -> None:
    dialog = SeveralPoints(session)
    dialog.open()
    line = dialog.rows[0]
    enter(line.point, "Fish")
    enter(line.issue, "Catch")
    enter(line.high, "40")
    choose(line.scale)
    assert line.high.value() == 40.0


def test_the_date_of_a_new_position_is_that_of_its_source_until_one_is_typed(
    session: Session,
) -> None:
    session.do(create(Source, id="n", number=7, title="Statement", date=day(31)))
    session.do(create(Round, id="r", number=9, date=day(30)))
    form = PositionForm(session, "i", "a")
    form.open()
    assert form.date.value() == session.today
    form.source.choose("n")
    assert (form.date.value(), form.round.currentData()) == (day(31), "r")
    form.source.choose(None)
    assert form.date.value() == session.today
    enter(form.date.line, "3 April 2025")
    form.source.choose("n")
    assert form.date.value() == dt.date(2025, 4, 3)


@pytest.mark.parametrize("made", [PositionForm, lambda session: Communique(session, None)])
def test_a_new_source_is_said_to_be_new_and_which_there_is(
    session: Session, made: Callable[[Session], PositionForm | Communique]
) -> None:
    session.do(create(Source, id="n", number=7, title="Opening statements, Geneva"))
    form = made(session)
    form.open()
    if isinstance(form, PositionForm):
        form.show_more(True)
    source = form.source
    assert not source.told.isVisible()
    source.title.setEditText("Opening")
    assert source.told.isVisible()
    said = "New source: “Opening”. Similar: “7 Opening statements, Geneva”."
    assert source.told.text() == said
    source.title.setEditText("A cable")
    assert source.told.text() == "New source: “A cable”."
    source.choose("n")
    assert not source.told.isVisible()


def test_words_of_marking_typed_first_come_back(session: Session) -> None:
    form = LevelsForm(session)
    form.open()
    cell = form.table.item(0, 0)
    form.table.setCurrentItem(cell)
    form.table.setFocus()
    QTest.keyClick(form.table, Qt.Key.Key_F2)
    editor = form.table.findChild(QLineEdit)
    enter(editor, "Family only")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert "Family only" in [level.word for level in form.words()]
    choose(form.sets)
    assert "Family only" not in [level.word for level in form.words()]
    choose(form.sets, Qt.Key.Key_Up)
    assert "Family only" in [level.word for level in form.words()]


def test_a_name_typed_first_comes_back_with_a_scale(session: Session) -> None:
    row = SeveralPoints(session).rows[0]
    enter(row.point, "Landings")
    enter(row.issue, "Quota")
    choose(row.scale, Qt.Key.Key_Home)
    assert not row.row().issue
    row.scale.showPopup()
    QTest.keyClick(row.scale.view(), Qt.Key.Key_Return)
    choose(row.scale)
    assert row.row().issue == "Quota"


def test_a_unit_typed_first_stays_when_a_scale_is_chosen(session: Session) -> None:
    row = SeveralPoints(session).rows[0]
    enter(row.point, "Landings")
    enter(row.issue, "Quota")
    enter(row.unit, "boats")
    choose(row.scale)
    assert row.row().unit == "boats"
