"""Tags: put on records, taken from them, merged."""

from collections.abc import Iterable, Iterator

import msgspec

from core.editing.commands.basic import Command, existing
from core.language import gettext as _
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.kinds import KINDS
from core.model.records import Record, RecordTag, Tagging

Chosen = tuple[type[Record], str]
"""A record, by its kind and id."""


def put_tag(records: Iterable[Chosen], tag: str) -> Command:
    """Put a tag on these records; those that have it keep it."""
    wanted = tuple(records)

    def edits(dossier: Dossier) -> Iterator[Edit]:
        existing(dossier, RecordTag, tag)
        for kind, identifier in wanted:
            target = existing(dossier, kind, identifier)
            if _tagging(dossier, target, tag) is None:
                yield Edit(None, Tagging(new_id(), tag, KINDS[kind].table, target.id))

    return Command(_("tag"), edits)


def take_tag(records: Iterable[Chosen], tag: str) -> Command:
    """Take a tag from these records."""
    wanted = tuple(records)

    def edits(dossier: Dossier) -> Iterator[Edit]:
        for kind, identifier in wanted:
            tagging = _tagging(dossier, existing(dossier, kind, identifier), tag)
            if tagging is not None:
                yield Edit(tagging, None)

    return Command(_("remove tag"), edits)


def merge_tags(tag: str, into: str) -> Command:
    """Put the second tag on whatever has the first, and remove the first."""

    def edits(dossier: Dossier) -> Iterator[Edit]:
        existing(dossier, RecordTag, into)
        theirs = {_place(each) for each in dossier.having(Tagging, tag=into)}
        for each in dossier.having(Tagging, tag=tag):
            both = _place(each) in theirs
            yield Edit(each, None if both else msgspec.structs.replace(each, tag=into))
        yield Edit(existing(dossier, RecordTag, tag), None)

    return Command(_("merge tags"), edits)


def _place(tagging: Tagging) -> tuple[str, str]:
    return tagging.target_kind, tagging.target


def _tagging(dossier: Dossier, record: Record, tag: str) -> Tagging | None:
    wanted = (tag, KINDS[type(record)].table)
    on_it = dossier.taggings(record.id)
    return next((each for each in on_it if (each.tag, each.target_kind) == wanted), None)
