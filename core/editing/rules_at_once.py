"""Whether many new records of one kind keep all rules, found out at once.

Where that is not certain, the rules are asked one by one (`core.editing.rules`), for they say what
is wrong; so this may doubt what is right, but not pass what is wrong.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import chain, repeat
from operator import is_
from types import NoneType
from typing import Any, get_args

import msgspec

from core.editing.limits import FIRST_YEAR, LARGEST, UNKEPT, on_scale
from core.editing.position_rules import (
    correction_keeps_its_place,
    no_statement_has_no_value,
    position_has_a_range,
)
from core.model.choices import Commitment
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Issue, Position, Record

_Columns = Mapping[str, Sequence[Any]]
"""The values of many records, by field; a single one where all have the same."""
_Keeping = Callable[[Dossier, _Columns, Sequence[Any]], bool]


def keep_all_rules(dossier: Dossier, records: Sequence[Record]) -> bool:
    """Whether new records of one kind certainly keep the rules in `dossier`, which has them."""
    kind = type(records[0])
    of_kind = _RULES.get(kind)
    if of_kind is None:
        return False
    told = zip(*map(msgspec.structs.astuple, records), strict=True)
    columns = dict(zip(kind.__struct_fields__, map(_each, told), strict=True))
    return (
        all(map(_can_be_kept, columns.values(), _types_of(kind)))
        and _refer_to_what_is_there(dossier, kind, columns)
        and all(each.strip() for name in KINDS[kind].needs for each in columns[name])
        and of_kind(dossier, columns, records)
    )


@cache
def _types_of(kind: type[Record]) -> list[set[type]]:
    """The types that a value of each field may have to come from the file as it was; none for a
    field of which that cannot be told by the type."""
    fields = (field.type for field in msgspec.structs.fields(kind))
    types = ({*(get_args(told) or (told,))} for told in fields)
    return [told if all(map(_is_plain, told)) else set() for told in types]


def _is_plain(told: Any) -> bool:
    plain = (str, float, int, bool, dt.date, NoneType)
    return told in plain or (isinstance(told, type) and issubclass(told, StrEnum))


def _each(column: Sequence[Any]) -> Sequence[Any]:
    """The values of a column; the one value of a column that has no other. Only what is the same
    object is the same in type as well."""
    return column[:1] if all(map(is_, column, repeat(column[0]))) else column


def _together(columns: _Columns, *names: str) -> set[tuple[Any, ...]]:
    """What there is in some columns side by side."""
    of = [columns[name] for name in names]
    count = max(map(len, of))
    return {*zip(*([*each] * (count // len(each)) for each in of), strict=True)}


def _refer_to_what_is_there(dossier: Dossier, kind: type[Record], columns: _Columns) -> bool:
    """Whether all that they name is there, and none names one of its own kind."""
    told = KINDS[kind]
    for name, named in told.references.items():
        identifiers = {*columns[name]}
        if name not in told.owners:
            identifiers.discard(None)
        if identifiers and named is kind:
            return False
        if not all(map(dossier.tables[named].by_id.find, identifiers)):
            return False
    return True


def _can_be_kept(column: Sequence[Any], allowed: set[type]) -> bool:
    """Whether the values of one field, all of types that are allowed, are the same once they come
    from the file."""
    types = {*map(type, column)}
    if not types <= allowed:
        return False
    if str in types:
        text = "".join(filter(None, column))
        return (text.isascii() and "\0" not in text) or not UNKEPT.search(text)
    if types & {float, int}:
        numbers = {*column} - {None}
        return all(-LARGEST <= value <= LARGEST for value in numbers)
    return dt.date not in types or min({*column} - {None}).year >= FIRST_YEAR


def _position_rules(dossier: Dossier, columns: _Columns, positions: Sequence[Position]) -> bool:
    if not all(
        on_scale(issue, end)
        for issue, numbers in _said(dossier, columns)
        for end in (min(numbers), max(numbers))
    ):
        return False
    if _together(columns, *_SAID_BESIDES) <= _NOTHING:
        return True
    return not any(
        rule(dossier, each) is not None
        for rule in (position_has_a_range, correction_keeps_its_place, no_statement_has_no_value)
        for each in positions
    )


def _said(dossier: Dossier, columns: _Columns) -> Iterator[tuple[Issue, set[float]]]:
    """Issues with the places said on them; a single issue for all that have the same scale."""
    issues = {each: dossier.get(Issue, each) for each in {*columns["issue"]}}
    alike = {(each.low_end, each.high_end): each for each in issues.values()}
    said: defaultdict[str, set[float]] = defaultdict(set)
    if len(alike) == 1:
        (issue,) = alike.values()
        said[issue.id].update(*(columns[name] for name in _PLACES))
    else:
        for issue_id, value in chain(*(_together(columns, "issue", name) for name in _PLACES)):
            said[issue_id].add(value)
    for issue_id, numbers in said.items():
        if places := numbers - {None}:
            yield issues[issue_id], places


_PLACES = ("value", "low", "high", "ideal")
_SAID_BESIDES = ("commitment", "low", "high", "salience", "corrects")
"""What the rules on a single position are about, besides its place on a scale."""
_NOTHING = {(each, *[None] * 4) for each in Commitment if each is not Commitment.NO_STATEMENT}


_RULES: dict[type[Record], _Keeping] = {Position: _position_rules}
"""The rules of those kinds of which there may be many."""
