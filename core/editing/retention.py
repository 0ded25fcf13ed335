"""Retention: what was noted for one round only, purged from the file when it is no longer kept."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import msgspec

from core.editing.commands import Command, remove
from core.editing.workspace import Workspace
from core.language import gettext as _
from core.model.change import Edit, folded
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Audience, Note, Position, Record, Round
from core.model.texts import bearing
from core.storage.journal import RecordKey
from core.storage.purging import holds
from core.storage.second_backups import own_backups
from core.text.days import local_day
from core.text.digest import short


class Expired(msgspec.Struct, frozen=True):
    """What of a round is no longer to be kept."""

    my_notes: bool = True
    """Notes for their author only."""
    notes: bool = False
    """All other notes."""
    captures: bool = False
    """What was taken down in the room: positions without a source."""

    def includes(self, record: Record) -> bool:
        """Whether a record of the round is among it."""
        if isinstance(record, Note):
            return self.my_notes if record.audience is Audience.MINE else self.notes
        return self.captures and isinstance(record, Position) and record.source is None


class Purge(msgspec.Struct, frozen=True):
    """The records to purge, with their parts and the notes on them: those `held` in the dossier,
    and those `removed` before, which the journal still has."""

    meeting: Round
    held: tuple[Record, ...]
    removed: tuple[Record, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """All of them."""
        return (*self.held, *self.removed)

    @property
    def keys(self) -> frozenset[RecordKey]:
        """All of them, as the file has them."""
        return frozenset((KINDS[type(each)].table, each.id) for each in self.records)


class Purged(msgspec.Struct, frozen=True):
    """A receipt: what was purged, when, by whom, and the journal's head with it."""

    purge: Purge
    at: dt.datetime
    author: str
    change: int
    head: str


def purge_of(space: Workspace, meeting: Round, expired: Expired) -> Purge:
    """What there is to purge of a round."""
    removed = space.store.removed()
    every = space.latest.replacing_all((None, each) for each in removed)
    edits = _removal(space.latest, _roots(space.latest, meeting, expired))
    return Purge(
        meeting,
        tuple(edit.record for edit in edits if edit.after is None),
        tuple(r for r in removed if expired.includes(r) and _is_of(every, r, meeting)),
    )


def _roots(dossier: Dossier, meeting: Round, expired: Expired) -> list[Record]:
    every: list[Record] = [*dossier.all(Note), *dossier.all(Position)]
    return [each for each in every if expired.includes(each) and _is_of(dossier, each, meeting)]


def _is_of(dossier: Dossier, record: Record, meeting: Round) -> bool:
    """Whether a record is about a round, or a note was written on one of its days."""
    if bearing(dossier, record).round == meeting.id:
        return True
    written = getattr(record, "created", None)
    if written is None or meeting.date is None:
        return False
    return bool(meeting.date <= local_day(written) <= (meeting.end_date or meeting.date))


def _removal(dossier: Dossier, roots: Iterable[Record]) -> tuple[Edit, ...]:
    """The edits that remove some records, and whatever goes with them."""
    edits: list[Edit] = []
    for root in roots:
        if dossier.find(type(root), root.id) is None:
            continue
        for edit in remove(type(root), root.id).edits(dossier):
            edits.append(edit)
            dossier = dossier.replacing(edit.before, edit.after)
    return folded(edits)


def carry_out(space: Workspace, purge: Purge) -> Purged:
    """Purge, and say what was purged. RuleBroken or FileProblem as `Workspace.purge`."""
    command = Command(_("purge records"), lambda dossier: _removal(dossier, purge.held))
    change = space.purge(command, purge.keys)
    number, head = space.store.chain.end
    assert change.at is not None, "what was saved has a moment"
    return Purged(purge, change.at, change.author, number, short(head.hex()))


def backups_with(space: Workspace, purge: Purge, second: Path | None) -> tuple[Path, ...]:
    """The backups of the dossier that have any of it, and those that cannot be read."""
    key = space.store.key
    found = own_backups(space.path, second, key)
    return tuple(each.path for each in found if holds(each.path, purge.keys, key))
