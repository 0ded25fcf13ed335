"""Date and round of what a source says: the date follows from the source, the round from the date,
each until the user gives another."""

import datetime as dt

from PySide6.QtCore import QObject

from core.language import gettext as _
from core.model.naming import round_title
from core.model.records import Round, Source
from core.views.schedule import schedule
from ui.forms.source_field import SourceField
from ui.kit.choices import CalmBox
from ui.kit.date_field import DateField
from ui.session import Session


class When(QObject):
    """The two fields, and what follows from their contents."""

    def __init__(self, session: Session, source: SourceField) -> None:
        super().__init__(source)
        self._session, self._source = session, source
        self._followed = ""
        self._typed = self._round_chosen = False
        self.date = DateField(None, session.today)
        self.round = CalmBox()
        self.date.setAccessibleName(_("Date"))
        self.round.setAccessibleName(_("Round, set from the date unless you choose one"))
        self.round.addItem(_("between rounds"), "")
        for record in reversed(session.dossier.all(Round)):
            self.round.addItem(round_title(record), record.id)
        self.date.line.textEdited.connect(self._type)
        self.date.line.textChanged.connect(lambda _text: self._follow_date())
        self.round.activated.connect(lambda _at: self._choose_round())

    def follow_source(self) -> None:
        """Take the date of the source once one is selected, and today's without one."""
        self._source.title.currentTextChanged.connect(lambda _text: self._follow_source())
        self._follow_source()

    def show(self, day: dt.date, round_id: str | None) -> None:
        """Show the recorded values; a round that differs from the one of that date was chosen."""
        self.date.show_date(day)
        of_its_day = self.round.currentData()
        self.round.setCurrentIndex(max(self.round.findData(round_id or ""), 0))
        self._round_chosen = self.round.currentData() != of_its_day

    def _follow_source(self) -> None:
        source = self._session.dossier.find(Source, self._source.chosen())
        day = source.date if source is not None and source.date else self._session.today
        if not self._typed and self.date.line.text() in ("", self._followed):
            self.date.show_date(day)
            self._followed = self.date.line.text()

    def _type(self, text: str) -> None:
        self._typed = bool(text.strip())

    def _follow_date(self) -> None:
        day = self.date.value()
        if day is not None and not self._round_chosen:
            meeting = schedule(self._session.dossier, day).current
            self.round.setCurrentIndex(self.round.findData(meeting.id if meeting else ""))

    def _choose_round(self) -> None:
        self._round_chosen = True
