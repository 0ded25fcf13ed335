"""Restoring what the journal remembers: a field's former value, or a removed record."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from core.editing.commands.basic import Command, change
from core.errors import RuleBroken
from core.language import gettext as _
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.naming import field_name, noun
from core.storage.journal import WHOLE, JournalEntry


def restore_field(entry: JournalEntry) -> Command:
    """The value that a field had before a change."""
    label = _("restore {field} of {noun}").format(
        field=field_name(entry.field, entry.kind), noun=noun(entry.kind)
    )
    command = change(entry.kind, entry.record, **{entry.field: entry.before})
    return replace(command, label=label)


def restore_removed(entries: Sequence[JournalEntry]) -> Command:
    """The records that a change removed, as they were; those that exist again are left alone."""
    gone = [e for e in entries if e.field == WHOLE and e.after is None and e.before is not None]

    def edits(dossier: Dossier) -> Iterator[Edit]:
        missing = [entry for entry in gone if dossier.find(entry.kind, entry.record) is None]
        if not missing:
            raise RuleBroken(_("Nothing to restore: it has already been restored."))
        for entry in missing:
            yield Edit(None, entry.before)

    return Command(_("restore removed records"), edits)
