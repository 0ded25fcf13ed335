"""What a command is, and the verbs that all nouns share."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from core.editing.typed_rules import accept
from core.errors import Problem, RuleBroken
from core.language import gettext as _
from core.model.change import NO_TEXTS, Body, Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.kinds import KINDS
from core.model.naming import called, noun
from core.model.records import Record
from core.model.references import Gone, by_kind, naming

R = TypeVar("R", bound=Record)


class Command(msgspec.Struct, frozen=True):
    """A label in plain words, and a function from a dossier to the edits it asks for.

    Consecutive commands with the same `merge` key become one undo step (dragging a marker, typing a
    sentence). `texts` are long texts and kept files, by digest, that the edits refer to. `naming`
    makes a label that names records, once the dossier is known. A `lasting` command records
    something that happened outside the file, such as copies handed out: undo skips it.
    """

    label: str
    edits: Callable[[Dossier], Iterable[Edit]]
    merge: str = ""
    texts: Mapping[str, Body] = NO_TEXTS
    naming: Callable[[Dossier], str] | None = None
    lasting: bool = False

    def called(self, dossier: Dossier) -> str:
        """The label, worded for this dossier."""
        return self.naming(dossier) if self.naming else self.label

    def then(self, other: "Command") -> "Command":
        """One command that does both, the second on the result of the first; keeps this command's
        label."""
        return msgspec.structs.replace(
            self,
            edits=lambda dossier: _both(self, other, dossier),
            texts={**self.texts, **other.texts},
        )


def _both(first: Command, second: Command, dossier: Dossier) -> Iterator[Edit]:
    for edit in first.edits(dossier):
        yield edit
        dossier = dossier.replacing(edit.before, edit.after)
    yield from second.edits(dossier)


def create(kind: type[Record], *, label: str = "", **fields: Any) -> Command:
    """A new record of a kind; its id, rank and number are chosen if not given."""
    identifier = fields.pop("id", None) or new_id()

    def edits(dossier: Dossier) -> Iterator[Edit]:
        after = kind(identifier, **{**_next_places(dossier, kind), **fields})
        accept(None, after, dossier)
        yield Edit(None, after)

    return Command(label or _("add {noun}").format(noun=noun(kind)), edits)


def _next_places(dossier: Dossier, kind: type[Record]) -> dict[str, int]:
    return {
        name: max((getattr(record, name) for record in dossier.all(kind)), default=0) + 1
        for name in ("rank", "number")
        if name in kind.__struct_fields__
    }


def change(
    kind: type[Record], identifier: str, *, label: str = "", merge: str = "", **fields: Any
) -> Command:
    """The record with some fields set to new values."""

    def edits(dossier: Dossier) -> Iterator[Edit]:
        before = existing(dossier, kind, identifier)
        after = msgspec.structs.replace(before, **fields)
        if after != before:
            accept(before, after, dossier)
            yield Edit(before, after)

    return Command(label or _("edit {noun}").format(noun=noun(kind)), edits, merge)


def refusing(problem: Problem) -> Command:
    """A command that only reports what is wrong with what was typed."""

    def edits(_dossier: Dossier) -> Iterable[Edit]:
        raise problem

    return Command("", edits)


def existing(dossier: Dossier, kind: type[R], identifier: str) -> R:
    """The record that a command is about; RuleBroken if it no longer exists."""
    record = dossier.find(kind, identifier)
    if record is None:
        raise RuleBroken(_("This {noun} no longer exists.").format(noun=noun(kind)))
    return record


def remove(kind: type[Record], identifier: str) -> Command:
    """The record removed, with its parts; whatever merely referred to it loses the reference."""

    def edits(dossier: Dossier) -> Iterator[Edit]:
        return _removal(dossier, existing(dossier, kind, identifier))

    return Command(_("remove {noun}").format(noun=noun(kind)), edits)


def _removal(dossier: Dossier, root: Record) -> Iterator[Edit]:
    gone = with_parts(dossier, [root])
    keys = by_kind(gone)
    mentioning: dict[tuple[type[Record], str], tuple[Record, dict[str, str | None]]] = {}
    for record, name in naming(dossier, keys):
        if record.id not in keys.get(type(record), ()):
            seen = mentioning.setdefault((type(record), record.id), (record, {}))
            seen[1][name] = _next_named(record, name, keys)
    for record, fields in mentioning.values():
        yield Edit(record, msgspec.structs.replace(record, **fields))
    for record in reversed(gone):
        yield Edit(record, None)


def _next_named(record: Record, field: str, gone: Gone) -> str | None:
    """In a chain of one kind (a correction of a correction), what the removed link referred to."""
    kind = KINDS[type(record)]
    identifier: str | None = getattr(record, field)
    named = gone[kind.references[field]]
    while identifier in named:
        own = kind.references[field] is kind.record
        identifier = getattr(named[identifier], field) if own else None
    return identifier


def with_parts(dossier: Dossier, roots: Iterable[Record]) -> list[Record]:
    """Records, their parts, their parts, and what stands on any of them (notes, marks, tags);
    owners first."""
    found: dict[tuple[type[Record], str], Record] = {}
    coming = [*roots]
    while coming:
        found.update({(type(record), record.id): record for record in coming})
        parts = (*_parts(dossier, coming), *_standing_on(dossier, coming))
        coming = [record for record in parts if (type(record), record.id) not in found]
    return list(found.values())


def _parts(dossier: Dossier, owners: Iterable[Record]) -> Iterator[Record]:
    for record, name in naming(dossier, by_kind(owners)):
        if name in KINDS[type(record)].parts:
            yield record


def _standing_on(dossier: Dossier, owners: Iterable[Record]) -> Iterator[Record]:
    for owner in owners:
        table = KINDS[type(owner)].table
        yield from (note for note in dossier.notes(owner.id) if note.target_kind == table)
        yield from (mark for mark in dossier.marks(owner.id) if mark.target_kind == table)
        yield from (each for each in dossier.taggings(owner.id) if each.target_kind == table)


def reorder(kind: type[Record], identifiers: Sequence[str]) -> Command:
    """These records in this order, in the places that they now occupy together."""

    def edits(dossier: Dossier) -> Iterator[Edit]:
        records = [existing(dossier, kind, identifier) for identifier in identifiers]
        ranks = sorted(_rank(record) for record in records)
        if len(set(ranks)) < len(ranks):
            ranks = list(range(ranks[0], ranks[0] + len(ranks)))
        for record, rank in zip(records, ranks, strict=True):
            if _rank(record) != rank:
                yield Edit(record, msgspec.structs.replace(record, rank=rank))

    return Command(_("reorder {noun}").format(noun=called(kind)), edits)


def _rank(record: Record) -> int:
    rank: int = getattr(record, "rank")  # noqa: B009 - only ranked kinds are reordered
    return rank
