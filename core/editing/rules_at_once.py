"""Whether many new records of one kind keep all rules, found out at once.

Where that is not certain, the rules are asked one by one (`core.editing.rules`), for they say what
is wrong; so this may doubt what is right, but not pass what is wrong.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from core.editing.limits import FIRST_YEAR, LARGEST, UNKEPT, on_scale
from core.editing.position_rules import (
    correction_keeps_its_place,
    no_statement_has_no_value,
    position_has_a_range,
)
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Issue, Position, Record

_Keeping = Callable[[Dossier, Sequence[Any]], bool]


def keep_all_rules(dossier: Dossier, records: Sequence[Record]) -> bool:
    """Whether new records of one kind certainly keep the rules in `dossier`, which has them."""
    kind = type(records[0])
    of_kind = _RULES.get(kind)
    columns = [*zip(*map(msgspec.structs.astuple, records), strict=True)]
    return (
        of_kind is not None
        and _come_back(kind, records)
        and _refer_to_what_is_there(dossier, kind, records)
        and all(map(_can_be_kept, columns))
        and all(getattr(each, name).strip() for name in KINDS[kind].needs for each in records)
        and of_kind(dossier, records)
    )


def _come_back(kind: type[Record], records: Sequence[Record]) -> bool:
    """Whether they are the same once they come from the file."""
    try:
        told = msgspec.convert(msgspec.to_builtins(records), list[kind])  # type: ignore[valid-type]
    except (msgspec.ValidationError, TypeError, ValueError):
        return False
    return bool(told == [*records])


def _refer_to_what_is_there(
    dossier: Dossier, kind: type[Record], records: Sequence[Record]
) -> bool:
    """Whether all that they name is there, and none names one of its own kind."""
    told = KINDS[kind]
    for name, named in told.references.items():
        identifiers = {getattr(record, name) for record in records}
        if name not in told.owners:
            identifiers.discard(None)
        if identifiers and named is kind:
            return False
        if any(dossier.find(named, each) is None for each in identifiers):
            return False
    return True


def _can_be_kept(column: Sequence[Any]) -> bool:
    """Whether a file can keep the values of one field."""
    types = {*map(type, column)}
    if tuple in types:
        return False
    if types & {float, int}:
        numbers = (value for value in column if type(value) in (float, int))
        return all(-LARGEST <= value <= LARGEST for value in numbers)
    if types & {dt.date, dt.datetime}:
        return all(value is None or value.year >= FIRST_YEAR for value in column)
    return not UNKEPT.search("".join([value for value in column if isinstance(value, str)]))


def _position_rules(dossier: Dossier, positions: Sequence[Position]) -> bool:
    values: defaultdict[str, set[float | None]] = defaultdict(set)
    for each in positions:
        values[each.issue] |= {each.value, each.low, each.high, each.ideal}
    for issue, told in values.items():
        numbers = [value for value in told if value is not None]
        scale = dossier.get(Issue, issue)
        if numbers and not (on_scale(scale, min(numbers)) and on_scale(scale, max(numbers))):
            return False
    return not any(
        rule(dossier, each) is not None
        for rule in (position_has_a_range, correction_keeps_its_place, no_statement_has_no_value)
        for each in positions
    )


_RULES: dict[type[Record], _Keeping] = {Position: _position_rules}
"""The rules of those kinds of which there may be many."""
