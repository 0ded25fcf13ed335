"""What a command is, and the verbs that every noun shares."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from core.change import NO_TEXTS, Edit
from core.dossier import Dossier
from core.errors import RuleBroken
from core.ids import new_id
from core.kinds import KINDS
from core.language import gettext as _
from core.model import Note, Record
from core.naming import called, noun


@dataclass(frozen=True, slots=True)
class Command:
    """A label in a person's words, and a function from a dossier to the edits it asks for.

    Commands that follow each other with the same `merge` key become one step of undo (dragging a
    marker, typing a sentence). `texts` are long texts, by digest, that the edits refer to.
    """

    label: str
    edits: Callable[[Dossier], Iterable[Edit]]
    merge: str = ""
    texts: Mapping[str, str] = field(default_factory=lambda: NO_TEXTS, hash=False)

    def then(self, other: "Command") -> "Command":
        """One command that does both, the second on what the first leaves; the label is ours."""
        return dataclasses.replace(
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
    """A new record of a kind; its id, rank and number are found where they are not given."""
    identifier = fields.pop("id", None) or new_id()

    def edits(dossier: Dossier) -> Iterator[Edit]:
        yield Edit(None, kind(identifier, **{**_next_places(dossier, kind), **fields}))

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
    """The record with some fields at new values."""

    def edits(dossier: Dossier) -> Iterator[Edit]:
        before = existing(dossier, kind, identifier)
        after = msgspec.structs.replace(before, **fields)
        if after != before:
            yield Edit(before, after)

    return Command(label or _("edit {noun}").format(noun=noun(kind)), edits, merge)


def existing(dossier: Dossier, kind: type[Record], identifier: str) -> Record:
    """The record that a command is about; RuleBroken if it is gone."""
    record = dossier.find(kind, identifier)
    if record is None:
        raise RuleBroken(_("This {noun} no longer exists.").format(noun=noun(kind)))
    return record


def remove(kind: type[Record], identifier: str) -> Command:
    """The record gone, with its parts; what merely mentioned it loses the mention."""

    def edits(dossier: Dossier) -> Iterator[Edit]:
        return _removal(dossier, existing(dossier, kind, identifier))

    return Command(_("remove {noun}").format(noun=noun(kind)), edits)


def _removal(dossier: Dossier, root: Record) -> Iterator[Edit]:
    gone = _with_parts(dossier, root)
    keys = {(type(record), record.id) for record in gone}
    for kind in KINDS.values():
        for record in dossier.all(kind.record) if kind.mentions else ():
            if (type(record), record.id) in keys:
                continue
            lost = {
                name: None
                for name, mentioned in kind.mentions.items()
                if (mentioned, getattr(record, name)) in keys
            }
            if lost:
                yield Edit(record, msgspec.structs.replace(record, **lost))
    for record in reversed(gone):
        yield Edit(record, None)


def _with_parts(dossier: Dossier, root: Record) -> list[Record]:
    """The record, its parts, their parts, and the notes on any of them; owners before parts."""
    found: dict[tuple[type[Record], str], Record] = {(type(root), root.id): root}
    queue: list[Record] = [root]
    while queue:
        owner = queue.pop()
        for record in _parts(dossier, owner):
            key = (type(record), record.id)
            if key not in found:
                found[key] = record
                queue.append(record)
    return list(found.values())


def _parts(dossier: Dossier, owner: Record) -> Iterator[Record]:
    yield from dossier.notes(owner.id)
    for kind in KINDS.values():
        names = [name for name, owning in kind.parts.items() if owning is type(owner)]
        if names and not (kind.record is Note and not isinstance(owner, Note)):
            for record in dossier.all(kind.record):
                if any(getattr(record, name) == owner.id for name in names):
                    yield record


def reorder(kind: type[Record], identifiers: Sequence[str]) -> Command:
    """These records in this order, in the places that they hold together now."""

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
