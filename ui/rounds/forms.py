"""A round: when and where, who goes, and what for; and the items of its agenda."""

from typing import Any

from core.language import gettext as _
from core.model.records import AgendaItem, Point, Round, RoundState
from ui.forms.record_form import RecordForm, saved
from ui.kit.choices import CalmBox
from ui.kit.date_field import DateField
from ui.kit.enum_box import EnumBox
from ui.kit.fields import side_by_side, whole, words_box
from ui.kit.labels import Muted
from ui.kit.number_field import WholeField
from ui.kit.typed import TextLine
from ui.rounds.zone import ZoneField
from ui.session import Session


def ask(session: Session, *, round_id: str | None = None) -> bool:
    """Ask for other fields of a round, or for a new one; whether something was saved."""
    return saved(RoundForm(session, session.dossier.find(Round, round_id)))


def new(session: Session) -> bool:
    """Ask for a new round."""
    return ask(session)


def edit(session: Session, identifier: str) -> bool:
    """Ask for other fields of a round; begins with the date where it has none."""
    form = RoundForm(session, session.dossier.get(Round, identifier))
    form.begin = form.date if form.date.value() is None else None
    return saved(form)


class RoundForm(RecordForm):
    """Number and name, dates, place, state, delegation, objectives."""

    kind = Round

    def __init__(self, session: Session, record: Round | None = None) -> None:
        super().__init__(session, record, width=600)
        numbers = [each.number for each in session.dossier.all(Round)]
        self.number = whole(record.number if record else max(numbers, default=0) + 1, 1, 9999)
        date, end_date = (record.date, record.end_date) if record else (None, None)
        self.date = DateField(date, session.today, empty=_("no date yet"))
        self.end_date = DateField(end_date, session.today, empty=_("the same day"))
        self.name = TextLine(record.name if record else "")
        self.state = EnumBox(RoundState, record.state if record else RoundState.PLANNED)
        self.time_zone = ZoneField(record.time_zone if record else "")
        self.place = TextLine(record.place if record else "")
        self.purpose = words_box(record.purpose if record else "", 2)
        self.decisions = words_box(record.decisions if record else "", 2)
        self.delegation = words_box(record.delegation if record else "", 2)
        self.objectives = words_box(record.objectives if record else "", 3)
        self.record_text = words_box(record.record if record else "", 2)
        self._lay_out_fields()

    def _lay_out_fields(self) -> None:
        self.ask_for(_("Number"), self.number)
        self.ask_for(_("Dates"), side_by_side(self.date, Muted(_("to"), 13), self.end_date))
        self.date.setAccessibleName(_("From"))
        self.end_date.setAccessibleName(_("To"))
        self.ask_for(_("Name"), self.name, _("Such as proximity talks; may be left empty"))
        self.ask_for(_("State"), self.state, _("A planned round is held once its last day is over"))
        self.ask_for(_("Place"), self.place)
        self.ask_for(_("Time zone"), self.time_zone, _("That of the place"))
        self.ask_for(_("Purpose"), self.purpose, _("In one to three sentences"))
        self.ask_for(_("Objectives"), self.objectives, _("One objective per line"))
        self.ask_for(_("Decisions"), self.decisions, _("One decision per line"))
        self.ask_for(_("Delegation"), self.delegation, _("Who attends"))
        self.ask_for(_("Record"), self.record_text, _("What the round achieved"))

    def fields(self) -> dict[str, Any]:
        """The fields as they stand in the form."""
        return {
            "number": self.number.required_value(),
            "date": self.date.value(),
            "end_date": self.end_date.value(),
            "name": self.name.value(),
            "state": self.state.chosen(),
            "time_zone": self.time_zone.value(),
            "place": self.place.value(),
            "purpose": self.purpose.value(),
            "decisions": self.decisions.value(),
            "delegation": self.delegation.value(),
            "objectives": self.objectives.value(),
            "record": self.record_text.value(),
        }


def new_item(session: Session, meeting: str) -> bool:
    """Ask for a new item of a round's agenda."""
    return saved(AgendaForm(session, meeting))


def edit_item(session: Session, identifier: str) -> bool:
    """Ask for other fields of an item."""
    item = session.dossier.get(AgendaItem, identifier)
    return saved(AgendaForm(session, item.round, item))


class AgendaForm(RecordForm):
    """Time, title, sticking point, who leads, how long."""

    kind, owned_by = AgendaItem, Round

    def __init__(self, session: Session, meeting: str, item: AgendaItem | None = None) -> None:
        super().__init__(session, item, belongs_to=meeting)
        self.title = TextLine(item.title if item else "")
        self.time = TextLine(item.time if item else "")
        self.time.setPlaceholderText(_("such as 09:30"))
        self.minutes = WholeField(self)
        self.minutes.set_scale(0, 1440, _("min"))
        self.minutes.set_value(item.minutes if item else None)
        self.lead = TextLine(item.lead if item else "")
        self.remark = words_box(item.remark if item else "", 2)
        self.press = TextLine(item.press if item else "")
        self.expected = TextLine(item.expected if item else "")
        self.point = CalmBox(self)
        self.point.addItem(_("none"), "")
        for point in session.dossier.all(Point):
            self.point.addItem(point.name, point.id)
        self.point.setCurrentIndex(max(self.point.findData(item.point or "" if item else ""), 0))
        self.ask_for(_("Title"), self.title)
        self.ask_for(_("Time"), self.time)
        self.ask_for(_("Length"), self.minutes)
        self.ask_for(_("Sticking point"), self.point)
        self.ask_for(_("Lead"), self.lead)
        self.ask_for(_("What is planned"), self.remark, _("For the annotated agenda"))
        self.ask_for(_("Expected action"), self.expected, _("Decide, take note, refer"))
        self.ask_for(_("Press"), self.press, _("Cameras, a joint statement, nothing"))

    def fields(self) -> dict[str, Any]:
        """The fields as they stand in the form."""
        return {
            "round": self.belongs_to,
            "title": self.title.value(),
            "time": self.time.value(),
            "minutes": self.minutes.count(),
            "point": self.point.currentData() or None,
            "lead": self.lead.value(),
            "remark": self.remark.value(),
            "press": self.press.value(),
            "expected": self.expected.value(),
        }
