"""Filters of a search at work: what each lets through, and what can be typed after its colon.

A value is a code, a name or a short name, or the beginning of one. A value that nothing is called
lets nothing through, and says so.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from core.language import gettext as _
from core.model.dossier import Dossier, KindTable
from core.model.kinds import KINDS
from core.model.naming import called, choice, noun, round_name
from core.model.records import (
    Action,
    Clause,
    ClauseStatus,
    Excerpt,
    Line,
    LineType,
    Note,
    NoteType,
    Pack,
    Point,
    PointStatus,
    Position,
    Record,
    RecordTag,
    Round,
)
from core.model.texts import Bearing, bearing
from core.text.date_years import wrong_year
from core.text.days import local_day
from core.text.folding import fold
from core.text.query import Query, QueryFilter
from core.text.saying import list_of
from core.views.dates import read_date
from core.views.tagged import tagged_with

Test = Callable[[Record], bool]


class Choice(msgspec.Struct, frozen=True):
    """Something that can stand after a filter's colon: as typed, and in full."""

    value: str
    words: str


class RecordFilter(msgspec.Struct, frozen=True):
    """The filters of one query on one dossier. `kinds` are those that can pass at all; `problems`
    are sentences about values that nothing is called."""

    tests: tuple[Test, ...]
    kinds: frozenset[type[Record]]
    problems: tuple[str, ...] = ()

    def passes(self, record: Record) -> bool:
        """Whether every filter lets a record through."""
        return type(record) in self.kinds and all(test(record) for test in self.tests)


def record_filter(dossier: Dossier, query: Query) -> RecordFilter:
    """The filters of a query; several of one name let through what any of them does."""
    tests, kinds, problems = [], frozenset(KINDS), []
    by_name: dict[str, list[QueryFilter]] = {}
    for each in query.filters:
        if each.value:
            by_name.setdefault(each.name, []).append(each)
    for name, same in by_name.items():
        found = [_meant(dossier, name, each.value) for each in same]
        problems += [_unknown(each) for each, ids in zip(same, found, strict=True) if not ids]
        meant = frozenset().union(*found)
        if name == "kind":
            kinds = frozenset(kind for kind in KINDS if KINDS[kind].table in meant)
        else:
            tests.append(_test(dossier, name, meant))
    return RecordFilter(tuple(tests), kinds, tuple(problems))


def choices(dossier: Dossier, name: str, begun: str = "") -> list[Choice]:
    """What can be typed after `name:`, as far as it begins with what is there already."""
    wanted = fold(begun)
    return [each for each, names, _id in _all(dossier, name) if _begins(names, wanted)]


def _meant(dossier: Dossier, name: str, value: str) -> frozenset[str]:
    """The ids, or values, that a filter's value stands for: what is called so, else begins so."""
    if name in ("after", "before"):
        day = _day(value)
        return frozenset({day.isoformat()} if day else ())
    wanted = fold(value)
    every = [(names, meant) for _each, names, meant in _all(dossier, name)]
    exact = frozenset(meant for names, meant in every if wanted in names)
    return exact or frozenset(meant for names, meant in every if _begins(names, wanted))


def _begins(names: Iterable[str], wanted: str) -> bool:
    """Whether a name, or a word in it, begins so."""
    return any(name.startswith(wanted) or f" {wanted}" in name for name in names)


Named = tuple[Choice, tuple[str, ...], str]
"""What can be typed, the folded names under which it is found, and the id or value it means."""


def _all(dossier: Dossier, name: str) -> Iterator[Named]:
    return _NAMED[name](dossier)


def _named(value: str, words: str, meant: str, *names: str) -> Named:
    folded = tuple(fold(each) for each in (value, words, *names) if each)
    return Choice(value, words), folded, meant


def _parties(dossier: Dossier) -> Iterator[Named]:
    return (_named(p.code or p.name, p.name, p.id) for p in dossier.parties)


def _points(dossier: Dossier) -> Iterator[Named]:
    for point in dossier.points:
        yield _named(point.in_short, point.name, point.id)


def _rounds(dossier: Dossier) -> Iterator[Named]:
    return (_named(str(r.number), round_name(r), r.id) for r in dossier.all(Round))


def _kinds(_dossier: Dossier) -> Iterator[Named]:
    for kind, how in KINDS.items():
        if how.texts:
            yield _named(noun(kind), called(kind), how.table, how.table)


def _types(_dossier: Dossier) -> Iterator[Named]:
    for each in (*NoteType, *LineType):
        yield _named(choice(each), choice(each), each.value, each.value)


def _tags(dossier: Dossier) -> Iterator[Named]:
    return (_named(tag.name, tag.meaning, tag.id) for tag in dossier.all(RecordTag))


def _authors(dossier: Dossier) -> Iterator[Named]:
    return (_named(name, name, name) for name in dossier.tables[Note].derive(_writers))


def _writers(notes: KindTable) -> tuple[str, ...]:
    return tuple(sorted({getattr(note, "author", "") for note in notes.records()} - {""}))


def _states(_dossier: Dossier) -> Iterator[Named]:
    yield _named("open", _("not resolved or settled yet"), "open")
    yield _named("resolved", _("resolved, settled or agreed"), "resolved")
    yield _named("pinned", _("pinned to the pack"), "pinned")


def _days(dossier: Dossier) -> Iterator[Named]:
    for each in dossier.all(Round):
        if each.date is not None:
            yield _named(each.date.isoformat(), round_name(each), each.date.isoformat())


_NAMED: dict[str, Callable[[Dossier], Iterator[Named]]] = {
    "party": _parties,
    "point": _points,
    "round": _rounds,
    "kind": _kinds,
    "type": _types,
    "tag": _tags,
    "author": _authors,
    "is": _states,
    "after": _days,
    "before": _days,
}


def _test(dossier: Dossier, name: str, meant: frozenset[str]) -> Test:
    if name in ("party", "point", "round"):
        return lambda record: getattr(_borne(dossier, record), name) in meant
    if name == "tag":
        tagged = tagged_with(dossier, meant)
        return lambda record: (KINDS[type(record)].table, record.id) in tagged
    if name == "author":
        return lambda record: getattr(record, "author", "") in meant
    if name == "type":
        return lambda record: isinstance(record, Note | Line) and record.type.value in meant
    if name == "is":
        return lambda record: any(_is(record, state) for state in meant)
    days = [dt.date.fromisoformat(day) for day in meant]
    if name == "after":
        return lambda record: any(_date_of(dossier, record, dt.date.min) >= day for day in days)
    return lambda record: any(_date_of(dossier, record, dt.date.max) < day for day in days)


def _borne(dossier: Dossier, record: Record) -> Bearing:
    """What a record bears on; an excerpt bears on what its position does."""
    if isinstance(record, Excerpt):
        return bearing(dossier, dossier.find(Position, record.position))
    return bearing(dossier, record)


def _is(record: Record, state: str) -> bool:
    if isinstance(record, Note):
        return record.pinned if state == "pinned" else record.resolved == (state == "resolved")
    settled = _settled(record)
    return settled is not None and state != "pinned" and settled == (state == "resolved")


def _settled(record: Record) -> bool | None:
    """Whether what a record is about is done with; None where it cannot be."""
    if isinstance(record, Point):
        return record.status == PointStatus.SETTLED
    if isinstance(record, Clause):
        return record.status == ClauseStatus.AGREED
    return record.done if isinstance(record, Action) else None


def date_of(dossier: Dossier, record: Record) -> dt.date | None:
    """The day that a record is of: said, written, held or issued."""
    if isinstance(record, Excerpt):
        position = dossier.find(Position, record.position)
        return position.date if position else None
    if isinstance(record, Note | Pack):
        moment = record.created if isinstance(record, Note) else record.issued
        return local_day(moment) if moment else None
    return record.due if isinstance(record, Action) else getattr(record, "date", None)


def _date_of(dossier: Dossier, record: Record, otherwise: dt.date) -> dt.date:
    return date_of(dossier, record) or otherwise


_MONTH = re.compile(r"(\d{4})(?:-(\d{1,2}))?", re.ASCII)


def _day(value: str) -> dt.date | None:
    """A day as dates are typed elsewhere; a month, 2025-11, or a year stands for its first day."""
    found = _MONTH.fullmatch(value)
    if found is None:
        return read_date(value)
    try:
        return dt.date(int(found[1]), int(found[2] or 1), 1)
    except ValueError:
        return None


def _unknown(each: QueryFilter) -> str:
    if each.name in ("after", "before"):
        if sentence := wrong_year(each.value):
            return sentence
        sentence = _("“{value}” is not a date. Enter it as 2025-11-01, 2025-11 or 2025.")
    elif each.name in ("kind", "type", "is"):
        sentence = _("“{name}:” does not accept “{value}”. Use {names}.")
    else:
        sentence = _("There is no {name} “{value}” in this dossier.")
    return sentence.format(name=each.name, value=each.value, names=_names(each.name))


def _names(name: str) -> str:
    if name not in ("kind", "type", "is"):
        return ""
    return list_of([each.value for each, _names, _id in _NAMED[name](Dossier.of(()))])
