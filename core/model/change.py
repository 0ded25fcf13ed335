"""What happened: an Edit is a record before and after, a Change is the edits of one step."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import attrgetter
from types import MappingProxyType

import msgspec

from core.model.dossier import Dossier
from core.model.records import Record

MANY = 500
"""From this many edits on, making whole tables anew costs less than one record after another."""

Body = str | bytes
"""What is stored apart from records, by its SHA-256: a long text, or a file that is kept."""

NO_TEXTS: Mapping[str, Body] = MappingProxyType({})


class Edit(msgspec.Struct, frozen=True):
    """One record before and after; None means no record. The only account of what happened."""

    before: Record | None
    after: Record | None

    @property
    def kind(self) -> type[Record]:
        """The kind of record that was edited."""
        return type(self.record)

    @property
    def record(self) -> Record:
        """The record as it is now, or as it was if it has been removed."""
        record = self.after if self.after is not None else self.before
        assert record is not None, "an edit has a record before or after"
        return record

    @property
    def adds(self) -> type[Record] | None:
        """The kind of record that comes in; None if one is altered or removed."""
        return type(self.after) if self.before is None and self.after is not None else None

    @property
    def alike(self) -> tuple[type[Record], bool] | None:
        """The kind of record that comes in or goes, and whether it comes in; None if one is
        altered."""
        is_altered = self.before is not None and self.after is not None
        return None if is_altered else (type(self.record), self.before is None)

    @property
    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.after, self.before)

    def fields(self) -> tuple[str, ...]:
        """The names of the fields whose values differ."""
        names = self.record.__struct_fields__
        if self.before is None or self.after is None:
            return names
        return tuple(n for n in names if getattr(self.before, n) != getattr(self.after, n))


class Change(msgspec.Struct, frozen=True):
    """The edits of one step, in order, and the label a person sees.

    `texts` are long texts and kept files that the edits refer to by SHA-256 digest (sources); they
    are stored once and never altered. `whole` means that a different dossier is shown altogether
    (another as-of date), so that everything counts as touched.
    """

    label: str
    edits: tuple[Edit, ...]
    author: str = ""
    at: dt.datetime | None = None
    texts: Mapping[str, Body] = NO_TEXTS
    whole: bool = False

    @property
    def inverse(self) -> "Change":
        """The change that takes this one back, last edit first."""
        return Change(self.label, tuple(e.inverse for e in reversed(self.edits)), self.author)

    def touches(self, *kinds: type[Record]) -> bool:
        """Whether a record of one of these kinds was edited."""
        return self.whole or any(edit.kind in kinds for edit in self.edits)

    def touched(self, identifier: str) -> bool:
        """Whether the record with this id was edited."""
        return self.whole or any(edit.record.id == identifier for edit in self.edits)

    def applied(self, dossier: Dossier) -> Dossier:
        """The dossier after these edits."""
        if len(self.edits) >= MANY:
            return dossier.replacing_all((edit.before, edit.after) for edit in self.edits)
        for edit in self.edits:
            dossier = dossier.replacing(edit.before, edit.after)
        return dossier


def runs(edits: Sequence[Edit], most: int) -> Iterator[Sequence[Edit]]:
    """The edits in order, in parts that can be handled at once: at most so many that add records of
    one kind, or remove them, or a single other one."""
    for kind, alike in groupby(edits, attrgetter("alike")):
        while run := [*islice(alike, most if kind is not None else 1)]:
            yield run


def folded(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The same outcome with one edit per record: first `before`, last `after`, and no edit without
    effect."""
    first: dict[tuple[type[Record], str], Edit] = {}
    for edit in edits:
        record = edit.after if edit.after is not None else edit.record
        key = (type(record), record.id)
        seen = first.pop(key, None)
        first[key] = edit if seen is None else Edit(seen.before, edit.after)
    return tuple(
        edit
        for edit in first.values()
        if (edit.before is None) is not (edit.after is None) or edit.before != edit.after
    )
