"""What a party said: recording and correcting it, and dragging its marker and range."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from core.editing.commands.basic import Command, create, existing, remove
from core.editing.phrases import placed
from core.editing.typed_rules import accept
from core.language import gettext as _
from core.language import ngettext
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.kinds import KINDS
from core.model.records import Issue, Mark, Note, Party, Position, Tagging
from core.text.drift import Drift


def record_position(*, issue: str, party: str, date: dt.date, **fields: Any) -> Command:
    """A move: a new position after the existing ones."""
    command = create(Position, issue=issue, party=party, date=date, **fields)
    label = _("record position")
    return replace(command, label=label, naming=lambda d: _on(d, label, issue, party))


def record_positions(found: Sequence[dict[str, Any]]) -> Command:
    """Several positions in one step, each given by the fields of a position."""

    def edits(_dossier: Dossier) -> Iterator[Edit]:
        for fields in found:
            yield Edit(None, Position(new_id(), **fields))

    count = len(found)
    label = ngettext("record {count} position", "record {count} positions", count)
    return Command(label.format(count=count), edits)


def correct_position(identifier: str, **fields: Any) -> Command:
    """A mistake corrected: a position in place of this one, which stays on record.

    Fields not given keep the values that stand now, earlier corrections included. Its notes move to
    the correction; its mark, its tags and, unless the source changes, its evidence stand on both.
    """
    new = new_id()

    def edits(dossier: Dossier) -> Iterator[Edit]:
        stands = _standing(dossier, identifier)
        corrected = msgspec.structs.replace(stands, **fields)
        if corrected != stands:
            accept(stands, corrected, dossier)
            after = msgspec.structs.replace(corrected, id=new, corrects=stands.id)
            yield Edit(None, after)
            yield from _coming_along(dossier, stands, after)

    label = _("correct position")
    return Command(label, edits, naming=lambda d: _about(d, label, identifier))


def _coming_along(dossier: Dossier, before: Position, after: Position) -> Iterator[Edit]:
    """What stands on a position that is corrected, on its correction."""
    table = KINDS[Position].table
    attachments: list[Mark | Tagging] = [*dossier.marks(before.id), *dossier.taggings(before.id)]
    for attached in attachments:
        if attached.target_kind == table:
            yield Edit(None, msgspec.structs.replace(attached, id=new_id(), target=after.id))
    if after.source == before.source:
        for excerpt in dossier.excerpts(before.id):
            yield Edit(None, msgspec.structs.replace(excerpt, id=new_id(), position=after.id))
    for note in dossier.notes(before.id):
        if note.target_kind == table:
            yield Edit(note, msgspec.structs.replace(_placed(note, before, after), target=after.id))


def _placed(note: Note, before: Position, after: Position) -> Note:
    if not note.quote:
        return note
    was, now = (str(getattr(each, note.field, "")) for each in (before, after))
    return placed(note, Drift(was, now), was, now)


def remove_statement(identifier: str) -> Command:
    """A statement removed with all its corrections; `remove` removes a single correction."""

    def edits(dossier: Dossier) -> Iterator[Edit]:
        chain = _chain(dossier, identifier)
        for position in reversed(chain):
            for edit in remove(Position, position.id).edits(dossier):
                dossier = dossier.replacing(edit.before, edit.after)
                yield edit

    label = _("remove position")
    return Command(label, edits, naming=lambda d: _about(d, label, identifier))


def place_marker(
    identifier: str, value: float, *, merge: str = "", begun: Position | None = None
) -> Command:
    """The stated value elsewhere within the issue's scale; a range that no longer contains it
    widens, and the label says so. `begun` is the position before the first of several steps that
    form one: its range counts, so that moving back leaves the range as it was."""

    def placed(dossier: Dossier) -> tuple[Edit, bool]:
        before = existing(dossier, Position, identifier)
        first = begun if begun is not None else before
        at = _within(dossier, before, value)
        low = None if first.low is None else min(first.low, at)
        high = None if first.high is None else max(first.high, at)
        after = msgspec.structs.replace(before, value=at, low=low, high=high)
        return Edit(before, after), (low, high) != (first.low, first.high)

    def naming(dossier: Dossier) -> str:
        widened = placed(dossier)[1]
        label = _("move marker and widen range") if widened else _("move marker")
        return _about(dossier, label, identifier)

    return Command(_("move marker"), lambda d: (placed(d)[0],), merge, naming=naming)


def place_range(identifier: str, low: float, high: float, *, merge: str = "") -> Command:
    """The acceptable range elsewhere within the issue's scale, with its ends given in either
    order."""

    def edits(dossier: Dossier) -> Iterator[Edit]:
        before = existing(dossier, Position, identifier)
        ends = sorted(_within(dossier, before, end) for end in (low, high))
        yield Edit(before, msgspec.structs.replace(before, low=ends[0], high=ends[1]))

    label = _("move range")
    return Command(label, edits, merge, naming=lambda d: _about(d, label, identifier))


def _within(dossier: Dossier, position: Position, value: float) -> float:
    issue = dossier.get(Issue, position.issue)
    low, high = sorted((issue.low_end, issue.high_end))
    return min(max(value, low), high)


def _standing(dossier: Dossier, identifier: str) -> Position:
    """The position, or its last correction."""
    return _chain(dossier, identifier)[-1]


def _chain(dossier: Dossier, identifier: str) -> list[Position]:
    """The original statement and all its corrections, each after what it corrects."""
    position = existing(dossier, Position, identifier)
    while position.corrects is not None:
        position = dossier.get(Position, position.corrects)
    chain = [position]
    group = sorted(dossier.positions(position.issue, position.party), key=lambda p: p.id)
    for link in chain:
        chain += [each for each in group if each.corrects == link.id]
    return chain


def _about(dossier: Dossier, label: str, identifier: str) -> str:
    position = existing(dossier, Position, identifier)
    return _on(dossier, label, position.issue, position.party)


def _on(dossier: Dossier, label: str, issue: str, party: str) -> str:
    named_issue, named_party = dossier.find(Issue, issue), dossier.find(Party, party)
    if named_issue is None or named_party is None:
        return label
    return _("{label}: {party} on {issue}").format(
        label=label, party=named_party.name, issue=named_issue.name
    )
