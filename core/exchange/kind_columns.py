"""Which kinds of record can be read from a table, and what columns such a table can have: both as
`core.model.kinds` declares them."""

from collections.abc import Mapping
from functools import cache

import msgspec

from core.errors import ImportProblem
from core.exchange import importable
from core.exchange.columns import FileColumns
from core.exchange.exported_workbook import is_exported
from core.exchange.positions_csv import USUAL, ImportChoices, columns_of
from core.exchange.table import parted, sheet_of
from core.exchange.workbook import Workbook
from core.model.kinds import KIND_NAMED, KINDS
from core.model.naming import noun
from core.model.records import Party, Position, Record

LEAST = 0.5
"""Which share of the heads a kind must know, to be taken for that of the rows."""

COUNTED = ("rank", "number")
"""Fields that are numbered where a table does not tell them."""

ELSEWHERE = ("digest", "file_name", "file_digest", "kept", "ocr")
"""Fields that stand for what is not in a table."""

_CALLED: Mapping[str, tuple[str, ...]] = {
    "number": ("no", "nr"),
    "name": ("title",),
    "title": ("name",),
    "point": ("sticking point",),
    "text": ("words", "what to say"),
    "locator": ("page",),
    "end_date": ("to", "until", "end"),
    "date": ("from", "begin", "start"),
    "low_end": ("low", "from"),
    "high_end": ("high", "to"),
    "since": ("from", "begin", "start", "member since"),
    "until": ("to", "end", "member until"),
    "influence": ("power",),
    "alternative": (
        "batna",
        "best alternative",
        "best alternative to agreement",
        "best alternative to a negotiated agreement",
        "no deal",
    ),
}
"""What people call columns besides, by field."""


def names_of(kind: type[Record]) -> tuple[str, ...]:
    """The fields that tell a record from others of its kind, if any do: those that it is a part of,
    and its name or number."""
    told = KINDS[kind]
    name = next(iter(told.needs), "number" if "number" in kind.__struct_fields__ else "")
    return (*told.parts, name) if name else ()


@cache
def _fields(kind: type[Record]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields that a table must have, and those that it can have."""
    named = names_of(kind)
    needed = [
        field.name
        for field in msgspec.structs.fields(kind)
        if (field.required and field.name not in ("id", *COUNTED)) or field.name in named[-1:]
    ]
    if kind is Party:
        needed.remove("code")
    rest = [name for name in kind.__struct_fields__ if name not in needed]
    return tuple(needed), tuple(rest)


def columns_of_kind(
    kind: type[Record], told: Mapping[str, str], *, leaves_out: bool = False
) -> FileColumns:
    """The columns of a table with a row a record."""
    required, optional = _fields(kind)
    others = {name: words for name, words in _CALLED.items() if name in (*required, *optional)}
    if named := names_of(kind):
        others[named[-1]] = (*others.get(named[-1], ()), noun(kind))
    return FileColumns(required, optional, others, dict(told), leaves_out, sheet=KINDS[kind].table)


def columns_for(choices: ImportChoices) -> FileColumns:
    """The columns that a table may have, read in this way."""
    if not choices.kind:
        return columns_of(choices)
    kind = KIND_NAMED[choices.kind].record
    return columns_of_kind(kind, choices.columns, leaves_out=choices.leaves_out)


def guessed(file: bytes | Workbook, name: str, told: Mapping[str, str] = USUAL.columns) -> str:
    """What the rows of a table are, by its name if it is that of an exported one, else by its
    heads, of which some may be told: the table of that kind, "" for positions that name what they
    are on in words."""
    if is_exported(file):
        return ""
    if _fit(file, "", told):
        return ""
    fits = {table: _fit(file, table, told) for table in importable()}
    exported = name.rpartition(".")[0]
    if not any(fits.values()):
        return ""
    if fits.get(exported):
        return exported
    best = max(fits, key=fits.__getitem__)
    if KIND_NAMED[best].record is Position and not fits[best] >= (1.0, 0):
        return ""
    return best if fits[best] >= (LEAST, 0) else ""


def _fit(file: bytes | Workbook, table: str, told: Mapping[str, str]) -> tuple[float, ...]:
    """How well a table fits a kind: the share of its heads that are known, and how many columns
    that kind needs; nothing if it lacks one of them."""
    try:
        columns = columns_for(ImportChoices(told, kind=table))
    except ImportProblem:
        return ()
    heads = parted(sheet_of(file, columns, lambda _done, _of: None), columns).heads
    found = columns.meant([head for head in heads if head])
    if not {*columns.required} <= {*found}:
        return ()
    return sum(each is not None for each in found) / len(found), len(columns.required)
