"""Numbers typed with real keys, in several places' writing: understood or refused."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core.model.records import Anchor, Issue
from core.text.numbers import NumberProblem
from tests.ui.keys import enter
from ui.kit.number_field import NumberField, WholeField
from ui.positions.form import PositionForm
from ui.session import Session

PLACES = ("en_US", "en_GB", "de_DE", "fr_FR", "de_CH", "ar_EG", "fa_IR", "sv_SE", "C")


@pytest.fixture
def place(request: pytest.FixtureRequest) -> Iterator[QLocale]:
    """The locale of the machine."""
    before = QLocale()
    here = QLocale(request.param)
    QLocale.setDefault(here)
    yield here
    QLocale.setDefault(before)


@pytest.fixture
def field(qtbot: QtBot, place: QLocale) -> NumberField:
    """A field for numbers on a scale of 0 to 40 days, in a window with another field."""
    made = NumberField()
    qtbot.addWidget(made)
    made.set_scale(0, 40, "days")
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


everywhere = pytest.mark.parametrize("place", PLACES, indirect=True)
german = pytest.mark.parametrize("place", ["de_DE"], indirect=True)


@everywhere
@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("13.5", 13.5),
        ("12,5", 12.5),
        ("١٢٫٥", 12.5),
        ("۱۲٫۵", 12.5),
        ("12,5 days", 12.5),
        ("0,125", 0.125),
        ("33.333333", 33.333333),
        ("1e1", 10.0),
        ("40", 40.0),
    ],
)
def test_what_is_typed_is_what_is_answered(field: NumberField, typed: str, number: float) -> None:
    enter(field, typed)
    assert field.text() == typed
    assert (field.value(), field.validate()) == (number, "")


@everywhere
@pytest.mark.parametrize(
    "typed",
    ["45", "13..5", "1,2,3", "-3", "\N{MINUS SIGN}3", "12 months", "12 %", "abc"],
)
def test_what_cannot_be_stored_is_kept_and_refused(field: NumberField, typed: str) -> None:
    enter(field, typed)
    assert field.text() == typed
    assert field.validate()
    assert field.property("wrong")
    with pytest.raises(NumberProblem):
        field.value()


@everywhere
def test_a_number_given_is_answered_as_it_is(field: NumberField, place: QLocale) -> None:
    for number in (33.333333, 0.1 + 0.2, 1 / 3, 450.0, -12.25, 1e-9):
        field.set_value(number)
        assert (field.value(), field.validate()) == (number, "")
        enter(field, field.text())
        assert field.value_or_none() == (number if 0 <= number <= 40 else field.value_or_none())
    field.set_value(12.5)
    assert place.toDouble(field.text()) == (12.5, True)


@german
def test_the_field_shows_what_it_understood_when_it_is_left(
    qtbot: QtBot, field: NumberField
) -> None:
    field.set_scale(0, 100_000)
    enter(field, "1.250")
    assert field.value() == 1250.0
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    field.clearFocus()
    assert field.text() == "1250"
    enter(field, "13.5")
    field.setFocus()
    field.clearFocus()
    assert field.text() == "13,5"


@german
def test_a_minus_sign_and_thousands_of_any_kind(field: NumberField) -> None:
    field.set_scale(-1e6, 1e6)
    for typed in ("−80 000", "-80\N{NO-BREAK SPACE}000", "-80’000", "-80.000", "-80000,0"):
        enter(field, typed)
        assert field.value() == -80_000.0


@german
def test_arrows_step_and_stay_on_the_scale(field: NumberField) -> None:
    enter(field, "39,5")
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.text() == "38,5"
    for _time in range(3):
        QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "40"
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    assert field.value() == 30.0
    enter(field, "")
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 20.0


@german
def test_the_wheel_leaves_the_number_alone(field: NumberField) -> None:
    field.set_value(12.5)
    middle = field.rect().center().toPointF()
    QTest.mouseMove(field)
    event = QWheelEvent(
        middle,
        field.mapToGlobal(middle),
        field.rect().topLeft(),
        field.rect().center() * 10,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)
    assert field.value() == 12.5


@german
def test_a_whole_number_has_no_decimals(qtbot: QtBot, place: QLocale) -> None:
    field = WholeField(needed=True)
    qtbot.addWidget(field)
    field.set_scale(1, 999)
    enter(field, "12,5")
    assert field.validate() == "12,5 is not a whole number."
    enter(field, "1e2")
    assert field.value() == 100
    enter(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.validate() == "Enter a number."


@pytest.mark.parametrize("place", ["en_GB", "de_DE", "fr_FR", "de_CH", "ar_EG"], indirect=True)
@pytest.mark.parametrize(("typed", "stored"), [("113.5", 113.5), ("112,5", 112.5)])
def test_a_position_is_stored_as_typed(
    session: Session, place: QLocale, typed: str, stored: float
) -> None:
    form = PositionForm(session, "j", "m")
    form.open()
    enter(form.value.number, typed)
    QTest.keyClick(form.value.number, Qt.Key.Key_Return)
    assert [said.value for said in session.dossier.positions("j", "m")] == [stored]


@german
def test_leaving_the_field_says_what_is_wrong_and_takes_it_back(
    qtbot: QtBot, session: Session, place: QLocale
) -> None:
    form = PositionForm(session, "j", "m")
    form.open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is form)
    number = form.value.number
    QTest.keyClicks(number, "45")
    QTest.keyClick(number, Qt.Key.Key_Tab)
    assert number.text() == "45"
    assert form.problem.isVisible()
    assert "45 is off the scale of 100 to 300." in form.problem.text()
    number.setFocus()
    enter(number, "145,25")
    QTest.keyClick(number, Qt.Key.Key_Tab)
    assert not form.problem.isVisible()
    form.close()
    assert session.dossier.get(Issue, "j").unit == "boats"


@pytest.mark.parametrize("place", ["en_GB"], indirect=True)
def test_a_step_is_typed_and_shown_by_its_name(field: NumberField) -> None:
    ends = (Anchor(0, "no"), Anchor(100, "yes"))
    field.show_issue(Issue("i", 1, "p", "Agreed", anchors=ends, low_end=0, high_end=1))
    field.set_value(0.0)
    assert (field.text(), field.value()) == ("no", 0.0)
    enter(field, "Yes")
    assert field.value() == 1.0
    enter(field, "1")
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert (field.text(), field.value()) == ("no", 0.0)
    enter(field, "perhaps")
    assert "The steps are 0 no, 1 yes" in field.validate()


def test_a_whole_number_is_asked_for_by_a_whole_number(qtbot: QtBot) -> None:
    field = WholeField()
    qtbot.addWidget(field)
    enter(field, "two")
    with pytest.raises(NumberProblem, match=r"Enter it like 12\.$"):
        field.value()
