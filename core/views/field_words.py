"""A field's value in words, whatever the kind of its record."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.naming import choice, natural
from core.model.records import Anchor, Issue, Level, Position, Record, Term
from core.text.days import local_day
from core.text.saying import long_date, number
from core.views.names import called

IN_UNIT = frozenset(("value", "low", "high", "ideal"))
"""The fields of positions and terms that are in their issue's unit."""


def field_words(dossier: Dossier, record: Record, field: str) -> str:
    """A field's value in words, whole: with its unit, by its choice's name, a reference by what it
    is called; "none" where it is empty."""
    value = getattr(record, field)
    if value is None or value in ("", ()):
        return _("none")
    if field in KINDS[type(record)].references:
        kind = KINDS[type(record)].references[field]
        return called(dossier, dossier.find(kind, value))
    if field in IN_UNIT and isinstance(record, Position | Term):
        issue = dossier.find(Issue, record.issue)
        return natural(issue, value) if issue is not None else number(value)
    return _value(value)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, StrEnum):
        return choice(value)
    if isinstance(value, dt.datetime):
        return long_date(local_day(value))
    if isinstance(value, dt.date):
        return long_date(value)
    if isinstance(value, int | float):
        return number(value)
    return str(value) if isinstance(value, str) else _several(value)


def _several(values: Sequence[Anchor | Level]) -> str:
    return "; ".join(
        f"{number(each.at)} {each.label}" if isinstance(each, Anchor) else each.word
        for each in values
    )
