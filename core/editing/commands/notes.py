"""Annotations: adding, answering, resolving and pinning them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from core.editing.commands.basic import Command, change, create, existing
from core.language import gettext as _
from core.language import ngettext
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.records import Note
from core.text.selectors import Selector


def add_note(target_kind: str, target: str, text: str, **fields: Any) -> Command:
    """A note on a record, or on the phrase given by `field`, `quote`, `start` and `end`."""
    fields.setdefault("created", _now())
    return create(Note, target_kind=target_kind, target=target, text=text, **fields)


def reply(note: str, text: str, **fields: Any) -> Command:
    """An answer to a note, on the same target and for the same audience."""
    new, created = new_id(), _now()

    def edits(dossier: Dossier) -> Iterator[Edit]:
        parent = existing(dossier, Note, note)
        told = {"audience": parent.audience, "created": created, **fields}
        yield Edit(
            None, Note(new, parent.target_kind, parent.target, text, parent=parent.id, **told)
        )

    return Command(_("reply to note"), edits)


def resolve(note: str, resolved: bool = True) -> Command:
    """The note resolved, or open again."""
    label = _("resolve note") if resolved else _("reopen note")
    return replace(change(Note, note, resolved=resolved), label=label)


def change_notes(notes: Sequence[str], label: str = "", **fields: Any) -> Command:
    """Several notes with some fields set to new values, as one step; those removed in the meantime
    are skipped."""

    def edits(dossier: Dossier) -> Iterator[Edit]:
        for identifier in notes:
            if dossier.find(Note, identifier) is not None:
                yield from change(Note, identifier, **fields).edits(dossier)

    said = ngettext("edit {count} note", "edit {count} notes", len(notes))
    return Command(label or said.format(count=len(notes)), edits)


def pin(note: str, pinned: bool = True) -> Command:
    """The note pinned, so that every pack includes it, or left to the pack's own selection."""
    label = _("pin note to the pack") if pinned else _("unpin note")
    return replace(change(Note, note, pinned=pinned), label=label)


def attach(note: str, phrase: Selector) -> Command:
    """A note moved to other words of its text, for example because its words are gone."""
    return replace(change(Note, note, **phrase._asdict()), label=_("attach note"))


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
