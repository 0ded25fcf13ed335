"""Rows of fields side by side, as a form shows them."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.exchange.example import DAY
from ui.kit.date_field import DateField
from ui.kit.fields import side_by_side
from ui.kit.frame import Frame
from ui.kit.labels import Muted
from ui.session import Session


class Meeting(Frame):
    """A form with a date among other fields."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "Meeting", "Save")
        self.place = QLineEdit(self)
        self.date = DateField(DAY, DAY)
        self.to = Muted("to", 13)
        self.round = QComboBox()
        self.ask_for("Place", self.place)
        self.ask_for("Date, round", side_by_side(self.date, self.to, self.round))

    def middles(self) -> set[int]:
        """Where the middles of the fields beside the date are, seen from that of the date, in
        pixels; one too many or too few is a matter of rounding."""
        parts: tuple[QWidget, ...] = (self.date.line, self.to, self.round)
        line, *others = (each.mapTo(self, each.rect().center()).y() for each in parts)
        return {other - line for other in others if abs(other - line) > 1}


def test_a_row_is_no_higher_than_it_needs_to_be_where_the_form_is(
    qtbot: QtBot, session: Session
) -> None:
    form = Meeting(session.window)
    form.show()
    form.date.told.setText("In two lines,\nso that the form grows.")
    form.date.told.show()
    form.fit()
    form.date.told.hide()
    row = form.date.parentWidget()
    assert row is not None
    qtbot.waitUntil(lambda: row.height() == row.sizeHint().height())


def test_what_stands_beside_a_date_stays_in_line_with_it(qtbot: QtBot, session: Session) -> None:
    form = Meeting(session.window)
    form.show()
    assert not form.middles()
    form.resize(form.width(), form.height() + 60)
    QTest.qWait(0)
    assert not form.middles()
    form.date.line.setFocus()
    form.date.line.selectAll()
    QTest.keyClicks(form.date.line, "the day after the elections")
    form.round.setFocus()
    QTest.qWait(0)
    assert form.date.told.isVisible()
    assert not form.middles()
