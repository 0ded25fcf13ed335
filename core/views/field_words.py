"""A field's value in words, whatever the kind of its record."""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.naming import choice, natural, natural_at
from core.model.records import Anchor, Issue, Level, Position, Record
from core.text.conventions import isolated, language_name, own_way, zone_name
from core.text.days import local, local_day
from core.text.saying import dotted, long_date, long_moment, number
from core.views.names import called
from core.views.words import unrecorded

IN_UNIT = frozenset(("value", "low", "high", "ideal"))
"""The fields of positions and terms that are in their issue's unit."""


NAMED = {"language": language_name, "time_zone": zone_name}
"""Fields that hold a code, and how what it stands for is called."""


def _whole(_field: str, text: str) -> str:
    return text


def field_words(dossier: Dossier, record: Record, field: str) -> str:
    """A field's value in words, texts whole; "none" where it is empty."""
    issue = issue_of(dossier, record)
    return told(dossier, type(record), field, getattr(record, field), issue)


def issue_of(dossier: Dossier, record: Record | None) -> Issue | None:
    """The issue in whose unit a record's values are; None without one."""
    if isinstance(record, Issue):
        return record
    return dossier.find(Issue, getattr(record, "issue", None))


def told(
    dossier: Dossier,
    kind: type[Record],
    field: str,
    value: Any,
    issue: Issue | None = None,
    written: Callable[[str, str], str] = _whole,
) -> str:
    """A field's value in words: with its unit, by its choice's name, a reference by what it is
    called, a text of a field as it is `written`; "none" where it is empty."""
    if value is None or value in ("", ()):
        return unrecorded(dossier, _("none"))
    if isinstance(value, StrEnum):
        return choice(value)
    if (named := KINDS[kind].references.get(field)) is not None:
        return _named(field, dossier, dossier.find(named, value))
    if field in NAMED:
        return NAMED[field](value)
    if isinstance(value, str):
        return written(field, value)
    if isinstance(value, tuple):
        return isolated(dotted(_part(each, issue) for each in value))
    if isinstance(value, float | int) and not isinstance(value, bool):
        return natural(issue, value) if issue is not None and field in IN_UNIT else number(value)
    return _plain(value)


def _named(field: str, dossier: Dossier, record: Record | None) -> str:
    """What a field names; of what a position corrects the day, as the rest is its own."""
    if field == "corrects" and isinstance(record, Position):
        return _("what was said on {date}").format(date=long_date(record.date))
    return called(dossier, record)


def _plain(value: Any) -> str:
    """What has no unit and names nothing: a day, a moment, yes or no."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.datetime):
        return long_moment(local_day(value), f"{local(value):%H:%M}")
    if isinstance(value, dt.date):
        return long_date(value)
    return str(value)


def _part(value: Any, issue: Issue | None) -> str:
    """One of the values that a field has several of."""
    if isinstance(value, Anchor):
        at = number(value.at) if issue is None else natural_at(issue, value.at)
        return _("{place}: {label}").format(place=at, label=own_way(value.label))
    if isinstance(value, Level):
        short = _("{word} ({short})").format(word=value.word, short=value.short)
        told = short if value.short else value.word
        return _("{word}, releasable").format(word=told) if value.releasable else told
    return str(value)
