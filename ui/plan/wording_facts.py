"""Where a wording comes from, as fields of a form."""

from typing import Any

import msgspec
from PySide6.QtWidgets import QComboBox, QWidget

from core.language import gettext as _
from core.model.records import Proposal, Wording
from core.views.schedule import schedule
from ui.forms.choices import choice_of, round_choice, source_choice
from ui.kit.date_field import DateField
from ui.kit.typed import TextLine
from ui.session import Session

FACTS = ("date", "round", "version", "proposal", "author", "source")
DEFAULTS = {each.name: each.default for each in msgspec.structs.fields(Wording)}


class WordingFacts:
    """Where a wording comes from: when, at which round, in which version of the draft, with which
    proposal, by whom and in which source. What is offered goes along with the text until somebody
    fills in something else."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._offered: Wording | None = None
        self._author = ""
        self.date = DateField(None, session.today, empty=_("undated"))
        self.round = round_choice(session, None, _("no round"))
        self.version, self.author = TextLine(), TextLine()
        self.proposal = choice_of(session.dossier.all(Proposal), None, _("none"), "name")
        self.source = source_choice(session, None)
        self._show(None)

    def fields(self) -> tuple[tuple[str, QWidget], ...]:
        """The fields with their labels."""
        return (
            (_("Date"), self.date),
            (_("Round"), self.round),
            (_("Version"), self.version),
            (_("Proposal"), self.proposal),
            (_("Author"), self.author),
            (_("Source"), self.source),
        )

    def offer(self, standing: Wording | None) -> None:
        """Show the facts of a wording on record, or those of today for a new one."""
        if standing is not self._offered and self.values() == self._facts(self._offered):
            self._show(standing)

    def offer_author(self, name: str) -> None:
        """Who wrote the text, as it tells itself, unless somebody has filled in another."""
        if self.author.value() in ("", self._author):
            self.author.set_value(name)
            self._author = name

    def _show(self, wording: Wording | None) -> None:
        self._offered = wording
        facts = self._facts(wording)
        self.date.show_date(facts["date"])
        for name, line in self._lines().items():
            line.set_value(facts[name])
        for name, box in self._choices().items():
            box.setCurrentIndex(max(box.findData(facts[name] or ""), 0))

    def _lines(self) -> dict[str, TextLine]:
        return {"version": self.version, "author": self.author}

    def _choices(self) -> dict[str, QComboBox]:
        return {"round": self.round, "proposal": self.proposal, "source": self.source}

    def _facts(self, wording: Wording | None) -> dict[str, Any]:
        if wording is not None:
            return {name: getattr(wording, name) for name in FACTS}
        meeting = schedule(self._session.dossier, self._session.today).current
        at = meeting.id if meeting is not None else None
        given = {"date": self._session.today, "round": at}
        return {name: given.get(name, DEFAULTS[name]) for name in FACTS}

    def values(self) -> dict[str, Any]:
        """The facts as they stand in the fields."""
        lines = {name: line.value() for name, line in self._lines().items()}
        chosen = {name: box.currentData() or None for name, box in self._choices().items()}
        return {"date": self.date.value(), **lines, **chosen}
