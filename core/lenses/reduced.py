"""A dossier of which some things were never part: to be taken across a border, or handed over."""

import msgspec

from core.lenses.kept import Kept, whole
from core.lenses.releasable import is_public
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Audience, Copy, Excerpt, Note, Pack, Point, Record, Source, Template
from core.model.texts import STORED_TEXT

ISSUED: frozenset[type[Record]] = frozenset({Pack, Copy, Template})


class Reduction(msgspec.Struct, frozen=True):
    """What is left out."""

    points: frozenset[str] = frozenset()
    """Sticking points, by id, with all that belongs to them."""
    my_notes: bool = True
    """Notes for their author only."""
    notes: bool = False
    """All other notes."""
    assessments: bool = False
    """What no other side is told: every field that is not declared public."""
    texts: bool = False
    """The texts of sources; what they are and where they are from stays."""
    packs: bool = True
    """Packs as issued, their copies, and templates."""


def reduced(dossier: Dossier, reduction: Reduction) -> Dossier:
    """The dossier without what is left out, and without what refers to it."""
    kept: Kept = {
        kind: {
            each.id: _adrift(each, reduction)
            for each in dossier.all(kind)
            if _stays(each, reduction)
        }
        for kind in KINDS
    }

    def is_shown(kind: type[Record], field: str) -> bool:
        if kind is Source and field == "digest":
            return not reduction.texts
        chosen_by_itself = kind is Note or not KINDS[kind].public
        return chosen_by_itself or not reduction.assessments or is_public(kind, field)

    return whole(kept, is_shown)


def _stays(record: Record, reduction: Reduction) -> bool:
    if isinstance(record, Note):
        mine = record.audience is Audience.MINE
        return not (reduction.my_notes if mine else reduction.notes)
    if isinstance(record, Point):
        return record.id not in reduction.points
    return type(record) not in ISSUED or not reduction.packs


def _adrift(record: Record, reduction: Reduction) -> Record:
    """A phrase of a text that is left out, without its place there; its words stay."""
    in_text = isinstance(record, Excerpt) or (
        isinstance(record, Note) and record.field == STORED_TEXT
    )
    if not in_text or not reduction.texts:
        return record
    return msgspec.structs.replace(record, start=None, end=None)


def digests(dossier: Dossier) -> frozenset[str]:
    """The digests of the texts that a dossier refers to."""
    return frozenset(each.digest for each in dossier.all(Source) if each.digest)
