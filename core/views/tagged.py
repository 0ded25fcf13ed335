"""Tags: which a record has, and what has a tag."""

from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Record, RecordTag, Tagging

Tagged = tuple[str, str]
"""What a tag is on: the table of its kind, and its id."""


def tags_on(dossier: Dossier, record: Record) -> list[RecordTag]:
    """The tags on a record, in the order of the codebook."""
    table = KINDS[type(record)].table
    mine = {each.tag for each in dossier.taggings(record.id) if each.target_kind == table}
    return [tag for tag in dossier.all(RecordTag) if tag.id in mine] if mine else []


def tagged_with(dossier: Dossier, tags: frozenset[str]) -> frozenset[Tagged]:
    """All that one of these tags is on."""
    return frozenset(
        (each.target_kind, each.target) for tag in tags for each in dossier.having(Tagging, tag=tag)
    )
