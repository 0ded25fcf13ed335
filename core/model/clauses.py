"""The draft plan as records: its clauses, their texts, where they stood, and what rounds made of
them."""

import datetime as dt

from core.model.choices import ClauseStatus
from core.model.record import Record


class Clause(Record, frozen=True, array_like=True, gc=False):
    """One numbered point of the draft plan. `number` is its place; `label` its number as the text
    has it, such as "8 alt", where that is another."""

    number: int
    title: str
    status: ClauseStatus = ClauseStatus.OPEN
    point: str | None = None
    label: str = ""

    @property
    def written_number(self) -> str:
        """The number as it is shown."""
        return self.label or str(self.number)


class Wording(Record, frozen=True, array_like=True, gc=False):
    """A clause's text: a party's own, or the working text where `party` is empty. `version` names
    the draft that it is from, such as "mediator's text 3"; `proposal` the package it came with."""

    clause: str
    text: str
    party: str | None = None
    round: str | None = None
    date: dt.date | None = None
    source: str | None = None
    proposal: str | None = None
    author: str = ""
    version: str = ""


class Outcome(Record, frozen=True, array_like=True, gc=False):
    """The status of a clause from a date on: what a round made of it."""

    clause: str
    status: ClauseStatus
    date: dt.date
    round: str | None = None


class ClausePlace(Record, frozen=True, array_like=True, gc=False):
    """Where a clause stands from a date on, its number as the text has it, and what it is called
    there: what a draft made of it."""

    clause: str
    number: int
    title: str
    date: dt.date
    label: str = ""
    round: str | None = None
