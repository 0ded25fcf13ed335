"""Retention: what was noted for one round only, purged from the file when it is no longer kept."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import msgspec

from core.editing.commands import Command, remove
from core.editing.commands.basic import with_parts
from core.editing.workspace import Workspace
from core.language import gettext as _
from core.model.change import Edit, folded
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Audience, Note, Position, Record, Round
from core.model.texts import bearing
from core.storage.journal import RecordKey
from core.storage.purging import told_of
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


class Purgeable:
    """All that a dossier has and has had, read from its file once, whatever is asked of it."""

    def __init__(self, space: Workspace) -> None:
        self._held = space.latest
        self._every = space.latest.replacing_all((None, each) for each in space.store.removed())

    def of(self, meeting: Round, expired: Expired) -> Purge:
        """What there is to purge of a round. What belonged to a record goes with it, whichever of
        the two was removed before."""
        every = (*self._every.all(Note), *self._every.all(Position))
        roots = (r for r in every if expired.includes(r) and _is_of(self._every, r, meeting))
        held: list[Record] = []
        removed: list[Record] = []
        for each in with_parts(self._every, roots):
            is_held = self._held.find(type(each), each.id) is not None
            (held if is_held else removed).append(each)
        return Purge(meeting, tuple(held), tuple(removed))


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


class BackupsAsked:
    """The backups of a dossier, each asked but once whether it has the words of a record."""

    def __init__(self, space: Workspace, second: Path | None) -> None:
        self._key = space.store.key
        found = own_backups(space.path, second, self._key)
        self._told: dict[Path, dict[RecordKey, bool]] = {each.path: {} for each in found}

    def having(self, purge: Purge) -> tuple[Path, ...]:
        """Those that have any of what is to be purged, and those that cannot be read."""
        return tuple(path for path in self._told if self._has(path, purge.keys))

    def _has(self, path: Path, keys: frozenset[RecordKey]) -> bool:
        told = self._told[path]
        if not any(told.get(each) for each in keys):
            told.update(told_of(path, keys - told.keys(), self._key))
        return any(told.get(each) for each in keys)
