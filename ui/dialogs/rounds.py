"""A round: when and where, who goes, and what for; and the items of its agenda."""

from typing import Any

from PySide6.QtWidgets import QLineEdit

from core.language import gettext as _
from core.model import AgendaItem, Point, Round
from ui.desk import Desk
from ui.dialogs.date_field import DateField
from ui.dialogs.fields import side_by_side, words_box
from ui.dialogs.sheet import Sheet, saved
from ui.widgets.choices import CalmBox, WholeNumber
from ui.widgets.labels import Muted


def ask(desk: Desk, *, round_id: str | None = None) -> bool:
    """Ask for other fields of a round, or for a new one; whether something was saved."""
    return saved(RoundForm(desk, desk.dossier.find(Round, round_id)))


def new(desk: Desk) -> bool:
    """Ask for a new round."""
    return ask(desk)


def edit(desk: Desk, identifier: str) -> bool:
    """Ask for other fields of a round."""
    return ask(desk, round_id=identifier)


class RoundForm(Sheet):
    """Number, dates, place, delegation, objectives."""

    kind = Round

    def __init__(self, desk: Desk, record: Round | None = None) -> None:
        super().__init__(desk, record, width=600)
        numbers = [each.number for each in desk.dossier.all(Round)]
        self.number = WholeNumber(self)
        self.number.setRange(1, 9999)
        self.number.setValue(record.number if record else max(numbers, default=0) + 1)
        self.number.lineEdit().setTextMargins(6, 0, 0, 0)
        date, end_date = (record.date, record.end_date) if record else (None, None)
        self.date = DateField(date, desk.today, empty=_("no date yet"))
        self.end_date = DateField(end_date, desk.today, empty=_("the same day"))
        self.place = QLineEdit(record.place if record else "")
        self.purpose = words_box(record.purpose if record else "", 2)
        self.decisions = words_box(record.decisions if record else "", 2)
        self.delegation = words_box(record.delegation if record else "", 2)
        self.objectives = words_box(record.objectives if record else "", 3)
        self.record_text = words_box(record.record if record else "", 2)
        self.ask_for(_("Number"), self.number)
        self.ask_for(_("Dates"), side_by_side(self.date, Muted(_("to"), 13), self.end_date))
        self.date.setAccessibleName(_("From"))
        self.end_date.setAccessibleName(_("To"))
        self.ask_for(_("Place"), self.place)
        self.ask_for(_("Purpose"), self.purpose, _("In one to three sentences"))
        self.ask_for(_("Objectives"), self.objectives, _("One objective a line"))
        self.ask_for(_("Decisions"), self.decisions, _("One decision asked a line"))
        self.ask_for(_("Delegation"), self.delegation, _("Who goes"))
        self.ask_for(_("Record"), self.record_text, _("What came of it"))

    def trouble(self) -> str:
        """Dates that can be read; an end needs a beginning, and comes after it."""
        unread = self.date.trouble() or self.end_date.trouble()
        if unread:
            return unread
        start, end = self.date.value(), self.end_date.value()
        if end is not None and start is None:
            return _("Give the day on which the round begins.")
        if end is not None and start is not None and end < start:
            return _("The round ends before it begins. Change one of the two dates.")
        return ""

    def fields(self) -> dict[str, Any]:
        """The fields as they stand in the form."""
        return {
            "number": self.number.value(),
            "date": self.date.value(),
            "end_date": self.end_date.value(),
            "place": self.place.text().strip(),
            "purpose": self.purpose.toPlainText().strip(),
            "decisions": self.decisions.toPlainText().strip(),
            "delegation": self.delegation.toPlainText().strip(),
            "objectives": self.objectives.toPlainText().strip(),
            "record": self.record_text.toPlainText().strip(),
        }


def new_item(desk: Desk, meeting: str) -> bool:
    """Ask for a new item of a round's agenda."""
    return saved(AgendaForm(desk, meeting))


def edit_item(desk: Desk, identifier: str) -> bool:
    """Ask for other fields of an item."""
    item = desk.dossier.get(AgendaItem, identifier)
    return saved(AgendaForm(desk, item.round, item))


class AgendaForm(Sheet):
    """Time, title, sticking point, who leads, how long."""

    kind = AgendaItem

    def __init__(self, desk: Desk, meeting: str, item: AgendaItem | None = None) -> None:
        super().__init__(desk, item)
        self._round = meeting
        self.title = QLineEdit(item.title if item else "")
        self.time = QLineEdit(item.time if item else "")
        self.time.setPlaceholderText(_("such as 09:30"))
        self.minutes = WholeNumber(self)
        self.minutes.setRange(0, 1440)
        self.minutes.setSpecialValueText(_("not set"))
        self.minutes.setSuffix(_(" min"))
        self.minutes.setValue(item.minutes or 0 if item else 0)
        self.minutes.lineEdit().setTextMargins(6, 0, 0, 0)
        self.lead = QLineEdit(item.lead if item else "")
        self.remark = words_box(item.remark if item else "", 2)
        self.press = QLineEdit(item.press if item else "")
        self.point = CalmBox(self)
        self.point.addItem(_("none"), "")
        for point in desk.dossier.all(Point):
            self.point.addItem(point.name, point.id)
        self.point.setCurrentIndex(max(self.point.findData(item.point or "" if item else ""), 0))
        self.ask_for(_("Title"), self.title)
        self.ask_for(_("Time"), self.time)
        self.ask_for(_("Length"), self.minutes)
        self.ask_for(_("Sticking point"), self.point)
        self.ask_for(_("Lead"), self.lead)
        self.ask_for(_("What is planned"), self.remark, _("For the annotated agenda"))
        self.ask_for(_("Press"), self.press, _("Cameras, a joint line, nothing"))

    def trouble(self) -> str:
        """An item needs a title."""
        return "" if self.title.text().strip() else _("Give the item a title.")

    def fields(self) -> dict[str, Any]:
        """The fields as they stand in the form."""
        return {
            "round": self._round,
            "title": self.title.text().strip(),
            "time": self.time.text().strip(),
            "minutes": self.minutes.value() or None,
            "point": self.point.currentData() or None,
            "lead": self.lead.text().strip(),
            "remark": self.remark.toPlainText().strip(),
            "press": self.press.text().strip(),
        }
