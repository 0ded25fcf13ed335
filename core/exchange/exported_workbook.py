"""A workbook that `whole_workbook` made, as somebody wants a sheet of it back."""

from collections.abc import Sequence

from core.errors import ImportProblem
from core.exchange.whole_workbook import LONG, README
from core.exchange.workbook import Rows, Workbook
from core.language import gettext as _
from core.model.kinds import KIND_NAMED, KINDS
from core.model.records import Negotiation, Position

_ALWAYS = frozenset((README, LONG, KINDS[Negotiation].table, KINDS[Position].table))
"""Sheets that every such workbook has."""


def is_exported(file: object) -> bool:
    """Whether a file is a workbook that holds a whole dossier."""
    return isinstance(file, Workbook) and {name for name, _rows in file.sheets} >= _ALWAYS


def refuse_exported(file: object) -> None:
    """ImportProblem if a file is such a workbook, and nobody has said which sheet is wanted."""
    if is_exported(file):
        raise ImportProblem(
            _(
                "This workbook is a whole dossier that Parley exported. Import the dossier from a "
                "zip or JSON of it; or say what the rows are, and the sheet of that kind is read."
            )
        )


def sheet_alone(workbook: Workbook, table: str) -> Workbook:
    """The sheet of a kind, by its table, with the texts that no cell could hold, and without what
    was added for people to read; any other workbook as it is."""
    sheets = dict(workbook.sheets)
    if table not in sheets or not is_exported(workbook):
        return workbook
    heads, *rows = sheets[table]
    fields = KIND_NAMED[table].record.__struct_fields__
    kept = [at for at, head in enumerate(heads) if head in fields]
    long = _long_texts(sheets[LONG], table)
    at_id = heads.index("id") if "id" in heads else 0

    def cells(row: Sequence[str]) -> list[str]:
        whole = [*row, *[""] * (len(heads) - len(row))]
        return [long.get((whole[at_id], heads[at]), whole[at]) for at in kept]

    return Workbook(((table, [[heads[at] for at in kept], *map(cells, rows)]),))


def _long_texts(rows: Rows, table: str) -> dict[tuple[str, str], str]:
    """The texts of the records of a kind that are on a sheet of their own, by id and field."""
    found: dict[tuple[str, str], str] = {}
    for kind, identifier, field, _part, text in (row[:5] for row in rows[1:] if len(row) >= 5):
        if kind == table:
            key = identifier, field
            found[key] = found.get(key, "") + text
    return found
