"""The columns of the list of rounds and of an agenda."""

from core.editing.commands import change as changed
from core.editing.commands.rounds import reschedule
from core.language import gettext as _
from core.language import noop
from core.model.dossier import Dossier
from core.model.naming import round_title
from core.model.records import AgendaItem, Point, Round
from core.text.saying import long_date, short_date_and_year
from core.views.dates import typed_day
from core.views.round_words import round_dates, state_words
from ui.forms.records import Column
from ui.session import Session


def columns(session: Session) -> tuple[Column, ...]:
    """Those of the list of rounds: how a round stands depends on the day from which it is seen."""
    return (
        Column(
            noop("Round"),
            lambda _dossier, record: round_title(record),
            sort=lambda _dossier, record: record.number,
        ),
        Column(
            noop("Date"),
            lambda _dossier, record: round_dates(record, short_date_and_year) or _("no date yet"),
            sort=lambda _dossier, record: record.date.toordinal() if record.date else 0,
            edit=lambda record, text: reschedule(record.id, typed_day(text)),
            start=lambda record: long_date(record.date) if record.date else "",
        ),
        Column(noop("State"), lambda _dossier, record: state_words(record, session.today)),
        Column(
            noop("Place"),
            lambda _dossier, record: record.place,
            edit=lambda record, text: changed(Round, record.id, place=text.strip()),
        ),
        Column(
            noop("Agenda"),
            lambda dossier, record: str(len(dossier.having(AgendaItem, round=record.id)) or ""),
            right=True,
        ),
    )


def _point_name(dossier: Dossier, item: AgendaItem) -> str:
    point = dossier.find(Point, item.point)
    return point.in_short if point else ""


AGENDA = (
    Column(
        noop("Time"),
        lambda _dossier, item: item.time,
        edit=lambda item, text: changed(AgendaItem, item.id, time=text.strip()),
    ),
    Column(
        noop("Item"),
        lambda _dossier, item: item.title,
        edit=lambda item, text: changed(AgendaItem, item.id, title=text.strip()),
    ),
    Column(noop("Point"), _point_name),
    Column(
        noop("Lead"),
        lambda _dossier, item: item.lead,
        edit=lambda item, text: changed(AgendaItem, item.id, lead=text.strip()),
    ),
    Column(
        noop("Expected"),
        lambda _dossier, item: item.expected,
        edit=lambda item, text: changed(AgendaItem, item.id, expected=text.strip()),
    ),
    Column(noop("Min."), lambda _dossier, item: str(item.minutes or ""), right=True),
)
