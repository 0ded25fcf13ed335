"""What the columns of a table are: found by their names, as people write them, or as told."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from core.errors import ImportProblem
from core.language import gettext as _
from core.language import ngettext
from core.model.naming import field_name
from core.text.likeness import same_key
from core.text.saying import commas, list_of, shortened

LISTED, NAMED = 8, 40
"""How many columns a sentence lists, and how much of their names, in characters."""

TITLES = 20
"""In how many of the first lines the names of the columns are looked for: there may be titles above
them."""


class UnknownColumns(ImportProblem):
    """The table has columns of which nobody has said what they are; `heads` are their names."""

    def __init__(self, sentence: str, heads: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.heads = heads


class MissingColumns(ImportProblem):
    """The table lacks columns that are needed, by `names`; `unknown` are the heads of which nobody
    knows what they are, none if there is but one column."""

    def __init__(self, sentence: str, names: tuple[str, ...], unknown: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.names, self.unknown = names, unknown

    @property
    def likely(self) -> tuple[str, str]:
        """A head that may be meant for a column, and that: one that begins with its name, if any
        does. At least one head must be unknown."""
        pairs = [(head, name) for name in self.names for head in self.unknown]
        begun = (each for each in pairs if plain(each[0]).startswith(plain(each[1])))
        return next(begun, pairs[0])


@dataclass(frozen=True)
class FileColumns:
    """The columns that a table can have.

    `required`, `optional`: their names in files that this program describes;
    `spared`: those of the required ones that others may tell where they are not there;
    `others`: what people call some of them too, by name;
    `told`: what a person says that columns are, by their heads; "" leaves one out;
    `leaves_out`: whether those that nobody knows are left out;
    `wide`: the column that stands for all those nobody knows ("issue"), "" if none does;
    `sheet`: the sheet that has them in the workbook of a whole dossier, "" if none does.
    """

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)
    leaves_out: bool = False
    wide: str = ""
    sheet: str = ""
    spared: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        wrong = [name for name in self.told.values() if name and name not in self.known]
        if wrong:
            sentence = _("No column is called {names}. Use: {known}.")
            known = ", ".join(self.known)
            raise ImportProblem(sentence.format(names=some(wrong), known=known))

    @property
    def known(self) -> tuple[str, ...]:
        """All names, those that are needed first."""
        return (*self.required, *self.optional)

    @cached_property
    def named(self) -> dict[str, str]:
        """What heads mean, by the plain form of their words."""
        names = {plain(name): name for name in self.known}
        for name in self.known:
            for word in (field_name(name), *self.others.get(name, ())):
                names.setdefault(plain(word), name)
        return {**names, **{plain(head): name for head, name in self.told.items()}}

    @cached_property
    def _own(self) -> frozenset[str]:
        """The heads that mean a column by its own name, or because somebody says so."""
        named = (word for name in self.known for word in (name, field_name(name)))
        return frozenset(map(plain, (*named, *self.told)))

    def meant(self, heads: Sequence[str]) -> list[str | None]:
        """What each of these heads means; None for one that nobody knows, and for one of those that
        people use besides where the column is there under its own name."""
        keys = [*map(plain, heads)]
        found = [self.named.get(key) for key in keys]
        own = {name for key, name in zip(keys, found, strict=True) if key in self._own}
        return [
            name if name not in own or key in self._own else None
            for key, name in zip(keys, found, strict=True)
        ]


def plain(head: str) -> str:
    """The name of a column without what nobody looks at: "Red line", "redLine" and "red_line" are
    one."""
    return re.sub(r"[\W_]+", "", same_key(head))


def some(names: Sequence[str]) -> str:
    """Names in a sentence, the first of many and the beginning of long ones."""
    shown = [shortened(" ".join(each.split()), NAMED) for each in names[:LISTED]]
    if len(names) <= LISTED:
        return list_of(shown)
    more = len(names) - LISTED
    told = ngettext("{names} and {count} more", "{names} and {count} more", more)
    return told.format(names=commas(shown), count=more)


def fitting(cells: Sequence[str], columns: FileColumns) -> int:
    """How many of these cells are names of columns."""
    names = columns.named
    return sum(plain(cell) in names for cell in cells if cell)


def heading(cells: Sequence[str], columns: FileColumns) -> list[str]:
    """The column of each cell below a line of heads: its name, "" if it is left out or has no head,
    and the head itself where the table is wide and the head names what the column is about.

    UnknownColumns or MissingColumns, or ImportProblem if one is there twice."""
    heads = [*cells]
    while heads and not heads[-1]:
        heads.pop()
    found = columns.meant(heads)
    _refuse_missing(found, heads, columns)
    unknown = [head for head, name in zip(heads, found, strict=True) if head and name is None]
    if unknown and not columns.leaves_out and not columns.wide:
        sentence = _("Unknown columns: {names}. Say what they are, or leave them out.")
        raise UnknownColumns(sentence.format(names=some(unknown)), tuple(unknown))
    meant = [_column(head, name, columns) for head, name in zip(heads, found, strict=True)]
    _refuse_twice(meant)
    return meant


def _column(head: str, name: str | None, columns: FileColumns) -> str:
    if name is None:
        return head if columns.wide else ""
    return name


def _refuse_missing(
    found: Sequence[str | None], heads: Sequence[str], columns: FileColumns
) -> None:
    missing = [name for name in columns.required if name not in found]
    if not {*missing} <= {*columns.spared}:
        sentence = _(
            "The first line must contain the column names. Missing: {names}. Found: {heads}."
        )
        shown = some([head for head in heads if head]) or "—"
        unknown = [head for head, name in zip(heads, found, strict=True) if head and name is None]
        unknown = unknown if len(heads) > 1 else []
        told = sentence.format(names=list_of(missing), heads=shown)
        told += " " + _("Say which columns are meant.") if unknown else ""
        raise MissingColumns(told, tuple(missing), tuple(unknown))


def _refuse_twice(found: Sequence[str]) -> None:
    twice = [name for name, count in Counter(found).items() if name and count > 1]
    if twice:
        sentence = _("Duplicate columns: {names}.")
        raise ImportProblem(sentence.format(names=some(sorted(twice))))
