"""Marks on records: which marking word a record carries."""

from collections.abc import Iterable, Iterator

import msgspec

from core.editing.commands.basic import Command, existing
from core.language import gettext as _
from core.lenses.marking import mark_of
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.kinds import KINDS
from core.model.records import Mark, Record


def set_mark(records: Iterable[tuple[type[Record], str]], level: str) -> Command:
    """Set this mark on these records (kind and id each); "" removes their marks."""
    wanted = tuple(records)

    def edits(dossier: Dossier) -> Iterator[Edit]:
        for kind, identifier in wanted:
            yield from _edits(dossier, existing(dossier, kind, identifier), level)

    return Command(_("mark as {level}").format(level=level) if level else _("unmark"), edits)


def _edits(dossier: Dossier, record: Record, level: str) -> Iterator[Edit]:
    before = mark_of(dossier, record)
    if before is None and level:
        yield Edit(None, Mark(new_id(), KINDS[type(record)].table, record.id, level))
    elif before is not None and not level:
        yield Edit(before, None)
    elif before is not None and before.level != level:
        yield Edit(before, msgspec.structs.replace(before, level=level))
